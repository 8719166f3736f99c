// Where files of a return are added: the drop zone, the page around it, and what was left out.

import { el, fill } from "../core/dom.js";
import { canBeOfReturn } from "../core/file-names.js";
import { chosenFiles, droppedFiles } from "../core/found-files.js";
import { count } from "../core/text.js";
import { takeFiles } from "../saved-work/open-files.js";
import { dropZone } from "./drop-zone.js";

/** @import {Session} from "../core/session.js" */

const HINT =
  "Add this year’s return, last year’s return and Ofsted’s lists of providers, all at once if you like. Returns can be CSV, XML, Excel (.xlsx), .ods or a zip of such files. Ofsted’s lists can be CSV, Excel (.xlsx) or .ods. We work out what each file is, and its year, from what is in it. A year in the name of the file or folder helps. You can also open work that you saved here (.ssda903).";

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function addFiles(session, signal) {
  const zone = dropZone({
    id: "files",
    label: "Your files",
    hint: HINT,
    onFiles: (files) => takeFiles(session, chosenFiles(files, canBeOfReturn)),
    onDrop: take,
  });
  const $leftOut = el("div", {});
  const $root = el("div", { class: "app-drop" }, zone.$root, $leftOut);

  function draw() {
    zone.setStatus(session.files.list.length > 0 ? count(session.files.list.length, "file") : "No files yet");
    fill($leftOut, ...session.files.notes.map((text) => el("p", { class: "govuk-body-s" }, text)));
  }

  /** @param {DataTransfer} transfer */
  async function take(transfer) {
    zone.setStatus("Looking for files");
    await takeFiles(session, await droppedFiles(transfer, canBeOfReturn));
    draw();
  }

  // Beside the zone, too.
  document.addEventListener(
    "drop",
    ({ dataTransfer }) => {
      if (dataTransfer && session.policyEnforced) {
        take(dataTransfer);
      }
    },
    { signal },
  );
  return { ...zone, $root, draw };
}
