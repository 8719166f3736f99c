import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { WorkVersion } from "../../pwa/core/work-version.js";

let version;
let told;

beforeEach(() => {
  told = [];
  version = new WorkVersion((part) => told.push(part));
});

test("only edits are unsaved work: files can be chosen again", () => {
  version.changed();
  assert.equal(version.unsaved, false);
  version.edited();
  assert.equal(version.unsaved, true);
});

test("work is saved as it was when saving began", () => {
  version.edited();
  const begun = version.latest;
  version.edited();
  version.savedAt(begun);
  assert.equal(version.unsaved, true);
  version.savedAt(version.latest);
  assert.equal(version.unsaved, false);
  assert.deepEqual(told, ["saved", "saved"]);
});

test("a save that ends late does not undo a later one", () => {
  version.edited();
  version.edited();
  version.savedAt(2);
  version.savedAt(1);
  assert.equal(version.unsaved, false);
});

test("without edits nothing is unsaved", () => {
  version.edited();
  version.emptied();
  assert.equal(version.unsaved, false);
});
