// The page's half of a session: keeps what can't be lost (the files' bytes, the choices) and brings the worker back
// to the same state whenever it has to be started anew.
//
// Sends "worker", "files", "progress", "results", "problems", "edits", "marks", "saved" and "notice" when that part of its
// state changed.

import { handleOf, rememberHandle } from "../saved-work/file-handles.js";
import { Client, RequestRefused, WorkerDied } from "./client.js";
import { Edits } from "./edits.js";
import { placeInResults } from "./last-place.js";
import { Marks } from "./marks.js";
import { remember, remembered } from "./preferences.js";
import { ALL, Results, together } from "./results.js";

/**
 * @import {AnyRequest, Checked, Edited, FileProblem, FileReport, Outcome, Ready, YearProposal} from "./protocol.d.ts"
 * @import {Difference, How, Operation} from "./edits.js"
 * @import {Answer, Reply, Unnumbered, WorkerEvent} from "./client.js"
 * @import {Filter} from "./results.js"
 * @import {Mark} from "./marks.js"
 * @import {Work} from "../saved-work/session-file.js"
 */

/**
 * A file that the user chose. Its bytes stay here until it is removed.
 * @typedef {object} KeptFile
 * @property {string} id
 * @property {string} name
 * @property {boolean | null} chosenYear whether it is last year's, if the user said so; else the worker tells
 * @property {ArrayBuffer | null} bytes null if it could not be read
 * @property {FileReport | null} report null until the worker has read it
 * @property {number} lastModified in ms; 0 for a made-up one
 * @property {File | null} source where it was read from; null if it came out of saved work, or was made up
 * @property {boolean} outOfDate whether the source was seen to have changed or gone since
 */

/**
 * How far the worker is. "waiting": not started yet; "failed": it ended again and again and is not brought up anew.
 * @typedef {"waiting" | "runtime" | "packages" | "validator" | "ready" | "failed"} Phase
 */

/** @typedef {{done: number, total: number, code: string}} Progress */

/**
 * Something that happened and that the user should know.
 * @typedef {{kind: "restarting" | "restarted" | "failed" | "fault", text: string, details: string}} Notice
 */

/** @typedef {"done" | "cancelled" | "failed"} CheckOutcome */

const DEMO_CHILDREN = 500;
const DEMO_SEED = 903;
/** A worker that ends of itself this often within this time (in ms) is given up. */
const MOST_DEATHS = 3;
const REMEMBERED_DEATHS = 300_000;
/** No version of the files: what a new worker has. */
const NOTHING_LOADED = -1;
/** How long nothing must be edited before the problems in the files are looked for again (in ms). */
const PROBLEMS_PATIENCE = 400;
/** How long a check may take to stop once interrupted, before its worker is ended. */
const INTERRUPT_PATIENCE = 2000;

/**
 * Whether a file is taken as one of last year's.
 * @param {KeptFile} file
 */
export function isLastYear({ chosenYear, report }) {
  return chosenYear ?? report?.last_year ?? false;
}

/**
 * Whether the worker could read a file, but uses another in its place.
 * @param {KeptFile} file
 */
export function isInConflict({ report }) {
  return report !== null && report.modules.length === 0 && report.title !== "" && !report.is_provider_list;
}

/**
 * Whether a file on disk is no longer the one that was read: it then can't be read any more.
 * @param {File} source
 */
async function isOutOfDate(source) {
  try {
    await source.slice(0, 1).arrayBuffer();
    return false;
  } catch {
    return true;
  }
}

/** The table of Ofsted's lists, which is no module of the return. */
const PROVIDERS = "Providers";

export class Session extends EventTarget {
  constructor() {
    super();
    const { council, year } = remembered();
    /** @type {KeptFile[]} */
    this.files = [];
    /** @type {YearProposal | null} */
    this.proposal = null;
    /** About the files together. @type {FileProblem[]} */
    this.problems = [];
    this.council = council ?? "";
    this.rememberedYear = year;
    /** The year that the user set for these files. @type {number | null} */
    this.chosenYear = null;
    /** @type {Phase} */
    this.phase = "waiting";
    /** @type {Ready | null} */
    this.ready = null;
    /** Whether the browser was seen to refuse requests to other places; null until known. @type {boolean | null} */
    this.policyEnforced = null;
    /** @type {Progress | null} */
    this.progress = null;
    /** @type {Results | null} */
    this.results = null;
    /** Whether there were results until the files changed. */
    this.resultsOutdated = false;
    /** What the results are of. @type {{collection_year: number, council: string | null}} */
    this.checkedAs = { collection_year: 0, council: null };
    /** What the user changed. */
    this.edits = new Edits();
    /** How many cells and rows differ from the files. */
    this.changes = 0;
    /** Edits that could not be made, because their files are not loaded now. */
    this.setAside = 0;
    /** What the latest edit did to the errors. @type {Outcome | null} */
    this.outcome = null;
    /** The children that the latest edit was about. @type {string[]} */
    this.touched = [];
    /** What the user noted about errors. */
    this.marks = new Marks();
    /** Whether there are edits or marks that were not saved. */
    this.unsaved = false;
    /** Counts every change of files, choices, edits and marks; the work that was saved is that of a number. */
    this.workVersion = 0;
    this.savedVersion = 0;
    /** Where to go when the next check is done. @type {string | null} */
    this.placeToReopen = null;
    /** @type {Promise<void> | null} */
    this.editing = null;
    this.problemsTimer = 0;
    /** Which children the user had listed last. @type {{filter: Filter, search: string}} */
    this.listing = { filter: ALL, search: "" };
    /** Summaries of counts that councils are compared by. @type {{name: string, bytes: ArrayBuffer}[]} */
    this.summaries = [];
    /** Whether the files are the made-up ones. */
    this.demo = false;
    /** @type {Notice | null} */
    this.notice = null;

    this.client = new Client(
      (event) => this.#heard(event),
      (reason) => this.#workerDied(reason),
    );
    /** When workers ended of themselves of late. @type {number[]} */
    this.deaths = [];
    this.lastFile = 0;
    /** Counts every change of the files; the worker is up to date when it has loaded the latest. */
    this.filesVersion = 0;
    this.loadedVersion = 0;
    /** @type {Promise<void> | null} */
    this.loading = null;
    /** @type {Promise<CheckOutcome> | null} */
    this.checking = null;
    /** @type {AbortController | null} */
    this.cancelling = null;
    /** Whether the worker is at the rules, and not still before them. */
    this.rulesRunning = false;
    /** @type {Promise<void> | null} */
    this.checkingAgain = null;
    /** Whether the worker's latest check is the one whose results are shown. */
    this.resultsInWorker = false;
  }

  /** Bring up the worker. */
  start() {
    this.#setPhase("runtime");
    // One death can have any cause; at the second the snapshot that Python goes on from comes under suspicion.
    this.client.start({ afresh: this.deaths.length > 1 });
  }

  /** The collection year: as the user set it, or else as the data speak for it. */
  get year() {
    return this.chosenYear ?? this.proposal?.year ?? this.rememberedYear ?? this.#latestYear;
  }

  get #latestYear() {
    return this.ready?.years.at(-1)?.year ?? 0;
  }

  /** @param {number} year */
  setYear(year) {
    this.chosenYear = year;
    remember({ year });
    this.workVersion += 1;
    this.#tell("files");
  }

  /** @param {string} council ONS code, or "" for none */
  setCouncil(council) {
    this.council = council;
    if (council) {
      remember({ council });
    }
    this.workVersion += 1;
    this.#tell("files");
  }

  /** @param {string} code */
  councilName(code) {
    return this.ready?.councils.find((council) => council.code === code)?.name ?? "";
  }

  /**
   * Tables as people call them: "last year’s Episodes".
   * @param {string} table
   */
  tableTitle(table) {
    if (table === PROVIDERS) {
      return "the Ofsted list";
    }
    const lastYear = table.endsWith("_last");
    const name = lastYear ? table.slice(0, -"_last".length) : table;
    const title = this.ready?.modules.find((module) => module.name === name)?.title ?? name;
    return lastYear ? `last year’s ${title}` : title;
  }

  /** Whether there is something that leaving the page would lose. */
  get worthKeeping() {
    return this.unsaved || (this.results !== null && !this.demo && this.savedVersion !== this.workVersion);
  }

  // Files

  /** @param {File[]} files of any kind and year: their content tells */
  async addFiles(files) {
    if (this.demo) {
      this.removeAll();
    }
    const kept = await Promise.all(
      files.map(async (file) => ({
        id: this.#nextFileId(),
        name: file.name,
        chosenYear: null,
        bytes: await file.arrayBuffer().catch(() => null),
        report: null,
        lastModified: file.lastModified,
        source: file,
        outOfDate: false,
      })),
    );
    this.files.push(...kept);
    this.#filesChanged();
  }

  /** @param {string} id */
  removeFile(id) {
    this.files = this.files.filter((file) => file.id !== id);
    this.#filesChanged();
  }

  /** @param {string} id */
  moveFile(id) {
    for (const file of this.files.filter((file) => file.id === id)) {
      file.chosenYear = !isLastYear(file);
    }
    this.#filesChanged();
  }

  /**
   * Use a file that is in conflict with others in place of these.
   * @param {string} id
   */
  useInstead(id) {
    const wanted = this.files.find((file) => file.id === id);
    if (wanted) {
      const gone = new Set(this.#rivals(wanted));
      this.files = this.files.filter((file) => !gone.has(file));
      wanted.chosenYear = isLastYear(wanted);
      this.#filesChanged();
    }
  }

  /**
   * The files that are used in place of one: of the same module, or else the whole return in XML.
   * @param {KeptFile} wanted
   */
  #rivals(wanted) {
    const used = this.files.filter(
      (file) =>
        file !== wanted &&
        isLastYear(file) === isLastYear(wanted) &&
        file.report &&
        !file.report.is_provider_list &&
        file.report.modules.length > 0,
    );
    const same = used.filter((file) => file.report?.title === wanted.report?.title);
    return same.length > 0 ? same : used.filter((file) => (file.report?.modules.length ?? 0) > 1);
  }

  /** Look whether files on disk changed since they were loaded: the browser then refuses to read the old ones. */
  async lookForChangedFiles() {
    const files = this.files.filter(({ source, bytes, outOfDate }) => source && bytes && !outOfDate);
    const changed = await Promise.all(files.map(({ source }) => isOutOfDate(/** @type {File} */ (source))));
    for (const [i, file] of files.entries()) {
      file.outOfDate = changed[i];
    }
    if (changed.includes(true)) {
      this.#tell("files");
    }
  }

  /**
   * Load a file again from where it is on disk; edits of its earlier version are set aside.
   * @param {string} id
   * @returns {Promise<boolean>} false if it can't be read there
   */
  async loadAgain(id) {
    const file = this.files.find((file) => file.id === id);
    const handle = file?.source && handleOf(file.source);
    try {
      const source = await handle?.getFile();
      const bytes = await source?.arrayBuffer();
      if (!file || !handle || !source || !bytes) {
        return false;
      }
      rememberHandle(source, handle);
      Object.assign(file, { source, bytes, lastModified: source.lastModified, outOfDate: false });
    } catch {
      return false;
    }
    this.#filesChanged();
    return true;
  }

  /** Without the files there is nothing to edit: the edits go with them. */
  removeAll() {
    this.files = [];
    this.edits.replace([]);
    this.marks.replace([]);
    this.#tell("marks");
    this.changes = 0;
    this.setAside = 0;
    this.unsaved = false;
    if (this.demo) {
      this.demo = false;
      this.council = remembered().council ?? "";
    }
    this.chosenYear = null;
    this.#filesChanged();
    this.resultsOutdated = false;
  }

  /**
   * Take a made-up return in place of the files.
   * @returns {Promise<boolean>} whether it could be made
   */
  async makeDemo() {
    const made = await this.#ask(
      () => this.#whenReady(),
      () => ({ type: "make_demo", children: DEMO_CHILDREN, collection_year: this.#latestYear, seed: DEMO_SEED }),
    ).catch((error) => this.#fault(error));
    if (made?.reply.type !== "demo_made") {
      return false;
    }
    this.removeAll();
    this.files = made.reply.files.map((file, i) => ({
      id: this.#nextFileId(),
      name: file.name,
      chosenYear: file.last_year,
      bytes: made.buffers[i],
      report: null,
      lastModified: 0,
      source: null,
      outOfDate: false,
    }));
    this.demo = true;
    this.council = made.reply.council;
    this.chosenYear = null;
    this.#filesChanged();
    return true;
  }

  #nextFileId() {
    this.lastFile += 1;
    return `file-${this.lastFile}`;
  }

  #filesChanged() {
    this.filesVersion += 1;
    this.listing = { filter: ALL, search: "" };
    this.workVersion += 1;
    this.resultsOutdated ||= this.results !== null;
    this.results = null;
    this.#tell("files");
    this.#tell("results");
    this.#edits().catch((error) => this.#fault(error));
  }

  /** Resolves when the worker has read the files as they are now. */
  async loaded() {
    while (this.loadedVersion !== this.filesVersion) {
      this.loading ??= this.#load().finally(() => (this.loading = null));
      await this.loading;
    }
  }

  async #load() {
    let version = this.filesVersion;
    /** @type {KeptFile[]} */
    let files = [];
    const { reply } = await this.#ask(
      () => this.#whenReady(),
      () => {
        version = this.filesVersion;
        files = this.files.filter((file) => file.bytes !== null);
        return {
          type: "load_files",
          files: files.map(({ id, name, chosenYear }) => ({ file_id: id, name, last_year: chosenYear })),
        };
      },
      () => files.map(({ bytes }) => /** @type {ArrayBuffer} */ (bytes).slice(0)),
    );
    if (reply.type !== "files_loaded") {
      return;
    }
    const reports = new Map(reply.files.map((report) => [report.file_id, report]));
    for (const file of files) {
      file.report = reports.get(file.id) ?? file.report;
    }
    this.proposal = reply.proposal;
    this.problems = reply.problems;
    this.loadedVersion = version;
    this.edits.forgetWorker();
    this.#tell("files");
  }

  // Edits

  /**
   * Make a step of operations; the rules that can see the difference are run.
   * @param {Operation[]} operations
   * @param {How} how
   * @param {string} [source] of a suggestion
   * @returns {Promise<Outcome | null>} what it did to the errors; null if the worker can't tell
   */
  edit(operations, how, source = "") {
    const tables = new Set(operations.map(({ table }) => table));
    const files = Object.fromEntries([...tables].map((table) => [table, this.#fingerprint(table)]));
    this.edits.add({ time: new Date().toISOString(), how, source, files, operations });
    return this.#edited();
  }

  undo() {
    this.edits.undo();
    return this.#edited();
  }

  redo() {
    this.edits.redo();
    return this.#edited();
  }

  /** @returns {Promise<Outcome | null>} */
  async #edited() {
    this.unsaved = true;
    this.workVersion += 1;
    if (!this.editing) {
      this.outcome = null;
    }
    this.#tell("edits");
    try {
      await this.#upToDate();
    } catch (error) {
      this.#fault(error);
    }
    return this.outcome;
  }

  // Marks

  /** @param {Mark} mark */
  mark(mark) {
    this.marks.set(mark);
    this.unsaved = true;
    this.workVersion += 1;
    this.#tell("marks");
  }

  // Saved work

  /**
   * All that is to be saved.
   * @returns {Work}
   */
  work() {
    const { chosenYear, council, demo, edits, marks } = this;
    return {
      app: this.ready?.app_version ?? "",
      saved: new Date().toISOString(),
      chosenYear,
      council,
      demo,
      checked: this.results !== null,
      place: placeInResults(),
      files: this.files.flatMap(({ name, chosenYear, lastModified, bytes }) =>
        bytes ? [{ name, chosenYear, lastModified, bytes }] : [],
      ),
      steps: edits.steps,
      made: edits.made,
      marks: marks.list(),
    };
  }

  /** @param {number} version of the work that was saved */
  savedAt(version) {
    this.savedVersion = version;
    if (version === this.workVersion) {
      this.unsaved = false;
    }
    this.#tell("saved");
  }

  /**
   * Go on with saved work, in place of what is there.
   * @param {Work} work
   */
  resume({ files, chosenYear, council, demo, checked, place, steps, made, marks }) {
    this.files = files.map((file) => ({
      ...file,
      id: this.#nextFileId(),
      report: null,
      source: null,
      outOfDate: false,
    }));
    this.edits.replace(steps);
    this.edits.made = made;
    this.changes = 0;
    this.setAside = 0;
    this.outcome = null;
    this.marks.replace(marks);
    this.demo = demo;
    this.council = council;
    this.chosenYear = chosenYear;
    this.placeToReopen = checked ? place : null;
    this.#filesChanged();
    this.resultsOutdated = false;
    this.unsaved = false;
    this.savedVersion = this.workVersion;
    this.#tell("edits");
    this.#tell("marks");
  }

  /**
   * The fingerprint of the file that a table came from.
   * @param {string} table
   */
  #fingerprint(table) {
    const used = this.files.find(
      ({ report }) =>
        report &&
        !report.is_provider_list &&
        report.modules.some((module) => (report.last_year ? `${module}_last` : module) === table),
    );
    return used?.report?.fingerprint ?? "";
  }

  /** Resolves when the worker has made the steps in force. */
  async #edits() {
    await this.loaded();
    while (this.edits.difference()) {
      this.editing ??= this.#makeSteps().finally(() => (this.editing = null));
      await this.editing;
    }
  }

  async #makeSteps() {
    /** @type {Difference} */
    let difference = { keep: 0, steps: [] };
    const { reply } = await this.#ask(
      () => this.loaded(),
      () => {
        difference = this.edits.difference() ?? { keep: this.edits.made, steps: [] };
        return { type: "edit", ...difference };
      },
    );
    if (reply.type === "edited") {
      this.edits.madeInWorker(difference);
      this.#takeEdited(reply);
    }
  }

  /** @param {Edited} reply */
  #takeEdited({ changes, set_aside, children, outcome, findings }) {
    this.changes = changes;
    this.setAside = set_aside;
    this.touched = children;
    if (findings && this.results) {
      // Edits that come while others are under way are told together.
      this.outcome = together(this.outcome, outcome);
      this.results = this.results.after(findings);
      this.#tell("results");
      clearTimeout(this.problemsTimer);
      this.problemsTimer = setTimeout(() => this.#lookForProblems(), PROBLEMS_PATIENCE);
    }
    this.#tell("edits");
  }

  /** Look for problems in the files as they are after edits. */
  async #lookForProblems() {
    const answer = await this.#ask(
      () => this.#upToDate(),
      () => ({ type: "get_problem_groups" }),
    ).catch((error) => this.#fault(error));
    if (answer?.reply.type === "problem_groups" && this.results) {
      this.results = this.results.withProblems(answer.reply.groups);
      this.#tell("problems");
    }
  }

  // Check

  /**
   * Run all the rules; a check that is under way already is joined.
   * @returns {Promise<CheckOutcome>}
   */
  check() {
    this.lookForChangedFiles();
    this.checking ??= this.#check().finally(() => (this.checking = null));
    return this.checking;
  }

  /** @returns {Promise<CheckOutcome>} */
  async #check() {
    this.cancelling = new AbortController();
    const { signal } = this.cancelling;
    /** @type {Promise<never>} */
    const cancelled = new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    this.progress = { done: 0, total: 0, code: "" };
    this.#tell("progress");
    try {
      const reply = await Promise.race([this.#runRules(signal), cancelled]);
      return reply.type === "checked" ? "done" : "cancelled";
    } catch (error) {
      if (signal.aborted) {
        return "cancelled";
      }
      this.#fault(error);
      return "failed";
    } finally {
      this.progress = null;
      this.cancelling = null;
      this.#tell("progress");
    }
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<Reply>}
   */
  async #runRules(signal) {
    let asked = this.checkedAs;
    const { reply } = await this.#ask(
      async () => {
        this.rulesRunning = false;
        await this.#edits();
        signal.throwIfAborted();
        this.rulesRunning = true;
      },
      () => {
        asked = { collection_year: this.year, council: this.council || null };
        return { type: "check", ...asked };
      },
    ).finally(() => (this.rulesRunning = false));
    if (reply.type === "checked" && !signal.aborted) {
      this.checkedAs = asked;
      this.#takeResults(reply);
    }
    return reply;
  }

  /** Stop the check that is under way: at once if the worker can be interrupted, else by ending the worker. */
  async cancel() {
    const cancelling = this.cancelling;
    if (!cancelling) {
      return;
    }
    if (this.rulesRunning && this.client.interrupt()) {
      await Promise.race([this.checking, new Promise((resolve) => setTimeout(resolve, INTERRUPT_PATIENCE))]);
    }
    if (this.cancelling === cancelling) {
      cancelling.abort();
      if (this.rulesRunning) {
        this.#restart();
      }
    }
  }

  /** @param {Checked} reply */
  #takeResults(reply) {
    this.results = new Results(reply);
    this.resultsOutdated = false;
    this.resultsInWorker = true;
    this.#tell("results");
  }

  /** Resolves when the worker has read the files, made the edits and, if there are results, holds them too. */
  async #upToDate() {
    await this.#edits();
    while (this.results && !this.resultsInWorker) {
      this.checkingAgain ??= this.#checkAgain().finally(() => (this.checkingAgain = null));
      await this.checkingAgain;
    }
  }

  async #checkAgain() {
    const { reply } = await this.#ask(
      () => this.#edits(),
      () => ({ type: "check", ...this.checkedAs }),
    );
    if (reply.type === "checked") {
      this.#takeResults(reply);
    }
  }

  /**
   * Ask the worker about the loaded files, the edits and the latest check.
   * @template {Reply["type"]} T
   * @param {Unnumbered<AnyRequest>} request
   * @param {T} wanted the type of the reply
   * @returns {Promise<Extract<Reply, {type: T}> | null>} null if the worker can't tell; the user is told why
   */
  async ask(request, wanted) {
    return (await this.askWithFiles(request, wanted))?.reply ?? null;
  }

  /**
   * Ask the worker for what comes with files, or takes files; it need not have any of a return.
   * @template {Reply["type"]} T
   * @param {Unnumbered<AnyRequest>} request
   * @param {T} wanted the type of the reply
   * @param {ArrayBuffer[]} [files] they stay here
   * @returns {Promise<{reply: Extract<Reply, {type: T}>, files: ArrayBuffer[]} | null>} null if the worker can't tell;
   *   the user is told why
   */
  async askWithFiles(request, wanted, files = []) {
    try {
      const { reply, buffers } = await this.#ask(
        async () => {
          await this.#whenReady();
          await this.#upToDate();
        },
        () => request,
        () => files.map((bytes) => bytes.slice(0)),
      );
      return reply.type === wanted ? { reply: /** @type {Extract<Reply, {type: T}>} */ (reply), files: buffers } : null;
    } catch (error) {
      this.#fault(error);
      return null;
    }
  }

  // Worker

  /**
   * Ask the worker; if it dies before it answers, ask again once it has been brought back.
   * @param {() => Promise<void>} prepared resolves when the worker is where this request needs it
   * @param {() => Unnumbered<AnyRequest>} request
   * @param {() => ArrayBuffer[]} [buffers] made for each try, as they leave with the request
   * @returns {Promise<Answer>}
   */
  async #ask(prepared, request, buffers = () => []) {
    for (;;) {
      await prepared();
      try {
        return await this.client.request(request(), buffers());
      } catch (error) {
        if (!(error instanceof WorkerDied)) {
          throw error;
        }
      }
    }
  }

  /** @param {WorkerEvent} event */
  #heard(event) {
    switch (event.type) {
      case "policy":
        this.policyEnforced = event.enforced;
        this.#tell("worker");
        break;
      case "starting":
        this.#setPhase(event.phase);
        break;
      case "ready":
        this.ready = event;
        this.#setPhase("ready");
        break;
      case "checking":
        if (this.progress) {
          this.progress = { done: event.done, total: event.total, code: event.code };
          this.#tell("progress");
        }
        break;
    }
  }

  /** @param {string} reason */
  #workerDied(reason) {
    const now = performance.now();
    this.deaths = [...this.deaths.filter((time) => now - time < REMEMBERED_DEATHS), now];
    if (this.deaths.length >= MOST_DEATHS) {
      this.#setPhase("failed");
      this.#setNotice({
        kind: "failed",
        text: "The checker stopped several times and was not started again. Your files are still here.",
        details: reason,
      });
    } else {
      this.#setNotice({
        kind: "restarting",
        text: "The checker stopped. It is being started again and your files are being loaded again. You do not need to do anything.",
        details: reason,
      });
      this.#restart();
    }
  }

  /** Try again after the worker was given up. */
  retry() {
    this.deaths = [];
    this.#setNotice(null);
    this.#restart();
  }

  /** Bring up a new worker and bring it to where the one before was. */
  async #restart() {
    this.client.stop("restarted");
    this.loadedVersion = NOTHING_LOADED;
    this.resultsInWorker = false;
    this.start();
    try {
      await this.#upToDate();
    } catch (error) {
      this.#fault(error);
      return;
    }
    if (this.notice?.kind === "restarting") {
      const text = "The checker stopped and was started again.";
      this.#setNotice({
        kind: "restarted",
        text: this.files.length > 0 ? `${text} Your files have been loaded again, and nothing is lost.` : text,
        details: this.notice.details,
      });
    }
  }

  /** Resolves when it is known whether the browser refuses requests to other places: no file is taken before. */
  async policyKnown() {
    while (this.policyEnforced === null) {
      await new Promise((resolve) => this.addEventListener("worker", resolve, { once: true }));
    }
  }

  /** @returns {Promise<void>} */
  async #whenReady() {
    while (this.phase !== "ready") {
      if (this.phase === "failed") {
        throw new WorkerDied("The checker is not running.");
      }
      await new Promise((resolve) => this.addEventListener("worker", resolve, { once: true }));
    }
  }

  /** @param {Phase} phase */
  #setPhase(phase) {
    this.phase = phase;
    this.#tell("worker");
  }

  /** @param {unknown} error */
  #fault(error) {
    if (error instanceof WorkerDied) {
      // Told by the notice about the worker.
      return;
    }
    const details =
      error instanceof RequestRefused ? error.details : String(error instanceof Error ? error.stack : error);
    const text = error instanceof Error ? error.message : "Something went wrong.";
    this.#setNotice({ kind: "fault", text, details });
  }

  /** @param {Notice | null} notice */
  #setNotice(notice) {
    this.notice = notice;
    this.#tell("notice");
  }

  /** @param {string} text about something that did not work, with the remedy */
  complain(text) {
    this.#setNotice({ kind: "fault", text, details: "" });
  }

  dismissNotice() {
    this.#setNotice(null);
  }

  /** @param {"worker" | "files" | "progress" | "results" | "problems" | "edits" | "marks" | "saved" | "notice"} part */
  #tell(part) {
    this.dispatchEvent(new Event(part));
  }
}
