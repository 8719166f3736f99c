import assert from "node:assert/strict";
import { test } from "node:test";
import { ANY_ERROR, DUE, NOW_OR_DUE, Results } from "../../pwa/core/results.js";
import { errorWalk, nextStop } from "../../pwa/parts/error-walk.js";
import { asAt, checked, dueType, errorType, hintType } from "./builders.js";

const types = [errorType("355", [1, 3]), errorType("144", [1]), dueType("190", [], { 4: "2027-03-31" })];
const results = new Results(
  checked(["A", "B", "C", "D", "E"], types, { as_at: asAt("2026-11-01"), hints: [hintType("H1", [0])] }),
);
const everyone = [0, 1, 2, 3, 4];

for (const [name, from, step, next] of [
  ["skips children without an error", 1, 1, 3],
  ["goes back", 3, -1, 1],
  ["ends at the last", 3, 1, null],
  ["ends at the first", 1, -1, null],
  ["starts at the first if no child is chosen", null, 1, 1],
  ["goes on from a child without an error", 2, 1, 3],
]) {
  test(`the way to the next child ${name}`, () => {
    assert.equal(errorWalk(results, ANY_ERROR).nextChild(everyone, from, step), next);
  });
}

test("the way passes children that are not listed", () => {
  assert.equal(errorWalk(results, ANY_ERROR).nextChild([0, 1, 2], 1, 1), null);
});

for (const [name, looked, filter, code, day, stops] of [
  ["an error", results, ANY_ERROR, "355", null, true],
  ["a type of error that the filter names", results, "144", "144", null, true],
  ["no other type than the filter names", results, "144", "355", null, false],
  ["nothing that is due, while errors are looked at", results, ANY_ERROR, "355", "2027-03-31", false],
  ["what is due, when that is looked at", results.lookedAt(DUE), ANY_ERROR, "190", "2027-03-31", true],
  ["no error, when what is due is looked at", results.lookedAt(DUE), ANY_ERROR, "190", null, false],
  ["both, when both are looked at", results.lookedAt(NOW_OR_DUE), ANY_ERROR, "355", null, true],
  ["no hint", results, ANY_ERROR, "H1", null, false],
  ["a hint that the filter names", results, "H1", "H1", null, true],
]) {
  test(`a stop is ${name}`, () => {
    assert.equal(errorWalk(looked, filter).isStop({ code, day }), stops);
  });
}

for (const [name, stops, current, before, step, next] of [
  ["the first at the start", ["1", "2"], null, [], 1, "1"],
  ["none before the start", ["1", "2"], null, [], -1, null],
  ["the next", ["1", "2"], "1", ["1", "2"], 1, "2"],
  ["the previous", ["1", "2"], "2", ["1", "2"], -1, "1"],
  ["none after the last", ["1", "2"], "2", ["1", "2"], 1, null],
  ["the one after an error that was resolved", ["1", "3"], "2", ["1", "2", "3"], 1, "3"],
  ["the one before an error that was resolved", ["1", "3"], "2", ["1", "2", "3"], -1, "1"],
  ["one that appeared when the last was resolved", ["1", "4"], "2", ["1", "2"], 1, "4"],
  ["none when the only one was resolved", [], "1", ["1"], 1, null],
]) {
  test(`the next stop is ${name}`, () => {
    assert.equal(nextStop(stops, current, before, step), next);
  });
}
