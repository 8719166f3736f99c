// The user’s work as a file. Where the browser lets them choose a file, ‘Save your work’ continues to save there, and work
// counts as saved once it is on the disk. Elsewhere it is handed to the browser, which says nothing of what it does with
// it: then it counts as saved once the user says so.

import { announce } from "../core/announce.js";
import { today, yearLabel } from "../core/text.js";
import { handleOf } from "./file-handles.js";
import { Cancelled, chooseWhereToSave, mayWrite, writeWhole } from "./file-picker.js";
import { hasChanged, stampOf } from "./file-stamp.js";
import { inFileName, saveFile } from "./saving.js";
import { EXTENSION, pack } from "./session-file.js";
import { workOf } from "./work.js";

/**
 * @import {Stamp} from "./file-stamp.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  saved: "Your work is saved",
  savedIn: (/** @type {string} */ name) => `Your work is saved in ${name}`,
  handed: (/** @type {string} */ name) =>
    `Your browser was given ${name}. We cannot see whether your browser saved it. Check that it is in your downloads, then tell us.`,
  cancelled: "You did not choose a file, so your work is not saved.",
  changed: (/** @type {string} */ name) =>
    `${name} was changed since you last opened or saved it here, for example in another tab. Your work is not saved yet. If you save over it, what was saved there is lost.`,
  notSaved: (/** @type {string} */ reason) => `Your work is not saved. ${reason}`,
  notAllowed: (/** @type {string} */ name) =>
    `Your browser did not let this service write to ${name}. Try again and allow it when the browser asks, or save another file.`,
  locked: (/** @type {string} */ name) =>
    `${name} is locked: another program or window is using it. Close it there, then try again.`,
  gone: (/** @type {string} */ name) =>
    `${name} is not where you saved it before: it was moved, renamed or deleted. Save another file.`,
  full: (/** @type {string} */ name) =>
    `There is no space left for ${name}. Free some space on that drive, or save another file on another drive.`,
  notWritten: (/** @type {string} */ name, /** @type {unknown} */ error) =>
    `${name} could not be written (${error instanceof Error ? error.message : error}). Try again, or save another file.`,
};

/** Held by the window that looks at the file and writes it, so that no other comes between. */
const LOCK = "ssda903-work-file";

/**
 * What the user should know or do about the file. "changed": something else wrote to it; "failed": it could not be
 * written; "handed": the browser was given it; "cancelled": the user chose no file.
 * @typedef {{kind: "changed" | "failed" | "handed" | "cancelled", text: string}} Trouble
 */

/** The file was written by something else since this window read or wrote it. */
class ChangedElsewhere extends Error {}

/** Sends "change" when its state changed. */
export class WorkFile extends EventTarget {
  /** The version of the work that the browser was given. */
  #handed = 0;
  /** @type {Promise<void> | null} */
  #saving = null;
  /** The file as this window last read or wrote it. @type {Stamp | null} */
  #stamp = null;

  constructor() {
    super();
    /** Where ‘Save your work’ saves; null until the user chose a file. @type {FileSystemFileHandle | null} */
    this.handle = null;
    /** When this window saved a file last. @type {Date | null} */
    this.savedAt = null;
    /** The version of the work that is in that file. */
    this.savedVersion = -1;
    /** @type {Trouble | null} */
    this.trouble = null;
  }

  /** Save to the file that the user chose before; ask for one if there is none. @param {Session} session */
  save(session) {
    return this.#once(() => this.#saveTo(session, this.handle, this.#stamp));
  }

  /** Save to another file. @param {Session} session */
  saveAs(session) {
    return this.#once(() => this.#saveTo(session, null, null));
  }

  /** Save to the same file although something else wrote there. @param {Session} session */
  saveOver(session) {
    return this.#once(() => this.#saveTo(session, this.handle, null));
  }

  /** Let the browser save it among its downloads. @param {Session} session */
  download(session) {
    return this.#once(() => this.#download(session));
  }

  /** The user has seen that the browser saved the file. @param {Session} session */
  confirmDownload(session) {
    this.#saved(session, this.#handed);
    announce(TEXTS.saved);
  }

  /** The user wants to read no more of it. */
  dismiss() {
    this.#set(null);
  }

  /**
   * The work that is open came out of this file, so it is saved there again if the browser lets it.
   * @param {Blob} blob
   */
  async openedFrom(blob) {
    this.#forget();
    const handle = blob instanceof File ? handleOf(blob) : null;
    if (handle && blob instanceof File) {
      this.#stamp = await stampOf(blob);
      this.handle = handle;
      this.#set(null);
    }
  }

  /** Other work is started: it must not replace what is in the file. @param {Session} session */
  follow(session) {
    session.addEventListener("files", () => session.files.list.length === 0 && this.#forget());
  }

  #forget() {
    this.handle = null;
    this.#stamp = null;
    this.savedAt = null;
    this.savedVersion = -1;
    this.#set(null);
  }

  /**
   * @param {Session} session
   * @param {number} version of the work that is in the file
   */
  #saved(session, version) {
    this.savedAt = new Date();
    this.savedVersion = version;
    session.version.savedAt(version);
    this.#set(null);
  }

  /** @param {() => Promise<void>} act */
  #once(act) {
    this.#saving ??= act().finally(() => (this.#saving = null));
    return this.#saving;
  }

  /**
   * @param {Session} session
   * @param {FileSystemFileHandle | null} known null to ask the user for a file
   * @param {Stamp | null} stamp what the file must be like; null for anything
   */
  async #saveTo(session, known, stamp) {
    let name = known?.name ?? "";
    try {
      const handle = known ?? (await chooseWhereToSave(fileName(session), EXTENSION));
      if (!handle) {
        await this.#download(session);
        return;
      }
      name = handle.name;
      if (!(await mayWrite(handle))) {
        throw new DOMException("", "NotAllowedError");
      }
      const version = session.version.latest;
      const content = await pack(workOf(session));
      await navigator.locks.request(LOCK, async () => {
        if (stamp && (await hasChanged(await handle.getFile(), stamp))) {
          throw new ChangedElsewhere();
        }
        this.#stamp = await stampOf(await writeWhole(handle, content));
      });
      this.handle = handle;
      this.#saved(session, version);
      announce(TEXTS.savedIn(name));
    } catch (error) {
      this.#set(troubleOf(error, name));
    }
  }

  /** @param {Session} session */
  async #download(session) {
    const version = session.version.latest;
    const name = fileName(session);
    try {
      saveFile(name, await pack(workOf(session)));
    } catch (error) {
      this.#set(troubleOf(error, name));
      return;
    }
    this.#handed = version;
    this.#set({ kind: "handed", text: TEXTS.handed(name) });
  }

  /** @param {Trouble | null} trouble */
  #set(trouble) {
    this.trouble = trouble;
    this.dispatchEvent(new Event("change"));
  }
}

export const workFile = new WorkFile();

/**
 * @param {unknown} error
 * @param {string} name of the file
 * @returns {Trouble}
 */
function troubleOf(error, name) {
  if (error instanceof Cancelled) {
    return { kind: "cancelled", text: TEXTS.cancelled };
  }
  if (error instanceof ChangedElsewhere) {
    return { kind: "changed", text: TEXTS.changed(name) };
  }
  return { kind: "failed", text: TEXTS.notSaved(reasonOf(error, name)) };
}

/**
 * Why a file could not be written, and what to do.
 * @param {unknown} error
 * @param {string} name
 */
function reasonOf(error, name) {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return TEXTS.notAllowed(name);
    case "NoModificationAllowedError":
    case "InvalidModificationError":
    case "InvalidStateError":
    case "NotReadableError":
      return TEXTS.locked(name);
    case "NotFoundError":
      return TEXTS.gone(name);
    case "QuotaExceededError":
      return TEXTS.full(name);
    default:
      return TEXTS.notWritten(name, error);
  }
}

/**
 * A name with the council, the year and the day, and nothing personal.
 * @param {Session} session
 */
function fileName(session) {
  return (
    [
      inFileName(session.councilName(session.settings.council)),
      yearLabel(session.settings.year).replace("/", "-"),
      today(),
    ]
      .filter(Boolean)
      .join(" ") + EXTENSION
  );
}
