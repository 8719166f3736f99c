// Work of an earlier visit that is saved on this device: described, and continued.

import { autosave } from "../saved-work/autosave.js";
import { openSaved } from "../saved-work/open-files.js";

/**
 * @import {StoredWork} from "../saved-work/device-store.js"
 * @import {Session} from "../core/session.js"
 */

const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/** @param {StoredWork} stored */
export function describeStored({ saved }) {
  return WHEN.format(new Date(saved));
}

/** @param {Session} session */
export async function continueWork(session) {
  const { stored } = autosave;
  await session.policyKnown();
  if (
    stored &&
    session.policyEnforced &&
    (await openSaved(session, stored.blob, "the work saved on this device", stored.place))
  ) {
    autosave.continued();
  }
}

/**
 * Why the work in this window is not saved on this device, in words.
 * @returns {string} "" if it is, or is not to be
 */
export function whyNotSaved() {
  switch (autosave.whyNot) {
    case "fault":
      return autosave.fault;
    case "elsewhere":
      return "Another window of this service saves its work on this device. The work in this window is not saved there as long as the other is open. Close the other window, or use ‘Save your work’.";
    case "undecided":
      return "Other work is saved on this device. Your changes will not be saved there until you decide what to do with it.";
    case "wiped":
      return "The work that was saved on this device was wiped in another window. The work in this window is not saved there until you decide to.";
    default:
      return "";
  }
}
