// Where the user is in their results, or was when they left them for another page: that is where work is gone on with.

import { routeOf } from "./router.js";

let last = "#/children";
/** Paths of the views that show results. @type {Set<string>} */
let pathsOfResults = new Set();

/** Sends "change". */
export const placeEvents = new EventTarget();

/** @param {string[]} paths of the views that show results */
export function resultsAreAt(paths) {
  pathsOfResults = new Set(paths);
}

/** @returns {string} an address within the app */
export function placeInResults() {
  return isResults(location.hash) ? location.hash : last;
}

window.addEventListener("hashchange", ({ oldURL }) => {
  const { hash } = new URL(oldURL);
  if (isResults(hash)) {
    last = hash;
  }
  placeEvents.dispatchEvent(new Event("change"));
});

/** @param {string} hash */
function isResults(hash) {
  const route = routeOf(hash);
  return route !== null && pathsOfResults.has(route.path);
}
