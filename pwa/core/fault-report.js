// What a report of a fault holds: what we need to find the fault, and nothing of the data.

import { scrubbed } from "./fault-log.js";
import { isLastYearFile, tablesOf } from "./kept-file.js";
import { readPreferences } from "./preferences.js";
import { yearLabel } from "./text.js";

/**
 * @import {LoggedFault} from "./fault-log.js"
 * @import {Session} from "./session.js"
 */

const TEXTS = {
  under: (/** @type {number} */ n) => `under ${n}`,
};

const FEW = 10;

/**
 * A count that does not identify the return: "under 10", or a number of one or two digits and zeros.
 * @param {number} n
 */
export function roughly(n) {
  if (n === 0 || n >= FEW) {
    return Number(n.toPrecision(n < 100 ? 1 : 2));
  }
  return TEXTS.under(FEW);
}

/**
 * @param {Session} session
 * @param {object} surroundings
 * @param {string} surroundings.installed the version of the installed files, or "" if they are not installed
 * @param {readonly LoggedFault[]} surroundings.faults
 * @param {Pick<Navigator, "userAgent" | "language" | "onLine">} surroundings.navigator
 * @param {Pick<Window, "innerWidth" | "innerHeight" | "devicePixelRatio" | "crossOriginIsolated">} surroundings.window
 * @returns {object} to write as JSON
 */
export function faultReport(session, { installed, faults, navigator, window }) {
  const { ready, definition, settings, results, phase } = session;
  const { meanings, autosave, questionMark, story, hints } = readPreferences();
  const year = session.checkedAs.collection_year || settings.year;
  return {
    version: { app: ready?.app_version ?? "", installed_files: installed.slice(0, 12) },
    browser: {
      name: navigator.userAgent,
      language: navigator.language,
      is_online: navigator.onLine,
      window: `${window.innerWidth} × ${window.innerHeight}, ${window.devicePixelRatio}`,
      is_isolated: window.crossOriginIsolated,
    },
    checker: phase,
    return: definition?.name ?? "",
    collection_year: year ? yearLabel(year) : "",
    files: session.files.list.map((file) => ({
      modules: tablesOf(file).map(({ module }) => module),
      is_last_year: isLastYearFile(file),
      rows: roughly(file.report?.rows ?? 0),
      bytes: roughly(file.size),
    })),
    children: roughly(results?.children.length ?? 0),
    changes: roughly(session.changes),
    settings: {
      council_chosen: settings.council !== "",
      year_runs: results?.yearRuns ?? false,
      own_checks: roughly(settings.ownChecks.list.length),
      meanings,
      autosave,
      questionMark,
      story,
      hints,
    },
    rules_failed: (results?.checked.failed ?? []).map(({ code, details }) => ({ code, ...scrubbed(details) })),
    faults,
  };
}
