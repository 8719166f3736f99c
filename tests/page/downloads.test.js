import assert from "node:assert/strict";
import { test } from "node:test";
import { planDownloads } from "../../pwa/core/downloads.js";
import { downloadKind } from "./builders.js";

const OF_ONE_YEAR = { group: "data", options: ["last_year"] };
const REGISTRY = [
  downloadKind("csv", ["csv"], { group: "data", options: ["last_year", "module"], about: "One for each module." }),
  downloadKind("csv zip", ["zip"], { ...OF_ONE_YEAR, about: "", first_for: "csv" }),
  downloadKind("xml", ["xml"], { ...OF_ONE_YEAR, about: "One file.", first_for: "xml" }),
  downloadKind("workbook", ["xlsx"], { group: "data" }),
  downloadKind("failed checks", ["xlsx", "csv"], { options: ["selection"], first_for: "errors" }),
  downloadKind("not checked", ["csv"], { offered_if: "rules not checked" }),
  downloadKind("findings", ["json"], { group: "terminal" }),
  downloadKind("counts", ["json", "csv"], { group: "share", needs_council: true }),
];
const YEARS = [
  { label: "2026/27", isLast: false, modules: ["Header", "Episodes"].map((name) => ({ name, title: `${name} file` })) },
  { label: "2025/26", isLast: true, modules: [{ name: "Episodes", title: "Episodes file" }] },
];
const HOLDS = { always: true, "rules not checked": true, "problems in the files": false };

function plan(registry = REGISTRY, holds = HOLDS) {
  return planDownloads(registry, { years: YEARS, holds });
}

function buttonsOf({ years, ofBothYears, reports, shared }) {
  const ofYears = years.flatMap(({ buttons, parts }) => [...buttons, ...parts.flatMap((part) => part.buttons)]);
  return [...ofYears, ...[...ofBothYears, ...reports, ...shared].flatMap(({ buttons }) => buttons)];
}

/** How many buttons a registry with this kind has more. */
function buttonsMore(kind) {
  return buttonsOf(plan([...REGISTRY, kind])).length - buttonsOf(plan()).length;
}

test("the data of a year have a button for each form, and one for each module", () => {
  const [thisYear, lastYear] = plan().years;
  assert.equal(thisYear.about, "One for each module. One file.");
  assert.deepEqual(thisYear.buttons, [
    { text: "ZIP", heard: "of 2026/27", wanted: { kind: "csv zip", ending: "zip", last_year: false } },
    { text: "XML", heard: "of 2026/27", wanted: { kind: "xml", ending: "xml", last_year: false } },
  ]);
  assert.deepEqual(
    thisYear.parts.map(({ kind, buttons }) => [kind.id, buttons.map(({ text }) => text)]),
    [["csv", ["Header file", "Episodes file"]]],
  );
  assert.deepEqual(lastYear.parts[0].buttons, [
    {
      text: "Episodes file",
      heard: "as CSV, 2025/26",
      wanted: { kind: "csv", ending: "csv", last_year: true, module: "Episodes" },
    },
  ]);
});

test("a return that the portal takes only as XML is offered as XML first, in words of its own", () => {
  const registry = REGISTRY.map((kind) =>
    kind.id === "xml" ? { ...kind, about_if_only_xml: "The only format." } : kind,
  );
  for (const loadedAs of ["csv", "xml"]) {
    const { years, first } = planDownloads(registry, { years: YEARS, loadedAs, portalFormats: ["xml"] });
    assert.equal(years[0].about, "One for each module. The only format.");
    assert.deepEqual(first[0], {
      text: "Data for DfE’s portal (XML)",
      heard: "",
      wanted: { kind: "xml", ending: "xml" },
    });
  }
});

test("each group has its downloads in the order of the registry", () => {
  const { ofBothYears, reports, shared } = plan();
  assert.deepEqual(
    [ofBothYears, reports, shared].map((part) => part.map(({ kind }) => kind.id)),
    [["workbook"], ["failed checks", "not checked"], ["counts"]],
  );
  assert.deepEqual(reports[0].buttons, [
    { text: "XLSX", heard: "failed checks", wanted: { kind: "failed checks", ending: "xlsx" } },
    { text: "CSV", heard: "failed checks", wanted: { kind: "failed checks", ending: "csv" } },
  ]);
});

for (const [where, more, buttons] of [
  ["the error reports", {}, 1],
  ["the data of both years", { group: "data" }, 1],
  ["what can be shared", { group: "share" }, 1],
  ["the data of a year, once for each year", OF_ONE_YEAR, 2],
  ["the terminal alone", { group: "terminal" }, 0],
]) {
  test(`a download that is added to ${where} has ${buttons} more on the page`, () => {
    assert.equal(buttonsMore(downloadKind("new", ["csv"], more)), buttons);
  });
}

for (const [loadedAs, text, kind, ending] of [
  ["csv", "Data for DfE’s portal (CSV)", "csv zip", "zip"],
  ["xml", "Data for DfE’s portal (XML)", "xml", "xml"],
]) {
  test(`of a return loaded as ${loadedAs} its data in that form come first, then the list of errors`, () => {
    assert.deepEqual(planDownloads(REGISTRY, { years: YEARS, holds: HOLDS, loadedAs }).first, [
      { text, heard: "", wanted: { kind, ending } },
      { text: "List of errors: XLSX", heard: "", wanted: { kind: "failed checks", ending: "xlsx" } },
    ]);
  });
}

test("what there is nothing of is not offered", () => {
  assert.equal(buttonsMore(downloadKind("problems", ["csv"], { offered_if: "problems in the files" })), 0);
  const { reports } = plan(REGISTRY, { ...HOLDS, "rules not checked": false });
  assert.deepEqual(
    reports.map(({ kind }) => kind.id),
    ["failed checks"],
  );
});
