import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { makingOf } from "../../pwa/core/carrying.js";
import { answerQuestion } from "../../pwa/core/file-questions.js";
import { Session } from "../../pwa/core/session.js";
import { workOf } from "../../pwa/saved-work/work.js";
import { carriedAct, choice, delta, filesQuestion, report, table } from "./builders.js";
import { FakeClient, patient, settled } from "./fake-worker.js";

const SET = { op: "set", table: table("Episodes"), row: 1, field: "LS", value: "C2" };
const FIRST = new File(["CHILD,LS\r\n1,C1\r\n"], "episodes.csv");
const SECOND = new File(["CHILD,LS\r\n1,C3\r\n"], "episodes.csv");
const THIRD = new File(["CHILD,LS\r\n1,C4\r\n"], "episodes.csv");
const MOVED = { old: "1", new: "2", why: "The date of birth is the same.", is_merged: false };

let session;
let client;

beforeEach(() => {
  session = new Session(FakeClient, patient(), async () => ({ damaged: [], mended: true }));
  client = FakeClient.latest;
  session.start();
  client.ready();
});

/** The worker’s answer to the loading of files: each has the fingerprint of its content, and the first is used. */
function loadedReply({ files }, buffers, questions = []) {
  const prints = buffers.map((bytes) => Buffer.from(bytes).toString().slice(-4));
  const reports = files.map(({ file_id, name }, i) =>
    report("Episodes", { file_id, name, fingerprint: prints[i], modules: i === 0 ? ["Episodes"] : [] }),
  );
  return {
    id: 1,
    type: "files_loaded",
    files: reports,
    return_name: "ssda903",
    problems: [],
    questions,
    proposal: null,
    homes: { total: 0, councils: [], stated: "" },
  };
}

async function answerLoad(questions = []) {
  const { request, buffers } = client.pending[0];
  await client.answer(loadedReply(request, buffers, questions));
}

function edited() {
  const counts = { steps: 1, changes: 1, set_aside: 0, children: ["1"], seconds: 0 };
  return { id: 1, type: "edited", ...counts, delta: delta({}), error_list: null };
}

function carriedOver(acts, children = []) {
  return { id: 1, type: "carried_over", acts, children };
}

/** An act as the worker sends it. */
function act(id, more) {
  const { prints: _, dismissed: __, ...sent } = carriedAct(id, more);
  return sent;
}

async function load(file) {
  session.addFiles([file]);
  await settled();
  await answerLoad();
}

/** Loads a file and edits it. */
async function editFirst() {
  await load(FIRST);
  session.edit([SET], "typed");
  await settled();
  await client.answer(edited());
}

/** Replaces the file that is loaded by another. */
async function replaceBy(file) {
  session.addFiles([file]);
  await settled();
  const [old] = session.files.list;
  const replace = choice("Replace", { removes: [old.id], replaces: true });
  await answerLoad([filesQuestion("newer", session.files.list, [replace])]);
  if (client.asked[0] === "edit") {
    await client.answer(edited());
  }
  const [question] = session.files.questions;
  answerQuestion(session, question, question.choices[0]);
  await settled();
  await answerLoad();
}

/** Edits a file and replaces it; the worker says the outcome of the edit. */
async function carry(acts, children) {
  await editFirst();
  await replaceBy(SECOND);
  await client.answer(carriedOver(acts, children));
  if (client.asked[0] === "edit") {
    await client.answer(edited());
  }
}

test("edits of files that are replaced go to the worker with these files", async () => {
  await editFirst();
  const { steps } = session.edits;
  await replaceBy(SECOND);
  const [{ request, buffers }] = client.pending;
  assert.equal(request.type, "carry_over");
  assert.deepEqual(request.steps, steps);
  assert.deepEqual(request.held, []);
  assert.deepEqual(
    request.files.map(({ name, last_year }) => [name, last_year]),
    [["episodes.csv", false]],
  );
  assert.equal(Buffer.from(buffers[0]).toString(), "CHILD,LS\r\n1,C1\r\n");
});

test("what still fits is one step in place of those of the earlier files", async () => {
  await carry([act("1", { outcome: "applied" }), act("2", { outcome: "applied", row: 2 }), act("3")]);
  assert.deepEqual(
    session.edits.inForce.map(({ how, acts, operations }) => [how, acts, operations.map(({ row }) => row)]),
    [["carried", ["1.1", "1.2"], [1, 2]]],
  );
  const { carrying } = session;
  assert.deepEqual(
    carrying.acts.map((each) => [carrying.taken(each), carrying.isOpen(each)]),
    [
      ["mine", false],
      ["mine", false],
      ["", true],
    ],
  );
  assert.equal(carrying.openCount, 1);
  session.undo();
  assert.equal(carrying.openCount, 3);
});

test("what is done at source is neither applied nor open", async () => {
  await carry([act("1", { outcome: "done" })]);
  assert.deepEqual([session.edits.steps, session.carrying.openCount], [[], 0]);
});

test("what is done at source is noted as corrected there, unless it only tidied how a value is written", async () => {
  const tidied = act("2", { outcome: "done", child: "2" });
  tidied.edits[0].tidies = true;
  await carry([act("1", { outcome: "done" }), tidied]);
  const [done, ...others] = session.sourceCorrections.done;
  assert.deepEqual([done.child, done.loaded, done.present, done.label], ["1", "C1", "C2", "Legal status"]);
  assert.deepEqual(others, []);
});

test("a row that was edited gets a number of its own if it is to be added", async () => {
  const add = { op: "add", table: table("Episodes"), row: 1, after: null, cells: { CHILD: "1" } };
  await carry([act("1", { operations: [add] }), act("2", { operations: [add] })]);
  const rows = session.carrying.acts.flatMap(({ operations }) => operations.map(({ row }) => row));
  assert.equal(new Set([...rows, session.edits.nextRow()]).size, 3);
  assert.ok(rows.every((row) => row > 1_000_000_000));
});

test("an act that was held back can be taken, and left again", async () => {
  await carry([act("1")]);
  const { carrying } = session;
  const { operations, names } = makingOf(carrying.acts);
  session.edit(operations, "carried", { acts: names });
  assert.equal(carrying.taken(carrying.acts[0]), "mine");
  session.edit([SET], "reverted", { acts: names });
  assert.equal(carrying.taken(carrying.acts[0]), "");
});

test("the old values of a conflict can be had, and taken back, as one step each", async () => {
  await carry([act("1"), act("2", { row: 2 })]);
  const { carrying } = session;
  const { operations, names } = makingOf(carrying.acts, "old");
  assert.deepEqual(
    operations.map(({ row, value }) => [row, value]),
    [
      [1, "C1"],
      [2, "C1"],
    ],
  );
  session.edit(operations, "restored", { acts: names });
  assert.deepEqual(
    carrying.acts.map((each) => [carrying.taken(each), carrying.isOpen(each)]),
    [
      ["old", false],
      ["old", false],
    ],
  );
  session.undo();
  assert.equal(carrying.openCount, 2);
});

test("what was edited to have the old value back is told from what the user’s own value edits", async () => {
  const remove = [{ op: "delete", table: table("Episodes"), row: 7 }];
  await carry([act("1", { restoring: remove })]);
  const { carrying } = session;
  session.edit(remove, "restored", { acts: ["1.1"] });
  assert.deepEqual(carrying.editedBy(carrying.acts), {
    cells: [{ table: table("Episodes"), row: 7, field: "" }],
    names: ["1.1"],
  });
});

test("what was held back is tried again with the next files, and what was dismissed is not", async () => {
  await carry([act("1"), act("2")]);
  const [first, second] = session.carrying.acts;
  session.carrying.dismiss([second]);
  await replaceBy(THIRD);
  const [{ request }] = client.pending;
  assert.deepEqual([request.steps, request.held, request.files], [[], [first.act], []]);
  await client.answer(carriedOver([act("1", { outcome: "applied" })]));
  assert.deepEqual(session.edits.inForce[0].acts, ["2.1"]);
});

test("files that have nothing to do with an act do not have it tried again", async () => {
  await carry([act("1")]);
  session.files.lookForChanged();
  await session.carrying.upToDate();
  assert.deepEqual(client.asked, []);
});

test("a child that has another ID is asked about once, and its notes move", async () => {
  session.marks.set({ child: "1", code: "101", status: "asked", note: "Rang" });
  session.marks.set({ child: "2", code: "101", status: "", note: "Wrote" });
  await carry([act("1", { outcome: "gone" })], [MOVED, MOVED]);
  assert.deepEqual(session.carrying.children, [MOVED]);
  session.carrying.answer(MOVED, true);
  session.outcome();
  await settled();
  const [{ request }] = client.pending;
  assert.deepEqual([request.same_children, request.held.length], [{ 1: "2" }, 1]);
  assert.deepEqual(session.marks.list(), [
    { child: "2", code: "101", status: "asked", note: "Wrote\nRang", closed: "" },
  ]);
  await client.answer(carriedOver([act("1", { outcome: "applied" })]));
  assert.deepEqual([session.carrying.children, session.edits.inForce[0].how], [[], "carried"]);
});

test("a child that is another stays what it is", async () => {
  await carry([act("1", { outcome: "gone" })], [MOVED]);
  session.carrying.answer(MOVED, false);
  session.outcome();
  await settled();
  assert.deepEqual([client.asked, session.carrying.children, session.carrying.sameChildren], [[], [], {}]);
});

test("edits that the worker can’t carry over stay, and are not asked about for ever", async () => {
  await editFirst();
  const { steps } = session.edits;
  await replaceBy(SECOND);
  await client.refuse(new Error("broken"));
  assert.deepEqual(session.edits.inForce, steps);
  assert.deepEqual(client.asked, ["edit"]);
  assert.match(session.notices.latest.details, /broken/);
});

test("an answer about files that have changed since is not used", async () => {
  await editFirst();
  await replaceBy(SECOND);
  session.addFiles([new File(["CHILD,SEX\r\n"], "header.csv")]);
  await settled();
  await client.answer(carriedOver([act("1", { outcome: "applied" })]));
  assert.deepEqual(session.carrying.acts, []);
});

test("what became of edits is saved, and its rows’ numbers are not given again", async () => {
  await carry([act("1")]);
  const { carried } = workOf(session);
  assert.deepEqual(carried.acts, session.carrying.acts);
  const added = carriedAct("1.1", { row: 1_000_000_007 });
  session.carrying.replace({ ...carried, acts: [added] });
  assert.equal(session.edits.nextRow(), 1_000_000_008);
});

test("without the files nothing is carried over", async () => {
  await carry([act("1")]);
  session.removeAll();
  assert.deepEqual(session.carrying.acts, []);
});
