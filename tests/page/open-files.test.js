import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

globalThis.document = { getElementById: () => null };
const { takeFiles } = await import("../../pwa/saved-work/open-files.js");

const CSV = new File(["CHILD"], "header.csv");
const WORK = new File(["?"], "work.ssda903");
const UNOPENED = { name: "cloud.csv", fault: "cloud.csv can’t be read." };

let added;
let complaints;
let session;

beforeEach(() => {
  added = [];
  complaints = [];
  session = {
    addFiles: async (files, more) => {
      added.push([files, more]);
      return [];
    },
    notices: { complain: (text) => complaints.push(text) },
  };
});

function take(found) {
  return takeFiles(session, { files: [], unopened: [], others: [], hasMore: false, ...found });
}

test("files go with what could not be opened and with words about what was left out", async () => {
  await take({ files: [CSV], unopened: [UNOPENED], others: ["guide.pdf"] });
  const notes = ["Not used: 1 file that is not part of a return, such as guide.pdf."];
  assert.deepEqual(added, [[[CSV], { unopened: [UNOPENED], notes }]]);
});

test("a drop with nothing but files that nobody means is said, and one without files is nothing", async () => {
  await take({});
  assert.deepEqual(added, []);
  await take({ others: ["Thumbs.db"] });
  assert.equal(added[0][1].notes.length, 1);
});

test("saved work among files is named, and the files are added", async () => {
  await take({ files: [WORK, CSV] });
  assert.deepEqual(added[0][0], [CSV]);
  assert.match(complaints[0], /^work\.ssda903 is saved work, which already has its files\. Open it on its own\.$/);
});

test("saved work by itself is opened, and nothing is added", async () => {
  await take({ files: [WORK] });
  assert.deepEqual(added, []);
  assert.match(complaints[0], /^work\.ssda903 was not saved by this service/);
});

test("saved work under another name is opened once it is read", async () => {
  const renamed = new File(["?"], "work.txt");
  session.addFiles = async () => [renamed];
  await take({ files: [renamed] });
  assert.match(complaints[0], /^work\.txt was not saved by this service/);
});

const OWN = new File(["{}"], "own.json");

/** A session whose worker answers in this way to a file of own checks. */
function withOwnChecks(reply) {
  const taken = [];
  session.settings = { ownChecks: { list: [], take: (list) => taken.push(list) } };
  session.files = {
    notes: ["Earlier."],
    add: async (files, { notes }) => {
      assert.deepEqual(files, []);
      session.files.notes = notes;
    },
  };
  session.askWithFiles = async () => reply && { reply };
  return taken;
}

const READ = { checks: ["a check"], added: ["OWN1"], replaced: [], same: 0, problem: "" };

test("own checks are added by themselves, and the files stay as they are", async () => {
  const taken = withOwnChecks(READ);
  await take({ files: [OWN] });
  assert.deepEqual(added, []);
  assert.deepEqual(taken, [["a check"]]);
  assert.deepEqual(session.files.notes, ["Earlier.", "own.json: Own checks. OWN1 is new."]);
});

test("own checks among files are added, and so are the files", async () => {
  const taken = withOwnChecks(READ);
  await take({ files: [CSV, OWN] });
  assert.deepEqual(added[0][0], [CSV]);
  assert.equal(taken.length, 1);
});

test("what is not used beside own checks is said", async () => {
  withOwnChecks(READ);
  await take({ files: [OWN], others: ["guide.pdf"] });
  assert.equal(added[0][1].notes.length, 1);
});

test("saved work beside own checks is named, and the files stay as they are", async () => {
  const taken = withOwnChecks(READ);
  await take({ files: [WORK, OWN] });
  assert.deepEqual(added, []);
  assert.equal(taken.length, 1);
  assert.match(complaints[0], /^work\.ssda903 is saved work/);
});

for (const [name, reply, told] of [
  ["that can’t be used", { ...READ, problem: "It is something else." }, "own.json: It is something else."],
  ["that the checker says nothing about", null, "own.json: The checker did not answer. Add the file again."],
]) {
  test(`a file of own checks ${name} changes nothing and is named`, async () => {
    const taken = withOwnChecks(reply);
    await take({ files: [OWN] });
    assert.deepEqual(taken, []);
    assert.equal(session.files.notes.at(-1), told);
  });
}
