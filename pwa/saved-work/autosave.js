// Saves the work on this device while the user continues, if they turned that on. Saved work that is not open in the page
// is not overwritten until the user decides what to do with it.

import { lastPlace } from "../core/last-place.js";
import { readPreferences, savePreferences } from "../core/preferences.js";
import { storedWork, storePlace, storeWork, wipeWork } from "./device-store.js";
import { pack } from "./session-file.js";
import { workOf } from "./work.js";

/**
 * @import {StoredWork} from "./device-store.js"
 * @import {Session} from "../core/session.js"
 */

/** How long nothing must change before it is saved (in ms). */
const PATIENCE = 1500;
/** Held by the one window that saves: two would overwrite each other’s work. */
const LOCK = "ssda903-autosave";

/** Sends "change" when its state changed. */
class Autosave extends EventTarget {
  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.on = readPreferences().autosave ?? false;
    /** What is stored. @type {StoredWork | null} */
    this.stored = null;
    /** Whether what is stored is not open in the page, and the user has not decided what to do with it. */
    this.undecided = false;
    /** Why the latest work is not saved, or "". */
    this.fault = "";
    /** Whether another window saves. */
    this.elsewhere = false;
    this.holding = false;
    this.timer = 0;
    /** The work of the session that is stored. */
    this.version = 0;
    /** @type {Promise<void>} */
    this.writing = Promise.resolve();
  }

  /**
   * Look for work of an earlier visit, and save that of this one from now on.
   * @param {Session} session
   */
  async start(session) {
    this.session = session;
    for (const part of ["files", "edits", "marks", "results"]) {
      session.addEventListener(part, () => this.#later());
    }
    lastPlace.addEventListener("change", () => this.#later());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.save());
    try {
      this.stored = await storedWork();
    } catch {
      // Where the browser stores nothing, there is nothing.
      this.stored = null;
    }
    this.undecided = this.stored !== null;
    if (this.on) {
      this.#holdLock();
    }
    this.#tell();
  }

  async turnOn() {
    this.on = true;
    savePreferences({ autosave: true });
    this.#holdLock();
    this.#tell();
    await this.save();
  }

  /** Stored work is wiped too. */
  async turnOff() {
    this.on = false;
    savePreferences({ autosave: false });
    await this.wipe();
  }

  /** Remove what is stored from this device; what is open stays open. */
  async wipe() {
    clearTimeout(this.timer);
    this.writing = this.writing.then(async () => {
      try {
        await wipeWork();
        this.stored = null;
        this.undecided = false;
        this.fault = "";
        // What is open is saved again with its next change.
        this.version = this.session?.version.latest ?? 0;
      } catch (error) {
        this.fault = `The saved work could not be wiped (${messageOf(error)}). Clear this site’s data in your browser’s settings.`;
      }
    });
    await this.writing;
    this.#tell();
  }

  /** The stored work was opened, and continues to be saved. */
  continued() {
    this.undecided = false;
    this.#tell();
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PATIENCE);
  }

  /** Save what is open now, unless it was saved. */
  async save() {
    clearTimeout(this.timer);
    this.writing = this.writing.then(() => this.#write());
    await this.writing;
  }

  async #write() {
    const { session } = this;
    const version = session?.version.latest ?? 0;
    if (!session || !this.on || this.undecided || this.elsewhere || session.files.demo) {
      return;
    }
    try {
      if (version === this.version) {
        await this.#writePlace();
        return;
      }
      if (session.files.list.length === 0) {
        // The files were removed, or replaced by made-up data: what is stored stays until the user decides.
        this.undecided = this.stored !== null;
      } else {
        const work = workOf(session);
        const stored = {
          blob: await pack(work),
          saved: work.saved,
          names: work.files.map(({ name }) => name),
          place: work.place,
        };
        await storeWork(stored);
        this.stored = stored;
        session.version.savedAt(version);
      }
      this.version = version;
      this.fault = "";
    } catch (error) {
      this.fault = isFull(error)
        ? "Your work could not be saved on this device: the browser has no more room. Save it as a file with ‘Save your work’."
        : `Your work could not be saved on this device (${messageOf(error)}). Save it as a file with ‘Save your work’.`;
    }
    this.#tell();
  }

  /** Only the user’s place may have changed. */
  async #writePlace() {
    const place = lastPlace.address;
    if (this.stored && this.stored.place !== place) {
      await storePlace(place);
      this.stored = { ...this.stored, place };
    }
  }

  #holdLock() {
    if (this.holding) {
      return;
    }
    navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
      this.holding = lock !== null;
      this.elsewhere = lock === null;
      this.#tell();
      // Held until the page is closed.
      return lock && new Promise(() => {});
    });
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

export const autosave = new Autosave();

/** @param {unknown} error */
function isFull(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
