// One user’s session, as the rest of the page sees it. It keeps what can’t be lost (files, edits, marks, settings), and
// its parts bring the worker back to the same state whenever it has to be started again. Sends an event with the name of
// a part when that part of its state changed.

import { checkInstalledFiles } from "../install/offline.js";
import { Carrying, NOTHING_CARRIED } from "./carrying.js";
import { Checking } from "./checking.js";
import { ChosenFiles } from "./chosen-files.js";
import { Client } from "./client.js";
import { madeUpReturn } from "./demo.js";
import { Editing } from "./editing.js";
import { LatestResults } from "./latest-results.js";
import { Marks } from "./marks.js";
import { Notices } from "./notices.js";
import { Progress } from "./progress.js";
import { ReplacedExtracts } from "./replaced-extracts.js";
import { ALL, NOW } from "./results.js";
import { Settings } from "./settings.js";
import { SourceCorrections } from "./source-corrections.js";
import { tableTitle } from "./tables.js";
import { watchdog } from "./watchdog.js";
import { WorkVersion } from "./work-version.js";
import { WorkerLife } from "./worker-life.js";

/**
 * @import {AnyRequest, DeltaByCode, TableRef} from "./protocol.d.ts"
 * @import {CheckOutcome} from "./checking.js"
 * @import {Reply, Unnumbered} from "./client.js"
 * @import {How, Operation} from "./edits.js"
 * @import {Filter, When} from "./results.js"
 * @import {Watchdog} from "./watchdog.js"
 * @import {Work} from "../saved-work/work.js"
 */

/** @typedef {"worker" | "files" | "progress" | "results" | "consequences" | "problems" | "edits" | "marks" | "saved" | "notice"} Part */

export class Session extends EventTarget {
  #worker;
  #latest;
  #editing;
  #checking;

  /**
   * Tests give others.
   * @param {typeof Client} [client]
   * @param {Watchdog} [patience]
   * @param {typeof checkInstalledFiles} [repair]
   */
  constructor(client = Client, patience = watchdog, repair = checkInstalledFiles) {
    super();
    /** @param {Part} part */
    const tell = (part) => this.#tell(part);
    const version = new WorkVersion(tell);
    const notices = new Notices(tell);
    const worker = new WorkerLife(
      {
        tell,
        notices,
        watchdog: patience,
        repair,
        onProgress: (progress) => this.#checking.takeProgress(progress),
        onReading: (progress) => this.files.takeReading(progress),
        onPostcodes: (came) => this.#checking.takePostcodes(came),
        bringBack: () => this.#checking.upToDate().then(() => this.files.loadedAgain),
      },
      client,
    );
    const files = new ChosenFiles({
      worker,
      watchdog: patience,
      tell,
      chosenYear: () => this.settings.chosenYear,
      columnNames: () => this.settings.columnNames.list,
      onChange: () => this.#filesChanged(),
      onLeaving: (...leaving) => this.replacedExtracts.keep(files.list, ...leaving),
      onFault: (error) => notices.fault(error),
      onLoaded: () => this.edits.forgetWorker(),
    });
    /** @param {Part} part which saved work is to have as it is now */
    const changed = (part) => {
      version.changed();
      tell(part);
    };
    const settings = new Settings({ worker, files, onChange: () => changed("files") });
    settings.ownChecks.addEventListener("change", () => {
      version.edited({ lasting: true });
      this.#checking.checkOwn();
    });
    const latest = new LatestResults(worker, tell);
    const editing = new Editing({
      worker,
      files,
      latest,
      tell,
      carried: () => this.carrying.upToDate(),
      onChange: () => version.edited(),
      onFindings: () => this.#checking.lookLater({ atProblems: true }),
    });
    this.#worker = worker;
    this.#latest = latest;
    this.#editing = editing;
    const progress = new Progress(() => version.changed());
    /** How the number of errors fell from one load of files to the next. */
    this.progressOverTime = progress;
    this.#checking = new Checking({ worker, files, settings, editing, latest, notices, progress, tell });
    this.files = files;
    this.replacedExtracts = new ReplacedExtracts(editing.edits);
    this.settings = settings;
    this.notices = notices;
    /** Which work was saved. */
    this.version = version;
    /** What the user noted about errors. */
    this.marks = new Marks(() => {
      version.edited();
      tell("marks");
    });
    /** What was asked to be corrected at source, and when it was done. */
    this.sourceCorrections = new SourceCorrections(() => changed("marks"));
    /** The edits of earlier files in the present ones. */
    this.carrying = new Carrying(this, worker);
    /** Where to go when the next check is done. @type {string | null} */
    this.placeToReopen = null;
    /** Which children the user had listed last. @type {{when: When, filter: Filter, search: string}} */
    this.listing = { when: NOW, filter: ALL, search: "" };
    /** Summaries of counts that councils are compared by. @type {{name: string, bytes: ArrayBuffer}[]} */
    this.summaries = [];
  }

  // Worker

  /** Start the worker. */
  start() {
    this.#worker.start();
  }

  /** Start the worker again, also when it was given up; what it was asked is asked again. */
  retry() {
    this.#worker.retry();
  }

  get phase() {
    return this.#worker.phase;
  }

  /** What the worker said of itself when it was ready; null before. */
  get ready() {
    return this.#worker.ready;
  }

  /** What the return is made of; null before the worker was ready. */
  get definition() {
    return this.#worker.definition;
  }

  /** Whether the browser was seen to refuse requests to other places; null until known. */
  get policyEnforced() {
    return this.#worker.policyEnforced;
  }

  /** Resolves when `policyEnforced` is known. */
  policyKnown() {
    return this.#worker.policyKnown();
  }

  /**
   * Ask the worker about the loaded files, the edits and the latest check.
   * @template {Reply["type"]} T
   * @param {Unnumbered<AnyRequest>} request
   * @param {T} wanted the type of the reply
   * @returns {Promise<Extract<Reply, {type: T}> | null>} null if the worker can’t answer; the user is shown why
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
   * @returns {Promise<{reply: Extract<Reply, {type: T}>, files: ArrayBuffer[]} | null>} null if the worker can’t answer;
   *   the user is shown why
   */
  async askWithFiles(request, wanted, files = []) {
    try {
      const { reply, buffers } = await this.#worker.ask({
        wanted: [wanted],
        prepared: () => this.#checking.upToDate(),
        request: () => request,
        buffers: () => files.map((bytes) => bytes.slice(0)),
      });
      return { reply, files: buffers };
    } catch (error) {
      this.notices.fault(error);
      return null;
    }
  }

  // Names

  /** @param {string} code ONS code */
  councilName(code) {
    return this.ready?.councils.find((council) => council.code === code)?.name ?? "";
  }

  /** @param {TableRef} table */
  tableTitle(table) {
    return tableTitle(table, this.definition);
  }

  // Files

  /** @param {Parameters<ChosenFiles["add"]>} found of any kind and year: their content determines both */
  addFiles(...found) {
    if (this.files.demo) {
      this.removeAll();
    }
    return this.files.add(...found);
  }

  /** Without the files there is nothing to edit: the edits go with them. */
  removeAll() {
    this.settings.reset();
    this.replacedExtracts.list = [];
    this.progressOverTime.replace([]);
    this.sourceCorrections.replace([]);
    this.#haveWork({ steps: [], inForceCount: 0, marks: [], carried: NOTHING_CARRIED });
    this.files.replace([], { demo: false });
    this.version.emptied();
  }

  /**
   * Use a made-up return in place of the files.
   * @param {string} returnName of which return; empty for the first
   * @param {boolean} midYear whether it is an extract made during the year
   * @returns {Promise<boolean>} whether it could be made
   */
  async makeDemo(returnName, midYear) {
    try {
      const { files, council, asAt, year } = await madeUpReturn(this.#worker, returnName, midYear);
      this.removeAll();
      this.settings.council = council;
      this.settings.fixedDay = asAt ? { day: asAt, isChosen: true, year, files: null } : null;
      this.files.replace(files, { demo: true });
      return true;
    } catch (error) {
      this.notices.fault(error);
      return false;
    }
  }

  #filesChanged() {
    this.listing = { when: NOW, filter: ALL, search: "" };
    this.progressOverTime.filesChanged();
    this.version.changed();
    this.#latest.outdate();
    this.#tell("files");
    this.#tell("results");
    this.#editing.made().catch((error) => this.notices.fault(error));
  }

  // Edits and marks

  get edits() {
    return this.#editing.edits;
  }

  /** How many cells and rows differ from the files. */
  get changes() {
    return this.#editing.changes;
  }

  /** How many edits are not in the data, because their files are not loaded now. */
  get setAside() {
    return this.#editing.setAside;
  }

  /** Whether edits wait for a worker that was given up: they are kept, and nothing was checked. */
  get editsWait() {
    return this.phase === "failed" && this.edits.difference() !== null;
  }

  /** The children that the latest edit was about. */
  get touched() {
    return this.#editing.touched;
  }

  /**
   * Make a step of operations; the rules that can see the difference are run.
   * @param {Operation[]} operations
   * @param {How} how
   * @param {{source?: string, acts?: string[]}} [more] see `stepOf`
   */
  edit(operations, how, more) {
    this.#editing.add(operations, how, more);
    return this.outcome();
  }

  undo() {
    this.#editing.undo();
    return this.outcome();
  }

  redo() {
    this.#editing.redo();
    return this.outcome();
  }

  /** @returns {Promise<DeltaByCode | null>} what the latest edit did to the errors; null if the worker can’t tell */
  async outcome() {
    try {
      await this.#checking.upToDate();
    } catch (error) {
      this.notices.fault(error);
    }
    return this.#editing.outcome;
  }

  // Checks

  /** What the latest check found; null before it, and when the files changed since. */
  get results() {
    return this.#latest.results;
  }

  /** Whether there were results until the files changed. */
  get resultsOutdated() {
    return this.#latest.outdated;
  }

  /** The collection year and the council of the results. */
  get checkedAs() {
    return this.#latest.checkedAs;
  }

  /** The check that is under way, or null. */
  get checking() {
    return this.#checking.running;
  }

  get progress() {
    return this.#checking.progress;
  }

  /**
   * Run all the rules, or join the check that is under way.
   * @returns {Promise<CheckOutcome>}
   */
  check() {
    this.files.lookForChanged();
    return this.#checking.check();
  }

  cancel() {
    return this.#checking.cancel();
  }

  // Saved work

  /** Whether there is something that leaving the page would lose. */
  get worthKeeping() {
    const { unsaved, saved, latest } = this.version;
    return unsaved || (this.results !== null && !this.files.demo && saved !== latest);
  }

  /**
   * Continue with saved work, in place of what is open.
   * @param {Work} work
   */
  resume(work) {
    this.settings.resume(work);
    this.placeToReopen = work.checked ? work.place : null;
    this.replacedExtracts.list = work.replaced;
    this.#haveWork(work);
    this.files.replace(work.files, work);
    // After the files, which would count as newly loaded.
    this.progressOverTime.replace(work.progress);
    this.sourceCorrections.replace(work.sourceCorrections);
    this.version.savedAt(this.version.latest);
    this.#tell("edits");
  }

  /**
   * Have these edits and marks in place of all others. What was checked before says nothing about them.
   * @param {Pick<Work, "steps" | "inForceCount" | "marks" | "carried">} work
   */
  #haveWork({ steps, inForceCount, marks, carried }) {
    this.#editing.replace(steps, inForceCount);
    this.carrying.replace(carried);
    this.marks.replace(marks);
    this.#latest.forget();
    this.#tell("marks");
  }

  /** @param {Part} part */
  #tell(part) {
    this.dispatchEvent(new Event(part));
  }
}
