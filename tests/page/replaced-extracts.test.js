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
  replaced.keep(ALL, [EPISODES], true);
  assert.deepEqual(prints(), [["e1", "h1"]]);
});

test("files of one extract that are replaced one after the other are one extract", () => {
  replaced.keep(ALL, [EPISODES], true);
  replaced.keep([file("Episodes", "e2"), HEADER], [HEADER], true);
  assert.deepEqual(prints(), [["e1", "h1"]]);
  replaced.keep([file("Episodes", "e2"), file("Header", "h2")], [file("Episodes", "e2")], true);
  assert.deepEqual(prints(), [["e2", "h2"]]);
});

test("files that are only removed are kept if they were edited", () => {
  edit("e1");
  replaced.keep(ALL, [HEADER], false);
  assert.deepEqual(prints(), []);
  replaced.keep(ALL, [EPISODES], false);
  assert.deepEqual(prints(), [["e1", "h1"]]);
});

test("what was not in use replaces nothing", () => {
  replaced.keep(ALL, [UNUSED, LIST], true);
  assert.equal(replaced.latest, null);
});

test("of earlier extracts those are kept that were edited, with undone steps too", () => {
  edit("e1");
  edits.undo();
  replaced.keep([EPISODES], [EPISODES], true);
  replaced.keep([file("Episodes", "e2")], [file("Episodes", "e2")], true);
  replaced.keep([file("Episodes", "e3")], [file("Episodes", "e3")], true);
  assert.deepEqual(prints(), [["e1"], ["e3"]]);
  assert.deepEqual(replaced.stepsOn(replaced.list[0]), edits.steps);
  assert.deepEqual(replaced.stepsOn(replaced.list[1]), []);
});
