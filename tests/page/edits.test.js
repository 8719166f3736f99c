import assert from "node:assert/strict";
import { test } from "node:test";
import { Edits } from "../../pwa/core/edits.js";
import { step, table } from "./builders.js";

const [A, B, C, D] = ["C1", "C2", "E1", "V2"].map((value) => step(value));

function made(...steps) {
  const edits = new Edits();
  for (const each of steps) {
    edits.add(each);
  }
  return edits;
}

/** What the worker holds after it did what it lacked. */
function bringUp(edits) {
  const difference = edits.difference();
  edits.madeInWorker(difference);
  return edits.inWorker;
}

test("steps come into force in their order", () => {
  const edits = made(A, B);
  assert.deepEqual(edits.inForce, [A, B]);
  assert.equal(edits.inForceCount, 2);
  assert.deepEqual([edits.canUndo, edits.canRedo], [true, false]);
});

test("undo takes the latest step out of force, and redo brings it back", () => {
  const edits = made(A, B);
  edits.undo();
  assert.deepEqual(edits.inForce, [A]);
  assert.deepEqual(edits.steps, [A, B]);
  assert.equal(edits.canRedo, true);
  edits.redo();
  assert.deepEqual(edits.inForce, [A, B]);
});

test("undo and redo end where there is nothing more", () => {
  const edits = made(A);
  edits.undo();
  edits.undo();
  assert.equal(edits.inForceCount, 0);
  assert.equal(edits.canUndo, false);
  edits.redo();
  edits.redo();
  assert.equal(edits.inForceCount, 1);
});

test("a new step drops those that were undone", () => {
  const edits = made(A, B);
  edits.undo();
  edits.add(C);
  assert.deepEqual(edits.steps, [A, C]);
  assert.equal(edits.canRedo, false);
});

test("a worker lacks nothing before there are steps, and once it made them", () => {
  const edits = new Edits();
  assert.equal(edits.difference(), null);
  edits.add(A);
  assert.deepEqual(edits.difference(), { keep: 0, steps: [A] });
  bringUp(edits);
  assert.equal(edits.difference(), null);
});

for (const [name, change, difference] of [
  ["another step", (edits) => edits.add(D), { keep: 3, steps: [D] }],
  ["an undone step", (edits) => edits.undo(), { keep: 2, steps: [] }],
  [
    "a step in place of undone ones",
    (edits) => {
      edits.undo();
      edits.undo();
      edits.add(D);
    },
    { keep: 1, steps: [D] },
  ],
  ["a worker that has none", (edits) => edits.forgetWorker(), { keep: 0, steps: [A, B, C] }],
  ["other work", (edits) => edits.replace([D]), { keep: 0, steps: [D] }],
  ["other work that begins alike", (edits) => edits.replace([A, D]), { keep: 1, steps: [D] }],
  ["no work", (edits) => edits.replace([]), { keep: 0, steps: [] }],
]) {
  test(`after ${name} the worker is brought up by the difference alone`, () => {
    const edits = made(A, B, C);
    bringUp(edits);
    change(edits);
    assert.deepEqual(edits.difference(), difference);
    assert.deepEqual(bringUp(edits), edits.inForce);
    assert.equal(edits.difference(), null);
  });
}

test("saved work comes with the steps that were undone", () => {
  const edits = new Edits();
  edits.replace([A, B, C], 1);
  assert.deepEqual(edits.inForce, [A]);
  edits.redo();
  assert.deepEqual(edits.inForce, [A, B]);
});

test("added rows have numbers of their own, also after saved work", () => {
  const edits = new Edits();
  const first = edits.nextRow();
  assert.notEqual(edits.nextRow(), first);
  edits.replace([step("C1", { row: first + 40 }), step("C1", { row: 3 })]);
  assert.equal(edits.nextRow(), first + 41);
  edits.replace([step("C1", { row: 3 })]);
  assert.equal(edits.nextRow(), first);
});

test("a row that the worker offers to add gets a number, and one of the file keeps its own", () => {
  const edits = new Edits();
  const add = (row) => ({ op: "add", table: table("Reviews"), row, after: null, cells: {} });
  const put = { op: "set", table: table("Reviews"), row: 1, field: "CODE", value: "1" };
  const [first, second, third, fourth] = edits.numbered([add(-1), add(-1), add(4), put]);
  assert.notEqual(first.row, second.row);
  assert.ok(first.row > 1_000_000_000);
  assert.equal(third.row, 4);
  assert.deepEqual(fourth, put);
});
