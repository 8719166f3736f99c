import assert from "node:assert/strict";
import { test } from "node:test";
import { closeMarksOfGone } from "../../pwa/core/closed-marks.js";
import { earlierExtract, whatChangedSince } from "../../pwa/core/earlier-extract.js";
import { Marks } from "../../pwa/core/marks.js";
import { today } from "../../pwa/core/text.js";
import { keptFile } from "./builders.js";

const REPLACED = "2026-11-21T10:00:00Z";
const old = (name, fingerprint, lastYear = false) => ({
  name,
  lastYear,
  modules: [name],
  fingerprint,
  lastModified: 0,
  bytes: new TextEncoder().encode(fingerprint).buffer,
});
const OLD = [old("Header", "h1"), old("Episodes", "e1")];
const GONE = { child: "1", resolved: ["101"], still: ["102"], new: [] };
const GONE_TYPES = [
  { code: "101", whole_return: false, errors: { resolved: 1, still: 0, new: 0 } },
  { code: "2883", whole_return: true, errors: { resolved: 1, still: 0, new: 0 } },
  { code: "2886Q", whole_return: true, errors: { resolved: 0, still: 1, new: 0 } },
];

/** A session of which the files were replaced, with what the worker answers. */
class PlayedSession extends EventTarget {
  files = {
    version: 1,
    list: [keptFile("Header", { fingerprint: "h1" }), keptFile("Episodes", { fingerprint: "e2" })],
  };
  carrying = { children: [], sameChildren: { 7: "8" } };
  replacedExtracts = { latest: { replaced: REPLACED, files: OLD } };
  results = {};
  marks = new Marks();
  asked = [];
  answer = { changed: { by_child: [GONE], by_type: GONE_TYPES } };

  async askWithFiles(...question) {
    this.asked.push(question);
    return this.answer && { reply: this.answer };
  }

  async check() {
    this.dispatchEvent(new Event("results"));
    await new Promise(setImmediate);
  }
}

test("the extract that was replaced is asked about with its years and bytes", () => {
  const session = new PlayedSession();
  session.replacedExtracts.latest.files = [OLD[0], old("Episodes", "e0", true)];
  const { earlier, bytes, replaced } = earlierExtract(session);
  assert.equal(replaced, REPLACED);
  assert.deepEqual(earlier.same_children, { 7: "8" });
  assert.deepEqual(
    earlier.files.map(({ file_id, name, last_year }) => [file_id, name, last_year]),
    [
      ["earlier-1", "Header", false],
      ["earlier-2", "Episodes", true],
    ],
  );
  assert.deepEqual(
    bytes.map((each) => new TextDecoder().decode(each)),
    ["h1", "e0"],
  );
});

test("there is none before a file was replaced, nor if all its files are loaded", () => {
  const session = new PlayedSession();
  session.replacedExtracts = { latest: null };
  assert.equal(earlierExtract(session), null);
  session.replacedExtracts = { latest: { replaced: REPLACED, files: [OLD[0]] } };
  assert.equal(earlierExtract(session), null);
});

test("without an earlier extract the worker is not asked", async () => {
  const session = new PlayedSession();
  session.replacedExtracts = { latest: null };
  assert.equal(await whatChangedSince(session), null);
  assert.deepEqual(session.asked, []);
});

test("a worker that can’t answer says nothing", async () => {
  const session = new PlayedSession();
  session.answer = null;
  assert.equal(await whatChangedSince(session), null);
});

test("after a check of the newer extract the marks of errors that are gone are closed", async () => {
  const session = new PlayedSession();
  closeMarksOfGone(session);
  for (const code of ["101", "102"]) {
    session.marks.set({ child: "1", code, status: "asked", note: "" });
  }
  await session.check();
  assert.deepEqual(
    session.marks.list().map(({ closed }) => closed),
    [today(), ""],
  );
  await session.check();
  assert.equal(session.asked.length, 1);
});

test("notes on the whole return are closed once it does not fail any more", async () => {
  const session = new PlayedSession();
  closeMarksOfGone(session);
  for (const code of ["2883", "2886Q"]) {
    session.marks.set({ child: "", code, status: "", note: "Asked" });
  }
  await session.check();
  assert.deepEqual([session.marks.of("", "2883").note, session.marks.of("", "2886Q").note], ["", "Asked"]);
});

test("the marks of a child who seems to have another ID now wait for the answer", async () => {
  const session = new PlayedSession();
  closeMarksOfGone(session);
  session.marks.set({ child: "1", code: "101", status: "asked", note: "" });
  session.carrying.children = [{ old: "1", new: "2" }];
  await session.check();
  assert.equal(session.marks.hasOpen, true);
  session.carrying.children = [];
  session.dispatchEvent(new Event("edits"));
  await new Promise(setImmediate);
  assert.equal(session.marks.hasOpen, false);
});

test("without marks, results or an earlier extract nothing is asked", async () => {
  const session = new PlayedSession();
  closeMarksOfGone(session);
  await session.check();
  session.marks.set({ child: "1", code: "101", status: "asked", note: "" });
  session.results = null;
  await session.check();
  session.results = {};
  session.replacedExtracts = { latest: null };
  await session.check();
  assert.deepEqual(session.asked, []);
});

test("an answer about other files closes nothing", async () => {
  const session = new PlayedSession();
  closeMarksOfGone(session);
  session.marks.set({ child: "1", code: "101", status: "asked", note: "" });
  const checking = session.check();
  session.files.version = 2;
  await checking;
  assert.equal(session.marks.hasOpen, true);
});
