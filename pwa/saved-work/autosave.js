// Saves the work on this device while the user continues, if they turned that on. Saved work that is not open in the page
// is not overwritten until the user decides what to do with it.

import { lastPlace } from "../core/last-place.js";
import { readPreferences, savePreferences } from "../core/preferences.js";
import { watchdog } from "../core/watchdog.js";
import { StoredElsewhere, storedWork, storePlace, storeWork, wipeWork } from "./device-store.js";
import { pack } from "./session-file.js";
import { workOf } from "./work.js";

/**
 * @import {StoredWork} from "./device-store.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  saving: "saving your work on this device",
  notWiped: (/** @type {string} */ why) =>
    `The saved work could not be wiped (${why}). Clear this site’s data in your browser’s settings.`,
  full: "Your work could not be saved on this device: the browser has no space left. Save it as a file with ‘Save your work’. Then ask your IT team to free space on this device, or to let this site store more.",
  notSaved: (/** @type {string} */ why) =>
    `Your work could not be saved on this device (${why}). Save it as a file with ‘Save your work’.`,
};

/** How long nothing must change before it is saved (in ms). */
const PATIENCE = 1500;
/** Held by the one window that saves: two would overwrite each other’s work. */
const LOCK = "ssda903-autosave";
/** On which a window tells the others that it stored or wiped something, and whether to store: {on: boolean}. */
const CHANNEL = "ssda903-autosave";

/**
 * Why the work of this window is not saved on this device, though the user wants it.
 * @typedef {"fault" | "elsewhere" | "undecided" | "wiped"} WhyNot
 */

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
    /** Whether another window wiped what was stored: it must not come back from here by itself. */
    this.wiped = false;
    /** What went wrong with the latest work, in words, or "". */
    this.fault = "";
    /** Whether another window saves. */
    this.elsewhere = false;
    /** Lets another window save; null while this one does not try to. @type {(() => void) | null} */
    this.letGo = null;
    /** @type {BroadcastChannel | null} */
    this.channel = null;
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
    this.channel = new BroadcastChannel(CHANNEL);
    this.channel.addEventListener("message", ({ data }) => {
      // What another window wrote to localStorage may not have come here yet.
      this.on = data.on;
      this.#lookAgain();
    });
    this.stored = await stored();
    this.undecided = this.stored !== null;
    if (this.on) {
      await this.#takeTurn();
    }
    this.#tell();
  }

  /** @returns {WhyNot | null} null if it is saved, or is not to be */
  get whyNot() {
    if (this.fault) {
      return "fault";
    }
    const { session } = this;
    if (!this.on || !session || session.files.demo || session.files.list.length === 0) {
      return null;
    }
    if (this.elsewhere) {
      return "elsewhere";
    }
    return this.undecided ? "undecided" : this.wiped ? "wiped" : null;
  }

  async turnOn() {
    this.on = true;
    savePreferences({ autosave: true });
    this.#tellOthers();
    await this.#takeTurn();
    this.#tell();
    await this.save();
  }

  /** Stored work is also wiped. */
  async turnOff() {
    this.on = false;
    savePreferences({ autosave: false });
    this.letGo?.();
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
        this.#tellOthers();
      } catch (error) {
        this.fault = TEXTS.notWiped(messageOf(error));
      }
    });
    await this.writing;
    this.#tell();
  }

  /** The stored work was opened, and continues to be saved. */
  continued() {
    this.#decided();
    this.#tell();
  }

  /** Save what is open now in place of what is stored. */
  async replace() {
    this.#decided();
    this.version = 0;
    await this.save();
  }

  #decided() {
    this.undecided = false;
    this.wiped = false;
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PATIENCE);
  }

  /** Save what is open now, unless it was saved. */
  async save() {
    clearTimeout(this.timer);
    this.writing = this.writing.then(() => watchdog.watch("device", TEXTS.saving, this.#write()));
    await this.writing;
  }

  async #write() {
    const { session } = this;
    const version = session?.version.latest ?? 0;
    if (!session || !this.on || this.undecided || this.wiped || this.elsewhere || session.files.demo) {
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
        await storeWork(stored, this.stored);
        this.stored = stored;
        session.version.savedAt(version);
        this.#tellOthers();
      }
      this.version = version;
      this.fault = "";
    } catch (error) {
      if (error instanceof StoredElsewhere) {
        await this.#look();
      } else {
        this.fault = isFull(error) ? TEXTS.full : TEXTS.notSaved(messageOf(error));
      }
    }
    this.#tell();
  }

  /** Only the user’s place may have changed. */
  async #writePlace() {
    const place = lastPlace.address;
    if (this.stored && this.stored.place !== place) {
      await storePlace(place, this.stored);
      this.stored = { ...this.stored, place };
    }
  }

  /** Look what another window did, after what this one is writing now. */
  async #lookAgain() {
    this.writing = this.writing.then(() => this.#look());
    await this.writing;
    if (this.on) {
      await this.#takeTurn();
    } else {
      this.letGo?.();
    }
    this.#tell();
  }

  /** See what is stored now: what another window stored or wiped is not overwritten by itself. */
  async #look() {
    const known = this.stored;
    this.stored = await stored();
    if (this.stored?.saved !== known?.saved) {
      this.undecided = this.stored !== null;
      this.wiped = this.stored === null;
    }
  }

  /** Save from now on, or as soon as no other window does. Resolves when it is known which. */
  #takeTurn() {
    if (this.letGo) {
      return undefined;
    }
    const leaving = new AbortController();
    const { signal } = leaving;
    /** @type {Promise<void>} */
    const left = new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
    this.letGo = () => {
      leaving.abort();
      this.letGo = null;
      this.elsewhere = false;
    };
    const saveFromNowOn = async () => {
      await this.#lookAgain();
      this.elsewhere = false;
      this.#tell();
      this.#later();
      await left;
    };
    return new Promise((known) => {
      navigator.locks
        .request(LOCK, { ifAvailable: true }, (lock) => {
          this.elsewhere = lock === null;
          known(undefined);
          return lock && left;
        })
        .then(async () => {
          if (this.elsewhere) {
            await navigator.locks.request(LOCK, { signal }, saveFromNowOn);
          }
        })
        // It was let go before it was got, or the browser has no locks here: then it stores nothing either.
        .catch(() => known(undefined));
    });
  }

  #tellOthers() {
    this.channel?.postMessage({ on: this.on });
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

export const autosave = new Autosave();

/** Where the browser stores nothing, there is nothing. */
function stored() {
  return storedWork().catch(() => null);
}

/** @param {unknown} error */
function isFull(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
