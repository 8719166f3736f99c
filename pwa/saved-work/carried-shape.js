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

const edit = shape({
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
});

/** @param {string[]} hows */
const actShape = (hows) =>
  shape({
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
 * @param {Record<string, Test>} ofAct more entries of an act
 * @param {Record<string, Test>} ofEdit more entries of an edit
 */
const shapeWith = (hows, ofAct, ofEdit) =>
  shape({
    acts: list(
      shape({
        ...ofAct,
        id: text,
        act: actShape(hows),
        outcome,
        edits: list(shape({ ...carriedEdit, ...ofEdit })),
        operations,
        causes: list(text),
        prints: texts,
        dismissed: yes,
      }),
    ),
    children: list(shape({ old: text, new: text, why: text, is_merged: yes })),
    sameChildren: texts,
  });

export const carriedShape = shapeWith(HOWS, { restoring: operations }, { restoring: orNull(operations) });

/** In the fourth version nothing said how to have the old values back. */
export const fourthCarriedShape = shapeWith(FOURTH_HOWS, {}, {});

/** @typedef {Omit<KeptAct, "restoring" | "edits"> & {edits: Omit<CarriedEdit, "restoring">[]}} FourthAct */
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
      restoring: [],
      edits: act.edits.map((each) => ({ ...each, restoring: null })),
    })),
  };
}
