// Generated from worker/protocol.py by build/protocol_types.py: change it there, then run `make types`.
// Import in JSDoc: @import {Check, AnyEvent} from "./protocol.d.ts"

export const PROTOCOL_VERSION: 1;

/** A cell at fault; ``row`` is the 0-based position in the table as loaded. */
export interface Cell {
  table: string;
  row: number;
  field: string;
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
  child_errors: Array<number>;
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

/** A collection year that is supported; ``label`` is as people write it, 2026/27. */
export interface CollectionYear {
  year: number;
  label: string;
}

/** A council that makes a return. */
export interface Council {
  code: string;
  name: string;
  dfe_code: string;
}

/** A made-up return; buffers are the files' bytes, in the same order. */
export interface DemoMade {
  id: number;
  type: "demo_made";
  files: Array<FileToLoad>;
  council: string;
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
  children: Array<number>;
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

/** Something about a file that the user should know, with the remedy. */
export interface FileProblem {
  severity: "error" | "warning";
  text: string;
}

/** What became of a file. */
export interface FileReport {
  file_id: string;
  name: string;
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

/** Asks for everything that is loaded about a child of the latest check. */
export interface GetChild {
  id: number;
  type: "get_child";
  child: string;
}

/** Asks for some of the problems of one kind that pre-validation found at the latest check. */
export interface GetProblems {
  id: number;
  type: "get_problems";
  kind: ProblemKind;
  start: number;
  count: number;
}

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

/** A module of the return, as the page names it. */
export interface ModuleInfo {
  name: string;
  title: string;
  short_title: string;
  first_year: number;
}

/** Rules that were not run for one and the same reason. */
export interface NotChecked {
  reason: string;
  tables: Array<string>;
  codes: Array<string>;
}

/** Whether the browser was seen to refuse the worker a request to another origin; comes once, early. */
export interface Policy {
  type: "policy";
  enforced: boolean;
}

/** Problems of one kind that pre-validation found, before any rule. */
export interface ProblemGroup {
  kind: ProblemKind;
  title: string;
  why: string;
  remedy: string;
  severity: "error" | "warning";
  count: number;
  proposals: number;
  tables: Array<ProblemTable>;
}

/** What can be wrong with a cell, a row or a child before any rule is run; in the order of the list shown. */
export type ProblemKind = "child_blank" | "child_characters" | "lost_zeros" | "scientific" | "excel_error" | "excel_text_mark" | "decimals" | "date_form" | "date_unreadable" | "word_for_code" | "blank_word" | "garbled" | "spaces" | "lower_case" | "too_long" | "not_in_header" | "without_episodes" | "dob_differs" | "sex_differs" | "second_row" | "repeated_row";

/** How many problems of one kind a table has. */
export interface ProblemTable {
  table: string;
  file: string;
  count: number;
}

/** Some of the problems of one kind, by table and line, from position ``start``. */
export interface ProblemsPage {
  id: number;
  type: "problems_page";
  kind: ProblemKind;
  start: number;
  total: number;
  problems: Array<ReturnProblem>;
}

/** The worker takes requests; comes once. */
export interface Ready {
  type: "ready";
  protocol: number;
  app_version: string;
  rules: number;
  postcodes: string;
  councils: Array<Council>;
  years: Array<CollectionYear>;
  modules: Array<ModuleInfo>;
}

/** A column of a table of the record view. */
export interface RecordColumn {
  name: string;
  label: string;
  short_label: string;
  derived: boolean;
}

/** A row of the record view. */
export interface RecordRow {
  row: number;
  line: number;
  cells: Array<string>;
  labels: Array<string>;
}

/** What one module of one year says of a child. */
export interface RecordTable {
  table: string;
  module: string;
  title: string;
  last_year: boolean;
  columns: Array<RecordColumn>;
  rows: Array<RecordRow>;
}

/** The request could not be carried out by a fault of ours; the session is as it was before. */
export interface RequestFailed {
  id: number;
  type: "request_failed";
  message: string;
  details: string;
}

/** One problem of one cell, or of a row, for which its child ID then stands. */
export interface ReturnProblem {
  table: string;
  module: string;
  last_year: boolean;
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

/** How far the start of the worker has come. */
export interface Starting {
  type: "starting";
  phase: "runtime" | "packages" | "validator";
}

/** The collection year that the dates of this year's files speak for. */
export interface YearProposal {
  year: number;
  reason: string;
}

export type AnyRequest = LoadFiles | Check | GetChild | GetProblems | MakeDemo;

export type AnyEvent = Starting | Policy | Ready | Checking | Fatal | FilesLoaded | Checked | CheckCancelled | ChildRecord | ProblemsPage | DemoMade | RequestFailed;
