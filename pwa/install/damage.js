// Damage of the installed files that let the service start: it is looked for once that is done, and mended.

import { agreeing, count } from "../core/text.js";
import { checkInstalledFiles } from "./offline.js";

/**
 * @import {Session} from "../core/session.js"
 * @import {FileCheck} from "./offline.js"
 */

const TEXTS = {
  damaged: (/** @type {number} */ n, /** @type {boolean} */ fetched) => {
    const outcome = fetched ? `${agreeing(n, "has", "have")} been fetched again` : "could not be fetched again";
    return `${count(n, "file")} of this service ${agreeing(n, "was", "were")} damaged on this device, and ${outcome}.`;
  },
  saveFirst: "Save your work, then reload this page.",
  connectFirst: "Connect to the network, save your work, then reload this page.",
};

/**
 * What a check of the installed files found, in words; "" if all are as they should be.
 * @param {FileCheck | undefined} check
 */
export function aboutDamage({ damaged, mended } = { damaged: [], mended: true }) {
  return damaged.length === 0 ? "" : TEXTS.damaged(damaged.length, mended);
}

/** @param {Session} session */
export function lookForDamage(session) {
  const look = async () => {
    if (session.phase !== "ready") {
      return;
    }
    session.removeEventListener("worker", look);
    const check = await checkInstalledFiles({ once: true });
    const text = aboutDamage(check);
    if (text) {
      session.notices.set({
        kind: "outdated",
        text: `${text} ${check?.mended ? TEXTS.saveFirst : TEXTS.connectFirst}`,
        details: check?.damaged.join("\n") ?? "",
      });
    }
  };
  session.addEventListener("worker", look);
}
