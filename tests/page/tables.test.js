import assert from "node:assert/strict";
import { test } from "node:test";
import { isLastYearTable, moduleOf, tableName } from "../../pwa/core/table-name.js";
import { tableTitle } from "../../pwa/core/table-title.js";

for (const [module, lastYear] of [
  ["Episodes", false],
  ["Episodes", true],
  ["Prev_lasting", false],
]) {
  test(`the table of ${module}, ${lastYear ? "last" : "this"} year, leads back to both`, () => {
    const table = tableName(module, lastYear);
    assert.equal(moduleOf(table), module);
    assert.equal(isLastYearTable(table), lastYear);
  });
}

test("tables are called by their modules’ titles", () => {
  const modules = [{ name: "AD1", title: "Adoption" }];
  assert.equal(tableTitle("AD1", modules), "Adoption");
  assert.equal(tableTitle(tableName("AD1", true), modules), "last year’s Adoption");
  assert.equal(tableTitle(tableName("New", true), modules), "last year’s New");
  assert.equal(tableTitle("Providers", modules), "the Ofsted list");
});
