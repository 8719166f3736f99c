// What a drop, a choice or the launch of the app brings: the files that can be had, and words about the rest. One that can’t
// be opened keeps out no other, and nothing is waited for without an end.

import { rememberHandle } from "../saved-work/file-handles.js";
import { isLeftBySystem } from "./file-names.js";
import { inTime } from "./in-time.js";
import { agreeing, count } from "./text.js";
import { whyNotRead } from "./why-not-read.js";

const TEXTS = {
  tooMany: (/** @type {number} */ most) =>
    `You added more than ${most} files. The first ${most} are listed, and the others are not used. If a file of your return is missing, add it by itself.`,
  notUsed: (/** @type {number} */ n, /** @type {string} */ example) =>
    `Not used: ${count(n, "file")} that ${agreeing(n, "is", "are")} not part of a return, such as ${example}.`,
};

/**
 * A file or folder that can’t be opened, and why, with the remedy.
 * @typedef {{name: string, fault: string}} Unopened
 */

/**
 * @typedef {object} Found
 * @property {File[]} files
 * @property {Unopened[]} unopened
 * @property {string[]} others names of files that users do not mean to load, so that they were not opened
 * @property {boolean} hasMore whether there are more files than are taken
 */

/** @typedef {(path: string) => boolean} IsWanted whether a file is considered, by its name with the folders that it is in */

/** How many files of one drop are used. The two years of a return and Ofsted’s lists are about 30. */
export const MOST_FILES = 200;
/** How long one file or folder may take to open, and a folder with all that is in it (in ms). */
export const LONGEST_OPENING = 10_000;
const LONGEST_WALK = 30_000;
/** How long the handles of files are waited for (in ms): without one, a file can’t be read again when it has changed. */
const LONGEST_FOR_HANDLES = 1000;

/**
 * Files that the browser has opened.
 * @param {Iterable<File>} files
 * @param {IsWanted} isWanted
 * @returns {Found}
 */
export function chosenFiles(files, isWanted) {
  const { taken, ...rest } = selection([...files], (file) => file.webkitRelativePath || file.name, isWanted);
  return { files: taken, unopened: [], ...rest };
}

/**
 * Files that were dropped, with those in dropped folders.
 * @param {DataTransfer} transfer
 * @param {IsWanted} isWanted
 * @returns {Promise<Found>}
 */
export async function droppedFiles(transfer, isWanted) {
  // All of it has to be asked for before anything is awaited.
  const items = [...transfer.items].map((item) => ({
    folder: folderOf(item),
    file: item.getAsFile(),
    handle: handleOfItem(item),
  }));
  const folders = items.flatMap(({ folder }) => folder ?? []);
  const files = items.flatMap(({ folder, file }) => (folder || !file ? [] : [file]));
  for (const { file, handle } of items) {
    handle.then((found) => file && found?.kind === "file" && rememberHandle(file, found));
  }
  const known = inTime(Promise.all(items.map(({ handle }) => handle)), LONGEST_FOR_HANDLES).catch(() => undefined);
  const walk = new Walk(files.length, isWanted);
  for (const folder of folders) {
    await walk.through(folder);
  }
  const { taken, ...rest } = selection([...files, ...walk.entries], pathOf, isWanted);
  const opened = await openAll(taken, pathOf, fileOf);
  await known;
  return { files: opened.files, unopened: [...walk.unopened, ...opened.unopened], ...rest };
}

/**
 * Files that the app was opened with.
 * @param {readonly FileSystemFileHandle[]} handles
 * @param {IsWanted} isWanted
 * @returns {Promise<Found>}
 */
export async function launchedFiles(handles, isWanted) {
  const { taken, ...rest } = selection([...handles], nameOfHandle, isWanted);
  return { ...(await openAll(taken, nameOfHandle, openHandle)), ...rest };
}

/**
 * What was left out, in sentences as the terminal’s (worker/terminal/input_files.py).
 * @param {Pick<Found, "others" | "hasMore">} found
 */
export function aboutLeftOut({ others, hasMore }) {
  const sentences = [];
  if (hasMore) {
    sentences.push(TEXTS.tooMany(MOST_FILES));
  }
  if (others.length > 0) {
    // The user knows their own files, and may never have seen those of the system.
    const example = others.find((name) => !isLeftBySystem(name)) ?? others[0];
    sentences.push(TEXTS.notUsed(others.length, example));
  }
  return sentences;
}

/**
 * What is taken of many, by their names.
 * @template T
 * @param {T[]} all
 * @param {(each: T) => string} nameOf
 * @param {IsWanted} isWanted
 */
function selection(all, nameOf, isWanted) {
  const wanted = all.filter((each) => isWanted(nameOf(each)));
  return {
    taken: wanted.slice(0, MOST_FILES),
    others: all.map(nameOf).filter((name) => !isWanted(name)),
    hasMore: wanted.length > MOST_FILES,
  };
}

/**
 * @template T
 * @param {T[]} all
 * @param {(each: T) => string} nameOf
 * @param {(each: T) => Promise<File>} open
 * @returns {Promise<Pick<Found, "files" | "unopened">>} in the order given
 */
async function openAll(all, nameOf, open) {
  const outcomes = await Promise.allSettled(all.map((each) => inTime(open(each), LONGEST_OPENING)));
  /** @type {File[]} */
  const files = [];
  /** @type {Unopened[]} */
  const unopened = [];
  for (const [i, outcome] of outcomes.entries()) {
    if (outcome.status === "fulfilled") {
      files.push(outcome.value);
    } else {
      const name = nameOf(all[i]);
      unopened.push({ name, fault: whyNotRead(name, outcome.reason) });
    }
  }
  return { files, unopened };
}

/** @param {DataTransferItem} item */
function folderOf(item) {
  try {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory ? /** @type {FileSystemDirectoryEntry} */ (entry) : null;
  } catch {
    return null;
  }
}

/**
 * What a dropped file can be read again by, in browsers that give it; not in the types of the browser’s parts.
 * @param {DataTransferItem & {getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>}} item
 */
async function handleOfItem(item) {
  try {
    return /** @type {FileSystemFileHandle | null} */ ((await item.getAsFileSystemHandle?.()) ?? null);
  } catch {
    return null;
  }
}

/** @param {FileSystemFileHandle} handle */
function nameOfHandle({ name }) {
  return name;
}

/** @param {FileSystemFileHandle} handle */
async function openHandle(handle) {
  const file = await handle.getFile();
  rememberHandle(file, handle);
  return file;
}

/** @param {File | FileSystemEntry} each */
function pathOf(each) {
  return "fullPath" in each ? each.fullPath.replace(/^\//, "") : each.name;
}

/** @param {File | FileSystemEntry} each */
async function fileOf(each) {
  if (!("fullPath" in each)) {
    return each;
  }
  /** @type {File} */
  const file = await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (each).file(resolve, reject));
  // Files of two years often have the same names; the folder distinguishes them.
  const { type, lastModified } = file;
  return new File([file], pathOf(each), { type, lastModified });
}

/** Collects what is in folders and in the folders in them, as far as they can be listed. */
class Walk {
  #wanted;
  #isWanted;

  /**
   * @param {number} wanted how many files there are already
   * @param {IsWanted} isWanted
   */
  constructor(wanted, isWanted) {
    this.#wanted = wanted;
    this.#isWanted = isWanted;
    /** @type {FileSystemEntry[]} */
    this.entries = [];
    /** @type {Unopened[]} */
    this.unopened = [];
  }

  /** @param {FileSystemDirectoryEntry} folder that was dropped */
  async through(folder) {
    const leave = new AbortController();
    try {
      await inTime(this.#into(folder, leave.signal), LONGEST_WALK);
    } catch (error) {
      leave.abort();
      this.#missed(folder, error);
    }
  }

  /**
   * @param {FileSystemDirectoryEntry} folder
   * @param {AbortSignal} leave
   */
  async #into(folder, leave) {
    const reader = folder.createReader();
    while (!leave.aborted && this.#wanted <= MOST_FILES) {
      /** @type {Promise<FileSystemEntry[]>} */
      const listing = new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      const inside = await inTime(listing, LONGEST_OPENING);
      if (inside.length === 0) {
        return;
      }
      await this.#take(inside, leave);
    }
  }

  /**
   * @param {FileSystemEntry[]} inside a folder
   * @param {AbortSignal} leave
   */
  async #take(inside, leave) {
    for (const entry of leave.aborted ? [] : inside) {
      if (!entry.isDirectory) {
        this.entries.push(entry);
        this.#wanted += Number(this.#isWanted(pathOf(entry)));
      } else if (!isLeftBySystem(entry.name)) {
        const below = /** @type {FileSystemDirectoryEntry} */ (entry);
        await this.#into(below, leave).catch((error) => this.#missed(below, error));
      }
    }
  }

  /**
   * @param {FileSystemDirectoryEntry} folder that can’t be listed
   * @param {unknown} error
   */
  #missed(folder, error) {
    const name = pathOf(folder);
    this.unopened.push({ name, fault: whyNotRead(name, error) });
  }
}
