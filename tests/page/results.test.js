import assert from "node:assert/strict";
import { test } from "node:test";
import { Marks } from "../../pwa/core/marks.js";
import { diffResults, mergeOutcomes } from "../../pwa/core/outcomes.js";
import { DUE, errorName, filterName, NOW, NOW_OR_DUE, Results } from "../../pwa/core/results.js";
import { asAt, checked, delta, dueType, errorType, hintType } from "./builders.js";

const CHILDREN = ["A10", "A2", "B7", "C1"];
const TYPES = [
  errorType("1001", [2], { theme: "Children", impact: "high" }),
  errorType("219", [0]),
  errorType("222", [2], { theme: "Placement" }),
  errorType("101", [0, 2], { theme: "Placement", impact: "low" }),
  errorType("EPI", [1, 0], { warning: true, theme: "Other" }),
];

function results(types = TYPES, children = CHILDREN) {
  return new Results(checked(children, types));
}

function marks(...list) {
  const all = new Marks();
  for (const [child, code, status, note = ""] of list) {
    all.set({ child, code, status, note });
  }
  return all;
}

test("the most frequent types of error come first, and the others by their codes as numbers", () => {
  assert.deepEqual(
    results().errorTypes.map(({ code }) => code),
    ["101", "EPI", "219", "222", "1001"],
  );
});

test("warnings are no errors", () => {
  const { errors, warnings, totalErrors, childrenWithErrors } = results();
  assert.deepEqual([...errors], [2, 0, 3, 0]);
  assert.deepEqual([...warnings], [1, 1, 0, 0]);
  assert.deepEqual([totalErrors, childrenWithErrors], [5, 2]);
  assert.deepEqual(
    [0, 1, 2, 3].map((child) => results().status(child)),
    ["error", "warning", "error", "valid"],
  );
});

const MARKED = marks(
  ["A10", "101", "asked", "Rang"],
  ["B7", "222", "accepted"],
  ["A2", "EPI", "", "Odd"],
  ["C1", "x", "asked"],
);

for (const [filter, search, listed] of [
  ["", "", [0, 1, 2, 3]],
  ["none", "", [3]],
  ["any", "", [0, 2]],
  ["101", "", [0, 2]],
  ["219", "", [0]],
  ["999", "", []],
  ["theme:Placement", "", [0, 2]],
  ["theme:Nothing", "", []],
  ["impact:high", "", [2]],
  ["impact:not rated", "", [0, 2]],
  ["warnings", "", [1]],
  ["open", "", [0, 1, 2]],
  ["asked", "", [0]],
  ["accepted", "", [2]],
  ["noted", "", [0, 1]],
  ["", " a ", [0, 1]],
  ["", "1", [0, 3]],
  ["any", "b7", [2]],
  ["any", "c1", []],
]) {
  test(`filter “${filter}” and search “${search}” list ${listed.length} children`, () => {
    assert.deepEqual(results().listed(filter, search, MARKED), listed);
    if (search === "") {
      assert.equal(results().countOf(filter, MARKED), listed.length);
    }
  });
}

test("marks of a type count once for each child with the error", () => {
  const type = results().byCode.get("101");
  assert.equal(results().marked(type, MARKED), 1);
  assert.equal(results().marked(type, new Marks()), 0);
});

test("children with errors, with warnings only and with neither are all children of the return", () => {
  const types = [
    ...TYPES,
    errorType("103", [1], {
      errors: 4,
      child_errors: [4],
      due: 2,
      due_children: [1, 3],
      due_days: ["2027-03-01", "2027-03-01"],
    }),
    errorType("NoE", [3], { warning: true }),
  ];
  const kept = [...CHILDREN, "D9", "E1"];
  const now = new Results(checked(kept, types, { as_at: asAt("2026-11-15"), not_counted: [4] }));
  for (const when of [NOW, DUE, NOW_OR_DUE]) {
    const looked = now.lookedAt(when);
    const parts = ["any", "warnings", "none"].map((filter) => looked.listed(filter, "", new Marks()));
    assert.deepEqual(parts.flat().sort(), [0, 1, 2, 3, 5]);
    assert.equal(looked.childrenCounted, 5);
    assert.equal(parts[0].length, looked.childrenWithErrors);
  }
  assert.deepEqual([now.totalErrors, now.totalWarnings, now.totalTypes, now.found(1)], [9, 3, 5, 4]);
  assert.deepEqual([...now.lookedAt(NOW_OR_DUE).errors], [2, 5, 3, 1, 0, 0]);
});

test("a row without a child ID is an error of no child", () => {
  const found = results([errorType("101", [0], { errors: 3 })]);
  assert.deepEqual([found.totalErrors, found.childrenWithErrors, found.found(0)], [3, 1, 1]);
});

test("a fix of one of several rows of a child is an error less", () => {
  const before = results([errorType("101", [0, 2], { errors: 5, child_errors: [3, 2] })]);
  const after = results([errorType("101", [0, 2], { errors: 4, child_errors: [1, 3] })]);
  assert.deepEqual(diffResults(before, after), delta({ resolved: { 101: 2 }, appeared: { 101: 1 } }));
});

const FINDINGS = {
  children: null,
  not_counted: [],
  error_types: [],
  gone: [],
  rules_run: 7,
  not_checked: [{ codes: ["1"], with_others: ["2"], reason: "", waits: false, table: null }],
  failed: [],
  errors_without_child: 3,
  hints: [],
  own_checks: { found: [], not_checked: [], failed: [] },
};

test("an edit changes the types that it names and leaves the others", () => {
  const before = results();
  const after = before.after({
    ...FINDINGS,
    error_types: [errorType("101", [0]), errorType("300", [3])],
    gone: ["1001"],
  });
  assert.deepEqual(
    after.errorTypes.map(({ code, children }) => [code, children.length]),
    [
      ["EPI", 2],
      ["101", 1],
      ["219", 1],
      ["222", 1],
      ["300", 1],
    ],
  );
  assert.deepEqual([after.checked.rules_run, after.notCheckedRules, after.checked.errors_without_child], [7, 2, 3]);
  assert.equal(before.byCode.get("101").children.length, 2);
});

test("an edit that changes the children brings all types of error, because positions move", () => {
  const after = results().after({ ...FINDINGS, children: ["A0", ...CHILDREN], error_types: [errorType("219", [1])] });
  assert.deepEqual(
    after.errorTypes.map(({ code }) => code),
    ["219"],
  );
  assert.equal(after.positions.get("A10"), 1);
});

test("problems in the files can be replaced alone", () => {
  const after = results().withProblems([{ count: 3 }, { count: 4 }]);
  assert.equal(after.fileProblems, 7);
  assert.equal(after.totalErrors, results().totalErrors);
});

test("two checks differ by children, not by their positions", () => {
  const before = results([errorType("101", [0, 2]), errorType("219", [3])]);
  const after = results([errorType("101", [0]), errorType("300", [1, 2])], ["B7", "A10", "Z1"]);
  assert.deepEqual(diffResults(before, after), delta({ resolved: { 101: 1, 219: 1 }, appeared: { 300: 2 } }));
  assert.deepEqual(diffResults(before, before), delta({}));
});

const outcome = (resolved, appeared) => delta({ resolved, appeared });

for (const [name, first, second, merged] of [
  ["nothing and an outcome", null, outcome({ 101: 2 }, { 219: 1 }), outcome({ 101: 2 }, { 219: 1 })],
  ["outcomes of the same error", outcome({ 101: 2 }, {}), outcome({ 101: 1 }, {}), outcome({ 101: 3 }, {})],
  ["an error that came and went", outcome({}, { 101: 2 }), outcome({ 101: 2 }, {}), outcome({}, {})],
  [
    "an error that went and came back in part",
    outcome({ 101: 5 }, {}),
    outcome({}, { 101: 2 }),
    outcome({ 101: 3 }, {}),
  ],
  ["more that come than went", outcome({ 101: 1 }, {}), outcome({}, { 101: 4 }), outcome({}, { 101: 3 })],
  [
    "what was put off and came back",
    delta({ postponed: { 131: 1 } }),
    delta({ brought_forward: { 131: 1 } }),
    delta({}),
  ],
  ["what was done twice", delta({ done: { 545: 1 } }), delta({ done: { 545: 1 } }), delta({ done: { 545: 2 } })],
]) {
  test(`${name} merge into one outcome`, () => assert.deepEqual(mergeOutcomes(first, second), merged));
}

test("errors and filters have names", () => {
  assert.equal(errorName(errorType("EPI", [], { warning: true }), "EPI"), "Warning EPI");
  assert.equal(errorName(undefined, "101"), "Error 101");
  const names = ["", "none", "101", "theme:Placement", "asked"].map((filter) => filterName(filter, NOW));
  assert.equal(new Set(names).size, names.length);
  assert.match(filterName("101", NOW), /101/);
  assert.match(filterName("theme:Placement", DUE), /Placement$/);
  assert.equal(new Set([NOW, DUE, NOW_OR_DUE].map((when) => filterName("any", when))).size, 3);
});

/** As at a day of the year: A10 has an error, A2 something due, B7 both, C1 nothing. */
function midYear() {
  const types = [
    errorType("101", [0]),
    dueType("131", [2], { 2: "2027-01-11" }),
    dueType("191", [], { 1: "2027-03-31", 2: "2027-03-31" }),
  ];
  return new Results(checked(CHILDREN, types, { as_at: asAt("2026-11-15") }));
}

for (const [when, codes, withErrors, clean, statuses] of [
  [NOW, ["101", "131"], [0, 2], [1, 3], ["error", "due", "error", "valid"]],
  [DUE, ["191", "131"], [1, 2], [0, 3], ["valid", "due", "due", "valid"]],
  [NOW_OR_DUE, ["191", "101", "131"], [0, 1, 2], [3], ["error", "due", "error", "valid"]],
]) {
  test(`while the year runs, “${when}” has its types, children and statuses`, () => {
    const looked = midYear().lookedAt(when);
    assert.deepEqual(
      looked.errorTypes.map(({ code }) => code),
      codes,
    );
    assert.deepEqual(looked.listed("any", "", marks()), withErrors);
    assert.deepEqual(looked.listed("none", "", marks()), clean);
    assert.deepEqual(
      CHILDREN.map((_, child) => looked.status(child)),
      statuses,
    );
  });
}

test("errors now and what is due are counted apart, whatever is looked at", () => {
  const { childrenWithErrors, totalErrors, childrenWithDue } = midYear();
  assert.deepEqual([childrenWithErrors, totalErrors, childrenWithDue], [2, 2, 2]);
  assert.equal(midYear().lookedAt(DUE).lookedAt(NOW).totalErrors, 2);
});

test("nothing is due once the year is over", () => {
  assert.equal(midYear().yearRuns, true);
  assert.equal(midYear().yearEnd, "31 March");
  assert.equal(results().yearRuns, false);
});

const WITH_HINTS = new Results(checked(CHILDREN, TYPES, { hints: [hintType("A1", [1, 3])] }));

test("hints are found by their code, and children are listed by them", () => {
  assert.equal(WITH_HINTS.typeOf("A1").code, "A1");
  assert.equal(errorName(WITH_HINTS.typeOf("A1"), "A1"), "Hint A1");
  for (const when of [NOW, DUE, NOW_OR_DUE]) {
    assert.deepEqual(WITH_HINTS.lookedAt(when).listed("A1", "", MARKED), [1, 3]);
  }
});

test("hints change no count, no status and no other filter", () => {
  const without = results();
  const { errorTypes, errors, warnings, due, totalErrors, childrenWithErrors } = WITH_HINTS;
  assert.deepEqual(
    [errorTypes, errors, warnings, due, totalErrors, childrenWithErrors],
    [
      without.errorTypes,
      without.errors,
      without.warnings,
      without.due,
      without.totalErrors,
      without.childrenWithErrors,
    ],
  );
  for (const [child] of CHILDREN.entries()) {
    assert.equal(WITH_HINTS.status(child), without.status(child));
  }
  for (const filter of ["", "none", "any", "open", "theme:", "impact:not rated"]) {
    assert.deepEqual(WITH_HINTS.listed(filter, "", MARKED), without.listed(filter, "", MARKED));
  }
});

test("an edit brings all the hints that there are then", () => {
  const after = WITH_HINTS.after({ ...FINDINGS, hints: [hintType("A2", [0])] });
  assert.equal(after.typeOf("A1"), undefined);
  assert.deepEqual(after.listed("A2", "", MARKED), [0]);
});

test("an error that another causes counts as one, and apart", () => {
  const caused = [
    { child: "B7", code: "222", cause: "101", cell: {} },
    { child: "B7", code: "1001", cause: "101", cell: {} },
  ];
  const found = results().withConsequences(caused);
  assert.deepEqual([found.totalErrors, found.totalFollowing], [5, 2]);
  assert.equal(found.causeOf("B7", "222")?.cause, "101");
  assert.equal(found.causeOf("A10", "101"), undefined);
  assert.deepEqual(
    found.errorTypes.map((type) => found.following(type)),
    [0, 0, 0, 1, 1],
  );
  assert.equal(found.lookedAt(NOW_OR_DUE).causeOf("B7", "222")?.cause, "101");
});

test("after an edit nothing is caused by an error that is gone", () => {
  const found = results().withConsequences([{ child: "B7", code: "222", cause: "101", cell: {} }]);
  const update = {
    children: null,
    not_counted: [],
    error_types: [errorType("101", [0])],
    gone: [],
    rules_run: 5,
    not_checked: [],
    failed: [],
    errors_without_child: 0,
    hints: [],
    own_checks: { found: [], not_checked: [], failed: [] },
  };
  assert.equal(found.after({ ...update, error_types: [] }).totalFollowing, 1);
  assert.equal(found.after(update).totalFollowing, 0);
});
