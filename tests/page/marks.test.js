import assert from "node:assert/strict";
import { test } from "node:test";
import { Marks } from "../../pwa/core/marks.js";

const EMPTY = { status: "", note: "", closed: "" };
const DAY = "2026-11-25";
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

test("a mark whose error is gone is closed with the day, and no longer that of the error", () => {
  const marks = new Marks();
  marks.set(asked("1", "101", "Rang"));
  marks.set(asked("2", "101"));
  assert.equal(marks.hasOpen, true);
  marks.close(
    [
      { child: "1", code: "101" },
      { child: "3", code: "101" },
    ],
    DAY,
  );
  assert.deepEqual(marks.of("1", "101"), { child: "1", code: "101", ...EMPTY });
  assert.deepEqual(marks.closedOf("1"), [{ ...asked("1", "101", "Rang"), closed: DAY }]);
  assert.deepEqual([marks.closedOf("2"), marks.of("2", "101").status], [[], "asked"]);
  marks.close([{ child: "1", code: "101" }], "2026-12-01");
  assert.equal(marks.closedOf("1")[0].closed, DAY);
  marks.close([{ child: "2", code: "101" }], DAY);
  assert.deepEqual([marks.hasOpen, marks.isEmpty], [false, false]);
});

test("an error that came back can be marked anew, and an empty mark keeps the closed one", () => {
  const marks = new Marks();
  marks.set(asked("1", "101", "Rang"));
  marks.close([{ child: "1", code: "101" }], DAY);
  marks.set({ child: "1", code: "101", status: "", note: "" });
  assert.equal(marks.closedOf("1").length, 1);
  marks.set(asked("1", "101", "Rang again"));
  assert.deepEqual([marks.of("1", "101").note, marks.closedOf("1")], ["Rang again", []]);
});

test("changes are told, and closing nothing is none", () => {
  let told = 0;
  const marks = new Marks(() => {
    told += 1;
  });
  marks.set(asked("1", "101"));
  marks.close([{ child: "2", code: "101" }], DAY);
  assert.equal(told, 1);
  marks.close([{ child: "1", code: "101" }], DAY);
  assert.equal(told, 2);
});

test("notes about an own check that is deleted are forgotten, and no others", () => {
  let changes = 0;
  const marks = new Marks(() => (changes += 1));
  marks.replace([asked("1", "OWN1"), asked("2", "OWN1"), asked("1", "OWN10")]);
  marks.forget("OWN1");
  assert.deepEqual(
    marks.list().map(({ code }) => code),
    ["OWN10"],
  );
  assert.equal(changes, 1);
});
