// What the service worker answers with: our own headers in place of the host’s.

const SECURITY_HEADERS = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'none'",
    "worker-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

// Static hosts do not know all of these. With a wrong type, browsers do not load scripts and WebAssembly.
/** @type {Record<string, string>} */
const CONTENT_TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  mjs: "text/javascript; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

/**
 * A file as it is kept.
 * @param {BodyInit | null} body
 * @param {string} path
 */
export function dressed(body, path) {
  const type = CONTENT_TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return new Response(body, { headers: { ...SECURITY_HEADERS, "Content-Type": type } });
}

/** For a file that has not come yet: it is to be asked for again (see pwa/install/arrival.js). */
export function notThereYet() {
  return new Response(null, { status: 503, statusText: "Not there yet", headers: SECURITY_HEADERS });
}

/**
 * What is not in the list, such as the service worker’s own script, comes from the host, under the same policy.
 * @param {Request} request
 */
export async function fromHost(request) {
  const response = await fetch(request);
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
