// One user’s work: all that is saved of a session.

import { lastPlace } from "../core/last-place.js";

/**
 * @import {Mark} from "../core/marks.js"
 * @import {ProgressPoint} from "../core/progress.js"
 * @import {ListedCorrection, Step} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {FixedDay} from "../core/settings.js"
 */

/** @typedef {{name: string, chosenYear: boolean | null, lastModified: number, bytes: ArrayBuffer}} SavedFile */

/**
 * @typedef {object} Work
 * @property {string} app version of the app that saved it
 * @property {string} saved when, ISO 8601
 * @property {number | null} chosenYear
 * @property {FixedDay | null} fixedDay as at which the return is judged
 * @property {string} council
 * @property {boolean} demo
 * @property {boolean} checked whether there were results
 * @property {string} place address within the app
 * @property {SavedFile[]} files
 * @property {Step[]} steps
 * @property {number} inForceCount how many of the steps are in force; the rest was undone
 * @property {Mark[]} marks
 * @property {ProgressPoint[]} progress
 * @property {ListedCorrection[]} sourceCorrections what was asked to be corrected at source
 */

/**
 * @param {Session} session
 * @returns {Work}
 */
export function workOf({ ready, settings, files, results, edits, marks, progressOverTime, sourceCorrections }) {
  return {
    app: ready?.app_version ?? "",
    saved: new Date().toISOString(),
    chosenYear: settings.chosenYear,
    fixedDay: settings.fixedDay,
    council: settings.council,
    demo: files.demo,
    checked: results !== null,
    place: lastPlace.address,
    files: files.list.flatMap(({ name, chosenYear, lastModified, bytes }) =>
      bytes ? [{ name, chosenYear, lastModified, bytes }] : [],
    ),
    steps: edits.steps,
    inForceCount: edits.inForceCount,
    marks: marks.list(),
    progress: progressOverTime.points,
    sourceCorrections: sourceCorrections.records,
  };
}
