import assert from "node:assert/strict";
import { test } from "node:test";
import { ALL, ANY_ERROR, Results } from "../../pwa/core/results.js";
import { filterIn, filterOf } from "../../pwa/parts/children-address.js";
import { checked, errorType } from "./builders.js";

const results = new Results(checked(["A", "B", "C"], [errorType("355", [1]), errorType("144", [0, 1])]));
const clean = new Results(checked(["A", "B"], []));

for (const [name, of, named, child, present, filter] of [
  ["those with errors at first", results, null, null, ANY_ERROR, ANY_ERROR],
  ["everyone if there is no error", clean, null, null, ANY_ERROR, ALL],
  ["everyone for a child without an error", results, null, 2, ANY_ERROR, ALL],
  ["the present list for a child who is in it", results, null, 1, "355", "355"],
  ["everyone for a child who is not in the present list", results, null, 0, "355", ALL],
  ["those with errors again if no child is named", results, null, null, "355", ANY_ERROR],
  ["everyone when that is asked for", results, filterIn(ALL), null, "355", ALL],
  ["a type of error", results, "355", null, ANY_ERROR, "355"],
  ["everyone in place of a type of error that is gone", results, "999", null, ANY_ERROR, ALL],
]) {
  test(`an address leads to ${name}`, () => {
    const parameters = new URLSearchParams(named === null ? {} : { error: named });
    assert.equal(filterOf({ path: "/children", parameters }, of, child, null, present), filter);
  });
}
