import assert from "node:assert/strict";
import { test } from "node:test";
import { lastStart, neighbours, PAGE, range } from "../../pwa/core/paging.js";

for (const [total, start] of [
  [0, 0],
  [1, 0],
  [PAGE, 0],
  [PAGE + 1, PAGE],
  [3 * PAGE, 2 * PAGE],
]) {
  test(`the last page of ${total} starts at ${start}`, () => {
    assert.equal(lastStart(total), start);
  });
}

for (const [start, total, previous, next] of [
  [0, PAGE, null, null],
  [0, PAGE + 1, null, PAGE],
  [PAGE, PAGE + 1, 0, null],
  [PAGE, 2 * PAGE + 1, 0, 2 * PAGE],
]) {
  test(`beside the page at ${start} of ${total}`, () => {
    assert.deepEqual(neighbours(start, total), { previous, next });
  });
}

test("people count from 1", () => {
  assert.equal(range(PAGE, PAGE, "1,290 changes"), "51 to 100 of 1,290 changes");
});
