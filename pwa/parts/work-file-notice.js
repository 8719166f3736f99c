// What the user should know or do about the file that their work is saved in, and in a few words whether it is saved.

import { paragraph } from "../core/dom.js";
import { workFile } from "../saved-work/work-file.js";
import { banner, button } from "./banner.js";

/** @import {Session} from "../core/session.js" */

const TIME = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

/** @param {Session} session */
export function workFileNotice(session) {
  const { trouble } = workFile;
  const another = button("Save another file", () => workFile.saveAs(session));
  const again = button("Try again", () => workFile.save(session));
  const download = button("Download it", () => workFile.download(session));
  const close = button("Close this message", () => workFile.dismiss());
  switch (trouble?.kind) {
    case "changed":
      return banner(
        "Changed in another place",
        paragraph(trouble.text),
        another,
        button("Save over it", () => workFile.saveOver(session)),
        close,
      );
    case "failed":
      return banner("Not saved", paragraph(trouble.text), again, another, download, close);
    case "handed":
      return banner(
        "Check that your work is saved",
        paragraph(trouble.text),
        button("It is saved", () => workFile.confirmDownload(session)),
        button("It is not saved: download it again", () => workFile.download(session)),
      );
    case "cancelled":
      return banner("Not saved", paragraph(trouble.text), again, close);
    default:
      return null;
  }
}

/**
 * Whether the work is saved, in a few words; nothing where it is saved on the device alone.
 * @param {Session} session
 */
export function savedText({ version }) {
  if (version.unsaved) {
    return "Changes not saved";
  }
  const { savedAt, savedVersion } = workFile;
  return savedAt && savedVersion === version.latest ? `Saved at ${TIME.format(savedAt)}` : "";
}
