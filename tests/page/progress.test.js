import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Progress } from "../../pwa/core/progress.js";
import { Results } from "../../pwa/core/results.js";
import { checked, errorType } from "./builders.js";

let progress;
let changes;

beforeEach(() => {
  changes = 0;
  progress = newProgress();
});

function newProgress() {
  return new Progress(() => {
    changes += 1;
  });
}

/** A check with this many errors, on a day. */
function check(errors, today = "2026-11-03", { year = 2027, modules = 11 } = {}) {
  const types = [errorType("101", [0, 1], { errors, due: 2 }), errorType("190", [1], { errors: 1, theme: "OC2" })];
  const checkedAs = { collection_year: year, council: null, as_at: null, today };
  progress.take({ checkedAs, results: new Results(checked(["1", "2", "3"], types)) }, modules);
}

function load(...parameters) {
  progress.filesChanged();
  check(...parameters);
}

const errors = () => progress.points.map((point) => point.errors);

test("a check that follows a load is a point, with its counts and nothing else", () => {
  load(9);
  assert.equal(changes, 1);
  assert.deepEqual(progress.points, [
    {
      day: "2026-11-03",
      year: 2027,
      modules: 11,
      errors: 10,
      due: 2,
      children: 3,
      childrenWithErrors: 2,
      byTheme: { Episodes: 9, OC2: 1 },
    },
  ]);
});

test("a check that is repeated after edits is no point", () => {
  load(9);
  check(4);
  assert.deepEqual(errors(), [10]);
  assert.equal(changes, 1);
});

test("each load is a point, also on one day", () => {
  load(9);
  load(7);
  load(5, "2026-11-24");
  assert.deepEqual(errors(), [10, 8, 6]);
});

test("the same files checked for another year take the place of the wrong year", () => {
  load(9, "2026-11-03", { year: 2026 });
  check(7);
  assert.deepEqual(errors(), [8]);
  assert.deepEqual(progress.of(2026), []);
  assert.equal(progress.of(2027).length, 1);
});

test("files that complete a return on the same day are no second load", () => {
  load(2, "2026-11-03", { modules: 3 });
  load(9, "2026-11-03", { modules: 11 });
  load(7, "2026-11-10", { modules: 12 });
  assert.deepEqual(errors(), [10, 8]);
});

test("the files that come with saved work are no load, and those added to it are one", () => {
  load(9);
  const { points } = progress;
  progress = newProgress();
  progress.filesChanged();
  progress.replace(points);
  check(4);
  load(3, "2026-11-24");
  assert.deepEqual(errors(), [10, 4]);
});

test("work that was saved without counts has its first with the next check", () => {
  progress.filesChanged();
  progress.replace([]);
  check(9);
  assert.deepEqual(errors(), [10]);
});

test("what rules find that waited for the postcodes counts for the check, and edits made meanwhile do not", () => {
  const waiting = [{ table: null, reason: "", waits: true, codes: ["452"], with_others: [] }];
  const resultsOf = (types, not_checked) => new Results({ ...checked(["1", "2", "3"], types), not_checked });
  const [first, other] = [errorType("101", [0, 1], { errors: 9 }), errorType("101", [0], { errors: 4 })];
  const found = errorType("452", [2], { errors: 3, theme: "Placements" });
  const checkedAs = { collection_year: 2027, council: null, as_at: null, today: "2026-11-03" };
  progress.filesChanged();
  progress.take({ checkedAs, results: resultsOf([first], waiting) }, 11);
  progress.complete(resultsOf([other], waiting), resultsOf([other, found], []));
  assert.deepEqual(errors(), [12]);
  assert.equal(progress.points[0].childrenWithErrors, 3);
  assert.deepEqual(progress.points[0].byTheme, { Episodes: 9, Placements: 3 });
  assert.equal(changes, 2);
  progress.complete(resultsOf([other], waiting), resultsOf([other, found], []));
  assert.equal(changes, 2);
});
