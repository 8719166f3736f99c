import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { SourceCorrections } from "../../pwa/core/source-corrections.js";
import { table } from "./builders.js";

let corrections;
let changes;

beforeEach(() => {
  changes = 0;
  corrections = new SourceCorrections(() => {
    changes += 1;
  });
});

function correction(child, { field = "LS", loaded = "X9", present = "C2", where = "Start 01/06/2026" } = {}) {
  return {
    child,
    group: "Episodes",
    where,
    errors: [
      { code: "144", title: "Not a code" },
      { code: "218", title: "No URN" },
    ],
    difference: { kind: "cell", table: table("Episodes"), row: 4, field, label: "Legal status", loaded, present },
  };
}

function doneEdit(child, more = {}) {
  const edit = {
    kind: "cell",
    table: table("Episodes"),
    field: "LS",
    loaded: "X9",
    present: "C2",
    label: "Legal status",
  };
  return { child, ...edit, ...more };
}

test("a correction is on the list since it was first handed over", () => {
  corrections.listOn([correction("1")], "2026-11-03");
  corrections.listOn([correction("1"), correction("2")], "2026-11-10");
  assert.equal(corrections.listedSince(correction("1")), "2026-11-03");
  assert.equal(corrections.listedSince(correction("2")), "2026-11-10");
  assert.equal(corrections.listedSince(correction("3")), "");
  assert.equal(corrections.records[0].why, "144 Not a code; 218 No URN");
  assert.equal(changes, 2);
});

test("another value, another row or another column is another correction", () => {
  corrections.listOn([correction("1")], "2026-11-03");
  assert.equal(corrections.listedSince(correction("1", { present: "E1" })), "");
  assert.equal(corrections.listedSince(correction("1", { where: "Start 02/06/2026" })), "");
  assert.equal(corrections.listedSince(correction("1", { field: "CIN" })), "");
});

test("what is no longer on the list, and was not done, is forgotten", () => {
  corrections.listOn([correction("1"), correction("2")], "2026-11-03");
  corrections.listOn([correction("2")], "2026-11-10");
  assert.deepEqual(
    corrections.records.map(({ child }) => child),
    ["2"],
  );
});

test("what the next extract has is done, and stays so when further lists are handed over", () => {
  corrections.listOn([correction("1"), correction("2")], "2026-11-03");
  corrections.doneOn([doneEdit("1")], "2026-11-10");
  assert.deepEqual(
    corrections.done.map(({ child, listed, done, where }) => [child, listed, done, where]),
    [["1", "2026-11-03", "2026-11-10", "Start 01/06/2026"]],
  );
  corrections.listOn([correction("2")], "2026-11-12");
  assert.equal(corrections.done.length, 1);
  assert.equal(corrections.records.length, 2);
});

test("what is wrong again after it was done is new on the list", () => {
  corrections.listOn([correction("1")], "2026-11-03");
  corrections.doneOn([doneEdit("1")], "2026-11-10");
  corrections.listOn([correction("1")], "2026-11-24");
  assert.equal(corrections.listedSince(correction("1")), "2026-11-24");
  assert.equal(corrections.records.length, 2);
});

test("what was done without having been on a list is kept too, the latest first", () => {
  corrections.doneOn([doneEdit("5", { row: 7, codes: ["144"] })], "2026-11-10");
  corrections.doneOn([doneEdit("6")], "2026-11-17");
  assert.deepEqual(
    corrections.done.map(({ child, listed }) => [child, listed]),
    [
      ["6", ""],
      ["5", ""],
    ],
  );
  // The record holds what a session file may hold, and nothing else.
  assert.equal("codes" in corrections.done[1], false);
});

test("two rows of a child with the same edit are done one by one", () => {
  corrections.listOn([correction("1"), correction("1", { where: "Start 02/06/2026" })], "2026-11-03");
  corrections.doneOn([doneEdit("1")], "2026-11-10");
  assert.equal(corrections.done.length, 1);
  corrections.doneOn([doneEdit("1")], "2026-11-17");
  assert.equal(corrections.done.length, 2);
  assert.equal(corrections.records.length, 2);
});

test("a child with another ID keeps its corrections", () => {
  corrections.listOn([correction("1"), correction("2")], "2026-11-03");
  corrections.rename("1", "9");
  assert.equal(corrections.listedSince(correction("9")), "2026-11-03");
  assert.deepEqual(
    corrections.records.map(({ child }) => child),
    ["9", "2"],
  );
});
