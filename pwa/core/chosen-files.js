// The files that the user chose: their bytes, what the worker reports about them, and whether it has read the latest.

import { handleOf, rememberHandle } from "../saved-work/file-handles.js";
import { isSession } from "../saved-work/session-file.js";
import { RequestRefused } from "./client.js";
import { FatalFile } from "./fatal-file.js";
import { readBytes, weight, whyTooLarge } from "./file-reading.js";
import { isLastYearFile, isOutOfDate, loadRequest, rivalsOf, takeReading, unread } from "./kept-file.js";
import { loadedAgain } from "./loaded-again.js";
import { whyNotRead } from "./why-not-read.js";

/**
 * @import {ColumnAnswer, FileProblem, FilesQuestion, Homes, QuestionChoice, ReadingFile, YearProposal} from "./protocol.d.ts"
 * @import {Found} from "./found-files.js"
 * @import {KeptFile} from "./kept-file.js"
 * @import {Watchdog} from "./watchdog.js"
 * @import {WorkerLife} from "./worker-life.js"
 */

/**
 * What is known of a file before it is kept.
 * @typedef {Pick<KeptFile, "name" | "chosenYear" | "drop" | "lastModified"> & {bytes: ArrayBuffer}} NewFile
 */

/**
 * @typedef {object} Surroundings
 * @property {WorkerLife} worker
 * @property {Watchdog} watchdog
 * @property {(part: "files") => void} tell
 * @property {() => number | null} chosenYear the collection year that the user set, if any
 * @property {() => ColumnAnswer[]} columnNames what the user said about names of columns
 * @property {() => void} onChange other files are to be loaded
 * @property {(files: KeptFile[], isReplaced: boolean) => void} onLeaving these files are about to go, to be replaced by
 *   newer ones or not
 * @property {(error: RequestRefused) => void} onFault the worker could not read a file
 * @property {() => void} onLoaded the worker has read the files, and has no edits of them
 */

const TEXTS = { reading: (/** @type {string} */ name) => `reading ${name}` };

/** Files that are read within this time (in ms) are given to the worker at once, and the others do not hold them up. */
const READ_QUICKLY = 300;

export class ChosenFiles {
  #surroundings;
  #fatal = new FatalFile();
  #lastId = 0;
  /** Counts the user’s drops and choices. */
  #lastDrop = 0;
  /** What was loaded last, and into which worker. */
  #loaded = { version: 0, worker: 0 };
  /** @type {Promise<void> | null} */
  #loading = null;
  /** Ends the reading of a file, by its id. @type {Map<string, AbortController>} */
  #readers = new Map();
  /** @type {Promise<unknown>} */
  #reading = Promise.resolve();

  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    this.#surroundings = surroundings;
    /** @type {KeptFile[]} */
    this.list = [];
    /** Whether they are the made-up ones. */
    this.demo = false;
    /** @type {YearProposal | null} */
    this.proposal = null;
    /** What was left out of the latest drop or choice, in sentences. @type {string[]} */
    this.notes = [];
    /** In which councils the children’s homes are. @type {Homes} */
    this.homes = { total: 0, councils: [], stated: "" };
    /** About the files together. @type {FileProblem[]} */
    this.problems = [];
    /** What the worker asks about the files as they are now; nothing while it reads them. @type {FilesQuestion[]} */
    this.questions = [];
    /** The questions that the user has answered, by their ids. @type {string[]} */
    this.answered = [];
    /** Counts every change of the files. */
    this.version = 0;
  }

  /**
   * @param {File[]} files of one drop or choice, of any kind and year: their content determines both
   * @param {Pick<Found, "unopened"> & {notes: string[]}} [besides] what else there was, which is listed
   * @returns {Promise<File[]>} those that are saved work: they are not listed
   */
  async add(files, { unopened, notes } = { unopened: [], notes: [] }) {
    this.#lastDrop += 1;
    this.notes = notes;
    const added = files.map((source) => this.#added(source));
    this.list.push(...unopened.map((each) => this.#unopened(each)));
    const reading = Promise.all(added.map((file) => this.#read(file)));
    this.#reading = Promise.all([this.#reading, reading]);
    this.#surroundings.tell("files");
    await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, READ_QUICKLY))]);
    const late = added.filter(({ read }) => read !== null);
    const saved = this.#useRead(added.filter((file) => !late.includes(file)));
    await reading;
    return [...saved, ...this.#useRead(late)];
  }

  /**
   * Have the worker read files, if their bytes could be read.
   * @param {KeptFile[]} files
   * @returns {File[]} those that are saved work
   */
  #useRead(files) {
    const read = files.filter(({ bytes }) => bytes);
    const saved = read.filter(({ bytes }) => isSession(/** @type {ArrayBuffer} */ (bytes)));
    this.#withoutThese(saved);
    if (read.length > saved.length) {
      this.readAgain();
    } else {
      this.#surroundings.tell("files");
    }
    return saved.flatMap(({ source }) => source ?? []);
  }

  /** Resolves when all files are read, or were found not to be readable. */
  async read() {
    await this.#reading;
  }

  /**
   * @param {File} source
   * @returns {KeptFile}
   */
  #added(source) {
    const { lastModified, size } = source;
    const name = source.webkitRelativePath || source.name;
    const others = this.list.reduce((sum, file) => sum + (file.fault ? 0 : weight(file)), 0);
    const fault = whyTooLarge(source, others);
    const file = {
      ...this.#kept({ name, lastModified, chosenYear: null, drop: this.#lastDrop }),
      size,
      source,
      fault,
      read: fault ? null : 0,
    };
    this.list.push(file);
    return file;
  }

  /** @param {Found["unopened"][number]} unopened @returns {KeptFile} */
  #unopened({ name, fault }) {
    return { ...this.#kept({ name, lastModified: 0, chosenYear: null, drop: this.#lastDrop }), fault };
  }

  /** @param {KeptFile} file */
  async #read(file) {
    const { tell, watchdog } = this.#surroundings;
    if (file.read === null || !file.source) {
      return;
    }
    const reader = new AbortController();
    this.#readers.set(file.id, reader);
    let told = 0;
    const reading = readBytes(
      file.source,
      (read) => {
        file.read = read;
        watchdog.sign("files");
        if (read - told > file.size / 50) {
          told = read;
          tell("files");
        }
      },
      reader.signal,
    );
    try {
      file.bytes = await watchdog.watch("files", TEXTS.reading(file.name), reading);
    } catch (error) {
      file.fault = whyNotRead(file.name, error);
    }
    file.read = null;
    this.#readers.delete(file.id);
  }

  /**
   * Have these files in place of all others.
   * @param {NewFile[]} files
   * @param {object} options
   * @param {boolean} options.demo whether they are the made-up ones
   * @param {string[]} [options.answered] the questions about them that the user has answered
   */
  replace(files, { demo, answered = [] }) {
    this.#withoutThese(this.list);
    this.list = files.map((file) => ({ ...this.#kept(file), bytes: file.bytes, size: file.bytes.byteLength }));
    this.demo = demo;
    this.answered = answered;
    this.notes = [];
    this.#lastDrop = files.reduce((most, { drop }) => Math.max(most, drop), 0);
    this.readAgain();
  }

  /** @param {string} id */
  remove(id) {
    const leaving = this.list.filter((file) => file.id === id);
    this.#surroundings.onLeaving(leaving, false);
    this.#withoutThese(leaving);
    this.readAgain();
  }

  /** @param {KeptFile[]} files */
  #withoutThese(files) {
    for (const { id } of files) {
      this.#readers.get(id)?.abort();
    }
    this.list = this.list.filter((file) => !files.includes(file));
  }

  /**
   * Do in one action what an answer to a question says of files.
   * @param {FilesQuestion} question
   * @param {Pick<QuestionChoice, "moves" | "removes" | "replaces" | "accepts">} answer
   */
  answer({ id }, { moves, removes, replaces, accepts }) {
    const leaving = this.list.filter((file) => removes.includes(file.id));
    this.#surroundings.onLeaving(leaving, replaces);
    this.#withoutThese(leaving);
    for (const file of this.list) {
      file.chosenYear = moves[file.id] ?? file.chosenYear;
    }
    this.answered = [...this.answered, id, ...accepts];
    this.readAgain();
  }

  /**
   * Move a file to the other year.
   * @param {string} id
   */
  move(id) {
    for (const file of this.list.filter((file) => file.id === id)) {
      file.chosenYear = !isLastYearFile(file);
    }
    this.readAgain();
  }

  /**
   * Use a file that is in conflict with others in place of these.
   * @param {string} id
   */
  useInstead(id) {
    const wanted = this.list.find((file) => file.id === id);
    if (wanted) {
      const rivals = rivalsOf(wanted, this.list);
      this.#surroundings.onLeaving(rivals, true);
      this.#withoutThese(rivals);
      wanted.chosenYear = isLastYearFile(wanted);
      this.readAgain();
    }
  }

  /** Look whether files on disk changed since they were loaded. */
  async lookForChanged() {
    const files = this.list.filter(({ source, bytes, outOfDate }) => source && bytes && !outOfDate);
    const changed = await Promise.all(files.map(({ source }) => isOutOfDate(/** @type {File} */ (source))));
    for (const [i, file] of files.entries()) {
      file.outOfDate = changed[i];
    }
    if (changed.includes(true)) {
      this.#surroundings.tell("files");
    }
  }

  /**
   * Load a file again from where it is on disk; edits of its earlier version are set aside.
   * @param {string} id
   * @returns {Promise<string>} why it can’t be loaded, with the remedy; "" if it was
   */
  async loadAgain(id) {
    const file = this.list.find((file) => file.id === id);
    const handle = file?.source && handleOf(file.source);
    if (!file || !handle) {
      return "";
    }
    try {
      const source = await handle.getFile();
      const fault = whyTooLarge(source, 0);
      if (fault) {
        return fault;
      }
      const reading = source.arrayBuffer();
      const bytes = await this.#surroundings.watchdog.watch("files", TEXTS.reading(file.name), reading);
      this.#surroundings.onLeaving([file], true);
      rememberHandle(source, handle);
      Object.assign(file, { source, bytes, size: source.size, lastModified: source.lastModified, outOfDate: false });
    } catch (error) {
      return whyNotRead(file.name, error);
    }
    this.readAgain();
    return "";
  }

  /** Resolves when the worker has read the files as they are now. */
  async loaded() {
    while (!this.isLoaded) {
      this.#loading ??= this.#load().finally(() => (this.#loading = null));
      await this.#loading;
    }
  }

  /** Whether the worker has read the files as they are now. */
  get isLoaded() {
    const { version, worker } = this.#loaded;
    // A worker has no files, and needs none before the first are chosen.
    return this.version === 0 || (version === this.version && worker === this.#surroundings.worker.number);
  }

  /** What a worker that was started again has of them, in words; "" if there are none. */
  get loadedAgain() {
    return loadedAgain(this.list);
  }

  async #load() {
    const { worker, tell, onLoaded } = this.#surroundings;
    let sent = this.#loaded;
    /** @type {KeptFile[]} */
    let files = [];
    /** When the worker was given the files; none has died over them before. */
    let deaths = Infinity;
    const noteDeath = () => worker.deaths > deaths && this.#endedOver(files);
    const asked = worker.ask({
      wanted: ["files_loaded"],
      request: () => {
        noteDeath();
        deaths = worker.deaths;
        sent = { version: this.version, worker: worker.number };
        files = this.#fatal.next(this.list.filter(({ bytes, fault }) => bytes !== null && !fault));
        return loadRequest(files, this.answered, this.#surroundings.chosenYear(), this.#surroundings.columnNames());
      },
      buffers: () => files.map(({ bytes }) => /** @type {ArrayBuffer} */ (bytes).slice(0)),
    });
    const reply = await asked.then(
      (answer) => answer.reply,
      (error) => {
        noteDeath();
        if (!(error instanceof RequestRefused && error.atFault === "tool")) {
          throw error;
        }
        // As where there was too little memory for a file, and enough to say so.
        this.#endedOver(files, error);
        return null;
      },
    );
    if (!reply || !this.#fatal.read()) {
      return;
    }
    const reports = new Map(reply.files.map((report) => [report.file_id, report]));
    for (const file of files) {
      file.report = reports.get(file.id) ?? file.report;
      file.understood = null;
    }
    worker.returnName = files.length > 0 ? reply.return_name : "";
    this.proposal = reply.proposal;
    this.homes = reply.homes;
    this.problems = reply.problems;
    this.#loaded = sent;
    this.questions = this.isLoaded ? reply.questions : [];
    onLoaded();
    tell("files");
  }

  /** The worker has read so much of a large file. @param {ReadingFile} progress */
  takeReading(progress) {
    takeReading(this.list, progress);
    this.#surroundings.tell("files");
  }

  /**
   * The worker did not come to an end with these files.
   * @param {KeptFile[]} files
   * @param {RequestRefused} [error] what it said
   */
  #endedOver(files, error) {
    if (this.#fatal.ended(files)) {
      this.#surroundings.tell("files");
      if (error) {
        this.#surroundings.onFault(error);
      }
    }
  }

  /** @param {Pick<KeptFile, "name" | "chosenYear" | "drop" | "lastModified">} file */
  #kept({ name, chosenYear, drop, lastModified }) {
    this.#lastId += 1;
    return unread({ id: `file-${this.#lastId}`, name, drop, chosenYear, lastModified });
  }

  /** Have the worker read the files again: they changed, or what the user said about names of columns. */
  readAgain() {
    this.version += 1;
    this.questions = [];
    if (this.#loading) {
      // The worker need not come to an end with files that are other ones now: the request is made again.
      this.#surroundings.worker.client.interrupt({ alone: true });
    }
    this.#surroundings.onChange();
  }
}
