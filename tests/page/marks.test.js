import assert from "node:assert/strict";
import { test } from "node:test";
import { Marks } from "../../pwa/core/marks.js";

const EMPTY = { status: "", note: "" };
const asked = (child, code, note = "") => ({ child, code, status: "asked", note });

test("an error without a mark has an empty one", () => {
  const marks = new Marks();
  assert.deepEqual(marks.of("1", "101"), { child: "1", code: "101", ...EMPTY });
  assert.equal(marks.isEmpty, true);
});

test("a mark belongs to one child and one code", () => {
  const marks = new Marks();
  marks.set(asked("1", "101", "Rang"));
  assert.equal(marks.of("1", "101").note, "Rang");
  assert.equal(marks.of("1", "102").status, "");
  assert.equal(marks.of("2", "101").status, "");
  assert.equal(marks.of("11", "01").status, "");
});

test("a later mark replaces an earlier one, and an empty one removes it", () => {
  const marks = new Marks();
  marks.set(asked("1", "101"));
  marks.set({ child: "1", code: "101", status: "accepted", note: "" });
  assert.deepEqual(
    marks.list().map(({ status }) => status),
    ["accepted"],
  );
  marks.set({ child: "1", code: "101", status: "", note: "  " });
  assert.equal(marks.isEmpty, true);
});

test("notes lose their outer spaces, and a note alone is a mark", () => {
  const marks = new Marks();
  marks.set({ child: "1", code: "101", status: "", note: "  two  words " });
  assert.equal(marks.of("1", "101").note, "two  words");
  assert.equal(marks.isEmpty, false);
});

test("marks are listed by child and code as numbers, and can be taken over", () => {
  const marks = new Marks();
  for (const [child, code] of [
    ["10", "101"],
    ["9", "1001"],
    ["9", "205A"],
  ]) {
    marks.set(asked(child, code));
  }
  const list = marks.list();
  assert.deepEqual(
    list.map(({ child, code }) => `${child} ${code}`),
    ["9 205A", "9 1001", "10 101"],
  );
  const others = new Marks();
  others.set(asked("7", "101"));
  others.replace(list);
  assert.deepEqual(others.list(), list);
});
