import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { RequestRefused } from "../../pwa/core/client.js";
import { answerQuestion } from "../../pwa/core/file-questions.js";
import { postcodes } from "../../pwa/core/postcodes.js";
import { Session } from "../../pwa/core/session.js";
import { localDay } from "../../pwa/core/text.js";
import { rememberHandle } from "../../pwa/saved-work/file-handles.js";
import { workOf } from "../../pwa/saved-work/work.js";
import {
  carriedAct,
  checked,
  choice,
  delta,
  errorType,
  filesQuestion,
  ownCheck,
  ownCheckType,
  report,
  requestFailed,
  step,
  table,
} from "./builders.js";
import { FakeClient, patient, settled, watch } from "./fake-worker.js";

const SET = { op: "set", table: table("Episodes"), row: 1, field: "LS", value: "C2" };
const EPISODES = new File(["CHILD,LS\r\n1,C1\r\n"], "episodes.csv", { lastModified: 5 });
const HEADER = new File(["CHILD,SEX\r\n1,1\r\n"], "header.csv");
const CHECKED = checked(["1", "2"], [errorType("101", [0, 1])]);
const CANCELLED = { id: 1, type: "check_cancelled" };

let session;
let client;

function newSession() {
  return new Session(FakeClient, patient(), async () => ({ damaged: [], mended: true }));
}

beforeEach(() => {
  session = newSession();
  client = FakeClient.latest;
  session.start();
  client.ready();
});

/** The worker’s answer to the loading of files: each is of the module that its name says. */
function loadedReply(request) {
  const reports = request.files.map(({ file_id, name }) =>
    report(name === "header.csv" ? "Header" : "Episodes", { file_id, name }),
  );
  return {
    id: 1,
    type: "files_loaded",
    files: reports,
    return_name: "ssda903",
    problems: [],
    questions: [],
    proposal: { year: 2026, reason: "dates" },
    homes: { total: 0, councils: [], stated: "" },
  };
}

function edited(outcome = delta({}), more = {}) {
  const error_list = {
    children: null,
    not_counted: [],
    error_types: [errorType("101", [1])],
    gone: [],
    rules_run: 400,
    not_checked: [],
    failed: [],
    errors_without_child: 0,
  };
  return {
    id: 1,
    type: "edited",
    steps: 1,
    changes: 1,
    set_aside: 0,
    children: ["1"],
    delta: outcome,
    error_list,
    seconds: 0,
    ...more,
  };
}

async function load(...files) {
  await session.addFiles(files);
  await settled();
  await client.answer(loadedReply(client.pending[0].request));
}

async function check(reply = CHECKED) {
  const outcome = session.check();
  await settled();
  await client.answer(reply);
  return outcome;
}

test("files are loaded as they are added, and described by the worker", async () => {
  await session.addFiles([EPISODES]);
  await settled();
  assert.equal(session.files.list[0].report, null);
  const [{ request, buffers }] = client.pending;
  const [{ id: file_id }] = session.files.list;
  assert.deepEqual(request.files, [
    { file_id, name: "episodes.csv", last_year: null, modified: "1970-01-01", drop: 1 },
  ]);
  assert.equal(Buffer.from(buffers[0]).toString(), "CHILD,LS\r\n1,C1\r\n");
  await client.answer(loadedReply(request));
  assert.equal(session.files.list[0].report?.title, "Episodes");
  assert.equal(session.settings.year, 2026);
  assert.deepEqual(client.asked, []);
});

test("files that change while others are loaded are loaded after them", async () => {
  await session.addFiles([EPISODES]);
  await settled();
  await session.addFiles([HEADER]);
  await settled();
  assert.deepEqual(client.asked, ["load_files"]);
  await client.answer(loadedReply(client.pending[0].request));
  assert.equal(client.pending[0].request.files.length, 2);
  await client.answer(loadedReply(client.pending[0].request));
  assert.deepEqual(client.asked, []);
});

test("a file that is slow to be read does not hold up the others, but a check waits for it", async () => {
  let part;
  const slow = new File(["CHILD,SEX\r\n1,1\r\n"], "header.csv");
  slow.stream = () => new ReadableStream({ start: (controller) => (part = controller) });
  const added = session.addFiles([slow, EPISODES]);
  while (client.pending.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.deepEqual(
    client.pending[0].request.files.map(({ name }) => name),
    ["episodes.csv"],
  );
  await client.answer(loadedReply(client.pending[0].request));
  const outcome = watch(session.check());
  await settled();
  assert.deepEqual(client.asked, []);
  part.enqueue(new Uint8Array(await new Blob(["CHILD,SEX\r\n1,1\r\n"]).arrayBuffer()));
  part.close();
  await added;
  await settled();
  await client.answer(loadedReply(client.pending[0].request));
  assert.deepEqual(client.asked, ["check"]);
  await client.answer(CHECKED);
  assert.equal(outcome.value, "done");
});

test("a file that is removed while it is read holds up nothing", async () => {
  const slow = new File(["CHILD"], "header.csv");
  slow.stream = () => new ReadableStream();
  session.addFiles([slow]);
  await settled();
  session.files.remove(session.files.list[0].id);
  await session.files.read();
  assert.deepEqual(session.files.list, []);
});

test("a file that is removed while the worker reads it is not waited for", async () => {
  await session.addFiles([EPISODES, HEADER]);
  await settled();
  session.files.remove(session.files.list[0].id);
  assert.equal(client.interrupts, 1);
  await client.answer(CANCELLED);
  assert.deepEqual(
    client.pending[0].request.files.map(({ name }) => name),
    ["header.csv"],
  );
});

test("a file that is too large is not read, and says so", async () => {
  const large = new File(["CHILD"], "large.csv");
  Object.defineProperty(large, "size", { value: 4e8 });
  await load(EPISODES, large);
  const [, { fault, bytes }] = session.files.list;
  assert.match(fault, /^large\.csv is too large/);
  assert.equal(bytes, null);
});

test("a file that can’t be read says why, and the others are loaded", async () => {
  const locked = new File(["CHILD"], "locked.csv");
  locked.stream = () => new ReadableStream({ pull: () => Promise.reject(new DOMException("", "NotReadableError")) });
  await session.addFiles([locked, EPISODES]);
  await settled();
  assert.deepEqual(
    client.pending[0].request.files.map(({ name }) => name),
    ["episodes.csv"],
  );
  assert.match(session.files.list[0].fault, /^locked\.csv can’t be read: another program has it open/);
});

test("what could not be opened is listed with its reason, and changes nothing else", async () => {
  await load(EPISODES);
  await check();
  const unopened = [{ name: "return/header.csv", fault: "return/header.csv can’t be read." }];
  await session.addFiles([], { unopened, notes: ["Not used: 1 file"] });
  assert.deepEqual(
    session.files.list.map(({ name, fault }) => [name, fault]),
    [
      ["episodes.csv", ""],
      ["return/header.csv", "return/header.csv can’t be read."],
    ],
  );
  assert.deepEqual(session.files.notes, ["Not used: 1 file"]);
  assert.equal(session.resultsOutdated, false);
  await load(HEADER);
  assert.deepEqual(session.files.notes, []);
});

test("files are listed before any of their bytes are read", () => {
  const slow = new File(["CHILD"], "slow.csv");
  for (const way of ["stream", "slice", "text", "arrayBuffer"]) {
    slow[way] = () => assert.fail("read too early");
  }
  slow.stream = () => new ReadableStream();
  session.addFiles([slow]);
  assert.deepEqual(
    session.files.list.map(({ name }) => name),
    ["slow.csv"],
  );
});

test("saved work under another name is handed back and not listed", async () => {
  const work = new File(["SSDA903 work\n…"], "work.txt");
  assert.deepEqual(await session.addFiles([work]), [work]);
  assert.deepEqual([session.files.list, client.asked, session.files.version], [[], [], 0]);
});

test("the user’s year goes before what the worker says, and moves with the file", async () => {
  await load(EPISODES);
  const [{ id }] = session.files.list;
  session.files.move(id);
  await settled();
  assert.equal(client.pending[0].request.files[0].last_year, true);
  session.files.move(id);
  assert.equal(session.files.list[0].chosenYear, false);
  session.settings.setYear(2024);
  assert.equal(session.settings.year, 2024);
});

test("a large file says how much of it the worker has read, until it is read", async () => {
  await load(EPISODES);
  const [file] = session.files.list;
  client.onEvent({ type: "reading_file", file_id: file.id, done: 40, total: 100 });
  assert.equal(file.understood, 0.4);
  client.onEvent({ type: "reading_file", file_id: "another", done: 10, total: 100 });
  assert.equal(file.understood, null);
});

test("a check is of the year and the council, and has results", async () => {
  await load(EPISODES);
  session.settings.setYear(2025);
  session.settings.setCouncil("E1");
  const outcome = watch(session.check());
  await settled();
  const asked = { collection_year: 2025, council: "E1", today: localDay(new Date()) };
  assert.deepEqual(client.pending[0].request, { type: "check", as_at: null, ...asked, own_checks: [] });
  assert.deepEqual(session.progress, { done: 0, total: 0, code: "" });
  client.onEvent({ type: "checking", done: 8, total: 400, code: "101" });
  assert.equal(session.progress?.done, 8);
  await client.answer(CHECKED);
  assert.equal(outcome.value, "done");
  assert.equal(session.results?.totalErrors, 2);
  assert.deepEqual(session.checkedAs, { as_at: "2027-03-31", ...asked });
  assert.equal(session.progress, null);
  assert.equal(session.checking, null);
});

const FOUND_BY_OWN = { found: [ownCheckType("OWN1", [1])], not_checked: [], failed: [] };

test("own checks that change after a check are looked for at once, and one that is switched off is not", async () => {
  await load(EPISODES);
  session.settings.ownChecks.save(ownCheck());
  await check();
  assert.equal(session.results?.ownCheckRows, 0);
  session.settings.ownChecks.save(ownCheck({ id: "check-2", code: "OWN2" }));
  await settled();
  const { type, checks } = client.pending[0].request;
  assert.deepEqual([type, checks.map(({ id }) => id)], ["set_own_checks", ["check-1", "check-2"]]);
  await client.answer({ id: 1, type: "own_checks_set", own_checks: FOUND_BY_OWN });
  assert.deepEqual([session.results?.ownCheckRows, session.results?.totalErrors], [1, 2]);
  session.settings.ownChecks.turn("check-1", false);
  await settled();
  assert.deepEqual(
    client.pending[0].request.checks.map(({ id }) => id),
    ["check-2"],
  );
  assert.equal(session.version.unsaved, true);
});

test("own checks stay when all files are removed, and are lost unless they are saved", async () => {
  await load(EPISODES);
  session.removeAll();
  assert.equal(session.version.unsaved, false);
  session.settings.ownChecks.save(ownCheck());
  session.removeAll();
  assert.equal(session.version.unsaved, true);
  session.version.savedAt(session.version.latest);
  assert.equal(session.version.unsaved, false);
});

test("a check has the own checks that are in use", async () => {
  await load(EPISODES);
  session.settings.ownChecks.save(ownCheck());
  session.settings.ownChecks.save(ownCheck({ id: "check-2", code: "OWN2" }));
  session.settings.ownChecks.turn("check-2", false);
  session.check();
  await settled();
  assert.deepEqual(client.pending[0].request.own_checks, [ownCheck()]);
});

test("a second check joins the first", async () => {
  await load(EPISODES);
  const first = session.check();
  assert.equal(session.check(), first);
  await settled();
  assert.deepEqual(client.asked, ["check"]);
});

test("a check that the worker refuses is reported", async () => {
  await load(EPISODES);
  const outcome = watch(session.check());
  await settled();
  await client.refuse(new RequestRefused(requestFailed("No room.", "Trace")));
  assert.equal(outcome.value, "failed");
  assert.deepEqual(session.notices.latest, { kind: "fault", text: "No room.", details: "Trace" });
  assert.equal(session.progress, null);
});

for (const [whose, details, notice] of [
  ["the user can mend is told plainly", "", { kind: "remedy", text: "Check first.", details: "" }],
  ["is a fault of ours comes with its details", "Trace", { kind: "fault", text: "Check first.", details: "Trace" }],
]) {
  test(`what ${whose}`, async () => {
    await load(EPISODES);
    await check();
    const answer = watch(session.ask({ type: "get_overview" }, "overview"));
    await settled();
    await client.refuse(new RequestRefused(requestFailed("Check first.", details)));
    assert.deepEqual([answer.state, answer.value], ["done", null]);
    assert.deepEqual(session.notices.latest, notice);
  });
}

test("what goes wrong on the page itself is a fault of ours", async () => {
  await load(EPISODES);
  session.ask({ type: "get_overview" }, "overview");
  await settled();
  await client.refuse(new TypeError("Nothing there"));
  assert.equal(session.notices.latest?.kind, "fault");
  assert.match(session.notices.latest?.details ?? "", /TypeError: Nothing there/);
});

test("other files outdate the results", async () => {
  await load(EPISODES);
  await check();
  await load(HEADER);
  assert.equal(session.results, null);
  assert.equal(session.resultsOutdated, true);
  await check();
  assert.equal(session.resultsOutdated, false);
});

test("an edit changes the results, and says what it did", async () => {
  await load(EPISODES);
  await check();
  const outcome = watch(session.edit([SET], "typed"));
  await settled();
  const { request } = client.pending[0];
  assert.equal(request.keep, 0);
  assert.deepEqual(request.steps[0].operations, [SET]);
  assert.deepEqual(request.steps[0].files, [{ table: table("Episodes"), fingerprint: "print of Episodes" }]);
  await client.answer(edited(delta({ resolved: { 101: 1 } })));
  assert.deepEqual(outcome.value, delta({ resolved: { 101: 1 } }));
  assert.equal(session.results?.totalErrors, 1);
  assert.equal(session.changes, 1);
  assert.deepEqual(session.touched, ["1"]);
  const next = watch(session.undo());
  await settled();
  await client.answer(edited(delta({ appeared: { 101: 1 } })));
  assert.deepEqual(next.value, delta({ appeared: { 101: 1 } }));
});

test("edits while another is made follow together, and have one outcome", async () => {
  await load(EPISODES);
  await check();
  const outcomes = [watch(session.edit([SET], "typed"))];
  await settled();
  outcomes.push(watch(session.edit([SET], "typed")), watch(session.edit([SET], "typed")));
  const one = delta({ resolved: { 101: 1 } });
  await client.answer(edited(one));
  const { request } = client.pending[0];
  assert.deepEqual([request.keep, request.steps.length], [1, 2]);
  await client.answer(edited(one));
  assert.deepEqual(
    outcomes.map(({ value }) => value?.resolved[0].rows),
    [2, 2, 2],
  );
  session.undo();
  await settled();
  assert.deepEqual([client.pending[0].request.keep, client.pending[0].request.steps], [2, []]);
});

test("without a check an edit has no outcome", async () => {
  await load(EPISODES);
  const outcome = watch(session.edit([SET], "typed"));
  await settled();
  await client.answer(edited(undefined, { error_list: null }));
  assert.equal(outcome.value, null);
  assert.equal(outcome.state, "done");
});

test("a new worker is brought to where the previous one was", async () => {
  await load(EPISODES);
  await check();
  session.edit([SET], "typed");
  await settled();
  await client.answer(edited());
  client.die();
  client.ready();
  await settled();
  const before = session.results;
  const asked = [];
  for (const reply of [null, edited(), CHECKED]) {
    const { request } = client.pending[0];
    asked.push(request.type);
    await client.answer(reply ?? loadedReply(request));
  }
  assert.deepEqual(asked, ["load_files", "edit", "check"]);
  assert.deepEqual(client.asked, []);
  assert.equal(session.notices.latest?.kind, "restarted");
  assert.match(session.notices.latest?.text ?? "", /nothing is lost/);
  assert.notEqual(session.results, before);
});

test("a worker without files to read is back as soon as it is ready", async () => {
  client.die();
  client.ready();
  await settled();
  assert.deepEqual(client.asked, []);
  assert.equal(session.notices.latest?.kind, "restarted");
  assert.doesNotMatch(session.notices.latest?.text ?? "", /files/);
});

test("a check goes on in the next worker", async () => {
  await load(EPISODES);
  const outcome = watch(session.check());
  await settled();
  client.die();
  client.ready();
  await settled();
  await client.answer(loadedReply(client.pending[0].request));
  assert.deepEqual(client.asked, ["check"]);
  await client.answer(CHECKED);
  assert.equal(outcome.value, "done");
});

test("files that go while the check is repeated leave no results behind", async () => {
  await load(EPISODES);
  await check();
  client.die();
  client.ready();
  await settled();
  await client.answer(loadedReply(client.pending[0].request));
  assert.deepEqual(client.asked, ["check"]);
  session.files.remove(session.files.list[0].id);
  await settled();
  await client.answer(CHECKED);
  assert.equal(session.results, null);
});

const LARGE = new File(["CHILD,LS\r\n1,C1\r\n2,C2\r\n"], "large.csv");

/** Answer requests to load files as a worker does that ends over one of them; gives the names in each. */
async function loadAllBut(name, end) {
  const loads = [];
  for (let tries = 0; client.asked[0] === "load_files" && tries < 20; tries += 1) {
    const { request } = client.pending[0];
    loads.push(request.files.map((file) => file.name));
    await (loads.at(-1).includes(name) ? end() : client.answer(loadedReply(request)));
    await settled();
  }
  return loads;
}

async function die() {
  client.die();
  await settled();
  client.ready();
  await settled();
}

test("a file over which the worker dies is named, the others are read, and it can be removed", async () => {
  await session.addFiles([LARGE, EPISODES, HEADER]);
  await settled();
  const loads = await loadAllBut("large.csv", die);
  assert.deepEqual(loads, [
    ["large.csv", "episodes.csv", "header.csv"],
    ["episodes.csv"],
    ["episodes.csv", "header.csv"],
    ["large.csv", "episodes.csv", "header.csv"],
    ["episodes.csv", "header.csv"],
  ]);
  const [large, ...others] = session.files.list;
  assert.match(large.fault, /^large\.csv is not used, because the checker stopped while it was reading it/);
  assert.deepEqual(
    others.map(({ report }) => report?.title),
    ["Episodes", "Header"],
  );
  assert.match(session.notices.latest?.text ?? "", /loaded again, without large\.csv\.$/);
  assert.equal(workOf(session).files.length, 3);
  session.files.remove(large.id);
  await settled();
  await client.answer(loadedReply(client.pending[0].request));
  assert.equal(session.files.isLoaded, true);
});

test("a file that is added is blamed before those that were read already", async () => {
  await load(EPISODES, HEADER);
  await session.addFiles([LARGE]);
  await settled();
  const loads = await loadAllBut("large.csv", die);
  assert.deepEqual(
    loads.map(({ length }) => length),
    [3, 3, 2],
  );
  assert.match(session.files.list[2].fault, /^large\.csv is not used/);
});

test("a worker that dies once over files blames none", async () => {
  await session.addFiles([EPISODES, HEADER]);
  await settled();
  await die();
  await loadAllBut("", die);
  assert.deepEqual(
    session.files.list.map(({ fault }) => fault),
    ["", ""],
  );
  assert.equal(session.files.isLoaded, true);
});

test("a file for which there is no memory is named like one over which the worker dies", async () => {
  const refused = requestFailed("Something went wrong in the checker.", "MemoryError");
  await session.addFiles([EPISODES, LARGE]);
  await settled();
  await loadAllBut("large.csv", () => client.refuse(new RequestRefused(refused)));
  assert.match(session.files.list[1].fault, /^large\.csv is not used/);
  assert.equal(session.files.list[0].report?.title, "Episodes");
  assert.equal(session.notices.latest?.details, "MemoryError");
});

test("once the worker was given up, nothing waits for it", async () => {
  await load(EPISODES);
  await check();
  for (const _ of [1, 2]) {
    client.die();
    await settled();
    client.ready();
  }
  await settled();
  client.die();
  const outcomes = [session.edit([SET], "typed"), session.ask({ type: "get_overview" }, "overview"), session.check()];
  assert.deepEqual(await Promise.all(outcomes), [null, null, "failed"]);
  assert.equal(session.notices.latest?.kind, "failed");
  assert.equal(session.edits.inForceCount, 1);
  assert.equal(session.editsWait, true);
  session.undo();
  assert.equal(session.editsWait, false);
});

for (const [what, begin, outcome] of [
  ["a check", () => session.check(), "failed"],
  ["an edit", () => session.edit([SET], "typed"), null],
]) {
  test(`${what} over which the worker dies until it is given up comes to an end`, async () => {
    await load(EPISODES);
    await check();
    const done = watch(begin());
    for (const _ of [1, 2]) {
      await settled();
      client.die();
      await settled();
      client.ready();
      await settled();
      await client.answer(loadedReply(client.pending[0].request));
    }
    assert.equal(done.state, "waiting");
    client.die();
    await settled();
    assert.deepEqual([done.state, done.value], ["done", outcome]);
    assert.equal(session.notices.latest?.kind, "failed");
    assert.equal(session.editsWait, what === "an edit");
  });
}

test("a check is cancelled by an interrupt, and the worker stays", async () => {
  await load(EPISODES);
  const outcome = watch(session.check());
  await settled();
  session.cancel();
  assert.equal(client.interrupts, 1);
  await client.answer(CANCELLED);
  assert.equal(outcome.value, "cancelled");
  assert.equal(session.results, null);
  assert.equal(client.starts.length, 1);
});

test("where the worker can’t be interrupted it is replaced", async () => {
  client.canInterrupt = false;
  await load(EPISODES);
  const outcome = watch(session.check());
  await settled();
  session.cancel();
  await settled();
  assert.equal(outcome.value, "cancelled");
  assert.equal(client.starts.length, 2);
  client.ready();
  await settled();
  await client.answer(loadedReply(client.pending[0].request));
  assert.deepEqual(client.asked, []);
  assert.equal(session.notices.latest, null);
});

test("a check that is cancelled before its rules run leaves the worker alone", async () => {
  await session.addFiles([EPISODES]);
  const outcome = watch(session.check());
  await settled();
  session.cancel();
  await settled();
  assert.equal(outcome.value, "cancelled");
  await client.answer(loadedReply(client.pending[0].request));
  assert.deepEqual(client.asked, []);
  assert.deepEqual([client.interrupts, client.starts.length], [0, 1]);
});

/** Loads files, about which the worker asks; of two of a module it uses the first. */
async function loadAndAsk(questions, ...files) {
  await session.addFiles(files);
  await settled();
  const reply = loadedReply(client.pending[0].request);
  const isFirst = ({ title }, i) => reply.files.findIndex((other) => other.title === title) === i;
  reply.files = reply.files.map((each, i) => ({ ...each, modules: isFirst(each, i) ? each.modules : [] }));
  await client.answer({ ...reply, questions: questions(session.files.list) });
}

const EPISODES_AGAIN = new File(["CHILD,LS\r\n1,C2\r\n"], "episodes.csv");
const REPLACE = ([old]) => [
  filesQuestion("newer", [old], [choice("Replace", { removes: [old.id], replaces: true, year: 2025 })]),
];

test("files of one drop have one number, and the folders they came from", async () => {
  const inFolder = new File(["CHILD,SEX\r\n1,1\r\n"], "header.csv");
  Object.defineProperty(inFolder, "webkitRelativePath", { value: "2027/header.csv" });
  await load(EPISODES, inFolder);
  await session.addFiles([EPISODES_AGAIN]);
  await settled();
  assert.deepEqual(
    client.pending[0].request.files.map(({ name, drop }) => [name, drop]),
    [
      ["episodes.csv", 1],
      ["2027/header.csv", 1],
      ["episodes.csv", 2],
    ],
  );
});

test("files that are added to saved work are a drop of their own", async () => {
  const saved = { ...EPISODES, drop: 4, name: "episodes.csv", chosenYear: null, lastModified: 5 };
  session.files.replace([{ ...saved, bytes: await EPISODES.arrayBuffer() }], { demo: false });
  await session.addFiles([EPISODES_AGAIN]);
  assert.deepEqual(
    session.files.list.map(({ drop }) => drop),
    [4, 5],
  );
});

test("no check starts while a question about the files is open", async () => {
  await loadAndAsk(REPLACE, EPISODES, EPISODES_AGAIN);
  assert.equal(await session.check(), "question open");
  assert.deepEqual([client.asked, session.progress, session.notices.latest ?? null], [[], null, null]);
});

test("a check that waits for files does not start if these raise a question", async () => {
  await session.addFiles([EPISODES]);
  const outcome = watch(session.check());
  await settled();
  await client.answer({ ...loadedReply(client.pending[0].request), questions: REPLACE(session.files.list) });
  assert.equal(outcome.value, "question open");
  assert.deepEqual(client.asked, []);
});

test("a check that the worker refuses because of a question is no fault", async () => {
  await load(EPISODES);
  const outcome = watch(session.check());
  await settled();
  await client.refuse(new RequestRefused({ ...requestFailed("Answer the question first."), reason: "question open" }));
  assert.equal(outcome.value, "question open");
  assert.equal(session.notices.latest ?? null, null);
});

test("a check whose files change meanwhile is of the files as they are then", async () => {
  await load(EPISODES);
  const outcome = watch(session.check());
  await settled();
  await session.addFiles([EPISODES_AGAIN]);
  await client.answer(CHECKED);
  assert.deepEqual([outcome.state, session.results, client.asked], ["waiting", null, ["load_files"]]);
  await client.answer({ ...loadedReply(client.pending[0].request), questions: REPLACE(session.files.list) });
  assert.equal(outcome.value, "question open");
});

test("an answer removes, moves and sets the year in one action, and is remembered", async () => {
  const questions = (files) => [
    filesQuestion("q", files, [choice("", { removes: [files[0].id], moves: { [files[1].id]: true }, year: 2025 })]),
  ];
  await loadAndAsk(questions, EPISODES, HEADER);
  const [question] = session.files.questions;
  answerQuestion(session, question, question.choices[0]);
  await settled();
  assert.equal(client.pending.length, 1);
  const { files, answered, year } = client.pending[0].request;
  assert.deepEqual(
    files.map(({ name, last_year }) => [name, last_year]),
    [["header.csv", true]],
  );
  assert.deepEqual([answered, year, session.settings.year], [["q"], 2025, 2025]);
  await client.answer(loadedReply(client.pending[0].request));
  assert.deepEqual(workOf(session).answered, ["q"]);
  assert.equal(watch(session.check()).state, "waiting");
});

test("an answer about names of columns has the files read again with it, and goes with the work", async () => {
  const answers = [{ module: "Header", name: "HERITAGE", column: "ETHNIC" }];
  await loadAndAsk((files) => [filesQuestion("q", files, [choice("")])], HEADER);
  const [question] = session.files.questions;
  answerQuestion(session, question, { ...choice(""), columns: answers });
  await settled();
  const { answered, columns } = client.pending[0].request;
  assert.deepEqual([answered, columns], [[], answers]);
  await client.answer(loadedReply(client.pending[0].request));
  assert.deepEqual(workOf(session).columnNames, answers);
  session.removeAll();
  assert.deepEqual(session.settings.columnNames.list, []);
});

test("answers are about the files, and go with them", async () => {
  await loadAndAsk(REPLACE, EPISODES);
  const [question] = session.files.questions;
  answerQuestion(session, question, choice("Keep"));
  assert.deepEqual(session.files.answered, ["newer"]);
  session.removeAll();
  assert.deepEqual(session.files.answered, []);
});

/** Loads Episodes, edits it, and replaces it by a newer one. */
async function editAndReplace() {
  await load(EPISODES);
  session.edit([SET], "typed");
  await settled();
  await client.answer(edited());
  await loadAndAsk(REPLACE, EPISODES_AGAIN);
  await client.answer(edited());
  const [question] = session.files.questions;
  answerQuestion(session, question, question.choices[0]);
  await settled();
}

test("an extract that is replaced is kept with the edits that were made on it", async () => {
  await editAndReplace();
  const { latest } = session.replacedExtracts;
  assert.deepEqual(
    latest.files.map(({ name, lastYear, modules, fingerprint }) => [name, lastYear, modules, fingerprint]),
    [["episodes.csv", false, ["Episodes"], "print of Episodes"]],
  );
  assert.equal(Buffer.from(latest.files[0].bytes).toString(), "CHILD,LS\r\n1,C1\r\n");
  assert.deepEqual(session.replacedExtracts.stepsOn(latest), session.edits.steps);
  assert.deepEqual(workOf(session).replaced, [latest]);
  assert.equal(session.edits.inForceCount, 1);
});

test("a file that is loaded again from disk replaces what it was", async () => {
  const source = new File(["CHILD,LS\r\n1,C1\r\n"], "episodes.csv");
  rememberHandle(source, { getFile: async () => EPISODES_AGAIN });
  await load(source);
  assert.equal(await session.files.loadAgain(session.files.list[0].id), "");
  const [{ bytes }] = session.replacedExtracts.latest.files;
  assert.equal(Buffer.from(bytes).toString(), "CHILD,LS\r\n1,C1\r\n");
});

test("a file that can’t be loaded again says why", async () => {
  const source = new File(["CHILD,LS\r\n1,C1\r\n"], "episodes.csv");
  rememberHandle(source, { getFile: () => Promise.reject(new DOMException("", "NotFoundError")) });
  await load(source);
  assert.match(
    await session.files.loadAgain(session.files.list[0].id),
    /^episodes\.csv can’t be read: it is no longer there/,
  );
  assert.equal(session.replacedExtracts.latest, null);
});

test("without the files there is no replaced extract", async () => {
  await editAndReplace();
  session.removeAll();
  assert.deepEqual(session.replacedExtracts.list, []);
});

test("only what was not saved is worth a question", async () => {
  await load(EPISODES);
  assert.equal(session.worthKeeping, false);
  await check();
  assert.equal(session.worthKeeping, true);
  session.version.savedAt(session.version.latest);
  assert.equal(session.worthKeeping, false);
  session.marks.set({ child: "1", code: "101", status: "asked", note: "" });
  assert.deepEqual([session.worthKeeping, session.version.unsaved], [true, true]);
  session.removeAll();
  assert.deepEqual([session.worthKeeping, session.version.unsaved], [false, false]);
});

test("without the files there are no edits, marks and results", async () => {
  await load(EPISODES);
  await check();
  session.edit([SET], "typed");
  session.marks.set({ child: "1", code: "101", status: "asked", note: "" });
  session.removeAll();
  assert.deepEqual([session.files.list, session.edits.steps, session.marks.list()], [[], [], []]);
  assert.deepEqual([session.results, session.resultsOutdated, session.changes], [null, false, 0]);
});

test("work that is saved and resumed is the same work", async () => {
  const work = {
    app: "0.1.0",
    saved: "2026-11-27T17:15:57.724Z",
    chosenYear: 2025,
    fixedDay: { day: "2027-03-31", isChosen: false, year: 2025, files: ["print of Episodes"] },
    council: "E1",
    demo: false,
    checked: true,
    place: "#/fix?code=101",
    files: [{ name: "episodes.csv", drop: 3, chosenYear: false, lastModified: 5, bytes: await EPISODES.arrayBuffer() }],
    columnNames: [{ module: "Header", name: "HERITAGE", column: "ETHNIC" }],
    ownChecks: { list: [ownCheck()], off: ["check-1"] },
    answered: ["q1"],
    replaced: [{ replaced: "2026-11-20T17:15:57.724Z", files: [] }],
    steps: [step("C1"), step("C2")],
    inForceCount: 1,
    marks: [{ child: "1", code: "101", status: "asked", note: "Rang" }],
    carried: { acts: [carriedAct("1.1")], children: [], sameChildren: { 7: "8" } },
    progress: [
      { day: "2026-11-15", year: 2025, modules: 1, errors: 9, due: 0, children: 5, childrenWithErrors: 3, byTheme: {} },
    ],
    sourceCorrections: [],
  };
  session.resume(work);
  assert.equal(session.placeToReopen, "#/fix?code=101");
  assert.deepEqual([session.worthKeeping, session.edits.canRedo], [false, true]);
  await settled();
  assert.deepEqual(client.pending[0].request.answered, ["q1"]);
  assert.deepEqual(client.pending[0].request.columns, work.columnNames);
  await client.answer(loadedReply(client.pending[0].request));
  assert.deepEqual(client.pending[0].request.steps, [work.steps[0]]);
  await client.answer(edited());
  await check();
  const { saved, place, ...again } = workOf(session);
  assert.deepEqual(again, Object.fromEntries(Object.entries(work).filter(([key]) => key in again)));
  assert.ok(Date.parse(saved) > 0);
  assert.equal(place, "#/children");
});

test("made-up data take the place of files, and give way to them", async () => {
  await load(EPISODES);
  session.settings.setCouncil("E1");
  const made = watch(session.makeDemo("", false));
  await settled();
  const files = [{ file_id: "demo-0", name: "header.csv", last_year: true }];
  await client.answer({ id: 1, type: "demo_made", files, council: "E2" }, [new ArrayBuffer(3)]);
  assert.equal(made.value, true);
  assert.deepEqual(
    session.files.list.map(({ name, chosenYear, bytes }) => [name, chosenYear, bytes?.byteLength]),
    [["header.csv", true, 3]],
  );
  assert.deepEqual([session.files.demo, session.settings.council], [true, "E2"]);
  await session.addFiles([EPISODES]);
  assert.deepEqual(
    session.files.list.map(({ name }) => name),
    ["episodes.csv"],
  );
  assert.equal(session.files.demo, false);
});

for (const [day, midYear, year, asAt] of [
  ["2027-04-01", false, 2027, null],
  ["2026-11-20", false, 2026, null],
  ["2026-11-20", true, 2027, "2026-11-20"],
  ["2027-03-31", true, 2027, "2026-11-15"],
  ["2027-06-01", true, 2027, "2026-11-15"],
]) {
  test(`on ${day} made-up data of ${midYear ? "the middle of the" : "a whole"} year are of ${year}`, async () => {
    mock.timers.enable({ apis: ["Date"], now: new Date(`${day}T12:00:00`) });
    session = newSession();
    client = FakeClient.latest;
    // The worker is not ready yet, so the years are not known.
    session.makeDemo("", midYear);
    session.start();
    client.ready();
    await settled();
    const { request } = client.pending[0];
    assert.deepEqual([request.collection_year, request.as_at], [year, asAt]);
    await client.answer({ id: 1, type: "demo_made", files: [], council: "E2" }, []);
    assert.equal(session.settings.fixedDay?.day ?? null, asAt);
    mock.timers.reset();
  });
}

test("each part of the state that changes is announced", async () => {
  const told = new Set();
  for (const part of ["worker", "files", "progress", "results", "problems", "edits", "marks", "saved", "notice"]) {
    session.addEventListener(part, () => told.add(part));
  }
  await load(EPISODES);
  await check();
  assert.deepEqual([...told].sort(), ["files", "progress", "results"]);
  session.edit([SET], "typed");
  session.marks.set({ child: "1", code: "101", status: "asked", note: "" });
  session.version.savedAt(1);
  session.notices.complain("Something");
  assert.deepEqual([...told].sort(), ["edits", "files", "marks", "notice", "progress", "results", "saved"]);
});

/** What a worker sends when the postcodes have come. */
function came(error_list) {
  return {
    type: "postcodes_came",
    postcodes: "2,600,000 postcodes",
    homes: { total: 9, councils: [{ code: "E08000003", homes: 9 }] },
    error_list,
  };
}

test("postcodes that come after a check complete its results, and nothing is checked again", async () => {
  await load(EPISODES);
  await check();
  assert.equal(postcodes.known, "");
  const told = [];
  session.addEventListener("results", () => told.push("results"));
  client.onEvent(came({ ...edited().error_list, error_types: [errorType("452", [1])] }));
  await settled();
  assert.deepEqual([...session.results.byCode.keys()].sort(), ["101", "452"]);
  assert.deepEqual(told, ["results"]);
  assert.equal(session.files.homes.total, 9);
  assert.equal(postcodes.known, "2,600,000 postcodes");
  assert.deepEqual(client.asked, []);
});

test("postcodes that come before any check change no results", () => {
  client.onEvent(came(null));
  assert.equal(session.results, null);
  assert.equal(postcodes.known, "2,600,000 postcodes");
});

test("postcodes that could not be downloaded are known to be late until they come, or the worker is another", async () => {
  client.onEvent({ type: "postcodes_delayed" });
  assert.equal(postcodes.delayed, true);
  client.onEvent(came(null));
  assert.equal(postcodes.delayed, false);
  client.die();
  await settled();
  assert.deepEqual([postcodes.known, postcodes.delayed], ["", false]);
});
