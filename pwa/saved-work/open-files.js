// Takes files that the user drops, chooses or opens: saved work is opened, own checks and other files are added.

import { announce } from "../core/announce.js";
import { askFirst } from "../core/asking-first.js";
import { aboutLeftOut } from "../core/found-files.js";
import { goTo } from "../core/router.js";
import { count } from "../core/text.js";
import { watchdog } from "../core/watchdog.js";
import { addOwnChecks, isNamedOwnChecks } from "./own-checks-file.js";
import { isNamedSession, NotOpened, unpack } from "./session-file.js";
import { workFile } from "./work-file.js";

/**
 * @import {Question} from "../core/asking-first.js"
 * @import {Found} from "../core/found-files.js"
 * @import {Session} from "../core/session.js"
 * @import {Work} from "./work.js"
 */

const TEXTS = {
  added: (/** @type {number} */ n) => `${count(n, "file")} added`,
  isSavedWork: (/** @type {string} */ name) =>
    `${name} is saved work, which already has its files. Open it on its own.`,
  ownChecks: (/** @type {string} */ name, /** @type {string} */ added) => `${name}: Own checks. ${added}`,
  opening: (/** @type {string} */ name) => `opening ${name}`,
  opened: "Saved work opened",
  open: (/** @type {string} */ name) => `Open ${name}?`,
  replaces:
    "It will replace the work that is open now, which is not saved. If you want to keep that, save your work first.",
  replace: "Replace my work",
  keep: "Keep my work",
};

/**
 * Files are listed at once; which of them is saved work under another name shows when they are read.
 * @param {Session} session
 * @param {Found} found
 */
export async function takeFiles(session, found) {
  const { files, unopened, others: ignored } = found;
  if (files.length + unopened.length + ignored.length === 0) {
    return;
  }
  const saved = files.filter(isNamedSession);
  const ofChecks = files.filter(isNamedOwnChecks);
  const others = files.filter((file) => !saved.includes(file) && !ofChecks.includes(file));
  if (saved.length !== 1 || files.length + unopened.length > 1) {
    if (others.length + unopened.length + ignored.length > 0) {
      announce(TEXTS.added(others.length));
      saved.push(...(await session.addFiles(others, { unopened, notes: aboutLeftOut(found) })));
    }
    await addAllOwnChecks(session, ofChecks);
  }
  if (saved.length === 1 && files.length + unopened.length === 1) {
    await openSaved(session, saved[0], saved[0].name);
  } else if (saved.length > 0) {
    session.notices.complain(TEXTS.isSavedWork(saved[0].name));
  }
}

/**
 * Add the own checks of files, and say what was added with the notes about the files.
 * @param {Session} session
 * @param {File[]} files
 */
async function addAllOwnChecks(session, files) {
  for (const file of files) {
    const { isAdded, text } = await addOwnChecks(session, file);
    const note = isAdded ? TEXTS.ownChecks(file.name, text) : `${file.name}: ${text}`;
    announce(note);
    // The files do not change: made-up ones stay.
    await session.files.add([], { unopened: [], notes: [...session.files.notes, note] });
  }
}

/**
 * Continue with saved work; what is open now stays if the saved work can’t be read.
 * @param {Session} session
 * @param {Blob} blob
 * @param {string} name
 * @param {string} [place] where to continue, if not where it was saved
 * @returns {Promise<boolean>} whether it was opened
 */
export async function openSaved(session, blob, name, place) {
  /** @type {Work} */
  let work;
  try {
    work = await watchdog.watch("files", TEXTS.opening(name), unpack(blob, name));
  } catch (error) {
    if (error instanceof NotOpened) {
      session.notices.complain(error.message);
      return false;
    }
    throw error;
  }
  if (session.version.unsaved && !(await askFirst(replacesWork(name)))) {
    return false;
  }
  session.resume({ ...work, place: place ?? work.place });
  await workFile.openedFrom(blob);
  announce(TEXTS.opened);
  // Going to the present address shows nothing, so go elsewhere first.
  goTo("#/load");
  if (work.checked) {
    goTo("#/check");
  }
  return true;
}

/**
 * @param {string} name of what is opened
 * @returns {Question}
 */
function replacesWork(name) {
  return {
    title: TEXTS.open(name),
    text: TEXTS.replaces,
    yes: TEXTS.replace,
    no: TEXTS.keep,
  };
}
