import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Marks } from "../../pwa/core/marks.js";
import { nextSteps } from "../../pwa/core/next-steps.js";
import { whatHappened } from "../../pwa/core/outcome-text.js";
import { errorName, filterName, Results, WARNINGS_ONLY } from "../../pwa/core/results.js";
import { returnState } from "../../pwa/core/return-state.js";
import { takeWordsFrom } from "../../pwa/core/return-words.js";
import { canOpen } from "../../pwa/core/view.js";
import { failingRules, hasWholeReturn } from "../../pwa/core/whole-return.js";
import { checked, definition, delta, errorType, hintType, moduleInfo, wholeReturnRule } from "./builders.js";

const CENSUS = definition({
  warning: { one: "query", many: "queries" },
  explains_warnings: true,
  hint: { one: "notice", many: "notices" },
});

afterEach(() => takeWordsFrom(() => null));

/** Results of two children and these rules on the whole return. */
function results(...rules) {
  const failing = rules.map(({ rule }) => rule).filter(({ errors }) => errors > 0);
  return new Results(checked(["1", "2"], failing, { whole_return: rules }));
}

function stateOf(found, marks = new Marks()) {
  const { verdict, items } = returnState(found, marks);
  return { verdict, texts: Object.fromEntries(items.map(({ name, text }) => [name, text])) };
}

test("the page is there only for a return with rules or tables about the whole of it", () => {
  assert.equal(hasWholeReturn(null), false);
  assert.equal(hasWholeReturn(definition()), false);
  assert.equal(hasWholeReturn(definition({ has_whole_return_rules: true })), true);
  assert.equal(hasWholeReturn(definition({ modules: [moduleInfo("Header", {}, { has_child: false })] })), true);
  const files = { list: [{}] };
  const session = (more) => ({ files, results: {}, ...more });
  const needs = "whole return";
  assert.equal(canOpen({ needs }, session({ definition: definition() })), false);
  assert.equal(canOpen({ needs }, session({ definition: definition({ has_whole_return_rules: true }) })), true);
  assert.equal(
    canOpen({ needs }, session({ definition: definition({ has_whole_return_rules: true }), results: null })),
    false,
  );
});

test("an error of the whole return is one error, of no child", () => {
  const found = results(wholeReturnRule("100", true), wholeReturnRule("2883", false));
  assert.deepEqual([found.totalErrors, found.totalTypes, found.childrenWithErrors], [1, 1, 0]);
  assert.deepEqual(
    failingRules(found).map(({ code }) => code),
    ["100"],
  );
});

test("an edit that makes the whole return fail adds to the list", () => {
  const before = results(wholeReturnRule("100", false));
  const failing = wholeReturnRule("100", true);
  const update = { ...checked([], []), children: null, error_types: [failing.rule], gone: [], whole_return: [failing] };
  assert.equal(failingRules(before.after(update)).length, 1);
});

test("an error of the whole return keeps it from being ready until it is accepted with a reason", () => {
  const found = results(wholeReturnRule("100", true));
  assert.equal(stateOf(found).verdict, "open");
  assert.equal(stateOf(found).texts["The whole return"], "1 error");
  const marks = new Marks();
  marks.set({ child: "", code: "100", status: "accepted", note: "" });
  assert.equal(stateOf(found, marks).verdict, "open");
  assert.equal(stateOf(found, marks).texts["Accepted errors"], "1 error, 1 without a reason");
  marks.set({ child: "", code: "100", status: "accepted", note: "Agreed with DfE" });
  assert.equal(stateOf(found, marks).verdict, "ready");
});

test("a query of the whole return needs a note, as a query about a child does", () => {
  takeWordsFrom(() => CENSUS);
  const rule = wholeReturnRule("2886Q", true, { warning: true });
  const types = [rule.rule, errorType("8670Q", [1], { warning: true })];
  const found = new Results(checked(["1", "2"], types, { whole_return: [rule] }));
  assert.equal(stateOf(found).texts["The whole return"], "1 query");
  const marks = new Marks();
  marks.set({ child: "", code: "2886Q", status: "", note: "A small authority" });
  assert.deepEqual(
    [stateOf(found, marks).verdict, stateOf(found, marks).texts.Queries],
    ["open", "2 queries, 1 without a note"],
  );
  marks.set({ child: "2", code: "8670Q", status: "", note: "A complex assessment" });
  assert.deepEqual([stateOf(found, marks).verdict, stateOf(found, marks).texts.Queries], ["ready", "2 queries"]);
  marks.set({ child: "", code: "2886Q", status: "", note: "" });
  assert.equal(stateOf(found, marks).verdict, "open");
});

test("what does not fail is nothing to do", () => {
  const { verdict, texts } = stateOf(results(wholeReturnRule("100", false)));
  assert.deepEqual([verdict, texts["The whole return"]], ["ready", ""]);
});

test("the next steps lead to the page of the whole return", () => {
  const [step] = nextSteps(results(wholeReturnRule("100", true)), [], "#/best-fixes");
  assert.deepEqual([step.text, step.href], ["Fix error 100 of the whole return", "#/whole-return"]);
});

test("a return’s own words are used wherever warnings and hints are named", () => {
  const warning = errorType("EPI", [0], { warning: true });
  const outcome = delta({ appeared: { 101: 1, EPI: 2 } });
  assert.equal(errorName(warning, "EPI"), "Warning EPI");
  assert.equal(errorName(hintType("A1", []), "A1"), "Hint A1");
  assert.equal(filterName(WARNINGS_ONLY, "now"), "With warnings only");
  assert.equal(whatHappened(outcome), "1 new error and 2 new warnings (101, EPI: 2)");
  takeWordsFrom(() => CENSUS);
  assert.equal(errorName(warning, "EPI"), "Query EPI");
  assert.equal(errorName(hintType("A1", []), "A1"), "Notice A1");
  assert.equal(filterName(WARNINGS_ONLY, "now"), "With queries only");
  assert.equal(filterName("none", "now"), "No errors or queries");
  assert.equal(whatHappened(outcome), "1 new error and 2 new queries (101, EPI: 2)");
});
