import assert from "node:assert/strict";
import { test } from "node:test";
import { nextSteps } from "../../pwa/core/next-steps.js";
import { Results } from "../../pwa/core/results.js";
import { checked, errorType } from "./builders.js";

const CHILDREN = ["1", "2", "3", "4"];
const TYPES = [
  errorType("101", [0, 1, 2, 3], { impact: "medium", title: "Sex is missing" }),
  errorType("147", [0, 1], { impact: "high", title: "End date is not a date" }),
  errorType("392", [2], { impact: "high", title: "Postcode is missing" }),
  errorType("999", [3], { impact: "high", title: "A warning", warning: true }),
];

function fix(child, codes, safe) {
  return { child, codes, errors: codes.length, safe, values: [], title: "", reason: "", source: "" };
}

function texts(results, fixes = []) {
  return nextSteps(results, fixes, "#/best-fixes").map(({ text }) => text);
}

test("the errors that harm most come first, then those of most children; warnings are no errors", () => {
  assert.deepEqual(texts(new Results(checked(CHILDREN, TYPES))), [
    "Fix error 147 for 2 children",
    "Fix error 392 for 1 child",
    "Fix error 101 for 4 children",
  ]);
});

test("what can be done at once comes first, and what it resolves is not asked for again", () => {
  const fixes = [fix("1", ["147", "101"], true), fix("2", ["147"], true), fix("3", ["392"], false)];
  const prevalidation = [{ kind: "spaces", count: 3, proposals: 2 }];
  const steps = nextSteps(new Results(checked(CHILDREN, TYPES, { prevalidation })), fixes, "#/best-fixes");
  assert.deepEqual(steps, [
    {
      text: "Use 2 suggested values in the files",
      href: "#/problems",
      why: "Some values in the files are not in the form that DfE needs.",
    },
    { text: "Make 2 safe changes", href: "#/best-fixes", why: "This fixes 3 errors." },
    { text: "Look at 1 suggested change", href: "#/best-fixes", why: "Using all of them would fix 1 error." },
    { text: "Fix error 101 for 3 children", href: "#/children?error=101", why: "Sex is missing. Impact: medium." },
  ]);
});

test("errors that only follow from others wait for these", () => {
  const consequences = [{ child: "1", code: "101", cause: "147" }];
  assert.equal(texts(new Results(checked(CHILDREN, TYPES), consequences)).at(-1), "Fix error 101 for 3 children");
});

test("five steps are enough", () => {
  const types = ["1", "2", "3", "4", "5", "6"].map((code) => errorType(code, [0], { impact: "high", title: code }));
  assert.equal(texts(new Results(checked(CHILDREN, types))).length, 5);
});

test("without errors there is nothing to do", () => {
  assert.deepEqual(texts(new Results(checked(CHILDREN, []))), []);
});
