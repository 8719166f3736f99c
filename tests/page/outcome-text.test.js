import assert from "node:assert/strict";
import { test } from "node:test";
import { whatHappened, whatWasChanged, whatWouldChange, whatWouldHappen } from "../../pwa/core/outcome-text.js";
import { delta } from "./builders.js";

for (const [resolved, appeared, numbers] of [
  [{ 218: 40 }, { 221: 2 }, ["40", "218", "2", "221"]],
  [{ 218: 1 }, {}, ["1", "218"]],
  [{}, { 221: 1 }, ["1", "221"]],
  [{ 219: 8, 222: 8 }, {}, ["16", "219", "8", "222", "8"]],
  [{}, {}, []],
]) {
  test(`an outcome with ${JSON.stringify([resolved, appeared])} names these numbers and no others`, () => {
    const outcome = delta({ resolved, appeared });
    for (const words of [whatHappened(outcome), whatWouldHappen(outcome)]) {
      assert.deepEqual(words.match(/\d+/g) ?? [], numbers);
      assert.notEqual(words, "");
    }
  });
}

test("warnings are told apart from errors", () => {
  const outcome = delta({ resolved: { 218: 2, EPI: 1 }, appeared: { EPI: 1 } });
  assert.equal(whatHappened(outcome), "2 errors and 1 warning fixed (218: 2, EPI), 1 new warning (EPI)");
  assert.equal(whatWouldHappen(outcome), "This fixes 2 errors and 1 warning (218: 2, EPI) and causes 1 warning (EPI)");
});

test("what is due by the end of the year is told apart from errors", () => {
  assert.equal(
    whatHappened(
      delta({ postponed: { 131: 1 }, brought_forward: { 546: 2 }, done: { 545: 3 }, newly_due: { 191: 4 } }),
    ),
    "2 now an error (546), 1 no longer an error but due by the end of the year (131), 3 no longer due (545), " +
      "4 more due by the end of the year (191)",
  );
  assert.equal(whatHappened(delta({ done: { 545: 3 } })), "no errors fixed or added, 3 no longer due (545)");
});

test("what own checks find is told after the errors, and counts as none", () => {
  assert.equal(
    whatHappened(delta({ resolved: { 218: 1 }, own_resolved: { OWN1: 2 }, own_appeared: { OWN2: 1 } })),
    "1 error fixed (218), own checks: 2 fixed (OWN1), own checks: 1 new (OWN2)",
  );
});

test("what changes is said of cells and of rows that come and go", () => {
  const prepared = { cells: 2, rows: 1, added: 1, removed: 3 };
  assert.equal(whatWouldChange(prepared), "2 cells in 1 row change, 1 row is added, 3 rows are removed");
  assert.equal(whatWasChanged(prepared), "2 cells in 1 row were changed, 1 row was added, 3 rows were removed");
  assert.equal(whatWouldChange({ cells: 0, rows: 0, added: 0, removed: 1 }), "1 row is removed");
});
