// The council and the collection year that the return is checked for.

import { readPreferences, savePreferences } from "./preferences.js";

/**
 * @import {ChosenFiles} from "./chosen-files.js"
 * @import {WorkerLife} from "./worker-life.js"
 */

/**
 * @typedef {object} Surroundings
 * @property {WorkerLife} worker
 * @property {ChosenFiles} files
 * @property {() => void} onChange the user set the council or the year
 */

export class Settings {
  #surroundings;
  #rememberedYear;

  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    this.#surroundings = surroundings;
    const { council, year } = readPreferences();
    /** ONS code, or "" for none. */
    this.council = council ?? "";
    this.#rememberedYear = year;
    /** The year that the user set for these files. @type {number | null} */
    this.chosenYear = null;
  }

  /** The collection year: the one that the user set, or else the one that the files suggest. */
  get year() {
    return this.chosenYear ?? this.#surroundings.files.proposal?.year ?? this.#rememberedYear ?? this.latestYear;
  }

  get latestYear() {
    return this.#surroundings.worker.definition?.years.at(-1)?.year ?? 0;
  }

  /** @param {number} year */
  setYear(year) {
    this.chosenYear = year;
    savePreferences({ year });
    this.#surroundings.onChange();
  }

  /** @param {string} council ONS code, or "" for none */
  setCouncil(council) {
    this.council = council;
    if (council) {
      savePreferences({ council });
    }
    this.#surroundings.onChange();
  }

  /** Forget what was set for the files; a made-up return’s council goes with it. */
  reset() {
    this.chosenYear = null;
    if (this.#surroundings.files.demo) {
      this.council = readPreferences().council ?? "";
    }
  }
}
