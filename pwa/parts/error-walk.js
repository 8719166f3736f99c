// The way from error to error through the children in the list: which findings are stops, and which stop is next.

import { NOW, NOW_OR_DUE } from "../core/results.js";

/**
 * @import {ChildError} from "../core/protocol.d.ts"
 * @import {Filter, Results} from "../core/results.js"
 */

/**
 * The stops of a walk: the findings that are shown, and of those only the types that the filter names.
 * @param {Results} results as they are shown
 * @param {Filter} filter
 */
export function errorWalk(results, filter) {
  const named = results.typesOf(filter);
  const types = named.length > 0 ? named : results.errorTypes;
  const codes = new Set(types.map(({ code }) => code));
  const children = new Set(types.flatMap((type) => type.children));
  return {
    /** @param {Pick<ChildError, "code" | "day">} finding */
    isStop: ({ code, day }) =>
      codes.has(code) && (results.when === NOW_OR_DUE || (day === null) === (results.when === NOW)),
    /**
     * The next child with a stop, in the order of the list; null if there is none.
     * @param {number[]} listed
     * @param {number | null} from the chosen child
     * @param {1 | -1} step
     */
    nextChild: (listed, from, step) => {
      const others = listed.filter((child) => children.has(child) && child !== from);
      const found =
        step > 0
          ? others.find((child) => from === null || child > from)
          : others.findLast((child) => from === null || child < from);
      return found ?? null;
    },
  };
}

/**
 * The key of the stop after or before another; null beyond the last and the first.
 * @param {string[]} stops keys of the child’s stops now
 * @param {string | null} current where the user is; null if they have not been at one
 * @param {string[]} before the stops as they were when the user came there: the current one may be gone since
 * @param {1 | -1} step
 */
export function nextStop(stops, current, before, step) {
  const at = current === null ? -1 : stops.indexOf(current);
  if (at >= 0) {
    return stops[at + step] ?? null;
  }
  const passed = current === null ? [] : before.slice(0, before.indexOf(current));
  return (
    (step > 0 ? stops.find((key) => !passed.includes(key)) : stops.findLast((key) => passed.includes(key))) ?? null
  );
}
