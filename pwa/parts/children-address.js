// Where in the list of children an address leads: the findings that are shown, the filter and the child.

import { ALL, ANY_ERROR, DUE, MARKED, NO_ERROR, NOW, NOW_OR_DUE, WARNINGS_ONLY } from "../core/results.js";

/**
 * @import {Marks} from "../core/marks.js"
 * @import {Filter, Results, When} from "../core/results.js"
 * @import {Route} from "../core/router.js"
 */

/** What addresses call the list without a filter; without a word for it, the list opens on those with errors. */
const EVERYONE = "all";

/**
 * As addresses have it.
 * @param {Filter} filter
 */
export function filterIn(filter) {
  return filter === ALL ? EVERYONE : filter;
}

/**
 * As addresses have it: what everyone sees first needs no name.
 * @param {When} when
 */
export function whenIn(when) {
  return when === NOW ? null : when;
}

/**
 * @param {Route} route
 * @param {Results} results
 * @returns {When}
 */
export function whenOf({ parameters }, { yearRuns }) {
  const when = parameters.get("when");
  return yearRuns && (when === DUE || when === NOW_OR_DUE) ? when : NOW;
}

/**
 * The filter that an address names. If it names none: the present one for a child who is listed by it, those with errors if
 * no child is named, else everyone.
 * @param {Route} route
 * @param {Results} results
 * @param {number | null} child that the address names
 * @param {Marks} marks
 * @param {Filter} present
 * @returns {Filter}
 */
export function filterOf({ parameters }, results, child, marks, present) {
  const filter = parameters.get("error");
  if (filter === null) {
    const likely = child === null ? ANY_ERROR : present;
    const listed = results.listed(likely, "", marks);
    return (child === null ? listed.length > 0 : listed.includes(child)) ? likely : ALL;
  }
  return [NO_ERROR, ANY_ERROR, WARNINGS_ONLY].includes(filter) ||
    MARKED.has(filter) ||
    results.typesOf(filter).length > 0
    ? filter
    : ALL;
}

/**
 * @param {Route} route
 * @param {Results} results
 */
export function childOf({ parameters }, results) {
  const child = Number(parameters.get("child")) - 1;
  return child >= 0 && child < results.children.length ? child : null;
}
