import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Edits } from "../../pwa/core/edits.js";
import { ReplacedExtracts } from "../../pwa/core/replaced-extracts.js";
import { keptFile, step } from "./builders.js";

const file = (module, fingerprint, more = {}) => keptFile(module, { fingerprint, ...more });
const EPISODES = file("Episodes", "e1");
const HEADER = file("Header", "h1");
const LAST = file("Episodes", "e0", { last_year: true });
const LIST = file("Providers", "p", { is_provider_list: true });
const UNUSED = file("Episodes", "e2", { modules: [] });
const ALL = [EPISODES, HEADER, LAST, LIST, UNUSED];

let edits;
let replaced;

beforeEach(() => {
  edits = new Edits();
  replaced = new ReplacedExtracts(edits);
});

const prints = () => replaced.list.map(({ files }) => files.map(({ fingerprint }) => fingerprint));

/** A step on the file with this fingerprint. */
function edit(fingerprint) {
  const made = step("C1");
  edits.add({ ...made, files: [{ ...made.files[0], fingerprint }] });
}

test("all files in use of that year are kept, also those that stay", () => {
  replaced.keep([EPISODES], ALL);
  assert.deepEqual(prints(), [["e1", "h1"]]);
});

test("files of one extract that are replaced one after the other are one extract", () => {
  replaced.keep([EPISODES], ALL);
  replaced.keep([HEADER], [file("Episodes", "e2"), HEADER]);
  assert.deepEqual(prints(), [["e1", "h1"]]);
  replaced.keep([file("Episodes", "e2")], [file("Episodes", "e2"), file("Header", "h2")]);
  assert.deepEqual(prints(), [["e2", "h2"]]);
});

test("what was not in use replaces nothing", () => {
  replaced.keep([UNUSED, LIST], ALL);
  assert.equal(replaced.latest, null);
});

test("of earlier extracts those are kept that were edited, with undone steps too", () => {
  edit("e1");
  edits.undo();
  replaced.keep([EPISODES], [EPISODES]);
  replaced.keep([file("Episodes", "e2")], [file("Episodes", "e2")]);
  replaced.keep([file("Episodes", "e3")], [file("Episodes", "e3")]);
  assert.deepEqual(prints(), [["e1"], ["e3"]]);
  assert.deepEqual(replaced.stepsOn(replaced.list[0]), edits.steps);
  assert.deepEqual(replaced.stepsOn(replaced.list[1]), []);
});
