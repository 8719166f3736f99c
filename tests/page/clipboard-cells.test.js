import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOfText, textOfCells } from "../../pwa/core/clipboard-cells.js";

for (const [name, text, cells] of [
  ["one cell, as Excel copies it", "C1\r\n", [["C1"]]],
  ["nothing", "", [[""]]],
  [
    "rows and columns",
    "A\tB\r\nC\tD\r\n",
    [
      ["A", "B"],
      ["C", "D"],
    ],
  ],
  [
    "blank cells",
    "\tB\r\n\t\r\n",
    [
      ["", "B"],
      ["", ""],
    ],
  ],
  ["a blank last row", "A\r\n\r\n", [["A"], [""]]],
  ["rows of other systems", "A\nB", [["A"], ["B"]]],
  ["breaks and quotation marks within a cell", '"A\tB ""C""\r\nD"\tE', [['A\tB "C"\r\nD', "E"]]],
  ["a quotation mark that begins no quotation", '"A" B\tC', [['"A" B', "C"]]],
]) {
  test(`a text on the clipboard is ${name}`, () => {
    assert.deepEqual(cellsOfText(text), cells);
  });
}

test("what is copied is the same when it is pasted", () => {
  const cells = [
    ["A", "", 'say "so"'],
    ["line\nbreak", "tab\t", " "],
  ];
  assert.deepEqual(cellsOfText(textOfCells(cells)), cells);
});
