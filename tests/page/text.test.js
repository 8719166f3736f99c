import assert from "node:assert/strict";
import { test } from "node:test";
import {
  agreeing,
  capital,
  count,
  daysBetween,
  listOf,
  megabytes,
  number,
  one,
  percent,
  timeSpan,
  uncapitalised,
  yearLabel,
} from "../../pwa/core/text.js";

test("numbers have a comma for each thousand", () => {
  assert.deepEqual([0, 999, 1290, 1234567].map(number), ["0", "999", "1,290", "1,234,567"]);
});

test("days are counted, and weeks from the second on", () => {
  assert.equal(daysBetween("2026-11-03", "2026-11-24"), 21);
  assert.equal(daysBetween("2027-03-20", "2027-04-02"), 13);
  assert.equal(daysBetween("2026-11-24", "2026-11-23"), -1);
  assert.deepEqual([1, 13, 14, 21, 25].map(timeSpan), ["1 day", "13 days", "2 weeks", "3 weeks", "4 weeks"]);
});

test("a word goes on in a sentence, with its article", () => {
  assert.equal(one(uncapitalised("Social worker")), "a social worker");
  assert.equal(one(uncapitalised("Adviser")), "an adviser");
});

test("counts agree with their noun", () => {
  assert.equal(count(1, "child", "children"), "1 child");
  assert.equal(count(0, "child", "children"), "0 children");
  assert.equal(count(1290, "error"), "1,290 errors");
});

test("words agree with a number that is elsewhere", () => {
  assert.deepEqual(
    [0, 1, 2].map((n) => agreeing(n, "child", "children")),
    ["children", "child", "children"],
  );
  assert.deepEqual(
    [1, 1290].map((n) => agreeing(n, "error")),
    ["error", "errors"],
  );
});

for (const [share, text] of [
  [0, "0%"],
  [0.001, "under 1%"],
  [0.005, "1%"],
  [0.124, "12%"],
  [0.994, "99%"],
  [0.996, "over 99%"],
  [1, "100%"],
]) {
  test(`a share of ${share} is ${text}`, () => assert.equal(percent(share), text));
}

for (const [words, text] of [
  [[], ""],
  [["A"], "A"],
  [["A", "B"], "A and B"],
  [["A", "B", "C"], "A, B and C"],
]) {
  test(`a list of ${words.length} reads “${text}”`, () => assert.equal(listOf(words), text));
}

test("sizes are whole megabytes", () => {
  assert.equal(megabytes(499_999), "0 MB");
  assert.equal(megabytes(12_400_000), "12 MB");
  assert.equal(megabytes(2e9), "2,000 MB");
});

test("a collection year is written by both its years", () => {
  assert.deepEqual([2027, 2010, 2000, 2100].map(yearLabel), ["2026/27", "2009/10", "1999/00", "2099/00"]);
});

test("a sentence begins with a capital", () => {
  assert.equal(capital("last year’s Episodes"), "Last year’s Episodes");
  assert.equal(capital(""), "");
});
