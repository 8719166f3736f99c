// Takes files that the user drops, chooses or opens: saved work is opened, others are added.

import { announce } from "../core/announce.js";
import { goTo } from "../core/router.js";
import { count } from "../core/text.js";
import { isSessionFile, NotOpened, unpack } from "./session-file.js";
import { workFile } from "./work-file.js";

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
  await workFile.openedFrom(blob);
  announce("Saved work opened");
  // Going to the present address shows nothing, so go elsewhere first.
  goTo("#/load");
  if (work.checked) {
    goTo("#/check");
  }
  return true;
}
