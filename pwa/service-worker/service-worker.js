// Keeps a whole version of the app in one cache and answers from it, so that the app works without a network.
//
// The build joins this module and those that it imports into one script, dist/service-worker.js. A new version takes
// over only when the page asks for it.

import { checkFiles, damagedFile, mended } from "./damage.js";
import { arrivalOf, install, nothingUnderWay, provideAll, whyFailed } from "./installing.js";
import { isComplete, theList } from "./list.js";
import { fromHost, notThereYet } from "./responses.js";
import { CACHE_NAME, openCache, ourCaches, pathInApp, VERSION, worker } from "./surroundings.js";

/** How long a request waits for a file that is on its way (in ms): browsers end a service worker that takes minutes. */
const LONGEST_WAIT = 15_000;

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
    case "go-on":
      event.waitUntil(goOn(reply));
      break;
    case "check-files":
      event.waitUntil(checkFiles(event.data.once).then((found) => reply.postMessage(found)));
  }
});

/** Remove earlier versions, and serve the pages that are open already. */
async function activate() {
  for (const name of await ourCaches()) {
    if (name !== CACHE_NAME) {
      await caches.delete(name);
    }
  }
  await worker.clients.claim();
}

/**
 * Fetch what is still missing, and say whether all came: {} or {path, why, needed}.
 * @param {MessagePort} reply
 */
async function goOn(reply) {
  try {
    await provideAll();
    reply.postMessage({});
  } catch (error) {
    reply.postMessage(whyFailed(error));
    await nothingUnderWay();
  }
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
  const path = pathInApp(url);
  if (!(await isComplete())) {
    return answerMeanwhile(request, path);
  }
  const file = await damagedFile(path);
  return file ? mended(file) : ((await (await openCache()).match(path)) ?? fromHost(request));
}

/**
 * Answer while files are still coming.
 * @param {Request} request
 * @param {string} path
 */
async function answerMeanwhile(request, path) {
  const cache = await openCache();
  const list = await theList().catch(() => null);
  if (list && !list.files.some((file) => file.path === path)) {
    return (await cache.match(path)) ?? fromHost(request);
  }
  // First, so that none comes unseen.
  const arrival = arrivalOf(path);
  if (!(await cache.match(path))) {
    await Promise.race([arrival, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))]);
  }
  const response = (await cache.match(path)) ?? notThereYet();
  return request.method === "HEAD" ? new Response(null, response) : response;
}
