// The council and the collection year that the return is checked for, and the council’s own checks.

import { ColumnNames } from "./column-names.js";
import { isLastYearFile } from "./kept-file.js";
import { OwnChecks } from "./own-checks.js";
import { readPreferences, savePreferences } from "./preferences.js";
import { today } from "./text.js";

/**
 * The day as at which this year’s files are judged; it holds for these files and this collection year only.
 * @typedef {object} FixedDay
 * @property {string} day ISO 8601
 * @property {boolean} isChosen by the user, and not proposed
 * @property {number} year
 * @property {string[] | null} files fingerprints; null for those that are being loaded
 */

/**
 * @import {Work} from "../saved-work/work.js"
 * @import {AsAt} from "./protocol.d.ts"
 * @import {ChosenFiles} from "./chosen-files.js"
 * @import {CheckedAs} from "./latest-results.js"
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
    /** Of the latest check, or chosen for the next. @type {FixedDay | null} */
    this.fixedDay = null;
    /** What the user said about names of columns. */
    this.columnNames = new ColumnNames();
    /** The council’s own checks. */
    this.ownChecks = new OwnChecks();
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

  /**
   * What the next check is of.
   * @returns {CheckedAs}
   */
  asked() {
    const day = today();
    return { collection_year: this.year, council: this.council || null, as_at: this.#asAt(day), today: day };
  }

  /** @param {string} day that it is */
  #asAt(day) {
    const { fixedDay } = this;
    if (!fixedDay || !this.#isOfThese(fixedDay) || fixedDay.day > day) {
      return null;
    }
    // What was proposed while the year ran says nothing once it is over.
    const isOver = day >= `${this.year}-04-01`;
    return fixedDay.isChosen || !isOver ? fixedDay.day : null;
  }

  /** @param {FixedDay} fixedDay */
  #isOfThese({ year, files }) {
    const now = this.#filesThisYear;
    return (
      year === this.year &&
      (files === null || (files.length === now.length && files.every((file, i) => file === now[i])))
    );
  }

  /** Fingerprints of this year’s files. */
  get #filesThisYear() {
    return this.#surroundings.files.list
      .filter((file) => file.report?.fingerprint && !isLastYearFile(file))
      .map(({ report }) => report?.fingerprint ?? "")
      .sort();
  }

  /** @param {AsAt} asAt of a check: it stays what it is until the files change */
  takeAsAt({ day }) {
    this.#fix(day, this.fixedDay?.day === day && this.fixedDay.isChosen);
  }

  /** @param {string} day as at which the user wants the return judged */
  setAsAt(day) {
    this.#fix(day, true);
    this.#surroundings.onChange();
  }

  /**
   * @param {string} day
   * @param {boolean} isChosen
   */
  #fix(day, isChosen) {
    this.fixedDay = { day, isChosen, year: this.year, files: this.#filesThisYear };
  }

  /** @param {Pick<Work, "council" | "chosenYear" | "fixedDay" | "columnNames" | "ownChecks">} work that is opened */
  resume({ council, chosenYear, fixedDay, columnNames, ownChecks }) {
    Object.assign(this, { council, chosenYear, fixedDay });
    this.columnNames.replace(columnNames);
    this.ownChecks.replace(ownChecks);
  }

  /** Forget what was set for the files; a made-up return’s council goes with it. */
  reset() {
    this.chosenYear = null;
    this.fixedDay = null;
    this.columnNames.replace([]);
    if (this.#surroundings.files.demo) {
      this.council = readPreferences().council ?? "";
    }
  }
}
