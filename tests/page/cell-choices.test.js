import assert from "node:assert/strict";
import { test } from "node:test";
import { choicesFor } from "../../pwa/parts/cell-choices.js";

const CODES = [
  { code: "C1", label: "Interim care order" },
  { code: "C2", label: "Full care order" },
];
const cell = { column: {}, where: "", text: "X9", loaded: null, codes: CODES, read: async () => null, note: "" };

/** What can be chosen, as kind and text. */
function choices(typed, meant = null, editable = cell) {
  return choicesFor(editable, typed, meant).map(({ kind, text }) => `${kind} ${text}`);
}

test("before the worker has answered, codes are found by code and meaning", () => {
  assert.deepEqual(choices("c"), ["code C1", "code C2"]);
  assert.deepEqual(choices("interim"), ["code C1"]);
  assert.deepEqual(choices("X9"), ["code C1", "code C2"]);
});

test("what the worker says was meant comes first, with its meaning, and once", () => {
  assert.deepEqual(choices("c2", "C2"), ["meant C2"]);
  assert.equal(choicesFor(cell, "c2", "C2")[0].label, "Full care order");
  assert.deepEqual(choices("  ", ""), ["meant ", "code C1", "code C2"]);
});

test("the text as loaded can be put back", () => {
  assert.deepEqual(choices("zz", null, { ...cell, loaded: "C1" }), ["loaded C1"]);
  assert.deepEqual(choices("C1", null, { ...cell, loaded: "C1" }), ["code C1"]);
});
