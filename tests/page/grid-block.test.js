import assert from "node:assert/strict";
import { test } from "node:test";
import { operationsFor, tidiedOf, toldOf } from "../../pwa/parts/block-editing.js";
import { filledDown, pastedAt } from "../../pwa/parts/grid-block.js";
import { table } from "./builders.js";

/** Places by row, from the numbers of rows and columns. */
const block = (rows, columns) => rows.map((row) => columns.map((column) => ({ row, column })));

test("what is pasted goes on from the first cell of the block", () => {
  assert.deepEqual(pastedAt([["a", "b"], ["c"]], block([1, 2, 3], [2])), [
    { place: { row: 1, column: 2 }, text: "a" },
    { place: { row: 1, column: 3 }, text: "b" },
    { place: { row: 2, column: 2 }, text: "c" },
  ]);
});

test("a single value goes to all cells of the block", () => {
  const placed = pastedAt([["a"]], block([1, 2], [2, 3]));
  assert.equal(placed.length, 4);
  assert.ok(placed.every(({ text }) => text === "a"));
});

for (const [name, places, filled] of [
  ["the rows of a block from its first", block([1, 2, 3], [4]), ["1>2", "1>3"]],
  ["one row from the row above", block([2], [4, 5]), ["1>2", "1>2"]],
  ["nothing in the first row", block([0], [4]), []],
]) {
  test(`filling down fills ${name}`, () => {
    assert.deepEqual(
      filledDown(places).map(({ place, from }) => `${from.row}>${place.row}`),
      filled,
    );
  });
}

const columns = [{ name: "LS" }, { name: "PL_LA" }];
const episodes = { table: table("Episodes"), columns, fixed: ["PL_LA"] };
const row = { row: 7, cells: ["C2", "E08"] };
const wanted = (name, value) => ({ at: { table: episodes, row, column: { name } }, value });

test("only cells that can be edited and differ are set", () => {
  assert.deepEqual(operationsFor([wanted("LS", "C1"), wanted("LS", "C2"), wanted("PL_LA", "x")]), [
    { op: "set", table: episodes.table, row: 7, field: "LS", value: "C1" },
  ]);
});

test("what is pasted is tidied; what can’t be right is pasted as it is and counted", async () => {
  const read = async (text) => ({ fault: "", meant: null, tidied: text === "c1" ? "C1" : null });
  const { tidied, wrong } = await tidiedOf([wanted("LS", "c1"), wanted("LS", "X9"), wanted("PL_LA", "x")], () => read);
  assert.deepEqual(
    tidied.map(({ value }) => value),
    ["C1", "X9"],
  );
  assert.equal(wrong, 1);
});

test("what was left out is told", () => {
  const all = [wanted("LS", "C1"), wanted("PL_LA", "x")];
  assert.equal(toldOf("Cleared", { changed: 2, wanted: all.slice(0, 1) }), "Cleared 2 cells");
  assert.equal(
    toldOf("Pasted", { changed: 1, wanted: all, wrong: 1, outside: 2 }),
    "Pasted 1 cell (1 cell can’t be changed, 2 cells outside the table left out, 1 value not valid)",
  );
});
