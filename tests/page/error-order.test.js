import assert from "node:assert/strict";
import { test } from "node:test";
import { following, inOrder } from "../../pwa/parts/error-order.js";
import { definition, table } from "./builders.js";

/** An error by its code and the tables it is in. */
const error = (code, ...tables) => ({ code, day: null, cells: tables.map((each) => ({ table: each })) });
const codesOf = (errors) => errors.map(({ code }) => code);
const [HEADER, EPISODES, REVIEWS, LAST] = [
  table("Header"),
  table("Episodes"),
  table("Reviews"),
  table("Episodes", true),
];
const inReviews = error("1", REVIEWS);
const inEpisodes = error("2", EPISODES, LAST);
const inHeader = error("3", HEADER);
const inLastYear = error("4", LAST);
const ALL = [inLastYear, inReviews, inEpisodes, inHeader];

/** The codes of the groups, and of the others, in their order. */
function order(errors, { causes = [], causedBy = {} } = {}) {
  const causeOf = ({ code }) => causedBy[code];
  const { groups, others } = inOrder(errors, { causes, causeOf, definition: definition() });
  return [groups.map((group) => codesOf(group.errors)), codesOf(others)];
}

test("errors go by the facts, the tabs, and last year", () => {
  assert.deepEqual(order(ALL), [[], ["3", "2", "1", "4"]]);
});

test("errors that one change resolves stand together before the others", () => {
  assert.deepEqual(order(ALL, { causes: [{ fix: {}, codes: ["1", "4"] }] }), [[["4", "1"]], ["3", "2"]]);
});

test("a change of which one error is left is no common cause any more", () => {
  assert.deepEqual(order(ALL, { causes: [{ fix: {}, codes: ["1", "9"] }] }), [[], ["3", "2", "1", "4"]]);
});

test("an error stands below the one that causes it", () => {
  assert.deepEqual(order(ALL, { causedBy: { 4: "2" } }), [[], ["3", "2", "4", "1"]]);
});

test("after the errors in view come those of the later tables, then of the first", () => {
  const others = [inHeader, inEpisodes, inReviews, inLastYear];
  assert.deepEqual(codesOf(following(others, [inHeader, inReviews])), ["4", "2"]);
  assert.deepEqual(codesOf(following(others, [])), ["3", "2", "1", "4"]);
});
