import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { RequestRefused, WorkerDied } from "../../pwa/core/client.js";
import { Notices } from "../../pwa/core/notices.js";
import { WorkerLife } from "../../pwa/core/worker-life.js";
import { requestFailed } from "./builders.js";
import { FakeClient, patient, READY, settled, watch } from "./fake-worker.js";

const CODES = { id: 1, type: "codes", lists: [] };
const QUESTION = { wanted: ["codes"], request: () => ({ type: "get_codes", collection_year: 2027 }) };

let notices;
let life;
let client;
let told;
let progress;
let bringBack;
let repair;
let late;

beforeEach(() => {
  told = [];
  progress = [];
  bringBack = async () => "";
  repair = async () => ({ damaged: [], mended: true });
  late = patient();
  const tell = (part) => told.push(part);
  notices = new Notices(tell);
  life = new WorkerLife(
    {
      tell,
      notices,
      watchdog: late,
      repair: () => repair(),
      onProgress: (each) => progress.push(each),
      bringBack: () => bringBack(),
    },
    FakeClient,
  );
  client = FakeClient.latest;
});

/** Each time, another worker is ready at once. */
async function dieTwice() {
  for (const _ of [1, 2]) {
    await settled();
    client.die();
    await settled();
    client.ready();
  }
  await settled();
}

/** Start a worker that is ready at once. */
function start() {
  life.start();
  client.ready();
}

test("the phases lead from waiting to ready", () => {
  const phases = [life.phase];
  life.start();
  phases.push(life.phase);
  client.onEvent({ type: "starting", phase: "packages" });
  phases.push(life.phase);
  client.ready();
  phases.push(life.phase);
  assert.deepEqual(phases, ["waiting", "runtime", "packages", "ready"]);
  assert.equal(life.ready, READY);
  assert.deepEqual(told, ["worker", "worker", "worker"]);
});

test("a request waits until the worker is ready", async () => {
  const answer = watch(life.ask(QUESTION));
  await settled();
  assert.equal(answer.state, "waiting");
  life.start();
  await settled();
  assert.deepEqual(client.asked, []);
  client.ready();
  await settled();
  assert.deepEqual(client.asked, ["get_codes"]);
  await client.answer(CODES);
  assert.equal(answer.value?.reply, CODES);
});

test("a request that the worker dies over is made again in the next one, prepared again", async () => {
  start();
  let preparations = 0;
  const answer = watch(
    life.ask({
      ...QUESTION,
      buffers: () => [new ArrayBuffer(preparations)],
      prepared: async () => {
        preparations += 1;
      },
    }),
  );
  await settled();
  client.die();
  await settled();
  assert.equal(answer.state, "waiting");
  client.ready();
  await settled();
  assert.equal(preparations, 2);
  assert.equal(client.pending[0].buffers[0].byteLength, 2);
  await client.answer(CODES);
  assert.equal(answer.value?.reply, CODES);
});

test("a worker that dies too often is given up, and requests are rejected", async () => {
  start();
  const answer = watch(life.ask(QUESTION));
  await dieTwice();
  client.die("the third death");
  await settled();
  assert.ok(answer.error instanceof WorkerDied);
  assert.equal(life.phase, "failed");
  assert.equal(notices.latest?.kind, "failed");
  assert.equal(notices.latest?.details, "the third death");
  await assert.rejects(life.ask(QUESTION), WorkerDied);
  assert.equal(client.starts.length, 3);
});

test("the user can have a worker that was given up started again", async () => {
  start();
  await dieTwice();
  client.die();
  assert.equal(life.phase, "failed");
  life.retry();
  assert.equal(life.phase, "runtime");
  assert.equal(notices.latest, null);
  client.ready();
  const answer = watch(life.ask(QUESTION));
  await settled();
  await client.answer(CODES);
  assert.equal(answer.value?.reply, CODES);
});

test("after the second death the installed files are repaired, and Python starts without its snapshot", async () => {
  start();
  let repairs = 0;
  repair = async () => {
    repairs += 1;
    return { damaged: ["worker.js", "runtime/a.wasm"], mended: true };
  };
  client.die();
  assert.equal(repairs, 0);
  client.die();
  assert.equal(client.starts.length, 2);
  await settled();
  assert.deepEqual(client.starts, [{ afresh: false }, { afresh: false }, { afresh: true }]);
  assert.equal(repairs, 1);
  client.ready();
  await settled();
  assert.match(notices.latest?.text ?? "", /2 files of this service were damaged .*, and have been fetched again\./);
});

test("a request during the repair waits for the worker after it", async () => {
  start();
  let repaired = () => {};
  repair = () => new Promise((resolve) => (repaired = () => resolve(undefined)));
  client.die();
  client.ready();
  client.die();
  const answer = watch(life.ask(QUESTION));
  await settled();
  assert.equal(answer.state, "waiting");
  repaired();
  await settled();
  client.ready();
  await settled();
  await client.answer(CODES);
  assert.equal(answer.value?.reply, CODES);
});

test("a worker that is started during the repair is not started twice", async () => {
  start();
  let repaired = () => {};
  repair = () => new Promise((resolve) => (repaired = () => resolve(undefined)));
  client.die();
  client.die();
  life.retry();
  const { length } = client.starts;
  repaired();
  await settled();
  assert.equal(client.starts.length, length);
});

test("files that can’t be repaired are named when the worker is given up", async () => {
  start();
  repair = async () => ({ damaged: ["runtime/a.wasm"], mended: false });
  await dieTwice();
  client.die();
  assert.match(notices.latest?.text ?? "", /1 file of this service was damaged .* could not be fetched again/);
});

test("a worker of another version is not asked anything, and the user is told to reload", async () => {
  life.start();
  client.onEvent({ ...READY, protocol: READY.protocol + 1 });
  assert.equal(life.phase, "failed");
  assert.equal(notices.latest?.kind, "outdated");
  await assert.rejects(life.ask(QUESTION), WorkerDied);
});

test("what the worker is asked is watched, and each sign of it counts", async () => {
  start();
  const seen = [];
  late.watch = (subject, doing, promise) => {
    seen.push(`${subject} is ${doing}`);
    return promise;
  };
  late.sign = (subject) => seen.push(`sign of ${subject}`);
  life.ask(QUESTION);
  life.ask({ wanted: ["files_loaded"], request: () => ({ type: "load_files", files: [] }) });
  await settled();
  client.onEvent({ type: "checking", done: 8, total: 400, code: "101" });
  assert.deepEqual(seen, ["worker is answering", "worker is reading your files", "sign of worker"]);
});

test("each worker has a number of its own", () => {
  start();
  const first = life.number;
  client.die();
  assert.notEqual(life.number, first);
});

for (const loaded of ["Your files have been loaded again.", ""]) {
  test(`the user learns that the worker was started again${loaded && ", with their files"}`, async () => {
    start();
    bringBack = async () => loaded;
    client.die("out of memory");
    assert.equal(notices.latest?.kind, "restarting");
    await settled();
    assert.equal(notices.latest?.kind, "restarting");
    client.ready();
    await settled();
    assert.equal(notices.latest?.kind, "restarted");
    assert.equal(notices.latest?.details, "out of memory");
    assert.equal(notices.latest?.text, `The checker stopped and was started again. ${loaded}`.trim());
  });
}

test("a worker that was ended to cancel a check comes back without a notice", async () => {
  start();
  life.restart();
  client.ready();
  await settled();
  assert.equal(notices.latest, null);
});

test("what goes wrong while the work is brought back is shown", async () => {
  start();
  bringBack = async () => {
    throw new RequestRefused(requestFailed("Not enough memory.", "Traceback"));
  };
  client.die();
  client.ready();
  await settled();
  assert.deepEqual(notices.latest, { kind: "fault", text: "Not enough memory.", details: "Traceback" });
});

test("what the worker refuses is not asked again", async () => {
  start();
  const answer = watch(life.ask(QUESTION));
  await settled();
  await client.refuse(new RequestRefused(requestFailed("No.")));
  assert.ok(answer.error instanceof RequestRefused);
  assert.deepEqual(client.asked, []);
});

test("a request that was interrupted in place of a check is made again", async () => {
  start();
  const answer = watch(life.ask(QUESTION));
  await settled();
  await client.answer({ id: 1, type: "check_cancelled" });
  assert.deepEqual(client.asked, ["get_codes"]);
  await client.answer(CODES);
  assert.equal(answer.value?.reply, CODES);
});

test("an answer of another type is a fault of ours", async () => {
  start();
  const answer = watch(life.ask(QUESTION));
  await settled();
  await client.answer({ id: 1, type: "edited" });
  assert.match(String(answer.error), /answered with edited instead of /);
});

test("the policy is known when the worker has tried it", async () => {
  const known = watch(life.policyKnown());
  life.start();
  await settled();
  assert.equal(known.state, "waiting");
  client.onEvent({ type: "policy", enforced: false });
  await settled();
  assert.equal(known.state, "done");
  assert.equal(life.policyEnforced, false);
});

test("progress is passed on", () => {
  start();
  client.onEvent({ type: "checking", done: 8, total: 400, code: "101" });
  assert.deepEqual(progress, [{ done: 8, total: 400, code: "101" }]);
});
