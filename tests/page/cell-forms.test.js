import assert from "node:assert/strict";
import { test } from "node:test";
import { isBefore, judged, readAsTyped } from "../../pwa/parts/cell-forms.js";

/** A worker that answers when it is told to, and what came of it. */
function typing() {
  /** @type {{text: string, answer: (reading: object | null) => Promise<void>}[]} */
  const asked = [];
  /** @type {string[]} */
  const shown = [];
  const type = readAsTyped(
    (text) =>
      new Promise((resolve) => {
        asked.push({
          text,
          answer: async (reading) => {
            resolve(reading);
            await new Promise(setImmediate);
          },
        });
      }),
    (reading, text) => shown.push(`${text}: ${reading.fault}`),
  );
  return { asked, shown, type };
}

test("a text is asked about as soon as it is typed", async () => {
  const { asked, shown, type } = typing();
  type("soon");
  assert.deepEqual(
    asked.map(({ text }) => text),
    ["soon"],
  );
  assert.deepEqual(shown, []);
  await asked[0].answer({ fault: "not a date", meant: null });
  assert.deepEqual(shown, ["soon: not a date"]);
});

test("while the worker is busy, only the latest text waits, and only its answer is given", async () => {
  const { asked, shown, type } = typing();
  for (const text of ["s", "so", "soo", "soon"]) {
    type(text);
  }
  await asked[0].answer({ fault: "of s", meant: null });
  assert.deepEqual(
    asked.map(({ text }) => text),
    ["s", "soon"],
  );
  assert.deepEqual(shown, []);
  await asked[1].answer({ fault: "of soon", meant: null });
  assert.deepEqual(shown, ["soon: of soon"]);
});

test("a text typed after the answer is asked about too", async () => {
  const { asked, shown, type } = typing();
  type("1/6/2026");
  await asked[0].answer({ fault: "another form", meant: "01/06/2026" });
  type("01/06/2026");
  await asked[1].answer({ fault: "", meant: null });
  assert.deepEqual(shown, ["1/6/2026: another form", "01/06/2026: "]);
});

test("nothing is said where the worker can't answer, and the next text is asked about", async () => {
  const { asked, shown, type } = typing();
  type("a");
  await asked[0].answer(null);
  type("b");
  await asked[1].answer({ fault: "", meant: null });
  assert.deepEqual(shown, ["b: "]);
});

test("dates are compared by day in either form", () => {
  assert.ok(isBefore("31/12/2025", "01/01/2026"));
  assert.ok(!isBefore("01/01/2026", "01/01/2026"));
  assert.ok(isBefore("2025-12-31", "2026-01-01"));
  assert.ok(!isBefore("2026-01-02", "2026-01-01"));
});

/** A worker that must not be asked, or answers this. */
const silent = () => assert.fail("the worker was asked");
const answers = (reading) => async () => reading;
const NOT_A_CODE = { fault: "“X9” is not a code.", meant: null, tidied: null };

for (const [name, entered, read, kept, fault] of [
  ["the text as it is", "X8", silent, "X8", ""],
  ["a code of the column", "C2", silent, "C2", ""],
  ["a text as the worker tidies it", "c1", answers({ fault: "capitals", meant: "C1", tidied: "C1" }), "C1", "capitals"],
  ["nothing that can’t be right", "X9", answers(NOT_A_CODE), null, "“X9” is not a code."],
  ["any text while the worker can’t answer", "X9", answers(null), "X9", ""],
]) {
  test(`what is kept is ${name}`, async () => {
    const cell = { text: "X8", codes: [{ code: "C2" }], read };
    assert.deepEqual(await judged(cell, entered), { kept, fault });
  });
}
