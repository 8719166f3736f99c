// Files that the desktop hands to the installed app, to be opened with it: they are added like dropped ones.

import { announce } from "./announce.js";
import { goTo } from "./router.js";
import { count } from "./text.js";

/** @import {Session} from "./session.js" */

/**
 * What TypeScript's list of the browser's parts lacks.
 * @typedef {{setConsumer: (consumer: (launch: {files?: readonly FileSystemFileHandle[]}) => void) => void}} LaunchQueue
 */

/** @param {Session} session */
export function takeLaunchedFiles(session) {
  if (!("launchQueue" in window)) {
    return;
  }
  /** @type {LaunchQueue} */ (window.launchQueue).setConsumer(async ({ files: handles = [] }) => {
    if (handles.length === 0) {
      return;
    }
    goTo("#/load");
    // As for any file: none is taken before the browser was seen to refuse requests to other places.
    await policyKnown(session);
    if (session.policyEnforced) {
      const opened = await Promise.allSettled(handles.map((handle) => handle.getFile()));
      const files = opened.filter((outcome) => outcome.status === "fulfilled").map(({ value }) => value);
      announce(`${count(files.length, "file")} added`);
      await session.addFiles(files);
    }
  });
}

/** @param {Session} session */
async function policyKnown(session) {
  while (session.policyEnforced === null) {
    await new Promise((resolve) => session.addEventListener("worker", resolve, { once: true }));
  }
}
