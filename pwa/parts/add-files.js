// Where files of a return are added: the drop zone, the page around it, and what was left out.

import { el, fill } from "../core/dom.js";
import { canBeOfReturn } from "../core/file-names.js";
import { chosenFiles, droppedFiles } from "../core/found-files.js";
import { count } from "../core/text.js";
import { takeFiles } from "../saved-work/open-files.js";
import { dropZone } from "./drop-zone.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  label: "Your files",
  hint: "Add this year’s SSDA903 return, last year’s return and Ofsted’s provider lists, or add your Children in Need census. You can add all files of a return at once. Returns can be CSV, XML, Excel (.xlsx) or .ods files, or a zip of them. Ofsted’s lists can be CSV, Excel (.xlsx) or .ods files. We work out what each file is, and its year, from what is in it. It helps if the name of the file or folder has the year in it. You can also open work that you saved here (.ssda903).",
  added: (/** @type {number} */ files) => (files > 0 ? count(files, "file") : "No files yet"),
  looking: "Looking for files",
};

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function addFiles(session, signal) {
  const zone = dropZone({
    id: "files",
    label: TEXTS.label,
    hint: TEXTS.hint,
    onFiles: (files) => takeFiles(session, chosenFiles(files, canBeOfReturn)),
    onDrop: take,
  });
  const $leftOut = el("div", {});
  const $root = el("div", { class: "app-drop" }, zone.$root, $leftOut);

  function draw() {
    zone.setStatus(TEXTS.added(session.files.list.length));
    fill($leftOut, ...session.files.notes.map((text) => el("p", { class: "govuk-body-s" }, text)));
  }

  /** @param {DataTransfer} transfer */
  async function take(transfer) {
    zone.setStatus(TEXTS.looking);
    await takeFiles(session, await droppedFiles(transfer, canBeOfReturn));
    draw();
  }

  // Files dropped next to the zone are also added.
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
