import assert from "node:assert/strict";
import { test } from "node:test";
import { councilAdvice } from "../../pwa/core/council-advice.js";

const HOMES = {
  total: 100,
  councils: [
    { code: "A", homes: 82 },
    { code: "B", homes: 12 },
    { code: "C", homes: 1 },
  ],
  stated: "",
};

test("the council of most homes is proposed where none is chosen", () => {
  assert.deepEqual(councilAdvice(HOMES, ""), { code: "A", share: 0.82, chosenShare: 0 });
});

test("a council in which hardly any home is, is questioned", () => {
  assert.deepEqual(councilAdvice(HOMES, "C"), { code: "A", share: 0.82, chosenShare: 0.01 });
  assert.deepEqual(councilAdvice(HOMES, "D"), { code: "A", share: 0.82, chosenShare: 0 });
});

test("one that may be right is not", () => {
  assert.equal(councilAdvice(HOMES, "A"), null);
  assert.equal(councilAdvice(HOMES, "B"), null);
});

test("homes that are scattered, or too few to be told, say nothing", () => {
  assert.equal(councilAdvice({ total: 100, councils: [{ code: "A", homes: 49 }], stated: "" }, ""), null);
  assert.equal(councilAdvice({ total: 0, councils: [], stated: "" }, ""), null);
});

test("the council that the files state is proposed, unless it is chosen", () => {
  const stated = { total: 0, councils: [], stated: "A" };
  assert.deepEqual(councilAdvice(stated, ""), { code: "A", share: 1, chosenShare: 0 });
  assert.equal(councilAdvice(stated, "B")?.code, "A");
  assert.equal(councilAdvice(stated, "A"), null);
});
