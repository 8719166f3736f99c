// What a view says of itself. pwa/views/index.js lists the views; everything else about a view is in its own module.

import { earlierExtract } from "./earlier-extract.js";
import { hasWholeReturn } from "./whole-return.js";

/**
 * @import {Results} from "./results.js"
 * @import {Route} from "./router.js"
 * @import {Session} from "./session.js"
 */

const TEXTS = { noResults: "There are no results." };

/**
 * @typedef {object} View
 * @property {string} path its address within the app
 * @property {string} title of the page
 * @property {"nothing" | "files" | "results" | "running year" | "whole return" | "carried edits" | "earlier extract"} needs what must be
 *   there before it can be opened; a running year means results of a year that is not over, a whole return results of a
 *   return with rules or tables about the whole of it, an earlier extract results of files that replaced others
 * @property {boolean} [wide] whether it uses the full width of the screen
 * @property {MenuEntry} [menu] its entry in the navigation, if it has one
 * @property {MakeView} make
 */

/**
 * @typedef {object} MenuEntry
 * @property {number} place entries with lower numbers come first
 * @property {string} text
 * @property {(session: Session) => number} [badge] a number to show after the text
 */

/**
 * A view that is open. It lives until `signal`, which it was given, aborts.
 * @typedef {object} OpenView
 * @property {HTMLElement} $root
 * @property {string} [title] if it depends on what is shown
 * @property {(route: Route) => void} [update] the address changed within the same view
 */

/** @typedef {(session: Session, route: Route, signal: AbortSignal) => OpenView} MakeView */

/**
 * Whether a view can be opened now.
 * @param {View} view
 * @param {Session} session
 */
export function canOpen({ needs }, session) {
  const { definition, files, results, carrying } = session;
  switch (needs) {
    case "nothing":
      return true;
    case "files":
      return files.list.length > 0;
    case "results":
      return results !== null;
    case "running year":
      return results?.yearRuns ?? false;
    case "whole return":
      return results !== null && hasWholeReturn(definition);
    case "carried edits":
      return files.list.length > 0 && carrying.acts.length + carrying.children.length > 0;
    case "earlier extract":
      return results !== null && earlierExtract(session) !== null;
  }
}

/**
 * The results, for views that need them: these close when there are none.
 * @param {Session} session
 * @returns {Results}
 */
export function resultsOf({ results }) {
  if (!results) {
    throw new Error(TEXTS.noResults);
  }
  return results;
}
