import assert from "node:assert/strict";
import { test } from "node:test";
import { commonCauses, forAllRows, grouped } from "../../pwa/core/answers.js";
import { errorsResolved, findBestFixes, fixKey } from "../../pwa/core/best-fixes.js";
import { table } from "./builders.js";

function answer(more) {
  const row = more.row ?? 0;
  const cell = { op: "set", table: table("Reviews"), row, field: more.field ?? "CODE", value: more.value ?? "1" };
  return {
    code: "1",
    table: table("Reviews"),
    row,
    operations: [cell],
    previews: [],
    title: "Code 1",
    reason: "",
    source: "",
    is_choice: false,
    safe: false,
    resolved: [],
    appeared: [],
    rows_fixed: 1,
    rows_with_error: 2,
    ...more,
  };
}

test("the codes that one cell can have are one group, other answers stay alone", () => {
  const yes = answer({ is_choice: true, value: "1" });
  const no = answer({ is_choice: true, value: "0" });
  const other = answer({ is_choice: true, row: 1 });
  const real = answer({});
  const groups = grouped([real, yes, no, other]);
  assert.deepEqual(
    groups.map(({ first, choices }) => [first, choices.length]),
    [
      [real, 0],
      [yes, 2],
      [other, 1],
    ],
  );
});

test("answers with one reason that set the same cell to other values are one group", () => {
  const reason = "The provider offers two types.";
  const [one, two] = [answer({ value: "U1", reason }), answer({ value: "U2", reason })];
  const other = answer({ value: "U3", reason: "Another reason." });
  const elsewhere = answer({ value: "U3", reason, field: "TYPE" });
  assert.deepEqual(
    grouped([one, other, two, elsewhere]).map(({ first, choices }) => [first, choices]),
    [
      [one, [one, two]],
      [other, []],
      [elsewhere, []],
    ],
  );
});

const removing = (row) => [{ op: "delete", table: table("Reviews"), row }];

test("removing one or the other row is one choice, and each comes once though both rows have the error", () => {
  const reason = "The rows differ.";
  const [first, second] = [1, 2].map((row) => answer({ operations: removing(row), reason, title: `Keep ${row}` }));
  const groups = grouped([first, second, { ...first, row: 7 }, { ...second, row: 7 }]);
  assert.deepEqual(
    groups.map(({ choices, ofOneRow }) => [choices.map(({ title }) => title), ofOneRow]),
    [[["Keep 1", "Keep 2"], false]],
  );
});

test("an answer that fixes one of two rows can be used for both", () => {
  const [one, two] = [answer({ row: 0 }), answer({ row: 1 })];
  assert.deepEqual(forAllRows(one, [one, two])?.operations, [...one.operations, ...two.operations]);
});

test("an answer to two of three rows is not offered for all three", () => {
  const [one, two, three] = [0, 1, 2].map((row) => answer({ row, rows_with_error: 3 }));
  assert.equal(forAllRows(one, [one, two]), null);
  assert.equal(forAllRows(one, [one, two, three])?.operations.length, 3);
});

test("it can’t where the other row has another answer, or one change fixes both", () => {
  const one = answer({ row: 0 });
  assert.equal(forAllRows(one, [one, answer({ row: 1, title: "Code 2" })]), null);
  const both = answer({ row: 0, rows_fixed: 2 });
  assert.equal(forAllRows(both, [both, answer({ row: 1, rows_fixed: 2 })]), null);
});

test("a change that resolves several errors and causes none is their common cause", () => {
  const two = answer({ resolved: ["1", "2"] });
  const three = answer({ resolved: ["1", "2", "3"] });
  const harmful = answer({ resolved: ["1", "2", "3", "4"], appeared: ["5"] });
  const choice = answer({ resolved: ["1", "2", "3", "4"], is_choice: true });
  assert.deepEqual(commonCauses([two, harmful, choice, three]), [{ fix: three, codes: ["1", "2", "3"] }]);
  assert.deepEqual(commonCauses([answer({ resolved: ["1"] })]), []);
  const harsh = answer({ resolved: ["1", "2", "3", "4"], operations: removing(1) });
  assert.deepEqual(commonCauses([two, harsh]), commonCauses([two]));
  const safe = { ...harsh, safe: true };
  assert.equal(commonCauses([two, safe])[0].fix, safe);
  assert.deepEqual(commonCauses([]), []);
});

test("an error has one common cause; the change that resolves most comes first", () => {
  const two = answer({ resolved: ["4", "5"] });
  const three = answer({ resolved: ["1", "2", "3"] });
  const overlaps = answer({ resolved: ["3", "4"] });
  assert.deepEqual(
    commonCauses([overlaps, two, three]).map(({ codes }) => codes),
    [
      ["1", "2", "3"],
      ["4", "5"],
    ],
  );
});

function sessionThatAnswers(replies) {
  return { asked: 0, ask: async () => replies.shift() };
}

test("best fixes are asked for until no child is left", async () => {
  const fixes = [
    { child: "A", operations: [], errors: 3 },
    { child: "B", operations: [], errors: 1 },
  ];
  const session = sessionThatAnswers([
    { fixes: [], left: 60 },
    { fixes, left: 0 },
  ]);
  const left = [];
  assert.equal(
    await findBestFixes(
      session,
      () => true,
      (count) => left.push(count),
    ),
    fixes,
  );
  assert.deepEqual(left, [60]);
  assert.equal(errorsResolved(fixes), 4);
  assert.notEqual(fixKey(fixes[0]), fixKey(fixes[1]));
});

test("nothing more is asked once nobody waits for them, or the worker can’t answer", async () => {
  const replies = [
    { fixes: [], left: 60 },
    { fixes: [], left: 0 },
  ];
  assert.equal(await findBestFixes(sessionThatAnswers(replies), () => false, assert.fail), null);
  assert.equal(replies.length, 1);
  assert.equal(await findBestFixes(sessionThatAnswers([null]), () => true, assert.fail), null);
});
