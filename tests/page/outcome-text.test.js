import assert from "node:assert/strict";
import { test } from "node:test";
import { whatHappened, whatWouldHappen } from "../../pwa/core/outcome-text.js";

const counts = (entries) => Object.entries(entries).map(([code, children]) => ({ code, children }));

for (const [resolved, appeared, numbers] of [
  [{ 218: 40 }, { 221: 2 }, ["40", "218", "2", "221"]],
  [{ 218: 1 }, {}, ["1", "218"]],
  [{}, { 221: 1 }, ["1", "221"]],
  [{ 219: 8, 222: 8 }, {}, ["16", "219", "8", "222", "8"]],
  [{}, {}, []],
]) {
  test(`an outcome with ${JSON.stringify([resolved, appeared])} names these numbers and no others`, () => {
    const outcome = { resolved: counts(resolved), appeared: counts(appeared) };
    for (const words of [whatHappened(outcome), whatWouldHappen(outcome)]) {
      assert.deepEqual(words.match(/\d+/g) ?? [], numbers);
      assert.notEqual(words, "");
    }
  });
}
