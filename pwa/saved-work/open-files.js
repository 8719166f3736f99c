// Takes files that the user drops, chooses or opens: saved work is opened, others are added. Saves work as a file.

import { announce } from "../core/announce.js";
import { goTo } from "../core/router.js";
import { count, today, yearLabel } from "../core/text.js";
import { inFileName, saveFile } from "./saving.js";
import { EXTENSION, isSessionFile, NotOpened, pack, unpack } from "./session-file.js";
import { workOf } from "./work.js";

/**
 * @import {Session} from "../core/session.js"
 * @import {Work} from "./work.js"
 */

/**
 * @param {Session} session
 * @param {File[]} files
 */
export async function takeFiles(session, files) {
  const saved = await Promise.all(files.map(isSessionFile));
  const work = files.find((_, i) => saved[i]);
  if (!work) {
    announce(`${count(files.length, "file")} added`);
    await session.addFiles(files);
  } else if (files.length > 1) {
    session.notices.complain(`${work.name} is saved work, which already holds its files. Open it on its own.`);
  } else {
    await openSaved(session, work, work.name);
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
    work = await unpack(blob, name);
  } catch (error) {
    if (error instanceof NotOpened) {
      session.notices.complain(error.message);
      return false;
    }
    throw error;
  }
  if (
    session.version.unsaved &&
    !confirm(`You have work that is not saved. Opening ${name} takes its place. Open it all the same?`)
  ) {
    return false;
  }
  session.resume({ ...work, place: place ?? work.place });
  announce("Saved work opened");
  // Going to the present address shows nothing, so go elsewhere first.
  goTo("#/load");
  if (work.checked) {
    goTo("#/check");
  }
  return true;
}

/**
 * Give the user their work as a file.
 * @param {Session} session
 */
export async function saveWork(session) {
  const version = session.version.latest;
  const work = workOf(session);
  try {
    saveFile(fileName(session), await pack(work));
  } catch (error) {
    session.notices.complain(
      `Your work could not be saved: ${error instanceof Error ? error.message : error}. Close other programs to free memory, then try again.`,
    );
    return;
  }
  session.version.savedAt(version);
  announce("Your work was saved as a file");
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
