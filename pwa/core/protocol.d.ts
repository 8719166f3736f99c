// Generated from worker/service/messages by build/protocol_types.py: change it there, then run `make types`.
// Import in JSDoc: @import {Check, AnyEvent} from "./protocol.d.ts"

export const PROTOCOL_VERSION: 3;

/** Asks for the operations that put in what was most likely meant, for all problems of a kind. */
export interface AcceptReadings {
  id: number;
  type: "accept_readings";
  kind: string;
}

/** Takes every suggestion that is unambiguous. */
export interface AcceptSuggestions {
  action: "accept";
}

/** Adds a row. */
export interface AddRow {
  op: "add";
  table: TableRef;
  row: number;
  after: number | null;
  cells: Record<string, string>;
}

/** A number of errors with its name. */
export interface Bar {
  label: string;
  errors: number;
}

/** A row at fault, in the table of all rows with one error. */
export interface BulkRow {
  row: number;
  line: number;
  child: string;
  cells: Array<string>;
  faults: Array<boolean>;
  edited: Array<boolean>;
  suggestions: Array<Suggestion>;
}

/** A cell; ``row`` is the row's number. */
export interface Cell {
  table: TableRef;
  row: number;
  field: string;
}

/** A cell or a row that differs from what was loaded. */
export interface Change {
  kind: "cell" | "row added" | "row deleted";
  table: TableRef;
  row: number;
  file: string;
  line: number;
  child: string;
  field: string;
  label: string;
  loaded: string;
  present: string;
  time: string;
  how: "typed" | "suggestion" | "bulk" | "reverted";
  source: string;
}

/** Some of the changes, by table and row, from position ``start`` of those asked for. */
export interface ChangesPage {
  id: number;
  type: "changes_page";
  start: number;
  total: number;
  all: number;
  changes: Array<Change>;
}

/** Runs all rules of a collection year over what is loaded. */
export interface Check {
  id: number;
  type: "check";
  collection_year: number;
  council: string | null;
}

/** The user cancelled the check; what was found before stays. */
export interface CheckCancelled {
  id: number;
  type: "check_cancelled";
}

/** The outcome of a check. */
export interface Checked {
  id: number;
  type: "checked";
  collection_year: number;
  prevalidation: Array<ProblemGroup>;
  children: Array<string>;
  error_types: Array<ErrorType>;
  rules_run: number;
  not_checked: Array<NotChecked>;
  failed: Array<FailedRule>;
  errors_without_child: number;
  seconds: number;
}

/** How far a check has come; sent before a rule is run. */
export interface Checking {
  type: "checking";
  done: number;
  total: number;
  code: string;
}

/** One rule's finding about one child. */
export interface ChildError {
  code: string;
  cells: Array<Cell>;
}

/** Everything about one child. */
export interface ChildRecord {
  id: number;
  type: "child_record";
  child: string;
  tables: Array<RecordTable>;
  errors: Array<ChildError>;
}

/** Something that reports can be cut down to. */
export interface Choice {
  value: string;
  label: string;
  count: number;
}

/** How many children an error is about. */
export interface CodeCount {
  code: string;
  children: number;
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

/** The code lists of a collection year and of the one before. */
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

/** Compares summaries of counts; buffers are the files, in the order of the names. Needs no return. */
export interface CompareCounts {
  id: number;
  type: "compare_counts";
  names: Array<string>;
  year: number | null;
  file: "csv" | "xlsx" | null;
  made_on: string;
}

/** One error type in all councils. */
export interface ComparedCode {
  code: string;
  title: string;
  theme: string;
  group: string;
  errors: Array<number | null>;
  shades: Array<number>;
  total: number;
  share: number;
  stands_out_in: Array<string>;
}

/** A council, by its latest summary of the year that is compared. */
export interface ComparedCouncil {
  code: string;
  name: string;
  made_on: string;
  children: number;
  children_with_errors: number;
  errors: number;
  errors_per_100_children: number;
  tool: string;
}

/** A group of error types in all councils. */
export interface ComparedGroup {
  group: string;
  errors: Array<number>;
  total: number;
  share: number;
}

/** What many summaries of counts show; the file that was asked for is the buffer. */
export interface Comparison {
  id: number;
  type: "comparison";
  refused: Array<string>;
  year: number;
  years: Array<number>;
  councils: Array<ComparedCouncil>;
  codes: Array<ComparedCode>;
  groups: Array<ComparedGroup>;
  shades: Array<string>;
  total: number;
  trend: Array<TrendPoint>;
  notes: Array<string>;
  file_name: string;
}

/** A council that makes a return. */
export interface Council {
  code: string;
  name: string;
  dfe_code: string;
}

/** Deletes a row. */
export interface DeleteRow {
  op: "delete";
  table: TableRef;
  row: number;
}

/** A row of a file that the user deleted. */
export interface DeletedRow {
  row: number;
  line: number;
  summary: string;
}

/** A made-up return; buffers are the files' bytes, in the same order. */
export interface DemoMade {
  id: number;
  type: "demo_made";
  files: Array<FileToLoad>;
  council: string;
}

/** What the downloads can be cut down to. */
export interface DownloadChoices {
  id: number;
  type: "download_choices";
  this_year: Array<string>;
  last_year: Array<string>;
  columns: Array<string>;
  fields: Array<Choice>;
  social_workers: Array<SocialWorker>;
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
  steps: number;
  changes: number;
  set_aside: number;
  children: Array<string>;
  outcome: Outcome;
  findings: Findings | null;
  seconds: number;
}

/** Some of the rows with one error in one table, from position ``start``. */
export interface ErrorRows {
  id: number;
  type: "error_rows";
  code: string;
  table: TableRef;
  columns: Array<RecordColumn>;
  matter: Array<string>;
  fixed: Array<string>;
  start: number;
  total: number;
  numbers: Array<number>;
  unambiguous: number;
  rows: Array<BulkRow>;
}

/** A rule that found errors in this year's or last year's tables. */
export interface ErrorType {
  code: string;
  title: string;
  message: string;
  theme: string;
  impact: string | null;
  impact_reason: string;
  warning: boolean;
  checks: string;
  cause: string;
  fix: string;
  note: string;
  errors: number;
  tables: Array<TableCount>;
  children: Array<number>;
}

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

/** The worker can't go on; the page ends it, starts another and loads the files again. */
export interface Fatal {
  type: "fatal";
  message: string;
  details: string;
}

/** A file to download; its bytes are the buffer. */
export interface FileMade {
  id: number;
  type: "file_made";
  name: string;
  notes: Array<string>;
}

/** Something about a file that the user should know, with the remedy. */
export interface FileProblem {
  severity: "error" | "warning";
  text: string;
}

/** What became of a file. */
export interface FileReport {
  file_id: string;
  name: string;
  fingerprint: string;
  last_year: boolean;
  is_provider_list: boolean;
  year_reason: string;
  modules: Array<string>;
  title: string;
  rows: number;
  problems: Array<FileProblem>;
}

/** A file that the user chose; its bytes are the buffer at the same place in the list. */
export interface FileToLoad {
  file_id: string;
  name: string;
  last_year: boolean | null;
}

/** What became of the files. */
export interface FilesLoaded {
  id: number;
  type: "files_loaded";
  files: Array<FileReport>;
  proposal: YearProposal | null;
  problems: Array<FileProblem>;
}

/** What an edit changed of the outcome of the check. */
export interface Findings {
  children: Array<string> | null;
  error_types: Array<ErrorType>;
  gone: Array<string>;
  rules_run: number;
  not_checked: Array<NotChecked>;
  failed: Array<FailedRule>;
  errors_without_child: number;
}

/** Asks for some of what differs from the files as loaded. */
export interface GetChanges {
  id: number;
  type: "get_changes";
  table: TableRef | null;
  how: "typed" | "suggestion" | "bulk" | "reverted" | null;
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

/** Asks for the codes of all columns in a collection year and the one before. */
export interface GetCodes {
  id: number;
  type: "get_codes";
  collection_year: number;
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

/** Asks for the state of the return in numbers. */
export interface GetOverview {
  id: number;
  type: "get_overview";
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

/** Asks for answers to a child's errors. */
export interface GetSuggestions {
  id: number;
  type: "get_suggestions";
  child: string;
}

/** What a column holds. */
export type Kind = "text" | "code" | "date" | "number" | "postcode" | "partial date";

/** Replaces the loaded files by these; buffers are their bytes, in the same order. */
export interface LoadFiles {
  id: number;
  type: "load_files";
  files: Array<FileToLoad>;
}

/** Asks for a made-up return, as files. */
export interface MakeDemo {
  id: number;
  type: "make_demo";
  children: number;
  collection_year: number;
  seed: number;
}

/** Asks for a file to download; it is the buffer beside the reply. */
export interface MakeFile {
  id: number;
  type: "make_file";
  kind: "csv" | "csv zip" | "xml" | "workbook" | "failed checks" | "not checked" | "errors by child" | "child records in error" | "pages by child" | "problems in the files" | "summary of counts";
  ending: "csv" | "html" | "json" | "xlsx" | "xml" | "zip";
  made_on: string;
  last_year: boolean;
  module: string;
  selection: Selection;
  columns: Array<string> | null;
  marks: Array<Mark>;
}

/** What the user noted about one child's errors of one code. */
export interface Mark {
  child: string;
  code: string;
  status: "" | "asked" | "accepted";
  note: string;
}

/** A module of the return, as the page names it. */
export interface ModuleInfo {
  name: string;
  title: string;
  short_title: string;
  first_year: number;
  one_row_per_child: boolean;
  repeats: Record<string, string>;
}

/** Rules that were not run for one and the same reason. */
export interface NotChecked {
  reason: string;
  tables: Array<TableRef>;
  codes: Array<string>;
}

/** What the page can make a step of; with what it would do, where that was asked for. */
export interface Operations {
  id: number;
  type: "operations";
  operations: Array<SetCell | AddRow | DeleteRow>;
  cells: number;
  rows: number;
  outcome: Outcome | null;
}

/** What an edit does to the errors; an error is one rule's finding about one child. */
export interface Outcome {
  resolved: Array<CodeCount>;
  appeared: Array<CodeCount>;
}

/** The state of the return in numbers. */
export interface Overview {
  id: number;
  type: "overview";
  now: ReturnState;
  before: ReturnState | null;
  by_type: Array<TypeBar>;
  by_theme: Array<Bar>;
  by_impact: Array<Bar>;
  by_month: Array<Bar>;
  top: number;
  top_share: number;
}

/** Whether the browser was seen to refuse the worker a request to another origin; comes once, early. */
export interface Policy {
  type: "policy";
  enforced: boolean;
}

/** Asks what an action on many rows would do; nothing is edited yet. */
export interface PrepareBulk {
  id: number;
  type: "prepare_bulk";
  code: string;
  table: TableRef;
  rows: Array<number> | null;
  action: SetValue | Replace | AcceptSuggestions;
}

/** Problems of one kind that pre-validation found, before any rule. */
export interface ProblemGroup {
  kind: string;
  title: string;
  why: string;
  remedy: string;
  severity: "error" | "warning";
  count: number;
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

/** Asks what is wrong with a text in a column, while it is typed. */
export interface ReadValue {
  id: number;
  type: "read_value";
  table: TableRef;
  column: string;
  collection_year: number;
  text: string;
}

/** The worker takes requests; comes once. */
export interface Ready {
  type: "ready";
  protocol: number;
  app_version: string;
  postcodes: string;
  councils: Array<Council>;
  returns: Array<ReturnInfo>;
}

/** A column of a table of the record view. */
export interface RecordColumn {
  name: string;
  label: string;
  short_label: string;
  derived: boolean;
  kind: Kind;
  hint: string;
}

export interface RecordLayout {
  facts: string;
  more_facts: Array<Fact>;
  opens: string;
  split: Split | null;
}

/** A row of the record view. */
export interface RecordRow {
  row: number;
  line: number;
  cells: Array<string>;
  labels: Array<string>;
  loaded: Record<string, string>;
  added: boolean;
}

/** What one module of one year says of a child. */
export interface RecordTable {
  table: TableRef;
  title: string;
  columns: Array<RecordColumn>;
  rows: Array<RecordRow>;
  deleted: Array<DeletedRow>;
  fixed: Array<string>;
}

/** A list that a return is checked against. */
export interface ReferenceListInfo {
  ref: TableRef;
  label: string;
}

/** Replaces a part of the texts of a column, in upper and lower case alike. */
export interface Replace {
  action: "replace";
  field: string;
  find: string;
  value: string;
  whole: boolean;
}

/** The request could not be carried out by a fault of ours; the session is as it was before. */
export interface RequestFailed {
  id: number;
  type: "request_failed";
  message: string;
  details: string;
}

/** What the page has to know of a return. */
export interface ReturnInfo {
  name: string;
  title: string;
  rules: number;
  years: Array<CollectionYear>;
  modules: Array<ModuleInfo>;
  child: string;
  main: string;
  reports_last_year: boolean;
  layout: RecordLayout;
  reference_lists: Array<ReferenceListInfo>;
}

/** One problem of one cell, or of a row, for which its child ID then stands. */
export interface ReturnProblem {
  table: TableRef;
  row: number;
  file: string;
  line: number;
  column: string;
  column_label: string;
  child: string;
  value: string;
  proposal: string | null;
  message: string;
}

/** How a return stands after one check. */
export interface ReturnState {
  children: number;
  children_without_error: number;
  errors: number;
  types: number;
}

/** Asks for the operations that undo changes, whatever came after them. */
export interface RevertChanges {
  id: number;
  type: "revert_changes";
  cells: Array<Cell>;
}

/** Which errors a report is about; None is all. */
export interface Selection {
  children: Array<string> | null;
  codes: Array<string> | null;
  fields: Array<string> | null;
}

/** Gives a cell another text. */
export interface SetCell {
  op: "set";
  table: TableRef;
  row: number;
  field: string;
  value: string;
}

/** Gives a column of the rows one text. */
export interface SetValue {
  action: "set";
  field: string;
  value: string;
}

/** A social worker with the children that have an error and whose open episode names them. */
export interface SocialWorker {
  name: string;
  children: Array<string>;
}

export interface Split {
  module: string;
  start: string;
  end: string;
  end_reason: string;
  continues: string;
  start_reason: string;
  first_only: string;
  about_the_end: Array<string>;
}

/** How far the start of the worker has come. */
export interface Starting {
  type: "starting";
  phase: "runtime" | "packages" | "validator";
}

/** What the user did at one go: undone, and done again, as a whole. */
export interface Step {
  time: string;
  how: "typed" | "suggestion" | "bulk" | "reverted";
  source: string;
  files: Array<TableFile>;
  operations: Array<SetCell | AddRow | DeleteRow>;
}

/** A text that a suggestion would give a cell. */
export interface SuggestedValue {
  table: TableRef;
  row: number;
  field: string;
  value: string;
}

/** An answer to an error, with its reason; it has been tried before it is offered. */
export interface Suggestion {
  code: string;
  table: TableRef;
  row: number;
  values: Array<SuggestedValue>;
  title: string;
  reason: string;
  source: string;
  unambiguous: boolean;
  resolved: Array<string>;
  appeared: Array<string>;
}

/** Answers to a child's errors. */
export interface Suggestions {
  id: number;
  type: "suggestions";
  child: string;
  suggestions: Array<Suggestion>;
}

/** How many rows of a table. */
export interface TableCount {
  table: TableRef;
  count: number;
}

/** The file that a table came from, known by its fingerprint. */
export interface TableFile {
  table: TableRef;
  fingerprint: string;
}

export interface TableRef {
  module: string;
  last_year: boolean;
}

/** A council's figures in one of its summaries. */
export interface TrendPoint {
  council: string;
  name: string;
  made_on: string;
  year: number;
  children: number;
  children_with_errors: number;
  errors: number;
}

/** The errors of one code. */
export interface TypeBar {
  code: string;
  title: string;
  theme: string;
  impact: string;
  errors: number;
  children: number;
  before: number;
}

/** What a text was read as. */
export interface ValueRead {
  id: number;
  type: "value_read";
  fault: string;
  meant: string | null;
}

/** The collection year that the dates of this year's files speak for. */
export interface YearProposal {
  year: number;
  reason: string;
}

export type AnyRequest = LoadFiles | Check | GetChild | GetProblems | MakeDemo | Edit | GetChanges | RevertChanges | GetSuggestions | GetProblemGroups | AcceptReadings | GetErrorRows | PrepareBulk | GetCodes | ReadValue | MakeFile | GetDownloadChoices | GetOverview | CompareCounts;

export type AnyEvent = Starting | Policy | Ready | Checking | Fatal | FilesLoaded | Checked | CheckCancelled | ChildRecord | ProblemsPage | Edited | ChangesPage | Operations | Suggestions | ProblemGroups | ErrorRows | Codes | ValueRead | FileMade | DownloadChoices | Overview | Comparison | DemoMade | RequestFailed;
