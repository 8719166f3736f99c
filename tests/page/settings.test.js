import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Settings } from "../../pwa/core/settings.js";
import { definition, keptFile } from "./builders.js";

const EPISODES = keptFile("Episodes", { fingerprint: "e1" });
const LAST_EPISODES = keptFile("Episodes", { fingerprint: "e0", last_year: true });
const OFSTED = keptFile("Providers", { fingerprint: "", is_provider_list: true });

let files;
let settings;

beforeEach(() => {
  mock.timers.reset();
  files = { list: [EPISODES], proposal: { year: 2027, reason: "" }, demo: false };
  settings = new Settings({ worker: { definition: definition() }, files, onChange() {} });
  settings.takeAsAt({ day: "2026-11-15" });
  today("2026-11-20");
});

function today(day) {
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: new Date(`${day}T12:00:00`) });
}

test("a day that was proposed stays while this year’s files are the same", () => {
  assert.equal(settings.asked().as_at, "2026-11-15");
  files.list = [EPISODES, LAST_EPISODES, OFSTED];
  assert.equal(settings.asked().as_at, "2026-11-15");
});

for (const [what, change] of [
  ["another file of this year", () => files.list.push(keptFile("Header", { fingerprint: "h1" }))],
  ["a newer file", () => (files.list = [keptFile("Episodes", { fingerprint: "e2" })])],
  ["another collection year", () => settings.setYear(2026)],
  ["an earlier clock", () => today("2026-11-10")],
]) {
  test(`with ${what} the day is proposed again, even if the user had chosen it`, () => {
    settings.setAsAt("2026-11-15");
    change();
    assert.equal(settings.asked().as_at, null);
  });
}

test("once the year is over, only a day that the user chose stays", () => {
  today("2027-04-01");
  assert.equal(settings.asked().as_at, null);
  settings.setAsAt("2026-11-15");
  assert.equal(settings.asked().as_at, "2026-11-15");
  settings.takeAsAt({ day: "2026-11-15" });
  assert.equal(settings.asked().as_at, "2026-11-15");
});

test("a day for files that are still being loaded becomes theirs", () => {
  settings.fixedDay = { day: "2026-11-15", isChosen: true, year: 2027, files: null };
  assert.equal(settings.asked().as_at, "2026-11-15");
  settings.takeAsAt({ day: "2026-11-15" });
  assert.deepEqual(settings.fixedDay, { day: "2026-11-15", isChosen: true, year: 2027, files: ["e1"] });
});
