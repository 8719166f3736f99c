// Work from an earlier visit that is saved on this device: its description, opening it, and why work is not saved.

import { autosave } from "../saved-work/autosave.js";
import { openSaved } from "../saved-work/open-files.js";

/**
 * @import {StoredWork} from "../saved-work/device-store.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  /** In the sentence that names what is being opened. */
  savedWork: "the work saved on this device",
  elsewhere:
    "Another window of this service saves its work on this device. The work in this window is not saved there while the other window is open. Close the other window, or use ‘Save your work’.",
  undecided:
    "Other work is saved on this device. Your changes will not be saved there until you decide what to do with it.",
  wiped:
    "The work that was saved on this device was wiped in another window. The work in this window will not be saved there until you choose to.",
};

const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/** @param {StoredWork} stored */
export function describeStored({ saved }) {
  return WHEN.format(new Date(saved));
}

/** @param {Session} session */
export async function continueWork(session) {
  const { stored } = autosave;
  await session.policyKnown();
  if (stored && session.policyEnforced && (await openSaved(session, stored.blob, TEXTS.savedWork, stored.place))) {
    autosave.continued();
  }
}

/**
 * Why the work in this window is not saved on this device, in words.
 * @returns {string} "" if it is saved, or the user does not want it to be
 */
export function whyNotSaved() {
  switch (autosave.whyNot) {
    case "fault":
      return autosave.fault;
    case "elsewhere":
      return TEXTS.elsewhere;
    case "undecided":
      return TEXTS.undecided;
    case "wiped":
      return TEXTS.wiped;
    default:
      return "";
  }
}
