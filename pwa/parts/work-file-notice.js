// The notice about the file that the user’s work is saved in, and a few words on whether the work is saved.

import { paragraph } from "../core/dom.js";
import { workFile } from "../saved-work/work-file.js";
import { banner, button } from "./banner.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  changed: "Changed somewhere else",
  notSaved: "Not saved",
  handed: "Check that your work is saved",
  another: "Save another file",
  again: "Try again",
  download: "Download it",
  close: "Close this message",
  saveOver: "Save over it",
  confirm: "It is saved",
  downloadAgain: "It is not saved: download it again",
  unsaved: "Changes not saved",
  savedAt: (/** @type {string} */ time) => `Saved at ${time}`,
};

const TIME = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

/** @param {Session} session */
export function workFileNotice(session) {
  const { trouble } = workFile;
  const another = button(TEXTS.another, () => workFile.saveAs(session));
  const again = button(TEXTS.again, () => workFile.save(session));
  const download = button(TEXTS.download, () => workFile.download(session));
  const close = button(TEXTS.close, () => workFile.dismiss());
  switch (trouble?.kind) {
    case "changed":
      return banner(
        TEXTS.changed,
        paragraph(trouble.text),
        another,
        button(TEXTS.saveOver, () => workFile.saveOver(session)),
        close,
      );
    case "failed":
      return banner(TEXTS.notSaved, paragraph(trouble.text), again, another, download, close);
    case "handed":
      return banner(
        TEXTS.handed,
        paragraph(trouble.text),
        button(TEXTS.confirm, () => workFile.confirmDownload(session)),
        button(TEXTS.downloadAgain, () => workFile.download(session)),
      );
    case "cancelled":
      return banner(TEXTS.notSaved, paragraph(trouble.text), again, close);
    default:
      return null;
  }
}

/**
 * Whether the work is saved, in a few words; nothing if it is only saved on the device.
 * @param {Session} session
 */
export function savedText({ version }) {
  if (version.unsaved) {
    return TEXTS.unsaved;
  }
  const { savedAt, savedVersion } = workFile;
  return savedAt && savedVersion === version.latest ? TEXTS.savedAt(TIME.format(savedAt)) : "";
}
