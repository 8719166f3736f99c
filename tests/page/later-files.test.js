import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchUntilTaken, within } from "../../pwa/install/later-files.js";
import { settled, watch } from "./fake-worker.js";

const ADDRESS = new URL("https://check.test/postcodes.bin");

/** Surroundings in which the first tries fail; `waits` has how long it was waited between them. */
function failing(failures) {
  const waits = [];
  let tries = 0;
  return {
    waits,
    async fetch(address) {
      assert.equal(address, ADDRESS);
      tries += 1;
      if (tries <= failures) {
        throw new Error("no network");
      }
      return new Response(new Uint8Array([tries]));
    },
    async wait(ms) {
      waits.push(ms);
    },
  };
}

test("a file that comes at once is passed on, and nothing is late", async () => {
  const taken = [];
  await fetchUntilTaken(ADDRESS, (bytes) => taken.push(...bytes), assert.fail, failing(0));
  assert.deepEqual(taken, [1]);
});

test("a file that does not come is asked for again, less and less often", async () => {
  const surroundings = failing(7);
  const taken = [];
  let delays = 0;
  await fetchUntilTaken(
    ADDRESS,
    (bytes) => taken.push(...bytes),
    () => (delays += 1),
    surroundings,
  );
  assert.deepEqual(taken, [8]);
  assert.equal(delays, 7);
  assert.deepEqual(surroundings.waits, [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

test("a file that can’t be used is fetched again", async () => {
  const surroundings = failing(0);
  const taken = [];
  const take = ([byte]) => {
    taken.push(byte);
    assert.notEqual(byte, 1);
  };
  await fetchUntilTaken(ADDRESS, take, () => undefined, surroundings);
  assert.deepEqual(taken, [1, 2]);
});

test("what is there in time is passed on, also a failure; what is not is given up", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  assert.equal(await within(Promise.resolve(7), 100), 7);
  await assert.rejects(within(Promise.reject(new Error("broken")), 100), /broken/);
  const late = watch(within(new Promise(() => undefined), 100));
  context.mock.timers.tick(99);
  await settled();
  assert.equal(late.state, "waiting");
  context.mock.timers.tick(1);
  await settled();
  assert.equal(late.state, "failed");
});
