import assert from "node:assert/strict";
import { test } from "node:test";
import { canOpen, resultsOf } from "../../pwa/core/view.js";

const NOTHING = { files: { list: [] }, results: null };
const FILES = { files: { list: [{}] }, results: null };
const RESULTS = { files: { list: [{}] }, results: {} };

for (const [needs, expected] of [
  ["nothing", [true, true, true]],
  ["files", [false, true, true]],
  ["results", [false, false, true]],
]) {
  test(`when a view that needs ${needs} can be opened`, () => {
    assert.deepEqual(
      [NOTHING, FILES, RESULTS].map((session) => canOpen({ needs }, session)),
      expected,
    );
  });
}

test("a view of what changed can be opened if files were replaced and checked", () => {
  const files = { list: [{ report: { fingerprint: "new" } }] };
  const replacedExtracts = { latest: { replaced: "", files: [{ fingerprint: "old" }] } };
  const needs = "earlier extract";
  assert.equal(canOpen({ needs }, { files, results: {}, replacedExtracts, carrying: { sameChildren: {} } }), true);
  assert.equal(canOpen({ needs }, { files, results: null, replacedExtracts }), false);
  assert.equal(canOpen({ needs }, { files, results: {}, replacedExtracts: { latest: null } }), false);
});

test("a view that relies on results does not go on without", () => {
  assert.equal(resultsOf(RESULTS), RESULTS.results);
  assert.throws(() => resultsOf(FILES));
});
