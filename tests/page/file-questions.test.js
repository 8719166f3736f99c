import assert from "node:assert/strict";
import { test } from "node:test";
import { answerFileByFile, clashes, filesAndRivals, missingAfter, placeAfter } from "../../pwa/core/file-questions.js";
import { choice, filesQuestion, keptFile } from "./builders.js";

const OLD = { ...keptFile("Episodes"), id: "old" };
const NEW = { ...keptFile("Episodes"), id: "new" };
const HEADER = keptFile("Header");
const FILES = [OLD, NEW, HEADER];

function places(old, newer, header = "this year") {
  return new Map([
    ["old", old],
    ["new", newer],
    ["Header", header],
  ]);
}

test("a question is about its files, and those of the same kind", () => {
  const last = { ...keptFile("Episodes", { last_year: true }), id: "last" };
  assert.deepEqual(filesAndRivals(filesQuestion("q", [NEW], []), [...FILES, last]), [OLD, NEW, last]);
  assert.deepEqual(filesAndRivals(filesQuestion("q", [HEADER], []), [...FILES, last]), [HEADER]);
});

test("a choice says where each file would be", () => {
  const likeliest = choice("", { removes: ["old"], moves: { new: true } });
  assert.deepEqual(
    FILES.map((file) => placeAfter(file, likeliest)),
    ["not used", "last year", "this year"],
  );
});

test("the place of each file is an answer", () => {
  assert.deepEqual(answerFileByFile(FILES, places("last year", "this year"), choice("", { year: 2026 }), []), {
    moves: { old: true, new: false, Header: false },
    removes: [],
    replaces: false,
    year: 2026,
    accepts: [],
  });
});

test("what this year’s files would lack is what no file of this year holds, and the answer accepts it", () => {
  const about = (accepts, file_ids) => ({ accepts, file_ids, text: accepts });
  const if_missing = [about("no Episodes", ["old", "new"]), about("no Header", ["Header"]), about("no OC2", [])];
  const asked = filesQuestion("q", [OLD, NEW], [], { if_missing });
  const lacking = (ticked) => missingAfter(asked, FILES, ticked).map(({ text }) => text);
  assert.deepEqual(lacking(new Map()), ["no OC2"]);
  assert.deepEqual(lacking(places("last year", "this year")), ["no OC2"]);
  assert.deepEqual(lacking(places("last year", "not used")), ["no Episodes", "no OC2"]);
  assert.deepEqual(lacking(places("last year", "this year", "last year")), ["no Header", "no OC2"]);
  assert.deepEqual(answerFileByFile([], new Map(), choice(""), [about("no OC2", [])]).accepts, ["no OC2"]);
});

for (const [what, ticked, replaces] of [
  ["a file that gives way to another in its place", places("not used", "this year"), true],
  ["a file without which its place is empty", places("not used", "last year"), false],
  ["a file of another kind", places("this year", "last year", "not used"), false],
]) {
  test(`${what} is ${replaces ? "replaced" : "removed"}`, () => {
    const answer = answerFileByFile(FILES, ticked, choice(""), []);
    assert.equal(answer.removes.length, 1);
    assert.equal(answer.replaces, replaces);
  });
}

test("two files of a module clash in one year only", () => {
  assert.deepEqual(clashes(FILES, places("last year", "last year")), [
    { title: "Episodes", place: "last year", files: [OLD, NEW] },
  ]);
  assert.deepEqual(clashes(FILES, places("last year", "this year", "last year")), []);
  assert.deepEqual(clashes(FILES, places("not used", "not used")), []);
});

test("files that were not recognised clash with none", () => {
  const unknown = ["old", "new"].map((id) => ({ ...keptFile("", { title: "", modules: [] }), id }));
  assert.deepEqual(clashes(unknown, places("this year", "this year")), []);
});
