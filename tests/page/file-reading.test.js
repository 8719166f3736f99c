import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_BYTES, MOST_TOGETHER, readBytes, whyTooLarge } from "../../pwa/core/file-reading.js";
import { watch } from "./fake-worker.js";

const NEVER = new AbortController().signal;

test("a file is read to the byte, and how far it is told", async () => {
  const content = new Uint8Array(200_000).map((_, i) => i % 251);
  const told = [];
  const read = await readBytes(new File([content], "a.csv"), (bytes) => told.push(bytes), NEVER);
  assert.deepEqual(new Uint8Array(read), content);
  assert.equal(told.at(-1), content.length);
  assert.deepEqual(
    told,
    [...told].sort((one, other) => one - other),
  );
});

test("an empty file is read", async () => {
  assert.equal((await readBytes(new File([], "a.csv"), () => {}, NEVER)).byteLength, 0);
});

for (const [what, stream] of [
  ["can’t be read", () => new ReadableStream({ pull: () => Promise.reject(new Error("gone")) })],
  ["is longer than it was", () => new Blob(["longer"]).stream()],
  ["is shorter than it was", () => new Blob(["s"]).stream()],
]) {
  test(`a file that ${what} has no bytes`, async () => {
    await assert.rejects(readBytes({ size: 3, stream }, () => {}, NEVER));
  });
}

test("the reading of a file can be cancelled, also one that never comes to an end", async () => {
  const cancelling = new AbortController();
  const reading = watch(
    readBytes(
      { size: 10, stream: () => new ReadableStream({ pull: () => new Promise(() => {}) }) },
      () => {},
      cancelling.signal,
    ),
  );
  cancelling.abort();
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(reading.state, "failed");
});

test("a file that is too large says how large it can be", () => {
  assert.equal(whyTooLarge({ name: "a.csv", size: MOST_BYTES }, 0), "");
  assert.equal(whyTooLarge({ name: "a.XML", size: 2 * MOST_BYTES }, 0), "");
  assert.match(whyTooLarge({ name: "a.xml", size: 4e8 }, 0), /it has 400 MB, .* 125 MB at most/);
  assert.match(whyTooLarge({ name: "a.csv", size: 4e8 }, 0), /^a\.csv is too large: it has 400 MB, .* 50 MB at most/);
  assert.equal(whyTooLarge({ name: "a.csv", size: 1 }, MOST_TOGETHER - 1), "");
  assert.match(whyTooLarge({ name: "a.csv", size: 2 }, MOST_TOGETHER - 1), /together they can have 100 MB/);
});
