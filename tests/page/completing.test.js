import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { completeInstallation } from "../../pwa/install/completing.js";

const MISSING = { path: "runtime/licences.txt", why: "unreachable", needed: "later" };

/** A service worker that gives these answers; undefined is none at all. */
function asked(answers) {
  const heard = { questions: 0, failures: [] };
  const reasons = new EventTarget();
  const done = completeInstallation({
    ask: () => {
      const answer = answers[heard.questions];
      heard.questions += 1;
      return answer ? Promise.resolve(answer) : new Promise(() => undefined);
    },
    watch: (attempt) => attempt,
    onFailure: (failure) => heard.failures.push(failure),
    reasons,
  });
  return { done, heard, reasons };
}

async function pass(milliseconds) {
  // What waits for promises sets its timers first.
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
  mock.timers.tick(milliseconds);
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
}

test("what fails is said and tried again, after longer and longer pauses", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { done, heard } = asked([MISSING, MISSING, {}]);
  await pass(1999);
  assert.deepEqual([heard.questions, heard.failures], [1, [MISSING]]);
  await pass(1);
  assert.equal(heard.questions, 2);
  await pass(3999);
  assert.equal(heard.questions, 2);
  await pass(1);
  await done;
  assert.deepEqual([heard.questions, heard.failures], [3, [MISSING, MISSING]]);
  mock.timers.reset();
});

test("where there is no service worker for a time, it is asked again later", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let questions = 0;
  const done = completeInstallation({
    ask: async () => {
      questions += 1;
      return questions === 1 ? undefined : {};
    },
    watch: (attempt) => attempt,
    onFailure: () => undefined,
    reasons: new EventTarget(),
  });
  await pass(19_999);
  assert.equal(questions, 1);
  await pass(1);
  await done;
  mock.timers.reset();
});

test("where the browser has no room, it is not fetched again and again", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { done, heard } = asked([{ ...MISSING, why: "full" }, {}]);
  await pass(599_999);
  assert.equal(heard.questions, 1);
  await pass(1);
  await done;
  mock.timers.reset();
});

test("a reason to try again ends the pause", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { done, heard, reasons } = asked([MISSING, {}]);
  await pass(1);
  reasons.dispatchEvent(new Event("again"));
  await done;
  assert.equal(heard.questions, 2);
  mock.timers.reset();
});

test("a service worker that does not answer is asked again, and what failed before is past", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { done, heard } = asked([MISSING, undefined, undefined, {}]);
  await pass(2000);
  await pass(5000);
  assert.deepEqual(heard.failures, [MISSING, null]);
  await pass(15_000);
  assert.equal(heard.questions, 3);
  await pass(20_000);
  await done;
  assert.equal(heard.questions, 4);
  mock.timers.reset();
});
