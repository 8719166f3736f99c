import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ColumnNames } from "../../pwa/core/column-names.js";
import { answersOf, mistakeIn } from "../../pwa/parts/column-names.js";

const KEY = "ssda903-check:column-names";
const HERITAGE = { module: "Header", name: "HERITAGE", column: "ETHNIC" };
const NONE = { module: "Header", name: "TEAM", column: "" };

const kept = new Map();

beforeEach(() => {
  kept.clear();
  /** The device’s storage, as browsers have it. */
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
  };
});

test("answers hold for the next visit on this device", () => {
  new ColumnNames().take([HERITAGE]);
  new ColumnNames().take([NONE]);
  assert.deepEqual(new ColumnNames().list, [HERITAGE, NONE]);
});

test("a later answer about a name takes the place of the earlier one, in its module", () => {
  const names = new ColumnNames();
  names.take([HERITAGE, NONE]);
  const other = { ...HERITAGE, module: "Episodes" };
  names.take([{ ...HERITAGE, column: "" }, other]);
  assert.deepEqual(names.list, [{ ...HERITAGE, column: "" }, NONE, other]);
});

test("answers that come with saved work go before those of the device, and are not kept on it", () => {
  const names = new ColumnNames();
  names.take([HERITAGE]);
  names.replace([{ ...HERITAGE, column: "SEX" }, NONE]);
  assert.deepEqual(names.list, [{ ...HERITAGE, column: "SEX" }, NONE]);
  assert.deepEqual(new ColumnNames().list, [HERITAGE]);
});

test("names of objects are names like others", () => {
  const names = new ColumnNames();
  names.take([{ ...HERITAGE, name: "__proto__" }]);
  assert.deepEqual(new ColumnNames().list, [{ ...HERITAGE, name: "__proto__" }]);
});

test("the user can forget all answers", () => {
  const names = new ColumnNames();
  names.take([HERITAGE]);
  names.forget();
  assert.deepEqual([names.list, new ColumnNames().list, kept.size], [[], [], 0]);
});

test("answers that are wiped from the device hold for the work that is open", () => {
  new ColumnNames().take([HERITAGE]);
  const names = new ColumnNames();
  names.forgetOnDevice();
  assert.deepEqual([names.list, new ColumnNames().list, kept.size], [[HERITAGE], [], 0]);
});

for (const [what, text] of [
  ["no JSON", "{"],
  ["no list", "7"],
  ["answers with more than names", JSON.stringify([{ ...HERITAGE, values: ["WBRI"] }])],
  ["a column that is no text", JSON.stringify([{ ...HERITAGE, column: null }])],
]) {
  test(`where the device holds ${what}, nothing is remembered`, () => {
    kept.set(KEY, text);
    const names = new ColumnNames();
    assert.deepEqual(names.list, []);
    names.take([HERITAGE]);
    assert.deepEqual(new ColumnNames().list, [HERITAGE]);
  });
}

test("where storage is blocked, answers hold for the work that is open", () => {
  const refuse = () => {
    throw new Error("Blocked");
  };
  globalThis.localStorage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  const names = new ColumnNames();
  names.take([HERITAGE]);
  assert.deepEqual(names.list, [HERITAGE]);
  names.forget();
  assert.deepEqual(names.list, []);
});

test("no more than 500 answers are remembered: the latest", () => {
  const names = new ColumnNames();
  names.take(Array.from({ length: 600 }, (_, at) => ({ ...HERITAGE, name: `N${at}` })));
  assert.equal(names.list.length, 500);
  assert.equal(names.list.at(-1).name, "N599");
});

const ONE = { name: "HERITAGE", shown: "Heritage", values: ["WBRI"], likely: "" };
const OTHER = { name: "TEAM", shown: "Team", values: [], likely: "" };
const NAMES = {
  module: "Header",
  title: "Header",
  unknown: [ONE, OTHER],
  missing: [
    { name: "ETHNIC", holds: "Ethnic origin", required: true },
    { name: "UASC", holds: "Asylum", required: false },
  ],
};

function chosen(one, other) {
  return new Map([
    [ONE, one],
    [OTHER, other],
  ]);
}

for (const [what, map, mistake] of [
  ["all are chosen", chosen("ETHNIC", "UASC"), ""],
  ["what need not be there is not chosen", chosen("ETHNIC", "none"), ""],
  ["one is not chosen", chosen("ETHNIC", ""), "Choose a column for ‘Team’, or choose ‘Not a column in the return’"],
  [
    "a column is chosen twice",
    chosen("ETHNIC", "ETHNIC"),
    "You chose ETHNIC more than once. Choose it for one column only",
  ],
  [
    "a column that must be there is not chosen",
    chosen("none", "UASC"),
    "Header needs ETHNIC. Choose a column for it, or add it to the file, where it can be blank",
  ],
]) {
  test(`where ${what}, ${mistake ? "the user is told" : "nothing is wrong"}`, () => {
    assert.equal(mistakeIn(NAMES, map), mistake);
  });
}

test("an answer holds names only, no values", () => {
  assert.deepEqual(answersOf(NAMES, chosen("ETHNIC", "none")), [HERITAGE, NONE]);
});
