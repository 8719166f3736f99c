import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { readPreferences, savePreferences, showsHints } from "../../pwa/core/preferences.js";
import { RecordModel } from "../../pwa/parts/record-model.js";
import { definition, table } from "./builders.js";

const kept = new Map();

/** The device’s storage, as browsers have it. */
globalThis.localStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, text) => kept.set(key, text),
};

beforeEach(() => kept.clear());

test("hints are shown until the user switches them off, and then on this device no more", () => {
  assert.equal(showsHints(), true);
  savePreferences({ hints: false });
  assert.equal(showsHints(), false);
  savePreferences({ year: 2027, hints: true });
  assert.equal(showsHints(), true);
  assert.deepEqual(readPreferences(), { year: 2027, hints: true });
});

/** What was found in one cell. */
function found(code, day = null) {
  return { code, day, cells: [{ table: table("Episodes"), row: 1, field: "DECOM" }] };
}

const RECORD = {
  tables: [],
  errors: [found("101")],
  due: [found("102", "2027-03-31")],
  own_checks: [],
  hints: [found("A1")],
};

test("a record has hints after errors and what is due, and they mark no cell as wrong", () => {
  const model = new RecordModel(RECORD, definition());
  assert.deepEqual(
    model.findings.map(({ code }) => code),
    ["101", "102", "A1"],
  );
  assert.deepEqual(model.codesAt(table("Episodes"), 1, "DECOM"), { errors: ["101"], due: ["102"], own: [] });
  assert.equal(model.errorsIn(table("Episodes")), 1);
});

test("a record has no hints once they are switched off", () => {
  savePreferences({ hints: false });
  const model = new RecordModel(RECORD, definition());
  assert.deepEqual(model.hints, []);
  assert.deepEqual(
    model.findings.map(({ code }) => code),
    ["101", "102"],
  );
});
