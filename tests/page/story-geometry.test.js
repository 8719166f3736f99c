import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting, itemAt, placed, SIZES, ticks } from "../../pwa/parts/story-geometry.js";
import { emptyLanes, inWords, leftOut } from "../../pwa/parts/story-words.js";
import { table } from "./builders.js";

let rows = 0;

/** A bar from one day to another, open if it has no end. */
function item(start, end, more = {}) {
  const cell = { table: table("Episodes"), row: rows++, field: "START" };
  const words = { text: "", meaning: "", bad_end: "", errors: [], due: [] };
  return { cell, ...words, start, end, shown_from: start, shown_to: end ?? "2027-03-31", ...more };
}

function lane(items, more = {}) {
  return { title: "Placement", points: false, items, ...more };
}

/** A timeline of two years: 729 days from its first to its last. */
function story(lanes, more = {}) {
  return {
    first: "2025-04-01",
    year_start: "2026-04-01",
    last: "2027-03-31",
    as_at: null,
    lanes,
    left_out: [],
    ...more,
  };
}

const DAYS = 729;

test("a day is as far from the left as it is from the first day", () => {
  const { lanes, yearStart, asAt } = placed(story([lane([item("2025-04-11", "2025-05-01")])]), DAYS);
  const [{ left, right }] = lanes[0].items;
  assert.deepEqual([left, right, yearStart, asAt], [10, 30, 365, null]);
});

test("the day of the check has a line while the year runs, and this year’s start only beside last year", () => {
  const running = story([], { as_at: "2026-04-11" });
  assert.equal(placed(running, DAYS).asAt, 375);
  const alone = story([], { first: "2026-04-01" });
  assert.equal(placed(alone, 364).yearStart, null);
});

test("what reaches beyond the years ends at their edges", () => {
  const wide = item("2020-01-01", "2030-01-01");
  const [{ left, right }] = placed(story([lane([wide])]), DAYS).lanes[0].items;
  assert.deepEqual([left, right], [0, DAYS]);
});

test("bars that follow each other share a row, those that overlap do not", () => {
  const items = [
    item("2025-04-01", "2025-06-01"),
    item("2025-06-01", "2025-09-01"),
    item("2025-08-01", "2025-10-01"),
    item("2025-09-01", "2025-10-01"),
  ];
  const [placedLane] = placed(story([lane(items)]), DAYS).lanes;
  const first = placedLane.items[0].top;
  assert.deepEqual(
    placedLane.items.map(({ top }) => (top - first) / SIZES.row),
    [0, 0, 1, 0],
  );
  assert.equal(placedLane.height, 2 * SIZES.row + SIZES.between);
});

test("lanes without items take no room", () => {
  const { lanes, height } = placed(story([lane([]), lane([item("2025-04-01", null)])]), DAYS);
  assert.equal(lanes.length, 1);
  assert.equal(height, SIZES.axis + SIZES.row + SIZES.between);
});

test("a bar of a day can still be seen, and a point is in the middle of its day", () => {
  const day = [item("2025-04-11", "2025-04-11")];
  const [bar] = placed(story([lane(day)]), DAYS).lanes[0].items;
  assert.deepEqual([bar.left, bar.right], [10, 10 + SIZES.least]);
  const [point] = placed(story([lane(day, { points: true })]), DAYS).lanes[0].items;
  assert.equal((point.left + point.right) / 2, 10);
});

test("two points whose texts would overlap are in two rows", () => {
  const reviews = [
    item("2025-04-11", "2025-04-11", { text: "PN1" }),
    item("2025-05-01", "2025-05-01", { text: "PN2" }),
    item("2025-08-01", "2025-08-01", { text: "PN3" }),
  ];
  const [one, two, three] = placed(story([lane(reviews, { points: true })]), DAYS).lanes[0].items;
  assert.equal(two.top - one.top, SIZES.row);
  assert.equal(three.top, one.top);
});

for (const [room, label] of [
  [100, "K2 Children’s home".slice(0, 2)],
  [200, "K2 Children’s home"],
  [10, ""],
]) {
  test(`in ${room} pixels a bar says “${label}”`, () => {
    assert.equal(fitting({ text: "K2", meaning: "Children’s home" }, room), label);
  });
}

test("each month has a tick, each quarter a label", () => {
  const found = ticks("2025-04-01", "2026-03-31");
  assert.equal(found.length, 12);
  assert.deepEqual(
    found.map(({ label }) => label).filter((label) => label !== ""),
    ["Apr 2025", "Jul 2025", "Oct 2025", "Jan 2026"],
  );
});

test("arrow keys lead along a lane and to the nearest of the lanes beside it", () => {
  const [a, b, c] = [item("2025-04-01", "2025-06-01"), item("2025-06-01", "2025-09-01"), item("2026-06-01", null)];
  const [x, y] = [item("2025-05-01", "2025-05-10"), item("2026-09-01", "2026-10-01")];
  const { lanes } = placed(story([lane([a, b, c]), lane([x, y])]), DAYS);
  for (const [from, key, to] of [
    [a, "ArrowRight", b],
    [b, "ArrowLeft", a],
    [a, "ArrowLeft", null],
    [c, "ArrowRight", null],
    [b, "ArrowDown", x],
    [c, "ArrowDown", y],
    [y, "ArrowUp", c],
    [a, "ArrowUp", null],
    [b, "Home", a],
    [a, "End", c],
    [a, "x", null],
  ]) {
    assert.equal(itemAt(lanes, from, key), to, `${key} from ${from.start}`);
  }
});

test("a bar says in words what it is, when, and what was found", () => {
  const words = (more, points = false) => inWords(lane([], { points }), item("2025-04-11", "2025-05-01", more));
  assert.equal(words({}), "Placement, 11/04/2025 to 01/05/2025.");
  assert.equal(
    words({ text: "K2", meaning: "Children’s home", end: null, errors: ["218"] }),
    "Placement K2 Children’s home, from 11/04/2025, not ended. Error 218.",
  );
  assert.equal(
    words({ end: null, bad_end: "31/02/2026", errors: ["1", "2"], due: ["3"] }),
    "Placement, from 11/04/2025, end “31/02/2026” is not a valid date. Errors 1 and 2. Due: 3.",
  );
  assert.equal(words({ text: "16" }, true), "Placement 16, 11/04/2025.");
});

test("what is not on the timeline is said by reason, in the singular and the plural", () => {
  const left = (why, row) => ({ why, cell: { table: table("Episodes"), row, field: "START" } });
  const found = leftOut([
    left("no_start", 1),
    left("other_dates", 2),
    left("no_start", 3),
    left("ends_before_start", 4),
  ]);
  assert.deepEqual(
    found.map(({ words, cells }) => [words, cells.map(({ row }) => row)]),
    [
      ["2 rows have no valid start date and are not on the timeline", [1, 3]],
      ["1 row ends before it starts and is not on the timeline", [4]],
      ["1 row is before or after these years and is not on the timeline", [2]],
    ],
  );
  assert.deepEqual(leftOut([]), []);
});

test("lanes without items are named", () => {
  assert.equal(
    emptyLanes(story([lane([]), lane([], { title: "Reviews" })])),
    "Nothing to show for: Placement and Reviews.",
  );
  assert.equal(emptyLanes(story([lane([item("2025-04-11", null)])])), "");
});
