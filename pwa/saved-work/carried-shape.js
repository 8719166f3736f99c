// What a session file must say of edits that were carried over, to be used.

import { list, number, one, operationShape, orNull, shape, table, text, texts, time, yes } from "./shapes.js";

/**
 * @import {CarriedWork, KeptAct} from "../core/carrying.js"
 * @import {CarriedEdit} from "../core/protocol.d.ts"
 * @import {Test} from "./shapes.js"
 */

/** How edits are made, to the fourth version of session files. */
export const FOURTH_HOWS = ["typed", "suggestion", "bulk", "reverted", "carried"];

/** How edits are made. */
export const HOWS = [...FOURTH_HOWS, "restored"];

const operations = list(operationShape(table));

const outcome = one("applied", "done", "not needed", "conflict", "gone", "perhaps");

const madeEdit = {
  kind: one("cell", "row added", "row deleted"),
  table,
  row: number,
  field: text,
  child: text,
  loaded: text,
  present: text,
  cells: texts,
  after: orNull(number),
  codes: list(text),
  at_row: yes,
};
const [isEditBefore, isEditNow] = [
  shape(madeEdit),
  shape({ ...madeEdit, row_name: text, inside: orNull(number), around: list(text) }),
];
/** Work that was saved before rows could be inside others does not say where a row is. @type {Test} */
const edit = (value) => isEditBefore(value) || isEditNow(value);

/**
 * @param {string[]} hows
 * @param {Record<string, Test>} more entries
 */
const actShape = (hows, more) =>
  shape({
    ...more,
    time,
    how: one(...hows),
    source: text,
    edits: list(edit),
    rows: list(shape({ table, row: number, cells: texts })),
  });

const carriedEdit = {
  edit,
  label: text,
  outcome,
  why: text,
  row: orNull(number),
  now: text,
  row_as_loaded: text,
  other_cells: list(shape({ field: text, label: text, mine: text, now: text })),
  also_changed: list(text),
  operations,
  needs_error: yes,
  tidies: yes,
};

/**
 * @param {string[]} hows
 * @param {Record<"made" | "carried" | "edit", Record<string, Test>>} more entries of an act as it was made, of one that
 *   was carried over, and of its edits
 */
const shapeWith = (hows, more) =>
  shape({
    acts: list(
      shape({
        ...more.carried,
        id: text,
        act: actShape(hows, more.made),
        outcome,
        edits: list(shape({ ...carriedEdit, ...more.edit })),
        operations,
        causes: list(text),
        prints: texts,
        dismissed: yes,
      }),
    ),
    children: list(shape({ old: text, new: text, why: text, is_merged: yes })),
    sameChildren: texts,
  });

export const carriedShape = shapeWith(HOWS, {
  made: { found_with: list(text) },
  carried: { restoring: operations },
  edit: { restoring: orNull(operations) },
});

/** The fourth version did not say how to have the old values back, and which errors stayed with an act. */
export const fourthCarriedShape = shapeWith(FOURTH_HOWS, { made: {}, carried: {}, edit: {} });

/**
 * @typedef {Omit<KeptAct, "act" | "restoring" | "edits"> & {
 *   act: Omit<KeptAct["act"], "found_with">, edits: Omit<CarriedEdit, "restoring">[]}} FourthAct
 */
/** @typedef {Omit<CarriedWork, "acts"> & {acts: FourthAct[]}} FourthCarried */

/**
 * @param {FourthCarried} carried as the fourth version kept it
 * @returns {CarriedWork}
 */
export function fromFourthCarried({ acts, ...rest }) {
  return {
    ...rest,
    acts: acts.map((act) => ({
      ...act,
      act: { ...act.act, found_with: [] },
      restoring: [],
      edits: act.edits.map((each) => ({ ...each, restoring: null })),
    })),
  };
}
