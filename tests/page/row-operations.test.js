import assert from "node:assert/strict";
import { test } from "node:test";
import { added, duplicated, split } from "../../pwa/parts/row-operations.js";
import { definition, moduleInfo, table } from "./builders.js";

const SPLIT = {
  module: "Episodes",
  start: "DECOM",
  end: "DEC",
  end_reason: "REC",
  continues: "X1",
  start_reason: "RNE",
  first_only: "S",
  about_the_end: ["CHANGE"],
};

/** A table of a child’s record: what its rows hold by column. Columns with a star are worked out. */
function recordTable(module, names, rows, lastYear = false) {
  return {
    table: table(module, lastYear),
    columns: names.map((name) => ({ name: name.replace("*", ""), derived: name.endsWith("*") })),
    rows: rows.map((cells, row) => ({ row, cells, name: "", inside: null })),
  };
}

const HEADER = recordTable("Header", ["CHILD", "DOB", "ETHNIC"], [["a1 ", "01/02/2010", "WBRI"]]);
const REVIEWS = recordTable("Reviews", ["CHILD", "DOB", "REVIEW"], []);
const EPISODES = recordTable(
  "Episodes",
  ["CHILD", "DECOM", "RNE", "DEC", "REC", "CHANGE", "LS", "LA*"],
  [["A1", "01/04/2026", "S", "31/12/2026", "E8", "CARPL", "C2", "352"]],
);

test("a new row is blank but for what the child’s rows share, taken from where it is held", () => {
  const record = { child: "A1", tables: [HEADER, REVIEWS] };
  assert.deepEqual(added(definition(), record, REVIEWS, 99, null, null), {
    op: "add",
    table: table("Reviews"),
    row: 99,
    after: null,
    inside: null,
    cells: { CHILD: "a1 ", DOB: "01/02/2010" },
  });
});

test("without the module that holds it, it is taken from the other rows, and the child’s ID from the list", () => {
  const others = recordTable("Reviews", ["CHILD", "DOB", "REVIEW"], [["A1", "05/06/2011", ""]]);
  assert.deepEqual(added(definition(), { child: "A1", tables: [others] }, others, 99, 0, null).cells, {
    CHILD: "A1",
    DOB: "05/06/2011",
  });
  assert.deepEqual(added(definition(), { child: "A1", tables: [REVIEWS] }, REVIEWS, 99, null, null).cells, {
    CHILD: "A1",
    DOB: "",
  });
});

test("last year’s rows take nothing from this year’s", () => {
  const last = recordTable("Reviews", ["CHILD", "DOB"], [], true);
  assert.deepEqual(added(definition(), { child: "A1", tables: [HEADER, last] }, last, 99, null, null).cells, {
    CHILD: "A1",
    DOB: "",
  });
});

test("a second row in the module that holds it repeats it too", () => {
  const record = { child: "A1", tables: [HEADER] };
  assert.deepEqual(added(definition(), record, HEADER, 99, 0, null).cells, { CHILD: "a1 ", DOB: "01/02/2010" });
});

test("a copy has all that is in the file", () => {
  const { cells } = duplicated(definition(), { child: "A1", tables: [] }, EPISODES, EPISODES.rows[0], 99);
  assert.equal("LA" in cells, false);
  assert.equal(cells.LS, "C2");
});

test("a new row says which row it is inside, and whose it is where the file has no column for that", () => {
  const nested = recordTable("Assessment", ["START"], []);
  const known = definition({ modules: [moduleInfo("Assessment", {}, { around: "Referral" })] });
  assert.deepEqual(added(known, { child: "A1", tables: [nested] }, nested, 99, 4, 7), {
    op: "add",
    table: table("Assessment"),
    row: 99,
    after: 4,
    inside: 7,
    cells: { CHILD: "A1" },
  });
});

test("a copy is inside the row that the row is inside", () => {
  const nested = recordTable("Assessment", ["START"], [["2026-05-01"]]);
  const copy = duplicated(
    definition(),
    { child: "A1", tables: [nested] },
    nested,
    { ...nested.rows[0], inside: 7 },
    99,
  );
  assert.deepEqual([copy.after, copy.inside, copy.cells], [0, 7, { CHILD: "A1", START: "2026-05-01" }]);
});

test("of a row in two, the second keeps the end and all else, the first ends as one that continues", () => {
  const [second, ...first] = split(
    definition(),
    { child: "A1", tables: [] },
    SPLIT,
    EPISODES,
    EPISODES.rows[0],
    99,
    "01/09/2026",
    "P",
  );
  assert.deepEqual(second, {
    op: "add",
    table: table("Episodes"),
    row: 99,
    after: 0,
    inside: null,
    cells: { CHILD: "A1", DECOM: "01/09/2026", RNE: "P", DEC: "31/12/2026", REC: "E8", CHANGE: "CARPL", LS: "C2" },
  });
  const set = (field, value) => ({ op: "set", table: table("Episodes"), row: 0, field, value });
  assert.deepEqual(first, [set("DEC", "01/09/2026"), set("REC", "X1"), set("CHANGE", "")]);
});
