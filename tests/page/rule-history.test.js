import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { compareRules, ruleHistory } from "../../pwa/core/rule-history.js";

const RULES = [rule("101"), rule("102"), rule("103")];

let kept;

beforeEach(() => {
  kept = new Map();
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
  };
});

function rule(code, changes = {}) {
  return { code, title: `Rule ${code}`, words: "w1", logic: "l1", python: "cpython-314", ...changes };
}

function codesOf({ added, changed, gone }) {
  return [added, changed, gone].map((rules) => rules.map(({ code }) => code));
}

test("rules that came, changed and went are told apart", () => {
  const now = [rule("101"), rule("102", { words: "w2" }), rule("104")];
  assert.deepEqual(codesOf(compareRules(RULES, now)), [["104"], ["102"], ["103"]]);
});

test("a rule that works differently has changed", () => {
  assert.deepEqual(codesOf(compareRules([rule("101")], [rule("101", { logic: "l2" })])), [[], ["101"], []]);
});

test("another version of Python alone changes no rule", () => {
  const now = [rule("101", { logic: "l2", python: "cpython-315" })];
  assert.deepEqual(codesOf(compareRules([rule("101")], now)), [[], [], []]);
});

test("the first visit is no news", () => {
  assert.ok(ruleHistory.isOutdated("a"));
  ruleHistory.take("a", { rules: RULES });
  assert.equal(ruleHistory.update, null);
  assert.equal(ruleHistory.isNews, false);
  assert.equal(ruleHistory.isOutdated("a"), false);
});

test("an update that changes rules is news until the user has seen it, and can be looked up afterwards", () => {
  ruleHistory.take("a", { rules: RULES });
  assert.ok(ruleHistory.isOutdated("b"));
  ruleHistory.take("b", { rules: RULES.slice(0, 2) });
  assert.ok(ruleHistory.isNews);
  ruleHistory.seen();
  assert.equal(ruleHistory.isNews, false);
  assert.deepEqual(codesOf(ruleHistory.update), [[], [], ["103"]]);
});

test("an update that changes no rule keeps what is known of the one before", () => {
  ruleHistory.take("a", { rules: RULES });
  ruleHistory.take("b", { rules: RULES.slice(0, 2) });
  ruleHistory.take("c", { rules: RULES.slice(0, 2) });
  assert.ok(ruleHistory.isNews);
  assert.deepEqual(codesOf(ruleHistory.update), [[], [], ["103"]]);
});

test("an update that only brings another version of Python is no news and hides none", () => {
  const otherDigests = RULES.map((each) => ({ ...each, logic: "l2", python: "cpython-315" }));
  ruleHistory.take("a", { rules: RULES });
  ruleHistory.take("b", { rules: otherDigests });
  assert.deepEqual([ruleHistory.update, ruleHistory.isNews], [null, false]);
  ruleHistory.take("c", { rules: otherDigests.slice(0, 2) });
  ruleHistory.take("d", { rules: RULES.slice(0, 2) });
  assert.ok(ruleHistory.isNews);
  assert.deepEqual(codesOf(ruleHistory.update), [[], [], ["103"]]);
});

test("nothing is compared where the app is not installed", () => {
  assert.equal(ruleHistory.isOutdated(undefined), false);
});

for (const text of ["not JSON", "[]", '{"now":{}}', "7"]) {
  test(`what can’t be read (${text}) is as nothing`, () => {
    kept.set("ssda903-check:rules", text);
    assert.equal(ruleHistory.update, null);
    assert.ok(ruleHistory.isOutdated("a"));
  });
}

test("a change that the user has not seen outlasts an update that brings another Python", () => {
  ruleHistory.take("a", { rules: RULES });
  ruleHistory.take("b", { rules: [rule("101", { logic: "l2" }), rule("102"), rule("103")] });
  const python = "cpython-315";
  ruleHistory.take("c", { rules: RULES.map((each) => ({ ...each, python, logic: "l9" })) });
  assert.ok(ruleHistory.isNews);
  assert.deepEqual(codesOf(ruleHistory.update), [[], ["101"], []]);
});

test("an update that is not seen is told with the next one", () => {
  ruleHistory.take("a", { rules: RULES });
  ruleHistory.take("b", { rules: [rule("101", { logic: "l2" }), rule("102"), rule("104")] });
  ruleHistory.take("c", { rules: [rule("101", { logic: "l3" }), rule("103"), rule("104", { words: "w2" })] });
  assert.deepEqual(codesOf(ruleHistory.update), [["104"], ["101", "103"], ["102"]]);
  ruleHistory.seen();
  ruleHistory.take("d", { rules: [rule("101", { logic: "l3" }), rule("103")] });
  assert.deepEqual(codesOf(ruleHistory.update), [[], [], ["104"]]);
});

test("what an earlier version of the app kept is understood", () => {
  ruleHistory.take("a", { rules: RULES });
  const [key] = kept.keys();
  const before = { rules: [...RULES, rule("109")] };
  kept.set(key, JSON.stringify({ installed: "a", now: { rules: RULES }, before, isSeen: false }));
  assert.deepEqual(codesOf(ruleHistory.update), [[], [], ["109"]]);
  ruleHistory.take("b", { rules: RULES });
  assert.deepEqual([codesOf(ruleHistory.update), ruleHistory.isNews], [[[], [], ["109"]], true]);
});
