import assert from "node:assert/strict";
import { test } from "node:test";
import { foundIn } from "../../pwa/core/glossary.js";

const column = (name, label, codes = []) => ({ name, label, codes });
const MODULES = [
  {
    title: "Stays",
    file_name: "stays.csv",
    columns: [
      column("START", "Start date"),
      column("KIND", "Kind of stay", [{ code: "K2", label: "Children’s home" }]),
    ],
  },
  { title: "Reviews", file_name: "reviews.csv", columns: [column("START", "Start of the review")] },
];

const names = (text) => foundIn(MODULES, text).map(({ title, columns }) => [title, ...columns.map(({ name }) => name)]);

test("without a text everything is there", () => assert.deepEqual(foundIn(MODULES, " "), MODULES));

test("columns are found by name, meaning, code and meaning of a code", () => {
  assert.deepEqual(names("start"), [
    ["Stays", "START"],
    ["Reviews", "START"],
  ]);
  assert.deepEqual(names("K2"), [["Stays", "KIND"]]);
  assert.deepEqual(names("home children’s"), [["Stays", "KIND"]]);
  assert.deepEqual(names("Children's home"), [["Stays", "KIND"]]);
});

test("a module is found with all its columns by its own name", () =>
  assert.deepEqual(names("stays"), [["Stays", "START", "KIND"]]));

test("what is nowhere leaves nothing", () => assert.deepEqual(names("K2 review"), []));
