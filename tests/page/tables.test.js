import assert from "node:assert/strict";
import { test } from "node:test";
import { columnLabel, constantColumns, definitionOf, holderOf, moduleTitle } from "../../pwa/core/definition.js";
import { cellKey, sameTable, tableKey, tableOf, tableTitle } from "../../pwa/core/tables.js";
import { definition, moduleInfo, table } from "./builders.js";

const [EPISODES, LAST_EPISODES] = [table("Episodes"), table("Episodes", true)];

test("a table is known by its module and its year", () => {
  assert.deepEqual(tableOf("Episodes", true), LAST_EPISODES);
  assert.equal(sameTable(EPISODES, { ...EPISODES }), true);
  assert.equal(sameTable(EPISODES, LAST_EPISODES), false);
  assert.equal(sameTable(EPISODES, table("Reviews")), false);
});

test("different tables and cells have different keys", () => {
  const tables = [EPISODES, LAST_EPISODES, table("Reviews"), table("Reviews", true)];
  assert.equal(new Set(tables.map(tableKey)).size, tables.length);
  assert.equal(tableKey(EPISODES), tableKey({ ...EPISODES }));
  const cells = tables.flatMap((each) => [1, 11].map((row) => ({ table: each, row, field: "LS" })));
  assert.equal(new Set(cells.map(cellKey)).size, cells.length);
});

test("tables are called by their modules’ titles", () => {
  const known = definition({ modules: [moduleInfo("AD1", {}, { title: "Adoption" })] });
  assert.equal(tableTitle(table("AD1"), known), "Adoption");
  assert.equal(tableTitle(table("AD1", true), known), "last year’s Adoption");
  assert.equal(tableTitle(table("New", true), known), "last year’s New");
  assert.equal(tableTitle(table("Providers"), known), "the Ofsted list");
  assert.equal(tableTitle(table("AD1", true), null), "last year’s AD1");
  assert.equal(moduleTitle(known, "AD1"), "Adoption");
  assert.equal(columnLabel({ modules: [moduleInfo("Episodes")] }, "Episodes", "LS"), "Legal status");
  assert.equal(columnLabel(null, "Episodes", "LS"), "LS");
});

test("columns that all rows of a child share are those that are held once for the child", () => {
  const known = definition();
  assert.deepEqual(constantColumns(known, "Episodes"), new Set(["CHILD"]));
  assert.deepEqual(constantColumns(known, "Reviews"), new Set(["CHILD", "DOB"]));
  assert.deepEqual(constantColumns(known, "Header"), new Set(["CHILD", "DOB"]));
  assert.equal(holderOf(known, "Reviews", "DOB"), "Header");
  assert.equal(holderOf(known, "Header", "DOB"), "Header");
});

test("a definition is there once the worker was ready", () => {
  const known = definition();
  assert.equal(definitionOf({ definition: known }), known);
  assert.throws(() => definitionOf({ definition: null }));
});
