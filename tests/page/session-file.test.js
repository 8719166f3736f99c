import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { isNamedSession, isSession, NotOpened, pack, unpack } from "../../pwa/saved-work/session-file.js";
import { carriedAct, ownCheck, step, table } from "./builders.js";

const SIGNATURE = "SSDA903 work\n";
const DAMAGED = /is damaged or incomplete/;
const FOREIGN = /was not saved by this service/;
const NEWER = /newer version/;

const added = {
  op: "add",
  table: table("Episodes", true),
  row: 1_000_000_001,
  after: -1,
  cells: { CHILD: "1", LS: "C2" },
};
const deleted = { op: "delete", table: table("Header"), row: 4 };
const WORK = {
  app: "0.1.0",
  saved: "2026-11-27T17:15:57.724Z",
  chosenYear: 2027,
  fixedDay: { day: "2026-11-15", isChosen: true, year: 2027, files: ["f1"] },
  council: "E08000003",
  demo: false,
  checked: true,
  place: "#/children?child=3",
  files: [
    { name: "2027/episodes.csv", drop: 2, chosenYear: null, lastModified: 5, bytes: bytes(0, 255, 13, 10, 34, 128) },
    { name: "nothing.csv", drop: 1, chosenYear: true, lastModified: 0, bytes: bytes() },
    { name: "héader “1”.xml", drop: 1, chosenYear: false, lastModified: 6, bytes: bytes(...Array(5000).keys()) },
  ],
  columnNames: [{ module: "Header", name: "HERITAGE", column: "ETHNIC" }],
  ownChecks: { list: [ownCheck(), ownCheck({ id: "check-2", code: "OWN2", last_year: 2027 })], off: ["check-2"] },
  answered: ["newer extract f1"],
  replaced: [
    { replaced: "2026-11-20T09:00:00.000Z", files: [replacedFile("f1", bytes(1, 2)), replacedFile("f2", bytes(3))] },
    { replaced: "2026-11-27T09:00:00.000Z", files: [replacedFile("f3", bytes(4, 5, 6))] },
  ],
  steps: [step("C1"), { ...step("C2"), how: "bulk", operations: [added, deleted] }],
  inForceCount: 1,
  marks: [{ child: "1", code: "101", status: "asked", note: "Rang\non Monday", closed: "2026-11-25" }],
  carried: {
    acts: [carriedAct("1.1"), carriedAct("1.2", { outcome: "applied", causes: ["102"] })],
    children: [{ old: "1", new: "2", why: "The date of birth is the same.", is_merged: false }],
    sameChildren: { 7: "8" },
  },
  progress: [
    {
      day: "2026-11-15",
      year: 2027,
      modules: 11,
      errors: 943,
      due: 20,
      children: 500,
      childrenWithErrors: 300,
      byTheme: { Episodes: 900, OC2: 43 },
    },
  ],
  sourceCorrections: [
    {
      child: "1",
      table: table("Episodes"),
      kind: "cell",
      field: "URN",
      loaded: "",
      present: "1234567",
      group: "Episodes",
      where: "Start 01/06/2026",
      label: "Ofsted URN",
      why: "218 The Ofsted URN is missing",
      listed: "2026-11-15",
      done: "",
    },
  ],
};
/** The same steps before any could be of an act that was carried over. */
const STEPS_WITHOUT_ACTS = WORK.steps.map(({ acts, ...each }) => each);
const NO_CARRIED = { acts: [], children: [], sameChildren: {} };

function replacedFile(fingerprint, content) {
  const placed = { lastYear: false, modules: ["Episodes"] };
  return { name: "episodes.csv", ...placed, fingerprint, lastModified: 5, bytes: content };
}

function bytes(...values) {
  return new Uint8Array(values).buffer;
}

async function contentOf(blob) {
  return Buffer.from(await blob.arrayBuffer());
}

/** What a session file holds, unpacked: its header, and the bytes after it. */
async function parts(blob) {
  const data = gunzipSync((await contentOf(blob)).subarray(SIGNATURE.length));
  const end = 4 + data.readUInt32LE(0);
  return { header: JSON.parse(data.subarray(4, end).toString()), data: data.subarray(end) };
}

function fileOf(header, data = Buffer.alloc(0)) {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return packed(Buffer.concat([length, text, data]));
}

function packed(data) {
  return new Blob([SIGNATURE, gzipSync(data)]);
}

async function refused(blob, message) {
  await assert.rejects(unpack(blob, "work.ssda903"), (error) => {
    assert.ok(error instanceof NotOpened, String(error));
    assert.match(error.message, message);
    assert.match(error.message, /^work\.ssda903 /);
    return true;
  });
}

test("work comes back from its file as it was, to the byte", async () => {
  assert.deepEqual(await unpack(await pack(WORK), "work.ssda903"), WORK);
});

test("half an emoji in a saved file is replaced", async () => {
  const { header, data } = await parts(await pack({ ...WORK, marks: [{ ...WORK.marks[0], note: "Rang \ud83d" }] }));
  assert.equal((await unpack(fileOf(header, data), "work.ssda903")).marks[0].note, "Rang \ufffd");
});

test("work without files, steps and marks comes back too", async () => {
  const nothing = {
    files: [],
    columnNames: [],
    answered: [],
    replaced: [],
    steps: [],
    inForceCount: 0,
    marks: [],
    carried: NO_CARRIED,
  };
  const work = { ...WORK, chosenYear: null, ...nothing };
  assert.deepEqual(await unpack(await pack(work), "work.ssda903"), work);
});

test("rows inside others come back inside them", async () => {
  const inside = { ...added, inside: 4 };
  const [act] = WORK.carried.acts;
  const [before] = act.edits;
  const edit = {
    ...before,
    edit: { ...before.edit, row_name: "Referral of 05/05/2025", inside: 4, around: ["A", "B"] },
  };
  const carried = { ...WORK.carried, acts: [{ ...act, edits: [edit], operations: [inside] }] };
  const work = { ...WORK, steps: [{ ...step("C1"), operations: [inside, added, deleted] }], carried };
  assert.deepEqual(await unpack(await pack(work), "work.ssda903"), work);
});

test("work that was saved before rows could be inside others opens", async () => {
  const { header, data } = await parts(await pack(WORK));
  const [operation] = header.steps[1].operations;
  assert.deepEqual([operation.op, "inside" in operation], ["add", false]);
  assert.deepEqual(
    header.carried.acts
      .flatMap(({ act, edits }) => [...act.edits, ...edits.map(({ edit }) => edit)])
      .filter((edit) => "inside" in edit),
    [],
  );
  assert.deepEqual(await unpack(fileOf({ ...header, version: 6 }, data), "work.ssda903"), WORK);
});

test("the format keeps its names: files that were saved earlier can be opened", async () => {
  const { header, data } = await parts(await pack(WORK));
  assert.equal(header.version, 7);
  assert.equal(header.made, 1);
  assert.equal("inForceCount" in header, false);
  assert.deepEqual(
    header.files.map(({ size }) => size),
    [6, 0, 5000],
  );
  assert.equal(data.length, 5012);
});

/** The header of a file as the first version wrote it: tables by texts, with a suffix for last year’s. */
const FIRST_VERSION = {
  version: 1,
  app: "0.1.0",
  saved: "2026-11-20T09:30:00.000Z",
  chosenYear: null,
  council: "E08000003",
  demo: false,
  checked: true,
  place: "#/fix?error=101&table=Episodes_last",
  made: 2,
  files: [
    { name: "episodes.csv", chosenYear: null, lastModified: 5, size: 3 },
    { name: "before.csv", chosenYear: true, lastModified: 0, size: 2 },
  ],
  steps: [
    {
      time: "2026-11-20T09:10:00.000Z",
      how: "typed",
      source: "",
      files: { Episodes_last: "f2" },
      operations: [{ op: "set", table: "Episodes_last", row: 7, field: "DEC", value: "" }],
    },
    {
      time: "2026-11-20T09:20:00.000Z",
      how: "bulk",
      source: "",
      files: { Episodes: "f1", Episodes_last: "f2" },
      operations: [
        { op: "add", table: "Episodes", row: 1_000_000_001, after: null, cells: { CHILD: "1", LS: "C2" } },
        { op: "delete", table: "Episodes_last", row: 4 },
      ],
    },
    // This one was undone.
    {
      time: "2026-11-20T09:25:00.000Z",
      how: "suggestion",
      source: "Ofsted list",
      files: { Episodes: "f1" },
      operations: [{ op: "set", table: "Episodes", row: 0, field: "URN", value: "1234567" }],
    },
  ],
  marks: [{ child: "1", code: "101", status: "accepted", note: "As agreed" }],
};

/** The header of a file as version 5 wrote it. */
async function fifthVersion() {
  const { ownChecks, ...header } = (await parts(await pack(WORK))).header;
  assert.ok(ownChecks);
  return { ...header, version: 5 };
}

test("a file of the fifth version opens, with no own checks", async () => {
  const work = await unpack(fileOf(await fifthVersion(), Buffer.alloc(5012)), "work.ssda903");
  assert.deepEqual([work.columnNames, work.ownChecks], [WORK.columnNames, { list: [], off: [] }]);
});

/** The header of a file as version 4 wrote it. */
async function fourthVersion() {
  const { columnNames, ...header } = await fifthVersion();
  assert.ok(columnNames);
  const acts = header.carried.acts.map(({ restoring: _, act: { found_with: ___, ...made }, edits, ...act }) => ({
    ...act,
    act: made,
    edits: edits.map(({ restoring: __, ...edit }) => edit),
  }));
  return { ...header, version: 4, carried: { ...header.carried, acts } };
}

test("a file of the fourth version opens, with less known of its edits and no answers about names of columns", async () => {
  const work = await unpack(fileOf(await fourthVersion(), Buffer.alloc(5012)), "work.ssda903");
  const acts = WORK.carried.acts.map((act) => ({
    ...act,
    act: { ...act.act, found_with: [] },
    restoring: [],
    edits: act.edits.map((edit) => ({ ...edit, restoring: null })),
  }));
  assert.deepEqual(work.carried, { ...WORK.carried, acts });
  assert.deepEqual([work.steps, work.columnNames, work.replaced.length], [WORK.steps, [], 2]);
});

/** The header of a file as version 3 wrote it. */
async function thirdVersion() {
  const { answered, columnNames, replaced, carried, progress, sourceCorrections, files, marks, ...third } =
    await fifthVersion();
  assert.ok(answered && columnNames && replaced && carried && progress && sourceCorrections);
  return {
    ...third,
    version: 3,
    steps: STEPS_WITHOUT_ACTS,
    files: files.map(({ drop, ...file }) => file),
    marks: marks.map(({ closed, ...mark }) => mark),
  };
}

test("edits that were carried over must be as they are written here", async () => {
  const { header, data } = await parts(await pack(WORK));
  const [act] = header.carried.acts;
  for (const broken of [
    { ...act, outcome: "lost" },
    { ...act, operations: [{ op: "drop" }] },
    { ...act, act: null },
  ]) {
    await refused(fileOf({ ...header, carried: { ...header.carried, acts: [broken] } }, data), DAMAGED);
  }
});

test("a file of the third version opens, with no answers and nothing of earlier extracts and checks", async () => {
  const work = await unpack(fileOf(await thirdVersion(), Buffer.alloc(5006)), "work.ssda903");
  assert.deepEqual([work.answered, work.replaced, work.carried], [[], [], NO_CARRIED]);
  assert.deepEqual([work.progress, work.sourceCorrections], [[], []]);
  assert.deepEqual(work.marks, [{ ...WORK.marks[0], closed: "" }]);
  assert.deepEqual(
    work.files.map(({ drop }) => drop),
    [1, 1, 1],
  );
  assert.deepEqual([work.fixedDay, work.steps], [WORK.fixedDay, WORK.steps]);
});

test("a file of the second version opens, with no day as at which the return is judged", async () => {
  const { fixedDay, ...second } = await thirdVersion();
  const work = await unpack(fileOf({ ...second, version: 2 }, Buffer.alloc(5006)), "work.ssda903");
  assert.ok(fixedDay);
  assert.equal(work.fixedDay, null);
  assert.deepEqual(work.steps, WORK.steps);
});

test("a file of the first version opens with all its steps and marks", async () => {
  const work = await unpack(fileOf(FIRST_VERSION, Buffer.from([1, 2, 3, 4, 5])), "work.ssda903");
  const [now, before] = [table("Episodes"), table("Episodes", true)];
  assert.deepEqual(
    work.steps.map(({ files }) => files),
    [
      [{ table: before, fingerprint: "f2" }],
      [
        { table: now, fingerprint: "f1" },
        { table: before, fingerprint: "f2" },
      ],
      [{ table: now, fingerprint: "f1" }],
    ],
  );
  assert.deepEqual(
    work.steps.map(({ operations }) => operations),
    [
      [{ op: "set", table: before, row: 7, field: "DEC", value: "" }],
      [
        { op: "add", table: now, row: 1_000_000_001, after: null, cells: { CHILD: "1", LS: "C2" } },
        { op: "delete", table: before, row: 4 },
      ],
      [{ op: "set", table: now, row: 0, field: "URN", value: "1234567" }],
    ],
  );
  assert.deepEqual(
    work.steps.map(({ time, how, source }) => [time, how, source]),
    FIRST_VERSION.steps.map(({ time, how, source }) => [time, how, source]),
  );
  assert.equal(work.inForceCount, 2);
  assert.deepEqual(work.marks, [{ ...FIRST_VERSION.marks[0], closed: "" }]);
  assert.deepEqual(
    work.files.map(({ name, bytes: content }) => [name, content.byteLength]),
    [
      ["episodes.csv", 3],
      ["before.csv", 2],
    ],
  );
  // Saved again, it is of the present version.
  assert.deepEqual(await unpack(await pack(work), "work.ssda903"), work);
});

for (const [name, change] of [
  ["tables of this version", (step) => ({ ...step, operations: [deleted] })],
  ["a list of files", (step) => ({ ...step, files: [] })],
  ["an unknown operation", (step) => ({ ...step, operations: [{ op: "drop", table: "Header", row: 1 }] })],
]) {
  test(`a header of the first version with ${name} is refused`, async () => {
    const steps = FIRST_VERSION.steps.map(change);
    await refused(fileOf({ ...FIRST_VERSION, steps }, Buffer.from([1, 2, 3, 4, 5])), DAMAGED);
  });
}

test("a session file is known by its name or its first bytes", async () => {
  assert.equal(isNamedSession({ name: "Work.SSDA903" }), true);
  assert.equal(isNamedSession({ name: "header.csv" }), false);
  assert.equal(isSession(await (await pack(WORK)).arrayBuffer()), true);
  assert.equal(isSession(new TextEncoder().encode("CHILD,SEX").buffer), false);
  assert.equal(isSession(new ArrayBuffer(0)), false);
});

test("a file that can’t be read, or is too large, is refused", async () => {
  const gone = { size: 1, slice: () => ({ text: () => Promise.reject(new Error("gone")) }) };
  await refused(gone, /could not be read/);
  await refused({ size: 500_000_001 }, /is too large/);
});

for (const [name, change, message] of [
  ["empty", () => Buffer.alloc(0), FOREIGN],
  ["a table", () => Buffer.from("CHILD,SEX,DOB\r\n"), FOREIGN],
  ["a signature alone", (content) => content.subarray(0, SIGNATURE.length), DAMAGED],
  ["cut in half", (content) => content.subarray(0, content.length / 2), DAMAGED],
  ["cut before its end", (content) => content.subarray(0, -4), DAMAGED],
  ["longer than it was", (content) => Buffer.concat([content, Buffer.from("more")]), DAMAGED],
  ["with a changed checksum", (content) => content.fill(0, content.length - 8, content.length - 4), DAMAGED],
  ["not packed", () => Buffer.from(`${SIGNATURE}\x05\0\0\0{}`), DAMAGED],
]) {
  test(`a file that is ${name} is refused`, async () => {
    await refused(new Blob([change(await contentOf(await pack(WORK)))]), message);
  });
}

/** The header with own checks that differ from a good one in this. */
function withOwnChecks(header, ...changes) {
  return { ...header, ownChecks: { list: changes.map((change) => ownCheck(change)), off: [] } };
}

for (const [name, data, message] of [
  ["a header that is no text", Buffer.from([4, 0, 0, 0, 255, 255, 255, 255]), DAMAGED],
  ["a header without end", Buffer.from([255, 255, 255, 255]), DAMAGED],
  ["a header that is too short", Buffer.from([9, 0, 0, 0, 123, 125]), DAMAGED],
]) {
  test(`${name} is refused`, () => refused(packed(data), message));
}

for (const [name, change, message] of [
  ["of the second version, with a day of this one", (header) => ({ ...header, version: 2 }), DAMAGED],
  ["of a newer version", (header) => ({ ...header, version: 8 }), NEWER],
  ["of the fifth version, with own checks of this one", (header) => ({ ...header, version: 5 }), DAMAGED],
  ["with own checks of one id", (header) => withOwnChecks(header, {}, {}), DAMAGED],
  ["with an own check of a code of DfE", (header) => withOwnChecks(header, { code: "101" }), DAMAGED],
  ["with an own check that holds code", (header) => withOwnChecks(header, { run: "alert(1)" }), DAMAGED],
  ["with an own check of two lines", (header) => withOwnChecks(header, { title: "a\nb" }), DAMAGED],
  ["with an own check of no conditions", (header) => withOwnChecks(header, { groups: [] }), DAMAGED],
  [
    "with an own check of an unknown comparison",
    (header) =>
      withOwnChecks(header, { groups: JSON.parse(JSON.stringify(ownCheck().groups).replace('"is"', '"like"')) }),
    DAMAGED,
  ],
  [
    "with too many own checks",
    (header) => withOwnChecks(header, ...Array.from({ length: 101 }, (_, i) => ({ id: `c${i}`, code: `OWN${i + 1}` }))),
    DAMAGED,
  ],
  ["of the fourth version, with old values of this one", (header) => ({ ...header, version: 4 }), DAMAGED],
  ["of the third version, with counts of this one", (header) => ({ ...header, version: 3 }), DAMAGED],
  ["with counts that are no numbers", (header) => withPoint(header, { errors: "many" }), DAMAGED],
  ["with the name of a child among the counts", (header) => withPoint(header, { child: "1" }), DAMAGED],
  ["with a correction of no day", (header) => withCorrection(header, { listed: "soon" }), DAMAGED],
  ["with a correction of no table", (header) => withCorrection(header, { table: "Episodes" }), DAMAGED],
  ["with a theme of no number", (header) => withPoint(header, { byTheme: { Episodes: null } }), DAMAGED],
  ["of a newer version, even if unlike ours", () => ({ version: 99 }), NEWER],
  ["of an unknown version", (header) => ({ ...header, version: 0 }), DAMAGED],
  ["of the first version, with tables of this one", (header) => ({ ...header, version: 1 }), DAMAGED],
  ["of a version that is no number", (header) => ({ ...header, version: "2" }), DAMAGED],
  ["that is no object", () => [1], DAMAGED],
  ["that is nothing", () => null, DAMAGED],
  ["with an unknown key", (header) => ({ ...header, secret: 1 }), DAMAGED],
  ["that lacks a key", ({ council: _, ...rest }) => rest, DAMAGED],
  ["with the name of another key", ({ made, ...rest }) => ({ ...rest, inForceCount: made }), DAMAGED],
  [
    "with a time that is none",
    (header) => ({ ...header, steps: [{ ...header.steps[0], time: "soon" }], made: 0 }),
    DAMAGED,
  ],
  ["saved at no time", (header) => ({ ...header, saved: "" }), DAMAGED],
  ["with a place elsewhere", (header) => ({ ...header, place: "https://example.com/" }), DAMAGED],
  ["with a year that is text", (header) => ({ ...header, chosenYear: "2027" }), DAMAGED],
  ["with more steps in force than there are", (header) => ({ ...header, made: 3 }), DAMAGED],
  ["with fewer than none", (header) => ({ ...header, made: -1 }), DAMAGED],
  ["with a huge file", (header) => withFile(header, { size: 10 ** 13 }), DAMAGED],
  ["with a file of less than nothing", (header) => withFile(header, { size: -1 }), DAMAGED],
  ["with a file larger than its bytes", (header) => withFile(header, { size: 7 }), DAMAGED],
  ["with a file smaller than its bytes", (header) => withFile(header, { size: 5 }), DAMAGED],
  ["with a file that came with no others", (header) => withFile(header, { drop: null }), DAMAGED],
  ["with a replaced file that is huge", (header) => withReplacedFile(header, { size: 10 ** 13 }), DAMAGED],
  ["with a replaced file larger than its bytes", (header) => withReplacedFile(header, { size: 9 }), DAMAGED],
  ["with a replaced file of no year", (header) => withReplacedFile(header, { lastYear: null }), DAMAGED],
  ["with an extract that was replaced at no time", (header) => withReplaced(header, { replaced: "" }), DAMAGED],
  [
    "with an answer about a name of a column that has more than that",
    (header) => ({ ...header, columnNames: [{ module: "", name: "A", column: "B", values: ["C"] }] }),
    DAMAGED,
  ],
  ["with an answer that is no text", (header) => ({ ...header, answered: [1] }), DAMAGED],
  ["with an unknown key of a file", (header) => withFile(header, { path: "/" }), DAMAGED],
  ["with an unknown operation", (header) => withOperation(header, { op: "drop", table: table("Header") }), DAMAGED],
  ["with an unknown key of an operation", (header) => withOperation(header, { ...deleted, more: 1 }), DAMAGED],
  ["with a table by its name alone", (header) => withOperation(header, { ...deleted, table: "Header" }), DAMAGED],
  [
    "with an unknown key of a table",
    (header) => withOperation(header, { ...deleted, table: { ...table("Header"), more: 1 } }),
    DAMAGED,
  ],
  ["with a row before the first", (header) => withOperation(header, { ...deleted, row: -1 }), DAMAGED],
  ["with a cell that is no text", (header) => withOperation(header, { ...added, cells: { LS: 1 } }), DAMAGED],
  ["with an unknown kind of step", (header) => withStep(header, { how: "guessed" }), DAMAGED],
  [
    "with a fingerprint that is no text",
    (header) => withStep(header, { files: [{ table: table("Episodes"), fingerprint: 1 }] }),
    DAMAGED,
  ],
  ["with an unknown mark", (header) => ({ ...header, marks: [{ ...WORK.marks[0], status: "x" }] }), DAMAGED],
]) {
  test(`a header ${name} is refused`, async () => {
    const { header, data } = await parts(await pack(WORK));
    await refused(fileOf(change(header), data), message);
  });
}

test("the header that the other tests break is a good one", async () => {
  const { header, data } = await parts(await pack(WORK));
  assert.deepEqual(await unpack(fileOf(header, data), "work.ssda903"), WORK);
});

function withFile(header, change) {
  const [first, ...others] = header.files;
  return { ...header, files: [{ ...first, ...change }, ...others] };
}

function withReplaced(header, change) {
  const [first, ...others] = header.replaced;
  return { ...header, replaced: [{ ...first, ...change }, ...others] };
}

function withReplacedFile(header, change) {
  const [first, ...others] = header.replaced[0].files;
  return withReplaced(header, { files: [{ ...first, ...change }, ...others] });
}

function withPoint(header, change) {
  return { ...header, progress: [{ ...header.progress[0], ...change }] };
}

function withCorrection(header, change) {
  return { ...header, sourceCorrections: [{ ...header.sourceCorrections[0], ...change }] };
}

function withStep(header, change) {
  const [first, ...others] = header.steps;
  return { ...header, steps: [{ ...first, ...change }, ...others] };
}

function withOperation(header, operation) {
  return withStep(header, { operations: [operation] });
}
