import assert from "node:assert/strict";
import { test } from "node:test";
import { markedParts } from "../../pwa/parts/written-value.js";

test("spaces are marked at the ends and where there are several, not between words", () => {
  const space = ["␣", "space"];
  assert.deepEqual(markedParts(" A 1  B "), [space, "A 1", space, space, "B", space]);
  assert.deepEqual(markedParts("A 1"), ["A 1"]);
});

test("what can’t be seen is marked wherever it is, by its name", () => {
  const marked = [
    ["10\u200e1", ["10", ["∅", "direction mark"], "1"]],
    ["C\u00a02", ["C", ["⍽", "no-break space"], "2"]],
    ["a\u00adb\u200bc", ["a", ["∅", "soft hyphen"], "b", ["∅", "zero-width character"], "c"]],
    ["1\u001a", ["1", ["∅", "Ctrl-Z"]]],
    ["a\nb", ["a", ["↵", "line break"], "b"]],
    ["👍 Zoë", ["👍 Zoë"]],
  ];
  for (const [value, parts] of marked) {
    assert.deepEqual(markedParts(value), parts);
  }
});
