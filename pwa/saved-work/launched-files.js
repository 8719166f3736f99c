// Files that the user opens with the installed app from the desktop: they are treated like dropped ones.

import { canBeOfReturn } from "../core/file-names.js";
import { launchedFiles } from "../core/found-files.js";
import { goTo } from "../core/router.js";
import { takeFiles } from "./open-files.js";

/** @import {Session} from "../core/session.js" */

/**
 * TypeScript does not know this part of the browser.
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
    // No file is taken before the browser was seen to refuse requests to other sites.
    await session.policyKnown();
    if (session.policyEnforced) {
      await takeFiles(session, await launchedFiles(handles, canBeOfReturn));
    }
  });
}
