import assert from "node:assert/strict";
import { test } from "node:test";
import { BlockEditing } from "../../pwa/parts/block-editing.js";
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

/** What an action on cells makes: the values set with the message about it, or why not. */
async function done(act) {
  const read = async (text) => ({ fault: "", meant: null, tidied: text === "c1" ? "C1" : null });
  const found = [];
  const editing = new BlockEditing({
    readerOf: () => read,
    make: (operations, told) => found.push([operations.map(({ field, value }) => `${field}=${value}`), told]),
    refuse: (at) => found.push(at?.column.name ?? "nothing changes"),
  });
  await act(editing);
  assert.equal(found.length, 1);
  return found[0];
}

test("only cells that can be edited and differ are set, in one step", async () => {
  const all = [wanted("LS", "C1"), wanted("LS", "C2"), wanted("PL_LA", "x"), wanted("NOT_IN_FILE", "x")];
  assert.deepEqual(await done((editing) => editing.fillDown(all)), [
    ["LS=C1"],
    "Filled 1 cell (2 cells can’t be changed)",
  ]);
});

test("cells are cleared", async () => {
  assert.deepEqual(await done((editing) => editing.clear([wanted("LS").at])), [["LS="], "Cleared 1 cell"]);
});

test("what is pasted is tidied; what can’t be right is pasted as it is; what is left out is told", async () => {
  const all = [wanted("LS", "c1"), wanted("LS", "X9"), wanted("PL_LA", "x")];
  assert.deepEqual(await done((editing) => editing.paste(all, 2)), [
    ["LS=C1", "LS=X9"],
    "Pasted 2 cells (1 cell can’t be changed, 2 cells outside the table left out, 1 value not valid)",
  ]);
});

test("it is told why nothing changes", async () => {
  assert.equal(await done((editing) => editing.fillDown([wanted("LS", "C2")])), "nothing changes");
  assert.equal(await done((editing) => editing.clear([wanted("PL_LA").at])), "PL_LA");
});
