import assert from "node:assert/strict";
import { test } from "node:test";
import { Marks } from "../../pwa/core/marks.js";
import { Results } from "../../pwa/core/results.js";
import { returnState } from "../../pwa/core/return-state.js";
import { takeWordsFrom } from "../../pwa/core/return-words.js";
import { asAt, checked, definition, dueType, errorType } from "./builders.js";

const CHILDREN = ["1", "2", "3"];
const NOTHING = { "Errors now": "", "Accepted errors": "", "Rules not checked": "", "Problems in the files": "" };
const NOT_CHECKED = {
  not_checked: [{ reason: "", table: null, codes: ["1"], with_others: ["2"] }],
  failed: [{ code: "3" }],
};

function state(types, more = {}, marks = new Marks()) {
  const { verdict, items } = returnState(new Results(checked(CHILDREN, types, more)), marks);
  return { verdict, items, texts: Object.fromEntries(items.map(({ name, text }) => [name, text])) };
}

function accepted(child, code, note = "") {
  return { child, code, status: "accepted", note };
}

test("a return without anything left is ready", () => {
  const { verdict, texts } = state([]);
  assert.equal(verdict, "ready");
  assert.deepEqual(texts, NOTHING);
});

test("rules that were not checked or failed keep it from being ready", () => {
  const { verdict, texts } = state([], NOT_CHECKED);
  assert.equal(verdict, "not checked");
  assert.deepEqual(texts, { ...NOTHING, "Rules not checked": "3 rules" });
});

test("errors are counted as on every page: one for each row, without warnings", () => {
  const types = [
    errorType("101", [0, 1], { errors: 3, child_errors: [1, 2] }),
    errorType("102", [1]),
    errorType("103", [2], { warning: true }),
  ];
  const { verdict, texts } = state(types, NOT_CHECKED);
  assert.equal(verdict, "open");
  assert.equal(texts["Errors now"], "4 errors, 2 children with errors");
});

test("an accepted error is dealt with once it has a reason", () => {
  const marks = new Marks();
  const types = [errorType("101", [0, 1], { errors: 3, child_errors: [1, 2] })];
  marks.set(accepted("1", "101", "Adopted abroad"));
  marks.set(accepted("2", "101"));
  marks.set(accepted("3", "101", "Not an error of this child"));
  const left = state(types, {}, marks);
  assert.equal(left.texts["Accepted errors"], "3 errors, 2 without a reason");
  assert.equal(left.verdict, "open");
  marks.set(accepted("2", "101", "Placed late"));
  const done = state(types, {}, marks);
  assert.equal(done.texts["Accepted errors"], "3 errors");
  assert.equal(done.verdict, "ready");
});

test("a warning is nothing left to do", () => {
  assert.equal(state([errorType("EPI", [0], { warning: true })]).verdict, "ready");
});

test("where DfE wants warnings explained, one is dealt with once it has a note, and need not be accepted", (t) => {
  takeWordsFrom(() => definition({ explains_warnings: true }));
  t.after(() => takeWordsFrom(() => null));
  const marks = new Marks();
  const types = [errorType("EPI", [0, 1], { errors: 3, child_errors: [1, 2], warning: true })];
  marks.set({ child: "1", code: "EPI", status: "", note: "In OC3 from June" });
  marks.set(accepted("2", "EPI"));
  const left = state(types, {}, marks);
  assert.deepEqual([left.verdict, left.texts.Warnings], ["open", "3 warnings, 2 without a note"]);
  assert.equal(left.texts["Accepted errors"], "");
  marks.set({ child: "2", code: "EPI", status: "", note: "The same" });
  const done = state(types, {}, marks);
  assert.deepEqual([done.verdict, done.texts.Warnings], ["ready", "3 warnings"]);
});

test("problems in the files and errors in rows without a child ID are left to deal with", () => {
  const problems = state([], { prevalidation: [{ kind: "spaces", count: 2, proposals: 0 }] });
  assert.deepEqual([problems.verdict, problems.texts["Problems in the files"]], ["open", "2 problems"]);
  const rows = state([errorType("101", [], { errors: 1 })], { errors_without_child: 1 });
  assert.deepEqual([rows.verdict, rows.texts["Rows without a child ID"]], ["open", "1 error"]);
});

test("what is due is told while the year runs, and does not keep the return of that day from being ready", () => {
  const { verdict, texts, items } = state([dueType("131", [], { 0: "2027-03-01" })], { as_at: asAt("2026-11-15") });
  assert.equal(verdict, "ready");
  assert.equal(texts["Due by 31 March"], "1 child");
  assert.equal(items[1].href, "#/children?when=due&error=any");
});
