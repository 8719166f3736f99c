import assert from "node:assert/strict";
import { test } from "node:test";
import { dateRead, formOf, hintOf, isDate, timeOf } from "../../pwa/parts/cell-forms.js";

const YEAR = 2027;
const CODES = [
  { code: "C1", label: "Interim care order" },
  { code: "C2", label: "Full care order" },
  { code: "V2", label: "Single period of accommodation" },
];

/** What is meant by a text with a fault; "good" for a text without one. */
function meant(column, text, codes = CODES) {
  const { fault, meant } = formOf({ name: "X", ...column }, text, codes, YEAR);
  return fault === "" ? "good" : meant;
}

for (const [kind, text, expected] of [
  ["date", "", "good"],
  ["date", "  ", ""],
  ["date", "05/06/2026", "good"],
  ["date", "29/02/2024", "good"],
  ["date", "5/6/2026", "05/06/2026"],
  ["date", " 05/06/2026", "05/06/2026"],
  ["date", "05-06-2026", "05/06/2026"],
  ["date", "05.06.26", "05/06/2026"],
  ["date", "05/06/60", "05/06/1960"],
  ["date", "2026-06-05", "05/06/2026"],
  ["date", "2026-06-05T10:00:00Z", "05/06/2026"],
  ["date", "29/02/2023", null],
  ["date", "31/04/2026", null],
  ["date", "06/13/2026", null],
  ["date", "soon", null],
  ["partial date", "zz/06/2026", "good"],
  ["partial date", "zz/zz/zzzz", "good"],
  ["partial date", "05/06/2026", "good"],
  ["partial date", "31/04/2026", null],
  ["partial date", "5/6/2026", "05/06/2026"],
  ["partial date", "z/6/2026", null],
  ["code", "C1", "good"],
  ["code", "c1", "C1"],
  ["code", " C1 ", "C1"],
  ["code", "full care order", "C2"],
  ["code", "C9", null],
  ["postcode", "M1 1AE", "good"],
  ["postcode", "SW1A1AA", "good"],
  ["postcode", " m1  1ae ", "M1 1AE"],
  ["postcode", "M1", null],
  ["text", "anything", "good"],
  ["text", "anything ", "anything"],
]) {
  test(`in a ${kind} column “${text}” is ${expected === "good" ? "good" : `meant as ${expected}`}`, () => {
    assert.equal(meant({ kind }, text), expected);
  });
}

for (const [name, text, expected] of [
  ["CHILD", "A12", "good"],
  ["CHILD", "A 12", null],
  ["CHILD", "A".repeat(21), null],
  ["UPN", "A123456789012", "good"],
  ["UPN", "UN3", "good"],
  ["UPN", "un3", "UN3"],
  ["UPN", "UN6", null],
  ["UPN", "I123456789012", null],
  ["URN", "1234567", "good"],
  ["URN", "sc123456", "SC123456"],
  ["URN", "12345", null],
  ["SDQ_SCORE", "0", "good"],
  ["SDQ_SCORE", "40", "good"],
  ["SDQ_SCORE", "41", null],
  ["SDQ_SCORE", "07", null],
  ["OTHER", "41", "good"],
]) {
  test(`${name} “${text}” is ${expected === "good" ? "good" : `meant as ${expected}`}`, () => {
    assert.equal(meant({ name, kind: "text" }, text), expected);
  });
}

test("where codes are not known, any text is good", () => {
  assert.equal(meant({ kind: "code" }, "C9", []), "good");
});

test("a fault quotes the text, or the year of the codes", () => {
  assert.match(formOf({ name: "DEC", kind: "date" }, "soon", [], YEAR).fault, /“soon”/);
  assert.match(formOf({ name: "LS", kind: "code" }, "C9", CODES, YEAR).fault, /“C9”.*2026\/27/);
});

test("columns with a form have a hint, others have none", () => {
  for (const kind of ["date", "partial date", "postcode", "code"]) {
    assert.notEqual(hintOf({ name: "X", kind }), "");
  }
  assert.match(hintOf({ name: "UPN", kind: "text" }), /UPN/);
  assert.equal(hintOf({ name: "X", kind: "text" }), "");
});

test("dates compare by their time", () => {
  assert.ok(timeOf("31/12/2025") < timeOf("01/01/2026"));
  assert.equal(timeOf("02/01/2026") - timeOf("01/01/2026"), 86_400_000);
});

test("only a day of the calendar in one form is a date", () => {
  assert.deepEqual(["05/06/2026", "5/6/2026", "31/02/2026", ""].map(isDate), [true, false, false, false]);
  assert.equal(dateRead("59"), null);
  assert.equal(dateRead("05/06/59"), "05/06/2059");
});
