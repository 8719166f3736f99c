// What a session file must say of edits that were carried over, to be used.

import { list, number, one, operationShape, orNull, shape, table, text, texts, time, yes } from "./shapes.js";

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

const act = shape({
  time,
  how: one("typed", "suggestion", "bulk", "reverted", "carried"),
  source: text,
  edits: list(edit),
  rows: list(shape({ table, row: number, cells: texts })),
});

const carriedEdit = shape({
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
});

export const carriedShape = shape({
  acts: list(
    shape({
      id: text,
      act,
      outcome,
      edits: list(carriedEdit),
      operations,
      causes: list(text),
      prints: texts,
      dismissed: yes,
    }),
  ),
  children: list(shape({ old: text, new: text, why: text, is_merged: yes })),
  sameChildren: texts,
});
