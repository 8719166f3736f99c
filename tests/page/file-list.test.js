import assert from "node:assert/strict";
import { test } from "node:test";
import { sizeOf } from "../../pwa/parts/file-list.js";
import { report } from "./builders.js";

for (const [rows, lists_children, size] of [
  [1, false, "1 row"],
  [1500, false, "1,500 rows"],
  [1, true, "1 child"],
  [1500, true, "1,500 children"],
]) {
  test(`a file of ${rows} ${lists_children ? "of a whole return" : "of one table"} has ${size}`, () => {
    assert.equal(sizeOf(report("Episodes", { rows, lists_children })), size);
  });
}
