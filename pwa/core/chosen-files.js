// The files that the user chose: their bytes, what the worker reports about them, and whether it has read the latest.

import { handleOf, rememberHandle } from "../saved-work/file-handles.js";
import { isLastYearFile, isOutOfDate, rivalsOf } from "./kept-file.js";
import { localDay } from "./text.js";

/**
 * @import {FileProblem, YearProposal} from "./protocol.d.ts"
 * @import {KeptFile} from "./kept-file.js"
 * @import {WorkerLife} from "./worker-life.js"
 */

/**
 * What is known of a file before it is kept.
 * @typedef {Pick<KeptFile, "name" | "chosenYear" | "lastModified" | "bytes"> & {source?: File}} NewFile
 */

/**
 * @typedef {object} Surroundings
 * @property {WorkerLife} worker
 * @property {(part: "files") => void} tell
 * @property {() => void} onChange other files are to be loaded
 * @property {() => void} onLoaded the worker has read the files, and has no edits of them
 */

export class ChosenFiles {
  #surroundings;
  #lastId = 0;
  /** Counts every change of the files. */
  #version = 0;
  /** What was loaded last, and into which worker. */
  #loaded = { version: 0, worker: 0 };
  /** @type {Promise<void> | null} */
  #loading = null;

  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    this.#surroundings = surroundings;
    /** @type {KeptFile[]} */
    this.list = [];
    /** Whether they are the made-up ones. */
    this.demo = false;
    /** @type {YearProposal | null} */
    this.proposal = null;
    /** About the files together. @type {FileProblem[]} */
    this.problems = [];
  }

  /** @param {File[]} files of any kind and year: their content determines both */
  async add(files) {
    const read = await Promise.all(
      files.map(async (source) => {
        const { name, lastModified } = source;
        return { name, lastModified, source, chosenYear: null, bytes: await source.arrayBuffer().catch(() => null) };
      }),
    );
    this.list.push(...read.map((file) => this.#kept(file)));
    this.#changed();
  }

  /**
   * Have these files in place of all others.
   * @param {NewFile[]} files
   * @param {{demo: boolean}} options whether they are the made-up ones
   */
  replace(files, { demo }) {
    this.list = files.map((file) => this.#kept(file));
    this.demo = demo;
    this.#changed();
  }

  /** @param {string} id */
  remove(id) {
    this.list = this.list.filter((file) => file.id !== id);
    this.#changed();
  }

  /**
   * Move a file to the other year.
   * @param {string} id
   */
  move(id) {
    for (const file of this.list.filter((file) => file.id === id)) {
      file.chosenYear = !isLastYearFile(file);
    }
    this.#changed();
  }

  /**
   * Use a file that is in conflict with others in place of these.
   * @param {string} id
   */
  useInstead(id) {
    const wanted = this.list.find((file) => file.id === id);
    if (wanted) {
      const rivals = new Set(rivalsOf(wanted, this.list));
      this.list = this.list.filter((file) => !rivals.has(file));
      wanted.chosenYear = isLastYearFile(wanted);
      this.#changed();
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
   * @returns {Promise<boolean>} false if it can’t be read there
   */
  async loadAgain(id) {
    const file = this.list.find((file) => file.id === id);
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
    this.#changed();
    return true;
  }

  /** Resolves when the worker has read the files as they are now. */
  async loaded() {
    while (!this.#isLoaded) {
      this.#loading ??= this.#load().finally(() => (this.#loading = null));
      await this.#loading;
    }
  }

  get #isLoaded() {
    const { version, worker } = this.#loaded;
    // A worker has no files, and needs none before the first are chosen.
    return this.#version === 0 || (version === this.#version && worker === this.#surroundings.worker.number);
  }

  async #load() {
    const { worker, tell, onLoaded } = this.#surroundings;
    let sent = this.#loaded;
    /** @type {KeptFile[]} */
    let files = [];
    const { reply } = await worker.ask({
      wanted: ["files_loaded"],
      request: () => {
        sent = { version: this.#version, worker: worker.number };
        files = this.list.filter((file) => file.bytes !== null);
        return {
          type: "load_files",
          files: files.map(({ id, name, chosenYear, lastModified }) => ({
            file_id: id,
            name,
            last_year: chosenYear,
            modified: lastModified > 0 ? localDay(new Date(lastModified)) : null,
          })),
        };
      },
      buffers: () => files.map(({ bytes }) => /** @type {ArrayBuffer} */ (bytes).slice(0)),
    });
    const reports = new Map(reply.files.map((report) => [report.file_id, report]));
    for (const file of files) {
      file.report = reports.get(file.id) ?? file.report;
    }
    this.proposal = reply.proposal;
    this.problems = reply.problems;
    this.#loaded = sent;
    onLoaded();
    tell("files");
  }

  /**
   * @param {NewFile} file
   * @returns {KeptFile}
   */
  #kept({ source, ...file }) {
    this.#lastId += 1;
    return { ...file, id: `file-${this.#lastId}`, report: null, source: source ?? null, outOfDate: false };
  }

  #changed() {
    this.#version += 1;
    this.#surroundings.onChange();
  }
}
