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
