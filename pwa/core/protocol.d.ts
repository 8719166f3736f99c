// Generated from worker/service/messages: change it there, then run `.venv/bin/python build/protocol_types.py`.
// (`make types` only checks that this file is up to date.)
// Import in JSDoc: @import {Check, AnyEvent} from "./protocol.d.ts"

export const PROTOCOL_VERSION: 11;

/** Asks for the operations that set what was most likely meant, for all problems of a kind. */
export interface AcceptReadings {
  id: number;
  type: "accept_readings";
  kind: string;
}

/** Takes every suggestion that is safe. */
export interface AcceptSuggestions {
  action: "accept";
}

/** Edits that one action of the user made for one child. */
export interface Act {
  /** ISO 8601, in UTC. */
  time: string;
  how: "typed" | "suggestion" | "bulk" | "reverted" | "carried" | "restored";
  source: string;
  edits: Array<MadeEdit>;
  /** The rows of its children as they were loaded, in the tables that it edits and those around them. */
  rows: Array<KeptRow>;
  /** Its children's errors in the extract that it was made on, with all edits. */
  found_with: Array<string>;
}

/** Adds a row. */
export interface AddRow {
  table: TableRef;
  /** A number that no row of the table has, from FIRST_ADDED_ROW to LAST_ADDED_ROW; or UNNUMBERED. */
  row: number;
  /** The number of the row that it comes after; None for the end of the table. */
  after: number | null;
  /** Texts by column; other columns are blank. */
  cells: Record<string, string>;
  /** The number of the row that it is to be inside, for modules inside another; None if that is not known. */
  inside: number | null;
  op: "add";
}

/** A file for each person, in one zip, which is the buffer. */
export interface AnswerSheetsMade {
  id: number;
  type: "answer_sheets_made";
  name: string;
  files: number;
}

/** What the answers would edit; nothing is edited yet. */
export interface AnswersPrepared {
  id: number;
  type: "answers_prepared";
  operations: Operations;
  answers: Array<ReturnedAnswer>;
  comments: Array<ReturnedComment>;
  /** Answers that are in the data already. */
  there_already: number;
  left_out: Array<NotTaken>;
}

/** The day as at which this year's return is judged, and the choice that there is. */
export interface AsAt {
  /** The last of the collection year if the return is judged as complete. */
  day: string;
  year_end: string;
  first: string;
  /** The days that can be chosen. */
  last: string;
  /** How the day came about, in words; empty if there is nothing to say. */
  about: string;
  /** A day before the year ended that the files seem to be of; None unless the page should ask. */
  offered: string | null;
}

/** A number of errors with its name. */
export interface Bar {
  label: string;
  errors: number;
}

/** A suggested answer that resolves errors of a child that the child's other best fixes leave. */
export interface BestFix {
  /** The ID, as in the list of children. */
  child: string;
  operations: Array<SetCell | AddRow | DeleteRow>;
  /** See OfferedSuggestion. */
  previews: Array<RowPreview>;
  title: string;
  reason: string;
  source: string;
  /** See OfferedSuggestion. */
  safe: boolean;
  /** How many more of the child's errors, each a row, it fixes than the child's best fixes before it. */
  errors: number;
  /** Codes of which none of the child's rows is left with the error then. */
  codes: Array<string>;
  /** Codes of which it fixes some rows while others are left. */
  eased: Array<string>;
}

/** The best fixes of all children, those that resolve most errors first; empty while some are left. */
export interface BestFixes {
  id: number;
  type: "best_fixes";
  fixes: Array<BestFix>;
  /** How many children with errors are still to be worked out. */
  left: number;
}

/** A row in the table of all rows with one error. */
export interface BulkRow {
  row: number;
  line: number;
  child: string;
  /** The row in words, after the rows around it; empty if rows of the table have no names. */
  name: string;
  cells: Array<string>;
  /** For each cell the name of the authority whose code it holds, or an empty text. */
  authorities: Array<string>;
  /** For each cell whether the error is in it. */
  faults: Array<boolean>;
  edited: Array<boolean>;
  /** Without mere choices of a code. */
  suggestions: Array<OfferedSuggestion>;
}

/** An act with its outcome. */
export interface CarriedAct {
  /** The same id whenever the same acts are carried over to the same extract. */
  id: string;
  /** As it is kept if it is not applied. */
  act: Act;
  /** The outcome of the edits that are not done at source; "done" if all are. */
  outcome: "applied" | "done" | "not needed" | "conflict" | "gone" | "perhaps";
  edits: Array<CarriedEdit>;
  /** The operations that apply the act to the new extract; empty if this is not possible or not needed. */
  operations: Array<SetCell | AddRow | DeleteRow>;
  /** For a conflict: the operations that restore what the act edited to its value before the user's edit, the third choice besides the user's value and the new value; empty if this is not possible. */
  restoring: Array<SetCell | AddRow | DeleteRow>;
  /** Errors that are found with the act and not without it. If one was not in the old extract either, the outcome is "perhaps". */
  causes: Array<string>;
}

/** An edit with its outcome in the new extract. */
export interface CarriedEdit {
  edit: MadeEdit;
  /** The column's name in words; empty for a whole row. */
  label: string;
  outcome: "applied" | "done" | "not needed" | "conflict" | "gone" | "perhaps";
  /** The reason, in sentences for the user; may be empty. */
  why: string;
  /** The number of the row in the new extract, where it has one. */
  row: number | null;
  /** What the new extract has: the cell's text, or the filled cells of the row in a line. */
  now: string;
  /** The filled cells of the row that was edited, in a line. */
  row_as_loaded: string;
  other_cells: Array<OtherCell>;
  /** Labels of other columns of the row that were changed at source. */
  also_changed: Array<string>;
  /** The operations that make the edit in the new extract; none if not possible or not needed. */
  operations: Array<SetCell | AddRow | DeleteRow>;
  /** The operations that restore the cell or row to how it was when the edit was made; empty if it is unchanged, None if this is not possible. */
  restoring: Array<SetCell | AddRow | DeleteRow> | null;
  /** Whether it is applied only if an error that it was made for is still there. */
  needs_error: boolean;
  /** Whether it only writes the same value in another way, which need not be done at source. */
  tidies: boolean;
}

/** The outcome of each act in the files that are loaded now; nothing is edited yet. */
export interface CarriedOver {
  id: number;
  type: "carried_over";
  /** Those of the steps, then those that were held back before. */
  acts: Array<CarriedAct>;
  /** Children whose ID seems to have changed: the user is to say whether they are the same. */
  children: Array<PossibleChild>;
}

/** Asks for the outcome of the user's steps in the files loaded now; buffers are the old files' bytes. */
export interface CarryOver {
  id: number;
  type: "carry_over";
  /** Those that the steps were made on. */
  files: Array<FileToLoad>;
  steps: Array<Step>;
  /** Acts that were held back when an earlier extract was loaded. */
  held: Array<Act>;
  /** Child IDs that changed, old and new, as the user confirmed. */
  same_children: Record<string, string>;
  /** Children with notes, who are asked about as well. */
  noted_children: Array<string>;
  collection_year: number;
  council: string | null;
  as_at: string | null;
  /** As for a check. */
  today: string;
}

/** A column of a row that belongs to the row being checked. */
export interface CellPlace {
  where: Where;
  /** The module of the row being checked, for ``ROW`` and ``PREVIOUS``. */
  module: string;
  column: string;
}

/** Names a cell by the number of its row; of a whole row the field is empty. */
export interface CellRef {
  table: TableRef;
  /** Rows of a file are numbered from 0 in its order; added ones have the number that the page gave them. */
  row: number;
  field: string;
}

/** The added and removed codes of a column. */
export interface ChangedCodes {
  column: string;
  /** The column's name in words. */
  label: string;
  /** Codes with their meanings: "K3: Supported accommodation". */
  new: Array<string>;
  gone: Array<string>;
}

/** The added and removed columns of a module; for a new module, all of them. */
export interface ChangedColumns {
  /** Its name in words. */
  module: string;
  /** Whether the module itself is new. */
  is_new: boolean;
  /** Columns with their labels: "SW_REASON: Reason for change". */
  new: Array<string>;
  gone: Array<string>;
}

/** A rule that is new, removed, or different in the two years. */
export interface ChangedRule {
  code: string;
  title: string;
  theme: string;
  /** DfE's words in the later year that has the rule. */
  message: string;
  /** DfE's words in the earlier year; empty if they are the same, or the rule is new. */
  earlier_message: string;
  /** The rule's own text about its years; may be empty. */
  note: string;
}

/** Some of the changes, by table and row, from position ``start`` of those asked for. */
export interface ChangesPage {
  id: number;
  type: "changes_page";
  start: number;
  total: number;
  /** How many there are with no filter. */
  all: number;
  changes: Array<Difference>;
}

/** Runs all rules of a collection year over what is loaded. */
export interface Check {
  id: number;
  type: "check";
  collection_year: number;
  council: string | null;
  /** The day up to which this year's files tell; None to have it proposed from them. */
  as_at: string | null;
  /** The user's day. */
  today: string;
  /** The council's own checks that are in use. */
  own_checks: Array<OwnCheck>;
}

/** The user cancelled the check; what was found before stays. Comes in place of the reply. */
export interface CheckCancelled {
  id: number;
  type: "check_cancelled";
}

/** A column that a check can use. */
export interface CheckColumn {
  name: string;
  label: string;
  kind: Kind;
}

/** Why an own check can't be used as it is. */
export interface CheckFault {
  /** Position of the group of conditions; -1 if it is about the check as a whole. */
  group: number;
  /** Position in that group; -1 if it is about the check as a whole. */
  condition: number;
  part: "module" | "cell" | "until" | "operator" | "values" | "other" | "years";
  /** A sentence for the user, with the remedy. */
  text: string;
}

/** A module that a check can use. */
export interface CheckModule {
  name: string;
  title: string;
  columns: Array<CheckColumn>;
  one_row_per_child: boolean;
  /** Whether a child's rows have an order, so that there is a previous and a latest one. */
  has_order: boolean;
}

/** The outcome of a check. */
export interface Checked {
  id: number;
  type: "checked";
  collection_year: number;
  as_at: AsAt;
  /** What was found before the rules were run. */
  prevalidation: Array<ProblemGroup>;
  /** Child IDs, in the order of the main module's file and then of the others. */
  children: Array<string>;
  /** Positions of children who stay in the list after an edit, though they are no longer in this year's files and nothing is found about them: they count as no children of the return. */
  not_counted: Array<number>;
  error_types: Array<ErrorType>;
  rules_run: number;
  /** Each missing table once, that with the most rules first. */
  not_checked: Array<RulesToAdd>;
  failed: Array<FailedRule>;
  /** Errors, without warnings, in rows that have a blank child ID; none of the whole return. */
  errors_without_child: number;
  /** Every rule of the year on the whole return. */
  whole_return: Array<WholeReturnRule>;
  /** For each table with rows that no rule checks, a sentence that says why. */
  without_rules: Array<string>;
  /** Whether hints of ours are given at all about the return as it is judged. */
  gives_hints: boolean;
  /** Our own hints that found something; none of them is an error. */
  hints: Array<ErrorType>;
  own_checks: OwnCheckResults;
  seconds: number;
}

/** How far a check has come; sent before a rule is run. */
export interface Checking {
  type: "checking";
  done: number;
  total: number;
  code: string;
}

/** A child behind a line of a figure. */
export interface ChildBehind {
  child: string;
  /** Of the errors that can change the figure. */
  codes: Array<string>;
}

/** How the errors of one child changed; each code counts once. */
export interface ChildChange {
  /** The ID in the new extract, or the earlier one's if the child is gone. */
  child: string;
  presence: "in both" | "new" | "gone";
  /** The ID that a child who is gone seems to have now; empty if none. */
  seems_now: string;
  resolved: Array<string>;
  /** Codes of which at least one row with the error is the same in both extracts. */
  still: Array<string>;
  new: Array<string>;
  rows: RowCounts;
}

/** The cells in which one rule found an error about one child, or in which a hint of ours found something. */
export interface ChildError {
  code: string;
  cells: Array<CellRef>;
  /** The day on which it becomes an error if nothing changes; None if it is one already. */
  day: string | null;
}

/** Everything about one child. */
export interface ChildRecord {
  id: number;
  type: "child_record";
  child: string;
  tables: Array<RecordTable>;
  rows_of_last_year: Array<RowOfLastYear>;
  errors: Array<ChildError>;
  /** What is due by the end of the year, by day. */
  due: Array<ChildError>;
  /** What our own hints found, which is not an error. */
  hints: Array<ChildError>;
  /** The timeline; None if the return has none. */
  story: ChildStory | null;
  /** What the council's own checks found. */
  own_checks: Array<ChildError>;
}

/** The timeline of a child. */
export interface ChildStory {
  /** Its first day: that of last year, or of this year if nothing of last year is loaded. */
  first: string;
  /** The first day of this year. */
  year_start: string;
  /** The last day of this year. */
  last: string;
  /** The day as at which the return is judged; None once the year is over. */
  as_at: string | null;
  lanes: Array<StoryLane>;
  left_out: Array<LeftOut>;
}

/** The children of this year behind a line of a key figure. */
export interface ChildrenBehind {
  id: number;
  type: "children_behind";
  /** In the order of their IDs; empty if there is no such line. */
  children: Array<ChildBehind>;
}

/** A column that reports can be cut down to. */
export interface Choice {
  value: string;
  label: string;
  /** Of errors. */
  count: number;
}

/** How many errors or warnings of one code. */
export interface CodeCount {
  code: string;
  rows: number;
  warning: boolean;
}

/** A code and its meaning. */
export interface CodeLabel {
  code: string;
  label: string;
}

/** The codes of a column that are valid in a collection year. */
export interface CodeList {
  field: string;
  year: number;
  codes: Array<CodeLabel>;
}

/** The code lists of a collection year and of the previous year. */
export interface Codes {
  id: number;
  type: "codes";
  lists: Array<CodeList>;
}

/** A collection year that is supported; ``label`` is as people write it, 2026/27. */
export interface CollectionYear {
  year: number;
  label: string;
}

/** What a column in the user's files is. */
export interface ColumnAnswer {
  /** The module that it holds for; empty if it holds for all. */
  module: string;
  /** The column's name in the files, in the form of ``column_name``. */
  name: string;
  /** The module's column; empty if it is not a column of the return. */
  column: string;
}

/** What a user fills in for a new row; the other columns are the child's in all rows, or worked out. */
export interface ColumnsToFill {
  id: number;
  type: "columns_to_fill";
  columns: Array<RecordColumn>;
}

/** Compares summaries of counts; buffers are the files, in the order of the names. Needs no return. */
export interface CompareCounts {
  id: number;
  type: "compare_counts";
  names: Array<string>;
  /** The collection year to compare; None for the latest. */
  year: number | null;
  /** Which file of the comparison is to be the buffer beside the reply; None for none. */
  file: "csv" | "xlsx" | null;
  made_on: string;
}

/** What many summaries of counts show; the file that was asked for is the buffer. */
export interface Compared {
  id: number;
  type: "comparison";
  /** Why nothing can be compared. */
  refused: Array<string>;
  /** None if nothing can be compared. */
  comparison: Comparison | null;
  file_name: string;
}

/** One type of error in all councils. */
export interface ComparedCode {
  code: string;
  title: string;
  /** Empty if this version does not know the rule. */
  theme: string;
  group: string;
  /** By council, in the order of the councils; None where it was not checked, or the number is left out. */
  errors: Array<number | null>;
  /** By council what is shown instead of the number: "not checked" or "under 5"; empty if there is a number. */
  without_number: Array<string>;
  /** By council the band of its share of the council's errors, from 0 (none); see Comparison.shades. */
  shades: Array<number>;
  total: number;
  /** Of all errors of all councils, 0 to 1. */
  share: number;
  /** Codes of the councils in which it makes up a much larger share than elsewhere. */
  stands_out_in: Array<string>;
}

/** A council, by its latest summary of the year that is compared. */
export interface ComparedCouncil {
  code: string;
  name: string;
  made_on: string;
  /** The day as at which errors were judged, while the year was running; None for a summary of a whole year. */
  as_at: string | null;
  children: number;
  children_with_errors: number;
  /** As at that day: what is due later is not compared. */
  errors: number;
  /** So that councils of different size can be compared. */
  errors_per_100_children: number;
  tool: string;
}

/** One key figure in all columns. */
export interface ComparedFigure {
  number: number;
  title: string;
  section: string;
  definition: string;
  mirrors: string;
  look_when: string;
  /** What changed in the data between the years; empty if nothing did. */
  changed: string;
  lines: Array<ComparedLine>;
  /** For each column why the figure can't be worked out, in a sentence; empty where it can. */
  why_not: Array<string>;
  /** How many children of this year are behind any of its lines. */
  children: number;
  with_errors: number;
  /** The codes of the errors of these children that can change the figure. */
  codes: Array<string>;
  /** Whether any line is worth checking, or the data changed between the years. */
  deserves_a_look: boolean;
}

/** The key figures of a return, this year next to last year. */
export interface ComparedFigures {
  /** This year first; the difference is between the first two. */
  columns: Array<FigureColumn>;
  figures: Array<ComparedFigure>;
}

/** All errors of a group in all councils. */
export interface ComparedGroup {
  /** A theme; or a family of errors that the return names, or one of the two groups that hold the rest. */
  group: string;
  /** By council. */
  errors: Array<number>;
  total: number;
  /** Of all errors, 0 to 1. */
  share: number;
}

/** One line of a figure in all columns. */
export interface ComparedLine {
  label: string;
  kind: LineKind;
  /** What is counted or measured, if not children. */
  unit: string;
  /** Whether it is one of the groups that its figure divides children into. */
  in_groups: boolean;
  /** None where the figure can't be worked out. */
  cells: Array<FigureCell | null>;
  /** This year minus last year: a number, or percentage points for a share; None without one of them. */
  difference: number | null;
  /** The same in words; empty without one of them. */
  difference_text: string;
  /** Why it is worth checking, in a sentence; empty if it is not. */
  look: string;
  /** How many children of this year are behind it. */
  children: number;
  /** How many of them have an error that can change the figure. */
  with_errors: number;
}

/** What many summaries of counts show. */
export interface Comparison {
  year: number;
  /** The collection years of the summaries. */
  years: Array<number>;
  councils: Array<ComparedCouncil>;
  /** The most frequent first; codes without errors in any council are left out. */
  codes: Array<ComparedCode>;
  /** The return's families of errors, then the two groups that hold the rest. */
  groups: Array<ComparedGroup>;
  /** The return's themes in their order, and codes that this version does not know; those without errors are left out. */
  themes: Array<ComparedGroup>;
  /** What the shades mean, from 0 on. */
  shades: Array<string>;
  total: number;
  /** Of the councils that have several summaries, in the order of their dates. */
  trend: Array<TrendPoint>;
  /** What was not used, and why; and whether the days of the summaries are too different to compare them. */
  notes: Array<string>;
}

/** Something that is true or not of a row. */
export interface Condition {
  measure: Measure;
  /** The value to compare, see Measure; None is the day of the check, for an age only. */
  cell: CellPlace | null;
  /** The date up to which days and months are counted; None is the day of the check. */
  until: CellPlace | null;
  operator: Operator;
  /** The values to compare with; empty for another column, or for nothing. */
  values: Array<string>;
  /** The column to compare with, if any. */
  other: CellPlace | null;
}

/** An error about a child that only follows from another: it goes once a cell holds a valid value. */
export interface Consequence {
  /** The ID, as in the list of children. */
  child: string;
  code: string;
  /** The code of the error that the cell has. */
  cause: string;
  cell: CellRef;
}

/** All errors that only follow from another, each once. */
export interface Consequences {
  id: number;
  type: "consequences";
  consequences: Array<Consequence>;
}

/** An error that an edit was made for. */
export interface CorrectedError {
  code: string;
  title: string;
}

/** An edit that still has to be made in the system that the return is extracted from. */
export interface Correction {
  difference: Difference;
  /** The child's ID as it was loaded; for an added row, as it was entered. */
  child: string;
  /** Where it is found: the title of the module, as in the record on the page. */
  group: string;
  /** The row as it was loaded: in words, after the rows around it, or else by the dates that tell it from the child's other rows: "Start 04/02/2025". */
  where: string;
  /** The errors that the edit was made for; none if it resolved nothing. */
  errors: Array<CorrectedError>;
}

/** A council that makes a return. */
export interface Council {
  code: string;
  name: string;
  /** Its plain names, in small letters and without marks, among which a text is looked for. */
  names: Array<string>;
  dfe_code: string;
}

/** How many of the homes are in one council. */
export interface CouncilHomes {
  /** ONS code. */
  code: string;
  homes: number;
}

/** A word for one and for several. */
export interface CountedWord {
  one: string;
  many: string;
}

/** Deletes a row. */
export interface DeleteRow {
  table: TableRef;
  row: number;
  op: "delete";
}

/** A row of a file that the user deleted. */
export interface DeletedRow {
  row: number;
  line: number;
  /** Its filled cells in a line: "Start 01/04/2026, LS C2". */
  summary: string;
  /** As in RecordRow, as is the next. */
  name: string;
  inside: number | null;
  /** How many rows were deleted with it, by module: they are put back with it. */
  contents: Record<string, number>;
}

/** What an edit does to the errors and to what is due, by code; an error is a row that a rule found. */
export interface DeltaByCode {
  resolved: Array<CodeCount>;
  appeared: Array<CodeCount>;
  /** Errors that are no longer one, but due by the end of the year. */
  postponed: Array<CodeCount>;
  /** New errors of what was due before. */
  brought_forward: Array<CodeCount>;
  /** What is no longer due, nor an error. */
  done: Array<CodeCount>;
  /** What was neither due nor an error before. */
  newly_due: Array<CodeCount>;
  /** What own checks no longer find; only of edits that were made. */
  own_resolved: Array<CodeCount>;
  /** What own checks find that they did not find before. */
  own_appeared: Array<CodeCount>;
}

/** A made-up return; buffers are the files' bytes, in the same order. */
export interface DemoMade {
  id: number;
  type: "demo_made";
  files: Array<FileToLoad>;
  council: string;
}

/** A cell or a row that differs from what was loaded. */
export interface Difference {
  kind: "cell" | "row added" | "row deleted";
  table: TableRef;
  row: number;
  file: string;
  /** 0 for an added row. */
  line: number;
  child: string;
  /** Empty for a whole row. */
  field: string;
  label: string;
  loaded: string;
  /** Texts; for a whole row, its filled cells in a line. */
  present: string;
  time: string;
  how: "typed" | "suggestion" | "bulk" | "reverted" | "carried" | "restored";
  /** From the step that edited it last. */
  source: string;
  /** The row in words, after the rows around it; empty if rows of the module have no names. */
  row_name: string;
}

/** What the downloads can be cut down to. */
export interface DownloadChoices {
  id: number;
  type: "download_choices";
  this_year: Array<string>;
  /** Modules that are loaded. */
  last_year: Array<string>;
  /** The form in which this year was loaded: "csv" or "xml". */
  file_format: string;
  /** Of the errors by child. */
  columns: Array<string>;
  /** Columns with errors. */
  fields: Array<Choice>;
  responsible: Array<ResponsiblePerson>;
}

/** A form that a download comes in, and its button. */
export interface DownloadForm {
  ending: "csv" | "zip" | "xml" | "xlsx" | "html" | "json";
  /** What the button says. */
  button: string;
  /** What is added for those who hear the button by itself. */
  heard: string;
}

/** A kind of download that can be asked for. */
export interface DownloadInfo {
  id: "csv" | "csv zip" | "xml" | "workbook" | "failed checks" | "errors by child" | "child records in error" | "pages by child" | "recording guide" | "not checked" | "problems in the files" | "key figures" | "own checks found" | "what changed" | "correct at source" | "findings" | "summary of counts";
  title: string;
  /** What sentences call it: "summary of counts". */
  in_sentence: string;
  /** What it holds, in a sentence; empty if that of a download beside it says it. */
  about: string;
  /** The same for a return that DfE's portal takes only as XML; empty if it is the same. */
  about_if_only_xml: string;
  /** Where the page offers it, if it does. */
  group: "data" | "report" | "share" | "source" | "terminal";
  /** What there must be for the page to offer it. */
  offered_if: "always" | "rules not checked" | "problems in the files" | "earlier extract" | "own checks";
  /** Who reads it, if it is a report. */
  readers: "social workers" | "managers" | "data team";
  first_for: "" | "csv" | "xml" | "errors";
  /** Whether the page can print it as well. */
  printed: boolean;
  /** The usual one first. */
  forms: Array<DownloadForm>;
  /** The options that it heeds. */
  options: Array<"last_year" | "module" | "selection" | "columns" | "without_small">;
  needs_council: boolean;
}

/** The user's choices for a download; each kind says which of them it uses. */
export interface DownloadOptions {
  /** Last year's data instead of this year's. */
  last_year: boolean;
  /** The only module to include; all modules unless given. */
  module: string;
  /** Which errors. */
  selection: Selection;
  /** The columns of the list with one line per child and error; None is all. */
  columns: Array<string> | null;
  /** Whether to leave out numbers from which a child could be recognised. */
  without_small: boolean;
}

/** The extract that the loaded files replaced; the buffers are its files' bytes, in the same order. Of a year of which it has no files those that are loaded now are taken. */
export interface EarlierExtract {
  files: Array<FileToLoad>;
  /** IDs of children that changed, old and new, as the user confirmed them. */
  same_children: Record<string, string>;
}

/** Makes the user's steps so that they are those given: the first ``keep`` stay, the rest is undone. Undo is a smaller ``keep``, redo gives the steps again; a new worker is given them all. */
export interface Edit {
  id: number;
  type: "edit";
  keep: number;
  steps: Array<Step>;
}

/** The user's steps are made, and the rules that can see the difference were run. */
export interface Edited {
  id: number;
  type: "edited";
  /** How many steps are in force. */
  steps: number;
  /** How many cells and rows differ from what was loaded. */
  changes: number;
  /** Operations that were not carried out, because their file is not loaded now, or holds other rows. */
  set_aside: number;
  /** The IDs of the children that this request was about, as they are in the list of children. */
  children: Array<string>;
  /** Against the errors before this request. */
  delta: DeltaByCode;
  /** None if nothing has been checked yet. */
  error_list: ErrorListUpdate | null;
  seconds: number;
}

/** Rows with errors: rows of the earlier extract were resolved or are still there, others are new. */
export interface ErrorCounts {
  resolved: number;
  still: number;
  new: number;
}

/** What an edit changed of the outcome of the check. */
export interface ErrorListUpdate {
  /** The list of children if it is another one; ``error_types`` then holds all of them. */
  children: Array<string> | null;
  /** See Checked. */
  not_counted: Array<number>;
  /** Those whose errors changed. */
  error_types: Array<ErrorType>;
  /** Codes that find nothing any more. */
  gone: Array<string>;
  rules_run: number;
  not_checked: Array<RulesToAdd>;
  failed: Array<FailedRule>;
  errors_without_child: number;
  /** All of them, as after a check. */
  whole_return: Array<WholeReturnRule>;
  /** All of them, as after a check. */
  hints: Array<ErrorType>;
  own_checks: OwnCheckResults;
}

/** Some of the rows with one error in one table, from position ``start``. */
export interface ErrorRows {
  id: number;
  type: "error_rows";
  code: string;
  table: TableRef;
  columns: Array<RecordColumn>;
  /** The columns in which the error and its answer are, and those that tell rows apart. */
  matter: Array<string>;
  fixed: Array<string>;
  /** The column that tells a child's rows apart; "" where a child has one row. */
  key: string;
  start: number;
  total: number;
  /** The numbers of all rows with the error, so that they can be chosen. */
  numbers: Array<number>;
  /** How many of all the rows have a safe suggestion. */
  safe: number;
  rows: Array<BulkRow>;
}

/** A rule that found errors, or something due, in either year's tables; or a hint of ours, or an own check. */
export interface ErrorType {
  code: string;
  /** The fault in one plain sentence, in our words. */
  title: string;
  /** DfE's message; ours for a hint, the council's for an own check. */
  message: string;
  /** Empty for a hint and for an own check. */
  theme: string;
  /** high, medium or lower; none for a hint. */
  impact: string | null;
  impact_reason: string;
  /** Whether the impact comes from the analysts of the report; otherwise it is ours. */
  rated_by_analysts: boolean;
  warning: boolean;
  /** Whether it is a hint of ours, and so not an error. */
  is_hint: boolean;
  /** Whether the council made it, and so it is not an error of DfE's. */
  is_own_check: boolean;
  /** Whether it is about the return as a whole: it has one error if it fails, which belongs to no child. */
  whole_return: boolean;
  checks: string;
  cause: string;
  fix: string;
  /** Since when it is an error while the year runs; empty if on any day. */
  due_when: string;
  /** What differs in some collection years; empty if nothing does. */
  years: string;
  note: string;
  /** Rows with the error, or with the warning, also those without a child ID; 1 if the whole return has it. */
  errors: number;
  /** Rows with the error by table; none of the whole return. */
  tables: Array<TableCount>;
  /** Positions, in the list of children, of those concerned. */
  children: Array<number>;
  /** How many rows with the error each of these children has. */
  child_errors: Array<number>;
  /** Rows that are not an error yet, but will be one by the end of the year if nothing changes. */
  due: number;
  /** Positions of the children of these rows. */
  due_children: Array<number>;
  /** How many such rows each of these children has. */
  child_due: Array<number>;
  /** For each of these children the first day on which it has the error. */
  due_days: Array<string>;
}

/** A cell of another module that the page shows among the child's facts. */
export interface Fact {
  module: string;
  column: string;
  label: string;
}

/** A rule that failed by a fault of ours. */
export interface FailedRule {
  code: string;
  details: string;
}

/** The worker can't continue; the page ends it, starts another and loads the files again. */
export interface Fatal {
  type: "fatal";
  message: string;
  details: string;
}

/** One line of a figure in one column. */
export interface FigureCell {
  /** How many children or rows, or the average; None if it is not known. */
  value: number | null;
  /** The whole of a share, or the number of values in an average. */
  whole: number;
  /** 0 to 1; None if the line is not a share, or a share of nothing. */
  share: number | null;
  /** The same in words: "12 of 34 (35.3%)". */
  text: string;
}

/** The subject of one column of the key figures. */
export interface FigureColumn {
  /** "2026/27", or "15 November 2026" while the year is running. */
  label: string;
  year: number;
  day: string;
  last_year: boolean;
}

/** A file to download; its bytes are the buffer. Several files come as one zip. */
export interface FileMade {
  id: number;
  type: "file_made";
  name: string;
  /** What to know about it, such as what it can't hold, each in a sentence. */
  notes: Array<string>;
}

/** A message about a file for the user, with the remedy. */
export interface FileProblem {
  severity: "error" | "warning";
  text: string;
}

/** The result of loading a file. */
export interface FileReport {
  file_id: string;
  name: string;
  /** Of its bytes; edits name it, so that they apply only to this file. Empty if it was refused. */
  fingerprint: string;
  last_year: boolean;
  /** A reference list, which belongs to no year and to no module. */
  is_provider_list: boolean;
  /** Why it is treated as this or last year’s, in a sentence; empty if the file was refused. */
  year_reason: string;
  /** The modules it is used for: one of a CSV file, all of a return in XML; none if it is not used. */
  modules: Array<string>;
  /** The modules of the other year that a workbook or zip file also holds. */
  other_year: Array<string>;
  /** What the file was recognised as, in the page’s words; empty if it was refused. */
  title: string;
  /** Whether it is not used because another file has its place. */
  another_used: boolean;
  rows: number;
  /** Whether ``rows`` counts the children of a whole return, not the rows of one table. */
  lists_children: boolean;
  problems: Array<FileProblem>;
}

/** A file that the user chose; its bytes are sent separately. */
export interface FileToLoad {
  file_id: string;
  /** With its folders, where they are known: "2025-26/episodes.csv". */
  name: string;
  /** The year that the user chose for it; None to work it out from the content. */
  last_year: boolean | null;
  /** The day on which it was last changed; None if that is not known. */
  modified: string | null;
  /** Counts the times that the user added files; files with the same number were added together. */
  drop: number;
}

/** The result of loading the files. */
export interface FilesLoaded {
  id: number;
  type: "files_loaded";
  files: Array<FileReport>;
  /** The return that they are of, as ``ReturnInfo.name``; the first one while there is none. */
  return_name: string;
  proposal: YearProposal | null;
  homes: Homes;
  /** About the files together: one module twice, years that do not fit. */
  problems: Array<FileProblem>;
  /** To be answered by the user; no check is made before. */
  questions: Array<FilesQuestion>;
}

/** A question about the files that the user has to answer before they are checked. */
export interface FilesQuestion {
  /** The same for the same files and problem, so that an answer is remembered. */
  id: string;
  kind: "two_returns" | "column_names" | "year" | "files_of_years" | "newer_extract" | "two_extracts" | "odd_file" | "years_apart" | "two_councils" | "one_place" | "incomplete";
  question: string;
  /** Why it is asked; names the files or modules. */
  details: string;
  /** The files in question. */
  file_ids: Array<string>;
  /** The likeliest first. */
  choices: Array<QuestionChoice>;
  /** Modules that this year’s files may lack after the user has said the year of each file. */
  if_missing: Array<MissingModule>;
}

/** Asks for the best fixes; while children are left, to be asked again. */
export interface GetBestFixes {
  id: number;
  type: "get_best_fixes";
  /** Of how many children to work them out now. */
  children: number;
}

/** Asks for some of what differs from the files as loaded. */
export interface GetChanges {
  id: number;
  type: "get_changes";
  table: TableRef | null;
  how: "typed" | "suggestion" | "bulk" | "reverted" | "carried" | "restored" | null;
  /** Part of a child ID, or empty. */
  child: string;
  start: number;
  count: number;
}

/** Asks for everything that is loaded about a child of the latest check. */
export interface GetChild {
  id: number;
  type: "get_child";
  child: string;
}

/** Asks for the children behind a line of a key figure of the latest check. */
export interface GetChildrenBehind {
  id: number;
  type: "get_children_behind";
  /** Its number. */
  figure: number;
  /** Its place among the lines of the figure, from 0. */
  line: number;
}

/** Asks for the codes of all columns in a collection year and the previous year. */
export interface GetCodes {
  id: number;
  type: "get_codes";
  collection_year: number;
}

/** Asks what there is to fill in for a new row of a table. */
export interface GetColumnsToFill {
  id: number;
  type: "get_columns_to_fill";
  table: TableRef;
}

/** Asks which of the errors, as they are after edits, only follow from another. */
export interface GetConsequences {
  id: number;
  type: "get_consequences";
}

/** Asks for what the downloads can be cut down to. */
export interface GetDownloadChoices {
  id: number;
  type: "get_download_choices";
}

/** Asks for the rows with one error in one table. */
export interface GetErrorRows {
  id: number;
  type: "get_error_rows";
  code: string;
  table: TableRef;
  start: number;
  count: number;
}

/** Asks what modules, columns and codes mean in a collection year; no files are needed. */
export interface GetGlossary {
  id: number;
  type: "get_glossary";
  collection_year: number;
}

/** Asks for the key figures of the latest check. */
export interface GetKeyFigures {
  id: number;
  type: "get_key_figures";
}

/** Asks for the state of the return in numbers. */
export interface GetOverview {
  id: number;
  type: "get_overview";
}

/** Asks what the form of an own check offers. */
export interface GetOwnCheckForm {
  id: number;
  type: "get_own_check_form";
  collection_year: number;
}

/** Asks for the problems in the files as they are after edits. */
export interface GetProblemGroups {
  id: number;
  type: "get_problem_groups";
}

/** Asks for some of the problems of one kind that pre-validation found at the latest check. */
export interface GetProblems {
  id: number;
  type: "get_problems";
  kind: string;
  start: number;
  count: number;
}

/** Asks for the rules of this version of the app. */
export interface GetRuleVersions {
  id: number;
  type: "get_rule_versions";
}

/** Asks for what has to be corrected at source. */
export interface GetSourceCorrections {
  id: number;
  type: "get_source_corrections";
}

/** Asks for answers to a child's errors. */
export interface GetSuggestions {
  id: number;
  type: "get_suggestions";
  child: string;
}

/** Asks what changed since an earlier extract. */
export interface GetWhatChanged {
  id: number;
  type: "get_what_changed";
  earlier: EarlierExtract;
}

/** Asks for the tables about the whole return of the latest check. */
export interface GetWholeReturn {
  id: number;
  type: "get_whole_return";
}

/** Asks what changed in the return from an earlier collection year to a later one. */
export interface GetYearChanges {
  id: number;
  type: "get_year_changes";
  earlier: number;
  later: number;
}

/** The modules of a collection year, in their order. */
export interface Glossary {
  id: number;
  type: "glossary";
  modules: Array<GlossaryModule>;
}

/** A column with its codes. */
export interface GlossaryColumn {
  name: string;
  label: string;
  /** What a value is, in words: "a date". */
  holds: string;
  /** Whether it is worked out by us, so that no file has it. */
  is_derived: boolean;
  /** Empty unless it holds codes. */
  codes: Array<CodeLabel>;
  /** Whether the number of each council is a code of it as well. */
  council_codes: boolean;
}

/** A module with its columns. */
export interface GlossaryModule {
  title: string;
  file_name: string;
  /** What it is about, in a sentence; may be empty. */
  holds: string;
  columns: Array<GlossaryColumn>;
}

/** Conditions of which all or any must hold. */
export interface Group {
  match: Match;
  conditions: Array<Condition>;
}

/** The homes in England with postcodes in the files, one for each child and postcode. */
export interface Homes {
  total: number;
  /** The councils with most homes first. */
  councils: Array<CouncilHomes>;
  /** The ONS code of the council that the files say they are of; then no homes are counted. */
  stated: string;
}

/** How much an error harms the figures published from the return. */
export type ImpactLevel = "high" | "medium" | "lower";

/** A row as it was loaded. */
export interface KeptRow {
  table: TableRef;
  row: number;
  cells: Record<string, string>;
}

/** The key figures of the latest check. */
export interface KeyFiguresMade {
  id: number;
  type: "key_figures";
  /** None if the return has no key figures. */
  compared: ComparedFigures | null;
}

/** What a column holds. */
export type Kind = "text" | "code" | "date" | "number" | "postcode" | "partial date";

/** How values of a kind can be compared. */
export interface KindOperators {
  kind: Kind;
  operators: Array<Operator>;
}

/** A row that the timeline can't show. */
export interface LeftOut {
  /** Where its start is, or should be. */
  cell: CellRef;
  why: "no_start" | "ends_before_start" | "other_dates";
}

/** What the value of a line is. */
export type LineKind = "count" | "share" | "average";

/** A correction that was on a list for the people who maintain the system that the return is extracted from. */
export interface ListedCorrection {
  child: string;
  table: TableRef;
  kind: "cell" | "row added" | "row deleted";
  /** Empty for a whole row. */
  field: string;
  loaded: string;
  present: string;
  group: string;
  where: string;
  label: string;
  why: string;
  /** The day on which it was first on a list, ISO 8601; empty if it was done before that. */
  listed: string;
  /** The day on which an extract had it, ISO 8601; empty until then. */
  done: string;
}

/** Replaces the loaded files by these; buffers are their bytes, in the same order. */
export interface LoadFiles {
  id: number;
  type: "load_files";
  files: Array<FileToLoad>;
  /** Questions that the user has answered, by id. */
  answered: Array<string>;
  /** The collection year that the user chose; None to have it determined from the files. */
  year: number | null;
  /** What the user said of names of columns; a later one wins. */
  columns: Array<ColumnAnswer>;
  /** The user's day; without it nothing is concluded from the day. */
  today: string | null;
}

/** A cell or a row that differs from what was loaded. */
export interface MadeEdit {
  kind: "cell" | "row added" | "row deleted";
  table: TableRef;
  /** The number of the row in the extract that the edit was made on. */
  row: number;
  /** Empty for a whole row. */
  field: string;
  /** The child ID as it was loaded; for an added row, as it was entered. */
  child: string;
  loaded: string;
  /** Texts of a cell before and after; for a whole row, its filled cells in a line. */
  present: string;
  /** The texts of an added row; empty otherwise. */
  cells: Record<string, string>;
  /** The row of its child after which an added row was put; None if there is none. */
  after: number | null;
  /** The row in words, after the rows around it; empty if rows of the module have no names. */
  row_name: string;
  /** The number of the row that an added row is inside; None if it is inside none. */
  inside: number | null;
  /** The names of that row, by which it is found in a later extract: as it was loaded, and as it is now. */
  around: Array<string>;
  /** The errors that it was made for. */
  codes: Array<string>;
  /** Whether these were found in its row, not in other rows of the child. */
  at_row: boolean;
}

/** Asks for the files; the list is the buffer. */
export interface MakeAnswerSheets {
  id: number;
  type: "make_answer_sheets";
  name: string;
  column: number | null;
  marks: Array<Mark>;
  /** Whether each person has a second file, of a page for each child to print. */
  with_pages: boolean;
  /** The user's day, ISO 8601. */
  made_on: string;
}

/** Asks for a made-up return, as files. */
export interface MakeDemo {
  id: number;
  type: "make_demo";
  /** Of which return, as ``ReturnInfo.name``. */
  return_name: string;
  children: number;
  collection_year: number;
  /** The day of the extract; None for the return of the whole year. */
  as_at: string | null;
  seed: number;
}

/** Asks for a file to download; it is the buffer beside the reply. */
export interface MakeFile {
  id: number;
  type: "make_file";
  kind: "csv" | "csv zip" | "xml" | "workbook" | "failed checks" | "errors by child" | "child records in error" | "pages by child" | "recording guide" | "not checked" | "problems in the files" | "key figures" | "own checks found" | "what changed" | "correct at source" | "findings" | "summary of counts";
  ending: "csv" | "zip" | "xml" | "xlsx" | "html" | "json";
  /** The user's day, ISO 8601. */
  made_on: string;
  options: DownloadOptions;
  marks: Array<Mark>;
  /** The extract before, for a kind that is offered if there is one; its files are the buffers. */
  earlier: EarlierExtract | null;
  /** Corrections that were on a list before. */
  listed: Array<ListedCorrection>;
}

/** What the user noted about one child's errors of one code. */
export interface Mark {
  child: string;
  code: string;
  status: "" | "asked" | "accepted";
  note: string;
  /** The day on which we found the error to be fixed at source, ISO 8601; empty until then. */
  closed: string;
}

/** How many of several must hold. */
export type Match = "all" | "any";

/** The part of a cell to compare. */
export type Measure = "value" | "age" | "days" | "months";

/** A column of a module that a file does not have by a known name. */
export interface MissingColumn {
  name: string;
  /** What it holds, in a few words. */
  holds: string;
  /** Whether the file can't be read without it. */
  required: boolean;
}

/** A module that many rules need. */
export interface MissingModule {
  /** The files that hold it; it is missing if none of them is this year’s. */
  file_ids: Array<string>;
  /** What happens without it, in one sentence. */
  text: string;
  /** The id of the question that an answer without it also answers. */
  accepts: string;
}

/** A module of a return, as the page names it. */
export interface ModuleInfo {
  name: string;
  title: string;
  /** For a tab: "OC2", "Adoption". */
  short_title: string;
  /** The first collection year that asks for it. */
  first_year: number;
  one_row_per_child: boolean;
  /** Columns that another module holds once for the child, with that module: a new row takes them over. */
  repeats: Record<string, string>;
  /** What each of its columns is called in words: "LS" is "Legal status". */
  labels: Record<string, string>;
  /** What one of its rows is, where rows have names: "Referral". */
  one: string;
  /** The module with the rows that its rows are inside; empty if they are inside no others. */
  around: string;
  /** The modules of which rows are deleted with a row: those inside it, or all of the child's. */
  takes: Array<string>;
  /** Whether its rows are about a child; others are about the whole return. */
  has_child: boolean;
  /** Why no rule checks it, in a sentence; empty if rules do. */
  why_no_rules: string;
}

/** A column of the list that may hold the names. */
export interface NameColumn {
  /** Its position, from 0. */
  at: number;
  title: string;
  /** A name in it. */
  example: string;
}

/** The unknown columns of a file, and the columns that it lacks if it holds a module. */
export interface NamesToMatch {
  module: string;
  title: string;
  /** In the file's order. */
  unknown: Array<UnknownName>;
  /** In the order of the return. */
  missing: Array<MissingColumn>;
}

/** Rules that were not run for one and the same reason. */
export interface NotChecked {
  /** Continues "because": "last year’s Episodes is not loaded". */
  reason: string;
  /** Tables whose loading would help. */
  tables: Array<TableRef>;
  /** Whether they run by themselves once the postcodes have come. */
  waits: boolean;
  codes: Array<string>;
}

/** A pasted row, or a value of it, that is left out. */
export interface NotPasted {
  /** Its place in what was pasted, from 1. */
  line: number;
  /** As pasted. */
  child: string;
  /** Why it is left out, in a sentence. */
  reason: string;
}

/** A line of a file, or a whole file, that is left out. */
export interface NotTaken {
  file: string;
  /** In the file, from 1; 0 for the file as a whole. */
  line: number;
  /** As the file has it. */
  child: string;
  /** Why, in a sentence. */
  reason: string;
}

/** A suggested answer to an error, for the rows as the page numbers them. */
export interface OfferedSuggestion {
  code: string;
  table: TableRef;
  /** The row with the error that it belongs to. */
  row: number;
  /** What accepting it does; rows to add are without a number. */
  operations: Array<SetCell | AddRow | DeleteRow>;
  /** The rows that it adds or removes. */
  previews: Array<RowPreview>;
  title: string;
  reason: string;
  source: string;
  /** Whether it is one of the few codes of an item, without evidence. */
  is_choice: boolean;
  /** Whether it resolves all errors that share a row with it, causes none, and is the only answer that does. */
  safe: boolean;
  resolved: Array<string>;
  /** Codes of the child's errors that would be fixed and that would be new; empty if it could not be tried. */
  appeared: Array<string>;
  rows_fixed: number;
  /** Of how many of the child's rows with the error it would fix it. */
  rows_with_error: number;
}

/** What the page can make a step of; with what it would do, where that was asked for. */
export interface Operations {
  id: number;
  type: "operations";
  operations: Array<SetCell | AddRow | DeleteRow>;
  /** How many cells would get another text. */
  cells: number;
  /** In how many rows. */
  rows: number;
  added: number;
  /** How many rows would come and go. */
  removed: number;
  delta: DeltaByCode | null;
}

/** How it is compared. A blank only satisfies ``BLANK``; what can't be read satisfies no comparison by size. */
export type Operator = "is" | "is not" | "is one of" | "is not one of" | "is blank" | "is filled" | "is before" | "is after" | "is less than" | "is more than";

/** A cell of a row that the user added, where the new extract has such a row with another value. */
export interface OtherCell {
  field: string;
  label: string;
  mine: string;
  now: string;
}

/** What the overview shows. */
export interface Overview {
  now: ReturnState;
  /** As loaded, before the edits; None where nothing was edited. */
  before: ReturnState | null;
  /** The most frequent first; then types with something due, but without errors yet. */
  by_type: Array<TypeBar>;
  /** The most frequent first. */
  by_theme: Array<Bar>;
  /** From high to lower; then errors without a rating. */
  by_impact: Array<Bar>;
  /** By when the row began: "earlier", months of the collection year ("2026-04"), "later", "without a date". */
  by_month: Array<Bar>;
  /** How many of the most frequent types ``top_share`` covers. */
  top: number;
  /** Their share of all errors, 0 to 1. */
  top_share: number;
}

/** The state of the return in numbers. */
export interface OverviewMade {
  id: number;
  type: "overview";
  overview: Overview;
}

/** A council's own check: rows of a module for which it holds are shown. */
export interface OwnCheck {
  /** Stays the same when the check is changed or shared, so that a newer version replaces it. */
  id: string;
  code: string;
  /** What is wrong with a row that is found. */
  title: string;
  /** What to do about it; may be empty. */
  fix: string;
  impact: ImpactLevel;
  /** The module of this year whose rows are checked. */
  module: string;
  match: Match;
  groups: Array<Group>;
  /** The first collection year that it is for; None if there is none. */
  first_year: number | null;
  last_year: number | null;
}

/** What the form of an own check offers in a collection year. */
export interface OwnCheckForm {
  id: number;
  type: "own_check_form";
  modules: Array<CheckModule>;
  operators: Array<KindOperators>;
  /** How ages, days and months can be compared. */
  time_operators: Array<Operator>;
  /** Useful checks that are ready made. */
  examples: Array<OwnCheck>;
}

/** What the council's own checks found, of which nothing counts as an error of DfE's. */
export interface OwnCheckResults {
  found: Array<ErrorType>;
  not_checked: Array<NotChecked>;
  failed: Array<FailedRule>;
}

/** The own checks after those of a file were added. */
export interface OwnChecksRead {
  id: number;
  type: "own_checks_read";
  checks: Array<OwnCheck>;
  /** Codes of those that are new. */
  added: Array<string>;
  /** Codes of those of which the file has another version. */
  replaced: Array<string>;
  /** How many of the file were there already. */
  same: number;
  /** Why the file can't be used, in which case the checks are as before; empty if it can. */
  problem: string;
}

/** What the own checks find that are in use now. */
export interface OwnChecksSet {
  id: number;
  type: "own_checks_set";
  own_checks: OwnCheckResults;
}

/** What own checks find in the latest check's return, in the order of the request. */
export interface OwnChecksTried {
  id: number;
  type: "own_checks_tried";
  tried: Array<TriedCheck>;
}

/** A file of own checks, whose bytes come with the reply. */
export interface OwnChecksWritten {
  id: number;
  type: "own_checks_written";
}

/** What pasted values would edit; nothing is edited yet. */
export interface PastePrepared {
  id: number;
  type: "paste_prepared";
  operations: Operations;
  left_out: Array<NotPasted>;
}

/** What a list says, and what there is to ask. */
export interface PeopleListRead {
  id: number;
  type: "people_list_read";
  /** Why the list can't be used, with the remedy; empty if it can. */
  refused: string;
  columns: Array<NameColumn>;
  /** The column that holds the names; None if the user has to say which. */
  chosen: number | null;
  /** Those with questions, by name; the children without a name last. None while no column is chosen. */
  people: Array<PersonToAsk>;
  /** Child IDs of the list that are not in the return. */
  unknown: Array<string>;
  /** Children with more than one name in the list; the first one counts. */
  contradicted: Array<string>;
}

/** A person who answers for children with questions. */
export interface PersonToAsk {
  /** Empty for the children without a name in the list. */
  name: string;
  children: Array<string>;
  questions: number;
}

/** Whether the browser was seen to refuse the worker a request to another origin; comes once, early. */
export interface Policy {
  type: "policy";
  enforced: boolean;
}

/** A child of the old extract who seems to have another ID in the new one: the user is always asked. */
export interface PossibleChild {
  /** The ID in the old extract, which is not in the new one; in the form in which IDs are compared. */
  old: string;
  new: string;
  /** What is the same, in a sentence for the user. */
  why: string;
  /** Whether the new ID belonged to a child before, so that two children have become one. */
  is_merged: boolean;
}

/** The worker has the postcodes, and the rules that waited for them have run; comes once. */
export interface PostcodesCame {
  type: "postcodes_came";
  /** How many there are, in words. */
  postcodes: string;
  /** As in FilesLoaded, of the files that are loaded. */
  homes: Homes;
  /** What the rules that waited found; None if nothing was checked. */
  error_list: ErrorListUpdate | null;
}

/** The postcodes could not be downloaded; the worker tries again by itself. */
export interface PostcodesDelayed {
  type: "postcodes_delayed";
}

/** Asks what filled-in sheets would do; the files are the buffers, in the order of the names. */
export interface PrepareAnswers {
  id: number;
  type: "prepare_answers";
  names: Array<string>;
}

/** Asks what an action on many rows would do; nothing is edited yet. */
export interface PrepareBulk {
  id: number;
  type: "prepare_bulk";
  code: string;
  table: TableRef;
  /** Numbers of the rows; None for all with the error. */
  rows: Array<number> | null;
  action: SetValue | Replace | AcceptSuggestions;
}

/** Asks what pasted values would do to the rows with one error. */
export interface PreparePaste {
  id: number;
  type: "prepare_paste";
  code: string;
  table: TableRef;
  /** By row. The first column has child IDs; where its first cell names it, the first row names the columns. */
  cells: Array<Array<string>>;
  /** The column that the second one of the pasted columns is for, where the first row does not name it. */
  field: string;
  /** The column whose pasted value names the row of a child, not what to edit; "" if none does. */
  row_column: string;
}

/** Asks what a row more for each child of some rows would do. */
export interface PrepareRows {
  id: number;
  type: "prepare_rows";
  code: string;
  table: TableRef;
  /** The numbers of the rows with the error whose children get a row. */
  rows: Array<number>;
  /** Where the rows are added. */
  target: TableRef;
  /** What is filled in, the same in all of them. */
  cells: Record<string, string>;
  /** The number of the first new row; the others follow it. */
  first_row: number;
}

/** A cell of a row that would be added or removed. */
export interface PreviewCell {
  label: string;
  text: string;
  /** Of a code; empty for other texts. */
  meaning: string;
}

/** Problems of one kind that pre-validation found, before any rule. */
export interface ProblemGroup {
  kind: string;
  title: string;
  why: string;
  remedy: string;
  severity: "error" | "warning";
  count: number;
  /** For how many of them there is a suggested value. */
  proposals: number;
  tables: Array<ProblemTable>;
}

/** The problems in the files as they are now. */
export interface ProblemGroups {
  id: number;
  type: "problem_groups";
  groups: Array<ProblemGroup>;
}

/** How many problems of one kind a table has. */
export interface ProblemTable {
  table: TableRef;
  file: string;
  count: number;
}

/** Some of the problems of one kind, by table and line, from position ``start``. */
export interface ProblemsPage {
  id: number;
  type: "problems_page";
  kind: string;
  start: number;
  total: number;
  problems: Array<ReturnProblem>;
}

/** The rules that are published for a collection year, and whether ours were written from them. */
export interface PublishedRulesInfo {
  year: number;
  /** The day on which the specification was published, as "2025-11-05". */
  published: string;
  /** The day on which its rules were last changed; empty if they were not. */
  changed: string;
  /** Whether our rules were written from this text. */
  is_followed: boolean;
}

/** One answer to a question about the files; without moves, removals and year it only confirms. */
export interface QuestionChoice {
  /** What is chosen: "Replace them all". */
  label: string;
  /** Its effect, in one sentence; may be empty. */
  hint: string;
  /** Files that this choice puts in a year: whether it is last year, by file_id. */
  moves: Record<string, boolean>;
  /** Files that are removed. */
  removes: Array<string>;
  /** Whether a newer extract replaces the removed files, so that edits are carried over. */
  replaces: boolean;
  /** The collection year that this choice sets; None if it does not change the year. */
  year: number | null;
  /** Whether the user then chooses the year of each file; the choice has no other effect. */
  file_by_file: boolean;
  /** Ids of other questions that this choice also answers, since its hint covers them. */
  accepts: Array<string>;
  /** The columns that the user then names; the choice has no other effect. None if it is not about columns. */
  names: NamesToMatch | null;
}

/** Adds the checks of a file, whose bytes come with the request. */
export interface ReadOwnChecks {
  id: number;
  type: "read_own_checks";
  present: Array<OwnCheck>;
}

/** Asks what a list of child IDs and names says; the file is the buffer. */
export interface ReadPeopleList {
  id: number;
  type: "read_people_list";
  name: string;
  /** The column with the names, as the user says; None to find it. */
  column: number | null;
  /** No person is asked about an error that was accepted. */
  marks: Array<Mark>;
}

/** Asks what is wrong with a text in a column, while it is typed. */
export interface ReadValue {
  id: number;
  type: "read_value";
  table: TableRef;
  column: string;
  /** That of this year's return. */
  collection_year: number;
  text: string;
}

/** How far a large file has been read; sent while it is. */
export interface ReadingFile {
  type: "reading_file";
  file_id: string;
  /** Bytes of ``total``. */
  done: number;
  total: number;
}

/** The worker takes requests; comes once. */
export interface Ready {
  type: "ready";
  protocol: number;
  app_version: string;
  councils: Array<Council>;
  returns: Array<ReturnInfo>;
  downloads: Array<DownloadInfo>;
}

/** What keeps a request from being answered: a closed list. */
export type Reason = "no files" | "question open" | "no check" | "no such child" | "not loaded" | "no council" | "not exported" | "no such day" | "not downloaded" | "fault";

/** A column of a table of the record view. */
export interface RecordColumn {
  name: string;
  label: string;
  short_label: string;
  derived: boolean;
  kind: Kind;
  /** How it is filled in, in a few words; empty if any text fits. */
  hint: string;
}

/** How the page lays out a child's record; the other modules are tabs. */
export interface RecordLayout {
  /** The module that is shown as a list of facts above the others. */
  facts: string;
  more_facts: Array<Fact>;
  /** The module that is shown first. */
  opens: string;
  split: Split | null;
}

/** A row of the record view. */
export interface RecordRow {
  /** The row's number, see CellRef. */
  row: number;
  /** Line of the file, for a message that a person can follow; 0 if there is none, as for an added row. */
  line: number;
  /** Texts exactly as they are now, in the order of the columns; an empty text is a blank. */
  cells: Array<string>;
  /** For each cell the meaning of its code, or an empty text. */
  labels: Array<string>;
  /** The texts as loaded of the cells that were edited since, by column. */
  loaded: Record<string, string>;
  /** Whether the user added the row. */
  added: boolean;
  /** What it is and when: "Assessment started 06/05/2025"; empty if rows of the module have no names. */
  name: string;
  /** The number of the row that it is inside, deleted or not, in the table ``RecordTable.around``. */
  inside: number | null;
  /** The day on which it ended, as people write it; empty if it has not, None if such rows do not end. */
  ended: string | null;
}

/** What one module of one year says of a child. */
export interface RecordTable {
  table: TableRef;
  title: string;
  columns: Array<RecordColumn>;
  rows: Array<RecordRow>;
  deleted: Array<DeletedRow>;
  /** Columns that can't be edited here: worked out, numbers of groups, or, in XML, held by another module. */
  fixed: Array<string>;
  /** The table with the rows that its rows are inside, if they are inside others. */
  around: TableRef | null;
}

/** A list that a return is checked against. */
export interface ReferenceListInfo {
  ref: TableRef;
  /** What a sentence calls it: "the Ofsted list". */
  label: string;
}

/** Replaces a part of the texts of a column, in upper and lower case alike. */
export interface Replace {
  action: "replace";
  field: string;
  find: string;
  value: string;
  /** Only where the text as a whole is what is looked for. */
  whole: boolean;
}

/** The request could not be carried out; the session is as it was before. */
export interface RequestFailed {
  id: number;
  type: "request_failed";
  /** What the user can do about it. */
  message: string;
  reason: Reason;
  /** The page says plainly what the user can do; a fault of the tool it shows as ours. */
  at_fault: "user" | "tool";
  /** A traceback; empty unless it is a fault of the tool. */
  details: string;
}

/** A person who is responsible for children now, such as a social worker; children with an error only. */
export interface ResponsiblePerson {
  name: string;
  children: Array<string>;
}

/** What the page has to know of a return. */
export interface ReturnInfo {
  /** Short and lasting: "ssda903". */
  name: string;
  /** What people call it: "SSDA903". */
  title: string;
  /** What sentences call it: "SSDA903 return". */
  called: string;
  /** The word before ``called`` where it is not "the": "an". */
  article: string;
  /** Whether it can be made up, to try the service with. */
  makes_up: boolean;
  /** Rules of the latest collection year. */
  rules: number;
  years: Array<CollectionYear>;
  modules: Array<ModuleInfo>;
  /** The column that names the child. */
  child: string;
  /** The module that lists the children, one row each. */
  main: string;
  /** How it writes dates: "dd/mm/yyyy". */
  date_form: string;
  /** Whether last year's return is checked beside this year's. */
  reports_last_year: boolean;
  /** Whether last year's return, which no rule uses, can be added for key figures of both years. */
  compares_last_year: boolean;
  /** The forms in which DfE's portal takes it, such as "xml". */
  portal_formats: Array<string>;
  /** By when councils usually have to be finished in the year of the collection, as "06-30"; or empty. */
  usual_deadline: string;
  /** How the page lays out a child's record. */
  layout: RecordLayout;
  reference_lists: Array<ReferenceListInfo>;
  /** Those of its latest year, if we know of any. */
  published_rules: PublishedRulesInfo | null;
  /** Its word for what its rules find that is not an error, in small letters. */
  warning: CountedWord;
  /** Whether DfE accepts what these rules find only with an explanation. */
  explains_warnings: boolean;
  /** What we call our own hints about it. */
  hint: CountedWord;
  about_hints: string;
  /** How errors and children are counted, a sentence each. */
  how_counted: Array<string>;
  has_whole_return_rules: boolean;
  /** What people call those who are responsible for a child: "Social worker"; empty if the return names none. */
  responsible: string;
}

/** One problem of one cell, or of a row, for which its child ID then stands. */
export interface ReturnProblem {
  table: TableRef;
  /** The row's number, see CellRef. */
  row: number;
  file: string;
  /** Line of the file; 0 if there is none. */
  line: number;
  column: string;
  column_label: string;
  /** The row's child ID as the list of children has it; an empty text is a blank. */
  child: string;
  /** Exactly as in the file, but cut if it is very long. */
  value: string;
  /** The text that was most likely meant, "" for a blank; None if that can't be determined. */
  proposal: string | null;
  /** What is wrong with this value, with the remedy. */
  message: string;
}

/** The numbers of a return after one check. */
export interface ReturnState {
  children: number;
  children_with_errors: number;
  children_with_warnings_only: number;
  children_with_neither: number;
  errors: number;
  warnings: number;
  /** Types of error. */
  types: number;
  /** Rows that are not an error yet, but will be by the end of the year; 0 once it is over. */
  due: number;
  /** Children with such a row, errors or not. */
  children_with_due: number;
}

/** An answer that would change a cell. */
export interface ReturnedAnswer {
  child: string;
  /** The module. */
  where: string;
  /** What the column is called. */
  label: string;
  before: string;
  after: string;
  /** The errors it was asked for that the child would still have. */
  still: Array<string>;
}

/** What a person says about errors of a child. */
export interface ReturnedComment {
  child: string;
  codes: Array<string>;
  text: string;
}

/** Asks for the operations that undo changes, whatever came after them. A deleted row comes back as it was when it was deleted. */
export interface RevertChanges {
  id: number;
  type: "revert_changes";
  cells: Array<CellRef>;
}

/** How many rows were added, removed and changed. */
export interface RowCounts {
  added: number;
  removed: number;
  changed: number;
}

/** A row of this year with an error of a rule that looks at last year's table too, and the row it compares. */
export interface RowOfLastYear {
  module: string;
  /** The number of this year's row. */
  row: number;
  /** The number of last year's row. */
  last_row: number;
  /** The columns of both tables in which the two rows do not say the same. */
  differ: Array<string>;
}

/** A row that accepting a suggestion adds or removes. */
export interface RowPreview {
  /** What people call it. */
  module: string;
  added: boolean;
  /** Of a row to be removed its line in the file; 0 for one that is not in the file. */
  line: number;
  /** Those that are not blank, without the child ID. */
  cells: Array<PreviewCell>;
  /** Of a row to be added the labels of the columns that it leaves blank. */
  blank: Array<string>;
}

/** Rows that would be added; nothing is edited yet. */
export interface RowsPrepared {
  id: number;
  type: "rows_prepared";
  operations: Operations;
  /** Children who have a row already, where the module may have one only; an empty text if a row has no child. */
  left_out: Array<string>;
}

/** A rule in this version of the app, in all its years. */
export interface RuleVersion {
  code: string;
  title: string;
  /** A digest of its messages, explanation, columns, years and impact. */
  words: string;
  /** A digest of its code; comparable only where ``python`` is the same. */
  logic: string;
  python: string;
}

/** The rules of this version of the app, to be compared with those of another. */
export interface RuleVersions {
  id: number;
  type: "rule_versions";
  /** One short text for all rules together. */
  version: string;
  rules: Array<RuleVersion>;
}

/** Rules that were not run though they apply, and what would let them run. */
export interface RulesToAdd {
  /** The table to add; None if none would help. */
  table: TableRef | null;
  /** Continues "because" where there is no table to add: "no council is chosen". */
  reason: string;
  /** Whether they run by themselves once the postcodes have come. */
  waits: boolean;
  /** Rules that nothing else is needed for. */
  codes: Array<string>;
  /** Rules for which other tables have to be added as well. */
  with_others: Array<string>;
}

/** Which errors a report is about; None is all. */
export interface Selection {
  /** IDs, in any case. */
  children: Array<string> | null;
  codes: Array<string> | null;
  /** Errors in one of these columns: "URN", or "Episodes.URN" for the column of one module only. */
  fields: Array<string> | null;
  /** Errors now, what is due by the end of a running year, or both; once the year is over, all are errors. */
  when: "now" | "due" | "all";
}

/** Gives a cell another text. */
export interface SetCell {
  table: TableRef;
  row: number;
  field: string;
  value: string;
  op: "set";
}

/** Uses these own checks from now on, in place of those of the latest check. */
export interface SetOwnChecks {
  id: number;
  type: "set_own_checks";
  checks: Array<OwnCheck>;
}

/** Gives a column of the rows one text. */
export interface SetValue {
  action: "set";
  field: string;
  value: string;
}

/** The edits that the system which the return is extracted from does not have yet. */
export interface SourceCorrections {
  id: number;
  type: "source_corrections";
  /** By child, then in the order of the record. */
  corrections: Array<Correction>;
}

/** How a row that lasts from one date to another is split in two at a date between. */
export interface Split {
  module: string;
  start: string;
  end: string;
  /** The column with the reason why the row ended; ``continues`` is the code for "another follows at once". */
  end_reason: string;
  continues: string;
  /** The column with the reason why the row began; ``first_only`` is a code that a second part can't have. */
  start_reason: string;
  first_only: string;
  /** Other columns about how the row ended: the second part keeps them, the first has blanks. */
  about_the_end: Array<string>;
}

/** How far the start of the worker has come. */
export interface Starting {
  type: "starting";
  phase: "runtime" | "packages" | "validator";
}

/** The user's edits in one step: undone and redone as a whole. */
export interface Step {
  /** ISO 8601, in UTC. */
  time: string;
  how: "typed" | "suggestion" | "bulk" | "reverted" | "carried" | "restored";
  /** The file of each table that it edits. */
  files: Array<TableFile>;
  operations: Array<SetCell | AddRow | DeleteRow>;
  /** Of a suggestion: "Ofsted list". */
  source: string;
  /** Of edits that were carried over: for each operation the act it belongs to, so that these stay whole. */
  acts: Array<string>;
}

/** A bar of the timeline, or a point: most are a row, some are several rows that follow each other. */
export interface StoryItem {
  /** Where its start is. */
  cell: CellRef;
  /** What is written on it: a code, an ID or an age. */
  text: string;
  /** What the text means; empty if it says it itself. */
  meaning: string;
  start: string;
  /** None if it has not ended, or ends on no valid date; a point ends when it starts. */
  end: string | null;
  /** What it has for an end that is not a valid date; empty if the end is blank or valid. */
  bad_end: string;
  /** With ``shown_to`` the part of it in the year whose return it is in; all of it if no day of it is. */
  shown_from: string;
  shown_to: string;
  /** The codes of its errors. */
  errors: Array<string>;
  /** The codes of what is due in it by the end of the year. */
  due: Array<string>;
}

/** A line of the timeline, with its items by start. */
export interface StoryLane {
  title: string;
  /** Whether its items are points. */
  points: boolean;
  items: Array<StoryItem>;
}

/** Answers to a child's errors, each tried. */
export interface Suggestions {
  id: number;
  type: "suggestions";
  child: string;
  suggestions: Array<OfferedSuggestion>;
}

/** How the rows of one table changed. */
export interface TableChange {
  table: TableRef;
  rows: RowCounts;
}

/** How many rows of a table. */
export interface TableCount {
  table: TableRef;
  count: number;
}

/** The file that a table came from, known by the fingerprint of its bytes. */
export interface TableFile {
  table: TableRef;
  fingerprint: string;
}

/** Names a table: a module of this year's or of last year's return, or a reference list. */
export interface TableRef {
  module: string;
  last_year: boolean;
}

/** A council's figures in one of its summaries. */
export interface TrendPoint {
  council: string;
  name: string;
  made_on: string;
  /** As for a council. */
  as_at: string | null;
  year: number;
  children: number;
  children_with_errors: number;
  errors: number;
}

/** What an own check finds now. */
export interface TriedCheck {
  /** The check as it is kept, with dates as the return writes them. */
  check: OwnCheck;
  /** What it looks for, in a sentence. */
  words: string;
  /** Why it can't be used; nothing is found then. */
  faults: Array<CheckFault>;
  /** Continues "because"; empty if it was run. */
  not_run: string;
  rows: number;
  children: number;
  /** The IDs of the first children that it finds. */
  first: Array<string>;
}

/** Asks what own checks would find; nothing is kept. */
export interface TryOwnChecks {
  id: number;
  type: "try_own_checks";
  checks: Array<OwnCheck>;
}

/** The errors or warnings of one code. */
export interface TypeBar {
  code: string;
  title: string;
  theme: string;
  impact: string;
  /** Whether these are warnings, which other numbers of the overview do not count as errors. */
  warning: boolean;
  /** Whether it is about the return as a whole, and has one error if it fails. */
  whole_return: boolean;
  errors: number;
  children: number;
  /** Errors as loaded, before the edits; 0 where nothing was edited. */
  before: number;
  /** Rows that are not an error yet, but will be by the end of the year; 0 once it is over. */
  due: number;
  /** Children with such a row. */
  due_children: number;
}

/** How the errors of one type changed, or the warnings. */
export interface TypeChange {
  code: string;
  title: string;
  warning: boolean;
  /** Whether it is about the return as a whole, and has one error if it fails. */
  whole_return: boolean;
  errors: ErrorCounts;
}

/** A column of a file with an unknown name. */
export interface UnknownName {
  /** In the form in which names are compared, by which the answer is remembered. */
  name: string;
  /** As it is in the file; cut if it is long. */
  shown: string;
  /** Some of its values, cut if they are long; empty if the whole column is blank. */
  values: Array<string>;
  /** The column that it is, where its name and its values leave no doubt; empty otherwise. */
  likely: string;
}

/** What a text was read as. */
export interface ValueRead {
  id: number;
  type: "value_read";
  /** What is wrong with it, in sentences; empty if nothing is. */
  fault: string;
  /** The text that was most likely meant, "" for a blank; None if that is not known, or nothing is wrong. */
  meant: string | null;
  /** The text as it is to be kept: in the form that the return asks for; None if it can't be right. */
  tidied: string | null;
}

/** What changed from one extract to the next, without any edits. */
export interface WhatChanged {
  /** Without warnings, which ``by_type`` and ``by_child`` have too. */
  errors: ErrorCounts;
  /** How many of the resolved errors are of children who are gone. */
  resolved_with_child: number;
  by_type: Array<TypeChange>;
  /** Children with errors or with changes, by ID. */
  by_child: Array<ChildChange>;
  children_before: number;
  children_now: number;
  /** The tables in which anything changed. */
  tables: Array<TableChange>;
  /** Codes with errors in one extract that were not checked in the other, so they are not compared. */
  not_compared: Array<string>;
}

/** What changed, both extracts taken as they were loaded and judged as at the day of the latest check. */
export interface WhatChangedFound {
  id: number;
  type: "what_changed";
  changed: WhatChanged;
}

/** Which row a column is taken from. */
export type Where = "row" | "child" | "previous" | "latest";

/** A number, or another fact, on which a rule on the whole return decides: "Plans that started", "1,204". */
export interface WholeReturnMeasure {
  label: string;
  value: string;
}

/** The tables about the whole return, such as its header. */
export interface WholeReturnRecord {
  id: number;
  type: "whole_return_record";
  tables: Array<RecordTable>;
  /** The cells of these tables with errors. */
  errors: Array<ChildError>;
}

/** A rule on the whole return, whether it fails or not. */
export interface WholeReturnRule {
  /** It fails if it has an error. */
  rule: ErrorType;
  /** The numbers behind it. */
  measures: Array<WholeReturnMeasure>;
  /** Why it was not checked; continues "because", and is empty if it was. */
  not_checked: string;
}

/** Asks for a file of own checks, which can be shared. */
export interface WriteOwnChecks {
  id: number;
  type: "write_own_checks";
  checks: Array<OwnCheck>;
}

/** All that changed between two collection years. */
export interface YearChanges {
  new_rules: Array<ChangedRule>;
  changed_rules: Array<ChangedRule>;
  gone_rules: Array<ChangedRule>;
  codes: Array<ChangedCodes>;
  columns: Array<ChangedColumns>;
}

/** What changed in the return from one collection year to another. */
export interface YearChangesFound {
  id: number;
  type: "year_changes";
  changes: YearChanges;
}

/** The collection year that the dates of this year’s files suggest. */
export interface YearProposal {
  year: number;
  reason: string;
}

export type AnyRequest = LoadFiles | Check | GetChild | GetWholeReturn | GetProblems | MakeDemo | Edit | GetChanges | RevertChanges | CarryOver | GetSourceCorrections | GetSuggestions | GetBestFixes | GetConsequences | GetProblemGroups | AcceptReadings | GetErrorRows | PrepareBulk | PreparePaste | GetColumnsToFill | PrepareRows | GetCodes | GetGlossary | ReadValue | MakeFile | ReadPeopleList | MakeAnswerSheets | PrepareAnswers | GetDownloadChoices | GetOverview | GetKeyFigures | GetChildrenBehind | GetWhatChanged | GetYearChanges | GetRuleVersions | CompareCounts | GetOwnCheckForm | TryOwnChecks | SetOwnChecks | ReadOwnChecks | WriteOwnChecks;

export type AnyEvent = Starting | Policy | Ready | PostcodesDelayed | PostcodesCame | Checking | ReadingFile | Fatal | FilesLoaded | Checked | ChildRecord | WholeReturnRecord | ProblemsPage | DemoMade | Edited | ChangesPage | Operations | CarriedOver | SourceCorrections | Suggestions | BestFixes | Consequences | ProblemGroups | ErrorRows | PastePrepared | ColumnsToFill | RowsPrepared | Codes | Glossary | ValueRead | FileMade | PeopleListRead | AnswerSheetsMade | AnswersPrepared | DownloadChoices | OverviewMade | KeyFiguresMade | ChildrenBehind | WhatChangedFound | YearChangesFound | RuleVersions | Compared | OwnCheckForm | OwnChecksTried | OwnChecksSet | OwnChecksRead | OwnChecksWritten | CheckCancelled | RequestFailed;

/** The reply to each type of request, if nothing goes wrong. */
export interface Replies {
  load_files: FilesLoaded;
  check: Checked;
  get_child: ChildRecord;
  get_whole_return: WholeReturnRecord;
  get_problems: ProblemsPage;
  make_demo: DemoMade;
  edit: Edited;
  get_changes: ChangesPage;
  revert_changes: Operations;
  carry_over: CarriedOver;
  get_source_corrections: SourceCorrections;
  get_suggestions: Suggestions;
  get_best_fixes: BestFixes;
  get_consequences: Consequences;
  get_problem_groups: ProblemGroups;
  accept_readings: Operations;
  get_error_rows: ErrorRows;
  prepare_bulk: Operations;
  prepare_paste: PastePrepared;
  get_columns_to_fill: ColumnsToFill;
  prepare_rows: RowsPrepared;
  get_codes: Codes;
  get_glossary: Glossary;
  read_value: ValueRead;
  make_file: FileMade;
  read_people_list: PeopleListRead;
  make_answer_sheets: AnswerSheetsMade;
  prepare_answers: AnswersPrepared;
  get_download_choices: DownloadChoices;
  get_overview: OverviewMade;
  get_key_figures: KeyFiguresMade;
  get_children_behind: ChildrenBehind;
  get_what_changed: WhatChangedFound;
  get_year_changes: YearChangesFound;
  get_rule_versions: RuleVersions;
  compare_counts: Compared;
  get_own_check_form: OwnCheckForm;
  try_own_checks: OwnChecksTried;
  set_own_checks: OwnChecksSet;
  read_own_checks: OwnChecksRead;
  write_own_checks: OwnChecksWritten;
}
