import assert from "node:assert/strict";
import { test } from "node:test";
import { diffResults } from "../../pwa/core/outcomes.js";
import {
  fitting,
  newCheck,
  newCondition,
  ofModule,
  oneLine,
  placeKey,
  placeOf,
  placesFor,
  valuesIn,
} from "../../pwa/core/own-check-draft.js";
import { OwnChecks } from "../../pwa/core/own-checks.js";
import { errorName, Results } from "../../pwa/core/results.js";
import { RecordModel } from "../../pwa/parts/record-model.js";
import { addedInWords } from "../../pwa/saved-work/own-checks-file.js";
import { ownChecksShape } from "../../pwa/saved-work/own-checks-shape.js";
import { checked, definition, errorType, ownCheck, ownCheckType, table } from "./builders.js";

const DECOM = { where: "row", module: "Episodes", column: "DECOM" };
const FORM = {
  modules: [
    { name: "Header", title: "Header", columns: [], one_row_per_child: true, has_order: false },
    {
      name: "Episodes",
      title: "Episodes",
      columns: [
        { name: "DECOM", label: "Start", kind: "date" },
        { name: "PLACE", label: "Placement", kind: "code" },
      ],
      one_row_per_child: false,
      has_order: true,
    },
  ],
  operators: [
    { kind: "date", operators: ["is", "is one of", "is blank", "is before"] },
    { kind: "code", operators: ["is", "is one of", "is blank"] },
    { kind: "text", operators: ["is"] },
  ],
  time_operators: ["is less than", "is"],
  examples: [],
};

test("own checks are added, changed, switched off and deleted, and each change is told", () => {
  const checks = new OwnChecks();
  let changes = 0;
  checks.addEventListener("change", () => (changes += 1));
  checks.save(ownCheck());
  checks.save(ownCheck({ id: "b", code: "OWN3" }));
  checks.save(ownCheck({ title: "Changed" }));
  assert.deepEqual(
    checks.list.map(({ id, title }) => [id, title]),
    [
      ["check-1", "Changed"],
      ["b", "Look at this row"],
    ],
  );
  assert.equal(checks.freeCode, "OWN2");
  checks.turn("b", false);
  assert.deepEqual([checks.active.map(({ id }) => id), checks.isOn("b")], [["check-1"], false]);
  checks.save(ownCheck({ id: "b", code: "OWN3" }));
  assert.equal(checks.isOn("b"), true);
  checks.remove("check-1");
  assert.deepEqual([checks.list.length, checks.of("check-1"), changes], [1, null, 6]);
});

test("what own checks find is found by its code and counts as no error", () => {
  const own_checks = { found: [ownCheckType("OWN1", [1])], not_checked: [], failed: [] };
  const results = new Results(checked(["A", "B"], [errorType("101", [0])], { own_checks }));
  assert.deepEqual(
    [results.totalErrors, results.childrenWithErrors, results.errorTypes.length, results.status(1)],
    [1, 1, 1, "valid"],
  );
  assert.deepEqual(results.listed("OWN1", "", null), [1]);
  assert.equal(results.ownCheckRows, 1);
  assert.equal(errorName(results.typeOf("OWN1"), "OWN1"), "Own check OWN1");
  assert.equal(results.withOwnChecks({ ...own_checks, found: [] }).ownCheckRows, 0);
});

test("checking again tells what own checks find apart from errors", () => {
  const found = (code) => ({ own_checks: { found: [ownCheckType(code, [1])], not_checked: [], failed: [] } });
  const [before, after] = ["OWN1", "OWN2"].map((code) => new Results(checked(["A", "B"], [], found(code))));
  const outcome = diffResults(before, after);
  assert.deepEqual(outcome.own_resolved, [{ code: "OWN1", rows: 1, warning: false }]);
  assert.deepEqual(outcome.own_appeared, [{ code: "OWN2", rows: 1, warning: false }]);
  assert.deepEqual([outcome.resolved, outcome.appeared], [[], []]);
});

test("a record has own checks after what is due, and they mark their cells", () => {
  const found = (code) => ({ code, day: null, cells: [{ table: table("Episodes"), row: 1, field: "DECOM" }] });
  const record = { tables: [], errors: [found("101")], due: [], own_checks: [found("OWN1")], hints: [found("A1")] };
  const model = new RecordModel(record, definition());
  assert.deepEqual(
    model.findings.map(({ code }) => code),
    ["101", "OWN1", "A1"],
  );
  assert.deepEqual(model.codesAt(table("Episodes"), 1, "DECOM"), {
    errors: ["101"],
    due: [],
    own: ["OWN1"],
  });
  assert.equal(model.errorsIn(table("Episodes")), 1);
});

test("columns are those of the row, of its previous one, and of the child’s rows elsewhere", () => {
  assert.deepEqual(
    placesFor(FORM, "Episodes").map(({ where, module }) => `${where} ${module.name}`),
    ["row Episodes", "previous Episodes", "child Header", "latest Episodes"],
  );
  assert.deepEqual(
    placesFor(FORM, "Header").map(({ where }) => where),
    ["row", "child", "latest"],
  );
  assert.deepEqual(placeOf(placeKey(DECOM)), DECOM);
  assert.deepEqual([placeOf(""), placeKey(null)], [null, ""]);
});

test("a condition keeps only what belongs to it", () => {
  const before = { ...newCondition(), cell: DECOM, operator: "is before", values: ["01/04/2026"] };
  assert.deepEqual(fitting(FORM, before), before);
  const place = { ...DECOM, column: "PLACE" };
  assert.equal(fitting(FORM, { ...before, cell: place }).operator, "is");
  assert.deepEqual(fitting(FORM, { ...before, other: DECOM }).values, []);
  assert.deepEqual(fitting(FORM, { ...before, operator: "is blank" }).values, []);
  assert.equal(fitting(FORM, { ...before, operator: "is one of", other: DECOM }).other, null);
  const days = fitting(FORM, { ...before, measure: "days", until: DECOM, other: DECOM });
  assert.deepEqual([days.operator, days.until, days.other], ["is less than", DECOM, null]);
  assert.equal(fitting(FORM, { ...days, measure: "age" }).until, null);
});

test("values are those that the field shows after another comparison is chosen", () => {
  const place = { ...DECOM, column: "PLACE" };
  const typed = { ...newCondition(), cell: place, values: ["U1, K2"] };
  const several = fitting(FORM, { ...typed, operator: "is one of" });
  assert.deepEqual(several.values, ["U1", "K2"]);
  assert.deepEqual(fitting(FORM, { ...several, operator: "is" }).values, ["U1, K2"]);
});

test("of another module the columns of the rows before are not kept", () => {
  const check = ownCheck();
  const [{ conditions }] = ofModule(check, "Header").groups;
  assert.equal(conditions[0].cell, null);
  const ofChild = { ...conditions[0], cell: { where: "child", module: "Header", column: "SEX" } };
  const kept = ofModule({ ...check, groups: [{ match: "all", conditions: [ofChild] }] }, "Reviews");
  assert.deepEqual(kept.groups[0].conditions[0].cell, ofChild.cell);
});

test("values are one, or several with commas, and never more than a line", () => {
  assert.deepEqual(valuesIn(" U1, K2 ,,", "is one of"), ["U1", "K2"]);
  assert.deepEqual(valuesIn("U1, K2", "is"), ["U1, K2"]);
  assert.deepEqual(valuesIn(" ", "is"), []);
  assert.equal(oneLine("a\tb\u007f"), "a b ");
});

test("what the form makes is what saved work takes, once it has words", () => {
  const check = { ...newCheck("OWN1", "Episodes"), title: "T" };
  assert.equal(ownChecksShape({ list: [check], off: [] }), true);
  assert.equal(ownChecksShape({ list: [{ ...check, title: "" }], off: [] }), false);
});

test("which checks of a file were added is said", () => {
  assert.equal(
    addedInWords({ added: ["OWN2", "OWN3"], replaced: ["OWN1"], same: 1 }),
    "OWN2 and OWN3 are new. OWN1 replaced your own version of the same check. You already had 1 check of the file.",
  );
  assert.equal(addedInWords({ added: [], replaced: [], same: 0 }), "The file has no checks.");
});
