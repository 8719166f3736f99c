import assert from "node:assert/strict";
import { test } from "node:test";
import { sameTable } from "../../pwa/core/tables.js";
import { goToError, isInView, openingPlace, tabsOf } from "../../pwa/parts/record-place.js";
import { definition, moduleInfo, table } from "./builders.js";

const { layout } = definition();
const [EPISODES, REVIEWS, LAST_REVIEWS] = [table("Episodes"), table("Reviews"), table("Reviews", true)];

/** A record by which tables have rows, and which errors are in which tables. */
function model(rows, errors) {
  const record = {
    errors: Object.entries(errors).map(([code, tables]) => ({
      code,
      day: null,
      cells: tables.map((each) => ({ table: each })),
    })),
  };
  return {
    record,
    findings: record.errors,
    definition: definition(),
    hasRows: (lastYear) => rows.some(({ last_year }) => last_year === lastYear),
    rowsIn: (wanted) => rows.filter((each) => sameTable(each, wanted)).length,
    dueIn: () => [],
    errorsIn: (wanted) =>
      record.errors.filter(({ cells }) => cells.some((cell) => sameTable(cell.table, wanted))).length,
  };
}

for (const [name, rows, errors, wanted, lastYear, module, error] of [
  ["the main module where nothing speaks for another", [EPISODES], {}, "", false, "Episodes", null],
  ["the first module with an error", [EPISODES, REVIEWS], { 1: [REVIEWS] }, "", false, "Reviews", null],
  ["the main module if it has one, too", [EPISODES], { 1: [REVIEWS], 2: [EPISODES] }, "", false, "Episodes", null],
  ["the first module with rows", [REVIEWS], {}, "", false, "Reviews", null],
  ["last year if there is nothing else", [LAST_REVIEWS], {}, "", true, "Reviews", null],
  ["the wanted error", [EPISODES], { 1: [EPISODES], 2: [LAST_REVIEWS] }, "2", true, "Reviews", "2"],
]) {
  test(`a record opens at ${name}`, () => {
    assert.deepEqual(openingPlace(model(rows, errors), wanted), { lastYear, module, error });
  });
}

test("an error in the header is in view with every module of its year", () => {
  const error = { code: "1", cells: [{ table: table("Header") }] };
  assert.equal(isInView(error, { lastYear: false, module: "Reviews", error: null }, layout), true);
  assert.equal(isInView(error, { lastYear: true, module: "Reviews", error: null }, layout), false);
});

test("of an error in both years, the open year is gone to", () => {
  const place = { lastYear: true, module: "Episodes", error: null };
  goToError({ code: "1", cells: [{ table: REVIEWS }, { table: LAST_REVIEWS }] }, place, layout);
  assert.deepEqual(place, { lastYear: true, module: "Reviews", error: null });
});

test("a module about the whole return has no tab, nor has the one that is shown as facts", () => {
  const modules = [moduleInfo("Header", {}), moduleInfo("Episodes"), moduleInfo("Whole", {}, { has_child: false })];
  assert.deepEqual(
    tabsOf({ modules, layout }).map(({ name }) => name),
    ["Episodes"],
  );
});
