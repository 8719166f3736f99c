// What was asked to be corrected in the system that the return is extracted from, since when, and when an extract had it.

import { tableKey } from "./tables.js";

/**
 * @import {Correction, ListedCorrection, TableRef} from "./protocol.d.ts"
 */

/**
 * An edit that an extract was found to have.
 * @typedef {Pick<ListedCorrection, "child" | "table" | "kind" | "field" | "loaded" | "present" | "label">} DoneEdit
 */

export class SourceCorrections {
  #onChange;

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
    /** @type {ListedCorrection[]} */
    this.records = [];
  }

  /** What was done at source, the latest first. */
  get done() {
    return this.records.filter(({ done }) => done).sort((a, b) => b.done.localeCompare(a.done));
  }

  /**
   * A list with these corrections was handed over. Those that were on a list before keep their day; those that are on it no
   * longer and were not done are forgotten.
   * @param {Correction[]} corrections
   * @param {string} day ISO 8601
   */
  listOn(corrections, day) {
    const listed = corrections.map((correction) => this.#recordOf(correction) ?? recordFor(correction, day));
    this.#set([...this.records.filter(({ done }) => done), ...listed]);
  }

  /**
   * Since when a correction is on the list.
   * @param {Correction} correction
   * @returns {string} a day, ISO 8601; "" if it was on none
   */
  listedSince(correction) {
    return this.#recordOf(correction)?.listed ?? "";
  }

  /**
   * An extract has these edits: they were done at source, whether they had been on a list or not. Edits that only tidied
   * how a value is written are not among them.
   * @param {DoneEdit[]} edits
   * @param {string} day ISO 8601
   */
  doneOn(edits, day) {
    const records = [...this.records];
    for (const edit of edits) {
      const at = records.findIndex((record) => !record.done && isSameEdit(record, edit));
      if (at < 0) {
        records.push(doneRecord(edit, day));
      } else {
        records[at] = { ...records[at], done: day };
      }
    }
    this.#set(records);
  }

  /**
   * A child has another ID now.
   * @param {string} old
   * @param {string} now
   */
  rename(old, now) {
    this.#set(this.records.map((record) => (record.child === old ? { ...record, child: now } : record)));
  }

  /** @param {ListedCorrection[]} records to have in place of all others */
  replace(records) {
    this.records = records;
  }

  /** @param {Correction} correction */
  #recordOf({ child, where, difference }) {
    return this.records.find(
      (record) => !record.done && record.where === where && isSameEdit(record, { ...difference, child }),
    );
  }

  /** @param {ListedCorrection[]} records */
  #set(records) {
    this.records = records;
    this.#onChange();
  }
}

/**
 * @param {ListedCorrection} record
 * @param {{child: string, table: TableRef, kind: string, field: string, present: string}} edit
 */
function isSameEdit(record, edit) {
  return (
    record.child === edit.child &&
    tableKey(record.table) === tableKey(edit.table) &&
    record.kind === edit.kind &&
    record.field === edit.field &&
    record.present === edit.present
  );
}

/**
 * The record of an edit that was done without having been on a list.
 * @param {DoneEdit} edit
 * @param {string} day
 * @returns {ListedCorrection}
 */
function doneRecord({ child, table, kind, field, loaded, present, label }, day) {
  return { child, table, kind, field, loaded, present, label, group: "", where: "", why: "", listed: "", done: day };
}

/**
 * @param {Correction} correction
 * @param {string} day
 * @returns {ListedCorrection}
 */
function recordFor({ child, group, where, errors, difference }, day) {
  const { table, kind, field, label, loaded, present } = difference;
  const why = errors.map(({ code, title }) => `${code} ${title}`).join("; ");
  return { child, table, kind, field, loaded, present, group, where, label, why, listed: day, done: "" };
}
