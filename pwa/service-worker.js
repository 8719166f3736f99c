// Keeps a whole version of the app in one cache and answers from it, so that the app works without a network.
//
// The build writes the version below: the SHA-256 of precache.json, which lists every file with its own SHA-256.
// A changed app is thus a changed service worker; the browser installs it beside the running one, and it takes
// over only when the page asks it to.

/// <reference lib="webworker" />

const VERSION = "development";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = worker.registration.scope;
// Caches are shared by everything on this origin: the scope keeps copies of the app in other folders apart.
const CACHE_PREFIX = `ssda903-check ${new URL(SCOPE).pathname} `;
const CACHE_NAME = CACHE_PREFIX + VERSION;
const LIST = "precache.json";
const SNAPSHOT = ["runtime/snapshot.json", "runtime/snapshot.bin"];
const PARALLEL_DOWNLOADS = 6;

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
 * @typedef {{path: string, sha256: string, bytes: number}} Content
 * @typedef {Content & {packed?: Content}} ListedFile a file as it is kept, and what to fetch for it if it is shipped packed
 */

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => event.respondWith(answer(event.request)));
worker.addEventListener("message", (event) => {
  const reply = event.ports[0];
  switch (event.data?.type) {
    case "use-new-version":
      event.waitUntil(worker.skipWaiting());
      break;
    case "version":
      reply.postMessage({ version: VERSION });
      break;
    case "check-files":
      event.waitUntil(checkFiles().then((found) => reply.postMessage(found)));
      break;
  }
});

/** Put every file of this version into its cache. If one fails, the whole installation fails. */
async function install() {
  const cache = await caches.open(CACHE_NAME);
  const listed = await fetchVerified(LIST, VERSION);
  const files = /** @type {ListedFile[]} */ ((await listed.clone().json()).files);
  const progress = new Progress(files);
  const older = await olderCopies();
  const waiting = [...files];
  const takeNext = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      await provide(file, cache, older, progress);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_DOWNLOADS }, takeNext));
  await cache.put(LIST, dressed(listed.body, LIST));
}

/**
 * Put one file into the cache. It may be there from an interrupted installation, or in the cache of the previous
 * version; otherwise it is fetched.
 * @param {ListedFile} file
 * @param {Cache} cache
 * @param {Map<string, Response>} older
 * @param {Progress} progress
 */
async function provide(file, cache, older, progress) {
  if (!(await cache.match(file.path))) {
    const kept = older.get(file.sha256);
    const body = kept ? kept.clone().body : await download(file, progress);
    await cache.put(file.path, dressed(body, file.path));
  }
  progress.finish(file);
}

/**
 * The content of a file from the host, unpacked if it is shipped packed.
 * @param {ListedFile} file
 * @param {Progress} progress
 */
async function download(file, progress) {
  const shipped = file.packed ?? file;
  const body = (await fetchVerified(shipped.path, shipped.sha256)).body?.pipeThrough(progress.counter()) ?? null;
  return file.packed && body ? body.pipeThrough(new DecompressionStream("gzip")) : body;
}

/**
 * Fetch a file of the app; the browser itself refuses content with another hash.
 * @param {string} path
 * @param {string} sha256 in hexadecimal
 */
async function fetchVerified(path, sha256) {
  const integrity = `sha256-${base64OfHex(sha256)}`;
  const response = await fetch(new URL(path, SCOPE), { integrity, cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`${path} could not be fetched: status ${response.status}`);
  }
  return response;
}

/**
 * A response with our own headers in place of the host's.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>> | null} body
 * @param {string} path
 */
function dressed(body, path) {
  const type = CONTENT_TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return new Response(body, { headers: { ...SECURITY_HEADERS, "Content-Type": type } });
}

/** Files of the versions that are still cached, by their hash. */
async function olderCopies() {
  /** @type {Map<string, Response>} */
  const copies = new Map();
  for (const name of await ourCaches()) {
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    for (const file of list && name !== CACHE_NAME ? (await list.json()).files : []) {
      const response = await cache.match(file.path);
      if (response && (await sha256Of(response.clone())) === file.sha256) {
        copies.set(file.sha256, response);
      }
    }
  }
  return copies;
}

/** Remove earlier versions, and serve the pages that are open already. */
async function activate() {
  for (const name of await ourCaches()) {
    if (name !== CACHE_NAME) {
      await caches.delete(name);
    }
  }
  await worker.clients.claim();
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
}

/**
 * Answer from the cache. Nothing ever goes to another origin.
 * @param {Request} request
 */
async function answer(request) {
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) {
    return Response.error();
  }
  const cache = await caches.open(CACHE_NAME);
  const cached = await cache.match(pathInApp(url));
  return cached ?? fromHost(request);
}

/**
 * The listed path for an address: without query and fragment, and with index.html added.
 * @param {URL} url
 */
function pathInApp(url) {
  const path = url.origin + url.pathname;
  return path === SCOPE ? new URL("index.html", SCOPE).href : path;
}

/**
 * What is not in the list, such as the service worker’s own script, comes from the host, under the same policy.
 * @param {Request} request
 */
async function fromHost(request) {
  const response = await fetch(request);
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/**
 * Hash the installed files again, and fetch those that are missing or damaged.
 * @returns {Promise<{damaged: string[], mended: boolean}>} the paths of the files that were missing or damaged
 */
async function checkFiles() {
  const cache = await caches.open(CACHE_NAME);
  const list = await cache.match(LIST);
  /** @type {ListedFile[]} */
  const files = list ? (await list.json()).files : [];
  /** @type {string[]} */
  const damaged = list ? [] : [LIST];
  for (const file of files) {
    const response = await cache.match(file.path);
    if (!response || (await sha256Of(response)) !== file.sha256) {
      damaged.push(file.path);
      await cache.delete(file.path);
    }
  }
  // The snapshot was made from these files (see snapshot.js), so it is made again.
  await Promise.all(SNAPSHOT.map((path) => cache.delete(path)));
  // Offline, this fails. The page still learns what is damaged, and the next check tries again.
  const mended =
    damaged.length === 0 ||
    (await install().then(
      () => true,
      () => false,
    ));
  return { damaged, mended };
}

/** @param {Response} response */
async function sha256Of(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} hex */
function base64OfHex(hex) {
  const bytes = hex.match(/../g) ?? [];
  return btoa(String.fromCharCode(...bytes.map((byte) => parseInt(byte, 16))));
}

/** @param {ListedFile} file */
function downloadSize(file) {
  return (file.packed ?? file).bytes;
}

/** Reports to the open pages how many bytes of the installation are done. */
class Progress {
  /** @param {ListedFile[]} files */
  constructor(files) {
    this.total = files.reduce((sum, file) => sum + downloadSize(file), 0);
    this.finished = 0;
    this.underWay = 0;
    this.reported = 0;
  }

  /** A stream that passes everything on and counts it. */
  counter() {
    return new TransformStream({
      transform: (/** @type {Uint8Array} */ chunk, controller) => {
        this.underWay += chunk.byteLength;
        this.report();
        controller.enqueue(chunk);
      },
    });
  }

  /** @param {ListedFile} file */
  finish(file) {
    this.finished += downloadSize(file);
    this.underWay = Math.max(0, this.underWay - downloadSize(file));
    this.report(this.finished === this.total);
  }

  /** Report at most once for each hundredth of the bytes. */
  async report(always = false) {
    const done = Math.min(this.total, this.finished + this.underWay);
    if (!always && done - this.reported < this.total / 100) {
      return;
    }
    this.reported = done;
    for (const client of await worker.clients.matchAll({ includeUncontrolled: true, type: "window" })) {
      client.postMessage({ type: "install-progress", done, total: this.total });
    }
  }
}
