import assert from "node:assert/strict";
import { test } from "node:test";
import { goToError, isInView, openingPlace } from "../../pwa/parts/record-place.js";

const MODULES = [{ name: "Header" }, { name: "Episodes" }, { name: "Reviews" }];

/** A record by which tables have rows, and which errors are in which tables. */
function model(rows, errors) {
  const record = {
    errors: Object.entries(errors).map(([code, tables]) => ({ code, cells: tables.map((table) => ({ table })) })),
  };
  return {
    record,
    hasRows: (lastYear) => rows.some((table) => table.endsWith("_last") === lastYear),
    rowsIn: (table) => Number(rows.includes(table)),
    errorsIn: (table) => record.errors.filter(({ cells }) => cells.some((cell) => cell.table === table)),
  };
}

for (const [name, rows, errors, wanted, lastYear, module, error] of [
  ["the main module where nothing speaks for another", ["Episodes"], {}, "", false, "Episodes", null],
  ["the first module with an error", ["Episodes", "Reviews"], { 1: ["Reviews"] }, "", false, "Reviews", null],
  [
    "the main module if it has one, too",
    ["Episodes"],
    { 1: ["Reviews"], 2: ["Episodes"] },
    "",
    false,
    "Episodes",
    null,
  ],
  ["the first module with rows", ["Reviews"], {}, "", false, "Reviews", null],
  ["last year if there is nothing else", ["Reviews_last"], {}, "", true, "Reviews", null],
  ["the wanted error", ["Episodes"], { 1: ["Episodes"], 2: ["Reviews_last"] }, "2", true, "Reviews", "2"],
]) {
  test(`a record opens at ${name}`, () => {
    assert.deepEqual(openingPlace(model(rows, errors), wanted, MODULES), { lastYear, module, error });
  });
}

test("an error in the header is in view with every module of its year", () => {
  const error = { code: "1", cells: [{ table: "Header" }] };
  assert.equal(isInView(error, { lastYear: false, module: "Reviews", error: null }), true);
  assert.equal(isInView(error, { lastYear: true, module: "Reviews", error: null }), false);
});

test("of an error in both years, the open year is gone to", () => {
  const place = { lastYear: true, module: "Episodes", error: null };
  goToError({ code: "1", cells: [{ table: "Reviews" }, { table: "Reviews_last" }] }, place);
  assert.deepEqual(place, { lastYear: true, module: "Reviews", error: null });
});
