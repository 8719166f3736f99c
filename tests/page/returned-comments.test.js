import assert from "node:assert/strict";
import { test } from "node:test";
import { Marks } from "../../pwa/core/marks.js";
import { noteComments } from "../../pwa/core/returned-comments.js";

function comment(text, codes = ["101"]) {
  return { child: "1", codes, text };
}

test("a comment becomes a note on each error that was asked about", () => {
  const marks = new Marks();
  noteComments(marks, [comment("Adopted in May", ["101", "102"])]);
  for (const code of ["101", "102"]) {
    assert.deepEqual(marks.of("1", code), { child: "1", code, status: "asked", note: "Adopted in May", closed: "" });
  }
});

test("a comment that is only a part of the note is noted, too", () => {
  const marks = new Marks();
  marks.set({ child: "1", code: "101", status: "asked", note: "Nothing is known" });
  noteComments(marks, [comment("No"), comment("Nothing"), comment("No")]);
  assert.equal(marks.of("1", "101").note, "Nothing is known; No; Nothing");
});

test("what was noted before stays, and the same comment is noted once", () => {
  const marks = new Marks();
  marks.set({ child: "1", code: "101", status: "accepted", note: "Right" });
  noteComments(marks, [comment("As I said"), comment("As I said")]);
  noteComments(marks, [comment("As I said")]);
  assert.equal(marks.of("1", "101").note, "Right; As I said");
  assert.equal(marks.of("1", "101").status, "accepted");
});
