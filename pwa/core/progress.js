// How the errors of a return went down: the counts of each check that followed a load of files. Counts only, nothing about
// any child.

import { NOW } from "./results.js";

/**
 * @import {LatestResults} from "./latest-results.js"
 * @import {Results} from "./results.js"
 */

/**
 * The counts of one check.
 * @typedef {object} ProgressPoint
 * @property {string} day of the check, ISO 8601
 * @property {number} year the collection year
 * @property {number} modules how many of this year’s modules were loaded
 * @property {number} errors without warnings
 * @property {number} due rows that will have one by the end of the year if nothing is done
 * @property {number} children
 * @property {number} childrenWithErrors
 * @property {Record<string, number>} byTheme errors
 */

export class Progress {
  /** Whether files were loaded since the latest point. */
  #isNew = false;
  /** Whether rules of the latest point’s check still wait for the postcodes. */
  #waits = false;
  #onChange;

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
    /** The oldest first. @type {ProgressPoint[]} */
    this.points = [];
  }

  /** Files were added or removed: the next check is a point of its own. */
  filesChanged() {
    this.#isNew = true;
  }

  /**
   * A check was made. One that repeats a check of the same files is no point of its own, because edits may have come between.
   * @param {Pick<LatestResults, "checkedAs" | "results">} latest
   * @param {number} modules
   */
  take({ checkedAs: { today, collection_year: year }, results }, modules) {
    const last = this.points.at(-1);
    if (!results || !(this.#isNew || (last && last.year !== year))) {
      return;
    }
    const point = { day: today, year, modules, ...countsOf(results) };
    if (last && (!this.#isNew || isCompleted(last, point))) {
      this.points.pop();
    }
    this.points.push(point);
    this.#isNew = false;
    this.#waits = results.checked.not_checked.some(({ waits }) => waits);
    this.#onChange();
  }

  /**
   * Rules ran that had waited: what they found counts for the check of the latest point, edits made meanwhile do not.
   * @param {Results} before
   * @param {Results} after
   */
  complete(before, after) {
    const point = this.points.at(-1);
    if (point && this.#waits) {
      this.#waits = false;
      this.points.splice(-1, 1, withDifference(point, countsOf(before), countsOf(after)));
      this.#onChange();
    }
  }

  /**
   * Have these points in place of all others. The files that were saved with them are no new load.
   * @param {ProgressPoint[]} points
   */
  replace(points) {
    this.points = [...points];
    this.#isNew = points.length === 0;
    this.#waits = false;
  }

  /** @param {number} year */
  of(year) {
    return this.points.filter((point) => point.year === year);
  }
}

/**
 * Whether files were added on the same day to a return of which only a part was loaded.
 * @param {ProgressPoint} last
 * @param {ProgressPoint} point
 */
function isCompleted(last, point) {
  return last.day === point.day && last.year === point.year && last.modules < point.modules;
}

/** @typedef {Omit<ProgressPoint, "day" | "year" | "modules">} Counts */

/**
 * @param {ProgressPoint} point
 * @param {Counts} before
 * @param {Counts} after
 * @returns {ProgressPoint}
 */
function withDifference(point, before, after) {
  const themes = Object.keys({ ...point.byTheme, ...after.byTheme });
  const ofTheme = (/** @type {Counts} */ { byTheme }, /** @type {string} */ theme) => byTheme[theme] ?? 0;
  return {
    ...point,
    errors: point.errors + after.errors - before.errors,
    due: point.due + after.due - before.due,
    children: point.children + after.children - before.children,
    childrenWithErrors: point.childrenWithErrors + after.childrenWithErrors - before.childrenWithErrors,
    byTheme: Object.fromEntries(
      themes.map((theme) => [theme, ofTheme(point, theme) + ofTheme(after, theme) - ofTheme(before, theme)]),
    ),
  };
}

/**
 * @param {Results} results
 * @returns {Counts}
 */
function countsOf(results) {
  const now = results.lookedAt(NOW);
  /** @type {Record<string, number>} */
  const byTheme = {};
  for (const { theme, errors, warning } of now.errorTypes) {
    if (!warning) {
      byTheme[theme] = (byTheme[theme] ?? 0) + errors;
    }
  }
  return {
    errors: now.totalErrors,
    due: now.checked.error_types.reduce((sum, { due }) => sum + due, 0),
    children: now.childrenCounted,
    childrenWithErrors: now.childrenWithErrors,
    byTheme,
  };
}
