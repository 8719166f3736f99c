import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fingerprintOf,
  holdsBothYears,
  isLastYearFile,
  isOutOfDate,
  isReadAndNotUsed,
  rivalsOf,
  shortName,
  tablesOf,
} from "../../pwa/core/kept-file.js";
import { keptFile, table } from "./builders.js";

const LAST = { last_year: true };
const UNUSED = { modules: [], title: "Episodes" };
const OFSTED = { is_provider_list: true, modules: [] };

for (const [name, file, lastYear] of [
  ["its report says so", keptFile("Episodes", LAST), true],
  ["the user says so", keptFile("Episodes", { chosenYear: true }), true],
  ["the report says so, but not the user", keptFile("Episodes", { ...LAST, chosenYear: false }), false],
  ["nothing says so", { ...keptFile("Episodes"), report: null }, false],
]) {
  test(`a file is last year’s if ${name}: ${lastYear}`, () => assert.equal(isLastYearFile(file), lastYear));
}

for (const [name, file, expected] of [
  ["a used file", keptFile("Episodes"), false],
  ["one that is not used", keptFile("Episodes", UNUSED), true],
  ["one that was not recognised", keptFile("Episodes", { modules: [], title: "" }), false],
  ["an Ofsted list", keptFile("Providers", OFSTED), false],
  ["one that was not read yet", { ...keptFile("Episodes"), report: null }, false],
]) {
  test(`${name} was ${expected ? "" : "not "}read for nothing`, () => assert.equal(isReadAndNotUsed(file), expected));
}

test("a file is known without its folders, unless another has that name too", () => {
  const named = (...names) => names.map((name, i) => ({ ...keptFile("Episodes"), id: `file-${i}`, name }));
  const short = (...names) => named(...names).map((file, _, files) => shortName(file, files));
  assert.deepEqual(short("2027/a/header.csv", "episodes.csv"), ["header.csv", "episodes.csv"]);
  assert.deepEqual(short("x/2027/oc2.csv", "x/2026/oc2.csv"), ["2027/oc2.csv", "2026/oc2.csv"]);
  assert.deepEqual(short("a/oc2.csv", "a/oc2.csv", "oc2.csv"), ["a/oc2.csv", "a/oc2.csv", "oc2.csv"]);
  assert.deepEqual(short("2027/header.csv", "2026/header.csv", "oc2.csv"), [
    "2027/header.csv",
    "2026/header.csv",
    "oc2.csv",
  ]);
});

test("rivals are the used files of the same module and year", () => {
  const wanted = keptFile("Episodes", UNUSED);
  const same = keptFile("Episodes");
  const others = [keptFile("Header"), keptFile("Episodes", LAST), keptFile("Providers", OFSTED), wanted];
  assert.deepEqual(rivalsOf(wanted, [...others, same]), [same]);
  assert.deepEqual(rivalsOf(wanted, others), []);
});

test("where no file of the module is used, the return in XML is the rival", () => {
  const wanted = keptFile("Episodes", UNUSED);
  const xml = keptFile("XML", { modules: ["Header", "Episodes"] });
  assert.deepEqual(rivalsOf(wanted, [wanted, keptFile("AD1"), xml]), [xml]);
});

test("a table’s fingerprint is that of the file it came from", () => {
  const files = [
    keptFile("Episodes", { fingerprint: "this" }),
    keptFile("Episodes", { fingerprint: "last", ...LAST }),
    keptFile("XML", { fingerprint: "xml", modules: ["Header", "OC2"] }),
    keptFile("Providers", { ...OFSTED, modules: ["Providers"] }),
    { ...keptFile("AD1"), report: null },
  ];
  const fingerprint = (module, lastYear = false) => fingerprintOf(table(module, lastYear), files);
  assert.equal(fingerprint("Episodes"), "this");
  assert.equal(fingerprint("Episodes", true), "last");
  assert.equal(fingerprint("OC2"), "xml");
  assert.deepEqual([fingerprint("Providers"), fingerprint("AD1"), fingerprint("OC2", true)], ["", "", ""]);
});

test("a workbook or zip file may hold tables of both years", () => {
  const both = keptFile("2 files", { modules: ["Header"], other_year: ["Header", "OC2"], fingerprint: "both" });
  assert.deepEqual(tablesOf(both), [table("Header"), table("Header", true), table("OC2", true)]);
  assert.equal(fingerprintOf(table("OC2", true), [both]), "both");
});

test("a file that the browser refuses to read is out of date", async () => {
  assert.equal(await isOutOfDate(new Blob(["as chosen"])), false);
  const refused = { arrayBuffer: () => Promise.reject(new Error("changed")) };
  assert.equal(await isOutOfDate({ slice: () => refused }), true);
});

for (const [what, reported, holds] of [
  ["a module of both years", { modules: ["Header", "OC2"], other_year: ["OC2"] }, true],
  ["other modules of the other year", { modules: ["Header"], other_year: ["OC2"] }, false],
  ["one year", { modules: ["Header"], other_year: [] }, false],
]) {
  test(`a workbook with ${what} ${holds ? "can’t" : "can"} be moved to a year`, () => {
    assert.equal(holdsBothYears(keptFile("Header", reported)), holds);
  });
}
