// One user’s work: all that is saved of a session.

import { lastPlace } from "../core/last-place.js";

/**
 * @import {CarriedWork} from "../core/carrying.js"
 * @import {NewFile} from "../core/chosen-files.js"
 * @import {Mark} from "../core/marks.js"
 * @import {KeptChecks} from "../core/own-checks.js"
 * @import {ProgressPoint} from "../core/progress.js"
 * @import {ColumnAnswer, ListedCorrection, Step} from "../core/protocol.d.ts"
 * @import {ReplacedExtract} from "../core/replaced-extracts.js"
 * @import {Session} from "../core/session.js"
 * @import {FixedDay} from "../core/settings.js"
 */

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
 * @property {NewFile[]} files
 * @property {ColumnAnswer[]} columnNames what the user said about names of columns
 * @property {KeptChecks} ownChecks
 * @property {string[]} answered ids of the questions about the files that the user has answered
 * @property {ReplacedExtract[]} replaced
 * @property {Step[]} steps
 * @property {number} inForceCount how many of the steps are in force; the rest was undone
 * @property {Mark[]} marks
 * @property {CarriedWork} carried
 * @property {ProgressPoint[]} progress
 * @property {ListedCorrection[]} sourceCorrections what was asked to be corrected at source
 */

/**
 * @param {Session} session
 * @returns {Work}
 */
export function workOf(session) {
  const { ready, settings, files, replacedExtracts, results, edits, marks, carrying } = session;
  return {
    app: ready?.app_version ?? "",
    saved: new Date().toISOString(),
    chosenYear: settings.chosenYear,
    fixedDay: settings.fixedDay,
    council: settings.council,
    demo: files.demo,
    checked: results !== null,
    place: lastPlace.address,
    files: files.list.flatMap(({ name, drop, chosenYear, lastModified, bytes }) =>
      bytes ? [{ name, drop, chosenYear, lastModified, bytes }] : [],
    ),
    columnNames: settings.columnNames.list,
    ownChecks: settings.ownChecks.kept,
    answered: files.answered,
    replaced: replacedExtracts.list,
    steps: edits.steps,
    inForceCount: edits.inForceCount,
    marks: marks.list(),
    carried: carrying.work,
    progress: session.progressOverTime.points,
    sourceCorrections: session.sourceCorrections.records,
  };
}
