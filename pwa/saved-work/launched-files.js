// Files that the desktop hands to the installed app, to be opened with it: they are taken like dropped ones.

import { goTo } from "../core/router.js";
import { rememberHandle } from "./file-handles.js";
import { takeFiles } from "./open-files.js";

/** @import {Session} from "../core/session.js" */

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
    await session.policyKnown();
    if (session.policyEnforced) {
      const opened = await Promise.allSettled(handles.map(fileOf));
      await takeFiles(
        session,
        opened.filter((outcome) => outcome.status === "fulfilled").map(({ value }) => value),
      );
    }
  });
}

/** @param {FileSystemFileHandle} handle */
async function fileOf(handle) {
  const file = await handle.getFile();
  rememberHandle(file, handle);
  return file;
}
