// What is kept on this device between visits: choices, never data about children.

const KEY = "ssda903-check:choices";

/**
 * @typedef {object} Preferences
 * @property {string} [council] ONS code
 * @property {number} [year] collection year
 * @property {boolean} [meanings] show the meanings of codes in tables
 * @property {boolean} [autosave] save work on this device
 * @property {boolean} [questionMark] open the list of keys with the "?" key, as is done unless the user does not want it
 * @property {boolean} [story] open the timeline of a child
 * @property {boolean} [hints] show our own hints, as is done unless the user does not want it
 */

/** @returns {Preferences} */
export function readPreferences() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof kept === "object" && kept ? kept : {};
  } catch {
    // Storage may be blocked or hold something else: then nothing is remembered.
    return {};
  }
}

/** @param {Preferences} changes */
export function savePreferences(changes) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readPreferences(), ...changes }));
  } catch {
    // Where storage is blocked, nothing is remembered.
  }
}

/** Whether our own hints are shown. */
export function showsHints() {
  return readPreferences().hints ?? true;
}
