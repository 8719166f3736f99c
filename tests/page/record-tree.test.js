import assert from "node:assert/strict";
import { test } from "node:test";
import { isTree, modulesAround, modulesInside } from "../../pwa/core/definition.js";
import { RecordModel } from "../../pwa/parts/record-model.js";
import { goToError, isInView, openingPlace } from "../../pwa/parts/record-place.js";
import { definition, moduleInfo, table } from "./builders.js";

const named = (name, title, one, around, takes) =>
  moduleInfo(name, name === "Child" ? {} : { ID: "Child" }, { title, one, around, takes });
const CENSUS = definition({
  modules: [
    named("Child", "Children", "", "", ["Disability", "Referral", "Assessment", "Factor", "Plan"]),
    named("Disability", "Disabilities", "Disability", "", []),
    named("Referral", "Referrals", "Referral", "", ["Assessment", "Factor", "Plan"]),
    named("Assessment", "Assessments", "Assessment", "Referral", ["Factor"]),
    named("Factor", "Assessment factors", "Factor", "Assessment", []),
    named("Plan", "Child protection plans", "Child protection plan", "Referral", []),
  ],
  child: "KEY",
  main: "Child",
  layout: { facts: "Child", more_facts: [], opens: "Referral", split: null },
});

/** A table of the record: of each row its name, and the number of the row that it is inside. */
function recordTable(module, rows, deleted = []) {
  const { around } = CENSUS.modules.find(({ name }) => name === module);
  return {
    table: table(module),
    title: module,
    columns: [
      { name: "ID", label: "ID" },
      { name: "START", label: "Start" },
    ],
    rows: rows.map(([name, inside = null], row) => ({ row, name, inside, line: 1, cells: ["C1", ""] })),
    deleted,
    fixed: ["ID"],
    around: around ? table(around) : null,
  };
}

const DELETED = { row: 9, line: 3, summary: "", name: "Referral of 01/04/2025", inside: null, contents: { Factor: 2 } };
const TABLES = [
  recordTable("Child", [[""]]),
  recordTable("Disability", [["Disability LD"], ["Disability AUT"]]),
  recordTable("Referral", [["Referral of 05/05/2025"], ["Referral of 05/01/2026"]], [DELETED]),
  recordTable("Assessment", [
    ["Assessment started 06/05/2025", 0],
    ["Assessment started 06/10/2025", 0],
    ["Assessment without a date", 9],
  ]),
  recordTable("Factor", [
    ["Factor 1A", 0],
    ["Factor 2B", 0],
    ["Factor 3A", 1],
  ]),
  recordTable("Plan", [["Child protection plan from 01/07/2025", 0]]),
];
const found = (code, ...cells) => ({
  code,
  day: null,
  cells: cells.map(([module, row, field]) => ({ table: table(module), row, field })),
});
const ERRORS = [
  found("1", ["Factor", 1, "START"], ["Plan", 0, "ID"]),
  found("2", ["Referral", 1, "START"]),
  found("3", ["Plan", 0, "START"]),
];
const RECORD = { tables: TABLES, errors: ERRORS, due: [], own_checks: [], hints: [] };
const model = () => new RecordModel(RECORD, CENSUS);

test("modules inside others make a tree", () => {
  assert.equal(isTree(definition()), false);
  assert.equal(isTree(CENSUS), true);
  assert.deepEqual(
    modulesInside(CENSUS, "Referral").map(({ name }) => name),
    ["Assessment", "Plan"],
  );
  assert.deepEqual(modulesAround(CENSUS, "Factor"), ["Assessment", "Referral"]);
});

test("a row is named with the rows around it, and where an error is as well", () => {
  assert.equal(model().rowName(table("Referral"), 0), "Referral of 05/05/2025");
  assert.equal(model().rowName(table("Factor"), 1), "Referral of 05/05/2025, assessment started 06/05/2025, factor 2B");
  assert.equal(model().rowName(table("Assessment"), 2), "Assessment without a date");
  assert.deepEqual(model().places(ERRORS[1]), ["Referral of 05/01/2026: Start"]);
});

test("a tree has each row inside its own, and rows inside none by themselves", () => {
  const rows = (module, inside) =>
    model()
      .rowsInside(table(module), inside)
      .map(({ row }) => row);
  assert.deepEqual(rows("Referral", null), [0, 1]);
  assert.deepEqual(rows("Assessment", 0), [0, 1]);
  assert.deepEqual(rows("Assessment", 1), []);
  assert.deepEqual(rows("Assessment", null), [2]);
  assert.deepEqual(rows("Factor", 0), [0, 1]);
  assert.deepEqual(model().deletedInside(table("Referral"), null), [DELETED]);
});

test("what is deleted with a row is said in words", () => {
  assert.equal(
    model().contents(table("Referral"), 0),
    "2 assessments, 3 assessment factors and 1 child protection plan",
  );
  assert.equal(model().contents(table("Referral"), 1), "");
  assert.equal(model().contents(table("Assessment"), 0), "2 assessment factors");
  assert.equal(
    model().contents(table("Child"), 0),
    "2 disabilities, 2 referrals, 3 assessments, 3 assessment factors and 1 child protection plan",
  );
  assert.equal(model().parts(table("Referral"), 0), "2 assessments and 1 child protection plan");
  assert.equal(model().inWords(DELETED.contents), "2 assessment factors");
});

test("a row has the errors of all that is inside it, each row with one code once", () => {
  assert.equal(model().errorsWithin(table("Referral"), 0), 3);
  assert.equal(model().errorsWithin(table("Referral"), 1), 1);
  assert.equal(model().errorsWithin(table("Assessment"), 0), 1);
});

test("an error in a column that only repeats another module’s is marked at the row", () => {
  const { errors, fields } = model().codesAtHead(table("Plan"), 0);
  assert.deepEqual([errors, fields], [["1"], ["ID"]]);
  assert.deepEqual(model().codesAtHead(table("Referral"), 1).fields, []);
});

test("in a tree all tables of the year are in view", () => {
  const place = openingPlace(model(), "3");
  assert.deepEqual(place, { lastYear: false, module: "", error: "3" });
  assert.equal(isInView(ERRORS[0], place, CENSUS.layout), true);
  goToError(ERRORS[1], place, CENSUS.layout);
  assert.equal(place.module, "");
});
