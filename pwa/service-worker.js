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
      checked = (event.data.once && checked) || checkFiles(event.data.once);
      event.waitUntil(Promise.resolve(checked).then((found) => reply.postMessage(found)));
  }
});

/**
 * Why a file could not be installed; "changed" is also what came in part only, and "full" is the browser’s storage.
 * @typedef {"refused" | "changed" | "unreachable" | "full"} InstallFault
 */

/**
 * @param {string} path
 * @param {InstallFault} why
 */
function notInstalled(path, why) {
  return Object.assign(new Error(`${path} could not be installed: ${why}`), { path, why });
}

/** Install this version, or tell the open pages why it can’t be. */
async function install() {
  try {
    await provideAll();
  } catch (error) {
    const { path = LIST, why = whyNotKept(error) } = /** @type {Partial<ReturnType<typeof notInstalled>>} */ (error);
    await tellPages({ type: "install-failed", path, why });
    throw error;
  }
}

/** Put every file of this version into its cache. If one fails, the whole installation fails. */
async function provideAll() {
  const cache = await caches.open(CACHE_NAME);
  const listed = await fetchVerified({ path: LIST, sha256: VERSION });
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
    await cache.put(file.path, dressed(body, file.path)).catch((error) => {
      throw notInstalled(file.path, whyNotKept(error));
    });
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
  const body = (await fetchVerified(shipped)).body?.pipeThrough(progress.counter()) ?? null;
  return file.packed && body ? body.pipeThrough(new DecompressionStream("gzip")) : body;
}

/**
 * Fetch a file of the app; the browser itself refuses content with another hash.
 * @param {{path: string, sha256: string}} file
 */
async function fetchVerified({ path, sha256 }) {
  const integrity = `sha256-${base64OfHex(sha256)}`;
  const response = await fetchFile(path, { integrity })
    // What the browser or a proxy kept may be what is wrong.
    .catch(() => fetchFile(path, { integrity, cache: "reload" }))
    .catch(() => null);
  if (!response) {
    throw notInstalled(path, await whyNotVerified(path));
  }
  return response;
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 */
function fetchFile(path, options) {
  return fetch(new URL(path, SCOPE), { cache: "no-cache", credentials: "same-origin", ...options });
}

/** @param {string} path of a file that the browser refused without a reason: see what comes without the check */
async function whyNotVerified(path) {
  const response = await fetchFile(path).catch(() => null);
  return response?.ok ? "changed" : response ? "refused" : "unreachable";
}

/**
 * @param {unknown} error of a file that was fetched
 * @returns {InstallFault}
 */
function whyNotKept(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "changed";
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
    for (const file of name === CACHE_NAME ? [] : await listedFiles(cache)) {
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
  const path = pathInApp(url);
  damaged ??= filesOfOtherLength(cache);
  const file = (await damaged).get(path);
  return file ? mended(file, cache) : ((await cache.match(path)) ?? fromHost(request));
}

/** Files that are not served as they are, by path. @type {Promise<Map<string, ListedFile>> | undefined} */
let damaged;
/** What the latest check of all files found; undefined before, and after damage. @type {ReturnType<typeof checkFiles> | undefined} */
let checked;

/**
 * Installed files that are missing or have another length. All hashes take ten times as long, so the page asks for them
 * once it has started, or could not.
 * @param {Cache} cache
 */
async function filesOfOtherLength(cache) {
  const [requests, responses] = await Promise.all([cache.keys(), cache.matchAll()]);
  const blobs = await Promise.all(responses.map((response) => response.blob().catch(() => null)));
  const lengths = new Map(requests.map(({ url }, i) => [pathInApp(new URL(url)), blobs[i]?.size]));
  const files = (await listedFiles(cache)).filter(({ path, bytes }) => lengths.get(path) !== bytes);
  return new Map(files.map((file) => [file.path, file]));
}

/**
 * @param {Cache} cache
 * @returns {Promise<ListedFile[]>} none if the list is missing or damaged
 */
async function listedFiles(cache) {
  try {
    return (await (await cache.match(LIST))?.json())?.files ?? [];
  } catch {
    return [];
  }
}

/**
 * A file that is missing or damaged, fetched again. Where that fails, the page says so without it (see index.html).
 * @param {ListedFile} file
 * @param {Cache} cache
 */
async function mended(file, cache) {
  try {
    const response = dressed(await download(file, new Progress([file])), file.path);
    await cache.put(file.path, response.clone());
    damaged = undefined;
    return response;
  } catch {
    return Response.error();
  }
}

/**
 * The listed path for an address: without query and fragment, and with index.html added.
 * @param {URL} url
 */
function pathInApp(url) {
  const path = url.origin + url.pathname;
  return path === SCOPE ? "index.html" : path.replace(SCOPE, "");
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
 * @param {boolean} keepSnapshot whether a snapshot stays if nothing is damaged
 * @returns {Promise<{damaged: string[], mended: boolean}>} the paths of the files that were missing or damaged
 */
async function checkFiles(keepSnapshot) {
  const cache = await caches.open(CACHE_NAME);
  /** @type {string[]} */
  const found = [];
  for (const file of [{ path: LIST, sha256: VERSION }, ...(await listedFiles(cache))]) {
    const response = await cache.match(file.path);
    if (!response || (await sha256Of(response)) !== file.sha256) {
      found.push(file.path);
      await cache.delete(file.path);
    }
  }
  if (found.length > 0 || !keepSnapshot) {
    // The snapshot was made from these files (see snapshot.js), so it is made again.
    await Promise.all(SNAPSHOT.map((path) => cache.delete(path)));
  }
  // Offline, this fails. The page still learns what is damaged, and the next check tries again.
  const failure = found.length === 0 ? null : await install().catch((error) => error);
  damaged = undefined;
  checked = found.length > 0 ? undefined : checked;
  return { damaged: found, mended: !failure };
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

/** @param {object} message */
async function tellPages(message) {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true, type: "window" })) {
    client.postMessage(message);
  }
}

/** @param {ListedFile} file */
const downloadSize = (file) => (file.packed ?? file).bytes;

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
    await tellPages({ type: "install-progress", done, total: this.total });
  }
}
