// Small pieces of what the worker sends, for tests to change.

/** A type of error: its code, and the positions of the children with it. */
export function errorType(code, children, more = {}) {
  const due = { due: 0, due_children: [], child_due: (more.due_children ?? []).map(() => 1), due_days: [] };
  const none = { warning: false, is_hint: false, is_own_check: false, whole_return: false };
  const kind = { theme: "Episodes", impact: null, ...none };
  return { code, children, child_errors: children.map(() => 1), errors: children.length, ...kind, ...due, ...more };
}

/** A type of error of which something is due: the day, by the position of the child. */
export function dueType(code, children, days) {
  const due_children = Object.keys(days).map(Number);
  return errorType(code, children, { due: due_children.length, due_children, due_days: Object.values(days) });
}

/** A hint of ours: its code, and the positions of the children with it. */
export function hintType(code, children) {
  return errorType(code, children, { theme: "", is_hint: true });
}

/** An own check of the council: its code, and the positions of the children with it. */
export function ownCheckType(code, children) {
  return errorType(code, children, { theme: "", impact: "medium", is_own_check: true });
}

/** A rule on the whole return: its code, and whether it fails. */
export function wholeReturnRule(code, fails, more = {}) {
  const rule = errorType(code, [], { errors: Number(fails), theme: "The whole return", whole_return: true, ...more });
  return { rule, measures: [{ label: "Plans", value: "1,204" }], not_checked: "" };
}

/** A day as at which a return of 2026/27 is judged; as complete unless told otherwise. */
export function asAt(day = "2027-03-31", more = {}) {
  const about = day === "2027-03-31" ? "" : `Errors are judged as at ${day}.`;
  return { day, year_end: "2027-03-31", first: "2026-04-01", last: "2027-03-31", about, offered: null, ...more };
}

/** What an edit did to the errors: rows by code; “EPI” is a warning. */
export function delta({
  resolved = {},
  appeared = {},
  postponed = {},
  brought_forward = {},
  done = {},
  newly_due = {},
  own_resolved = {},
  own_appeared = {},
}) {
  const lists = { resolved, appeared, postponed, brought_forward, done, newly_due, own_resolved, own_appeared };
  return Object.fromEntries(
    Object.entries(lists).map(([list, counts]) => [
      list,
      Object.entries(counts).map(([code, rows]) => ({ code, rows, warning: code === "EPI" })),
    ]),
  );
}

/** A check of some children. */
export function checked(children, errorTypes, more = {}) {
  return {
    id: 1,
    type: "checked",
    collection_year: 2027,
    as_at: asAt(),
    prevalidation: [],
    children,
    not_counted: [],
    error_types: errorTypes,
    rules_run: 400,
    not_checked: [],
    failed: [],
    errors_without_child: 0,
    whole_return: [],
    without_rules: [],
    gives_hints: false,
    hints: [],
    own_checks: { found: [], not_checked: [], failed: [] },
    seconds: 1,
    ...more,
  };
}

/** An own check as its form makes it. */
export function ownCheck(more = {}) {
  const cell = { where: "row", module: "Episodes", column: "PLACE" };
  const condition = { measure: "value", cell, until: null, operator: "is", values: ["U1"], other: null };
  return {
    id: "check-1",
    code: "OWN1",
    title: "Look at this row",
    fix: "",
    impact: "medium",
    module: "Episodes",
    match: "all",
    groups: [{ match: "all", conditions: [condition] }],
    first_year: null,
    last_year: null,
    ...more,
  };
}

/** A table of this year’s return, or of last year’s. */
export function table(module, lastYear = false) {
  return { module, last_year: lastYear };
}

/** A module as the worker describes it. */
export function moduleInfo(name, repeats = { CHILD: "Header" }, more = {}) {
  const plain = { title: name, short_title: name, first_year: 0, one_row_per_child: false, has_child: true };
  return {
    name,
    ...plain,
    why_no_rules: "",
    labels: { LS: "Legal status" },
    one: "",
    around: "",
    takes: [],
    repeats,
    ...more,
  };
}

/** What a return is made of, as the worker describes it. */
export function definition(more = {}) {
  return {
    name: "ssda903",
    title: "SSDA903",
    rules: 400,
    years: [
      { year: 2026, label: "2025/26" },
      { year: 2027, label: "2026/27" },
    ],
    modules: [
      moduleInfo("Header", {}),
      moduleInfo("Episodes"),
      moduleInfo("Reviews", { CHILD: "Header", DOB: "Header" }),
    ],
    child: "CHILD",
    main: "Header",
    reports_last_year: true,
    portal_formats: ["csv", "xml"],
    usual_deadline: "06-30",
    layout: { facts: "Header", more_facts: [], opens: "Episodes", split: null },
    warning: { one: "warning", many: "warnings" },
    explains_warnings: false,
    hint: { one: "hint", many: "hints" },
    about_hints: "These are our own warnings.",
    how_counted: [],
    has_whole_return_rules: false,
    reference_lists: [{ ref: table("Providers"), label: "the Ofsted list" }],
    responsible: "Social worker",
    ...more,
  };
}

/** A kind of download as the worker describes it: a report unless told otherwise. */
export function downloadKind(id, endings, more = {}) {
  return {
    id,
    title: id,
    in_sentence: id,
    about: `About ${id}.`,
    group: "report",
    offered_if: "always",
    readers: "managers",
    first_for: "",
    about_if_only_xml: "",
    printed: false,
    forms: endings.map((ending) => ({ ending, button: ending.toUpperCase(), heard: id })),
    options: [],
    needs_council: false,
    ...more,
  };
}

/** The worker’s refusal of a request: of what the user can mend, unless it has details. */
export function requestFailed(message, details = "") {
  const whose = details ? { reason: "fault", at_fault: "tool" } : { reason: "no check", at_fault: "user" };
  return { id: 1, type: "request_failed", message, details, ...whose };
}

/** A step that sets one cell. */
export function step(value, { row = 1, module = "Episodes" } = {}) {
  return {
    time: "2026-11-27T17:15:57.724Z",
    how: "typed",
    source: "",
    acts: [],
    files: [{ table: table(module), fingerprint: "f1" }],
    operations: [{ op: "set", table: table(module), row, field: "LS", value }],
  };
}

/** An act that the worker carried over to the present files, or held back: one cell of a child. */
export function carriedAct(id, more = {}) {
  const { outcome = "conflict", child = "1", why = "", row = 1 } = more;
  const cell = { table: table("Episodes"), row, field: "LS" };
  const edit = { kind: "cell", ...cell, child, loaded: "C1", present: "C2", cells: {}, after: null };
  const act = {
    time: "2026-11-27T17:15:57.724Z",
    how: "typed",
    source: "",
    edits: [{ ...edit, codes: ["101"], at_row: true }],
    rows: [{ table: table("Episodes"), row, cells: { CHILD: child, LS: "C1" } }],
    found_with: ["101"],
  };
  const operations = [{ op: "set", ...cell, value: "C2" }];
  const found = { row, now: "C3", row_as_loaded: "LS C1", other_cells: [], also_changed: [] };
  const old = [{ op: "set", ...cell, value: "C1" }];
  const flags = { needs_error: true, tidies: false };
  const edits = [
    { edit: act.edits[0], label: "Legal status", outcome, why, ...found, ...flags, operations, restoring: old },
  ];
  const prints = { Episodes: "print of Episodes" };
  return {
    id,
    act,
    outcome,
    edits,
    operations,
    restoring: outcome === "conflict" ? old : [],
    causes: [],
    prints,
    dismissed: false,
    ...more,
  };
}

/** What the worker reports about a file of one module. */
export function report(module, more = {}) {
  return {
    file_id: "",
    name: `${module}.csv`,
    fingerprint: `print of ${module}`,
    last_year: false,
    is_provider_list: false,
    year_reason: "",
    modules: [module],
    title: module,
    another_used: false,
    rows: 1,
    lists_children: false,
    problems: [],
    ...more,
  };
}

/** A choice of a question about files: it only confirms unless told otherwise. */
export function choice(label, more = {}) {
  const nothing = { moves: {}, removes: [], replaces: false, year: null, accepts: [] };
  return { label, hint: "", ...nothing, file_by_file: false, names: null, ...more };
}

/** What the worker asks about files. */
export function filesQuestion(id, files, choices, more = {}) {
  const texts = { question: `What about ${id}?`, details: "", kind: "newer_extract", if_missing: [] };
  return { id, file_ids: files.map((file) => file.id), choices, ...texts, ...more };
}

/** A file as the page keeps it. */
export function keptFile(module, { chosenYear = null, ...reported } = {}) {
  return {
    id: module,
    name: `${module}.csv`,
    chosenYear,
    drop: 1,
    size: 0,
    bytes: new ArrayBuffer(0),
    read: null,
    understood: null,
    fault: "",
    report: report(module, reported),
    lastModified: 0,
    source: null,
    outOfDate: false,
  };
}
