// Damage of the installed files that let the service start: it is looked for once that is done, and mended.

import { count } from "../core/text.js";
import { checkInstalledFiles } from "./offline.js";

/**
 * @import {Session} from "../core/session.js"
 * @import {FileCheck} from "./offline.js"
 */

/**
 * What a check of the installed files found, in words; "" if all are as they should be.
 * @param {FileCheck | undefined} check
 */
export function aboutDamage({ damaged, mended } = { damaged: [], mended: true }) {
  if (damaged.length === 0) {
    return "";
  }
  const [were, have] = damaged.length === 1 ? ["was", "has"] : ["were", "have"];
  const after = mended ? `${have} been fetched again` : "could not be fetched again";
  return `${count(damaged.length, "file")} of this service ${were} damaged on this device, and ${after}.`;
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
      const before = check?.mended ? "Save your work" : "Connect to the network, save your work";
      session.notices.set({
        kind: "outdated",
        text: `${text} ${before}, then reload this page.`,
        details: check?.damaged.join("\n") ?? "",
      });
    }
  };
  session.addEventListener("worker", look);
}
