import assert from "node:assert/strict";
import { test } from "node:test";
import { Results } from "../../pwa/core/results.js";
import { nextType, whatIsLeft, withNew } from "../../pwa/parts/error-type-walk.js";
import { checked, errorType, table } from "./builders.js";

for (const [name, code, now, step, next] of [
  ["the next in the order", "B", ["A", "B", "C"], 1, "C"],
  ["the previous", "B", ["A", "B", "C"], -1, "A"],
  ["none after the last", "C", ["A", "B", "C"], 1, null],
  ["none before the first", "A", ["A", "B", "C"], -1, null],
  ["the one after a type that is gone", "B", ["C", "A"], 1, "C"],
  ["one further on if the next is gone", "A", ["A", "C"], 1, "C"],
]) {
  test(`the next type of error is ${name}`, () => {
    assert.equal(nextType(["A", "B", "C"], code, now, step), next);
  });
}

test("types that appear come at the end, and the order of the others stays", () => {
  assert.deepEqual(withNew(["B", "A"], ["A", "C", "B"]), ["B", "A", "C"]);
});

test("what is left is told of the type and of the whole return", () => {
  const tables = [
    { table: table("Episodes"), count: 2 },
    { table: table("Reviews"), count: 1 },
  ];
  const results = new Results(checked(["1", "2"], [errorType("144", [0, 1], { tables }), errorType("218", [1])]));
  assert.equal(
    whatIsLeft(results, "144"),
    "3 rows with error 144 are left. In total: 3 errors, 2 children with errors.",
  );
  assert.equal(whatIsLeft(results, "190"), "No error 190 is left. In total: 3 errors, 2 children with errors.");
  assert.equal(whatIsLeft(new Results(checked(["1"], [])), "190"), "No error 190 is left. No errors are left.");
});
