import assert from "node:assert/strict";
import { test } from "node:test";
import { stepText } from "../../pwa/core/step-text.js";
import { table } from "./builders.js";

const set = (row, module = "Episodes") => ({ op: "set", table: table(module), row, field: "LS", value: "C1" });
const add = (row) => ({ op: "add", table: table("Reviews"), row, after: null, cells: {} });
const remove = (row) => ({ op: "delete", table: table("Reviews"), row });

for (const [operations, text] of [
  [[set(0)], "Legal status in Episodes"],
  [[set(0), set(1), set(0, "Header")], "3 cells in Episodes and Header"],
  [[add(0)], "1 row added in Reviews"],
  [[remove(0), remove(1)], "2 rows deleted in Reviews"],
  [[add(0), set(0)], "2 rows changed in Reviews and Episodes"],
]) {
  test(text, () => {
    assert.equal(
      stepText(
        { operations },
        ({ module }) => module,
        () => "Legal status",
      ),
      text,
    );
  });
}
