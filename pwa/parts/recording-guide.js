// The recording guide: what to hand to those who record, for one type of error or for the most common ones.

import { announce } from "../core/announce.js";
import { el, fill, linkButton } from "../core/dom.js";
import { saveFile } from "../saved-work/saving.js";
import { makeFile } from "./download-button.js";

/** @import {Session} from "../core/session.js" */

/**
 * A line with the button that has the guide made and saved.
 * @param {Session} session
 * @param {string} words what the button says
 * @param {string[] | null} codes of the types of error; null for the most common
 */
export function recordingGuide(session, words, codes = null) {
  const $status = el("span", {});
  let busy = false;

  /** @param {string} text */
  function say(text) {
    fill($status, ` ${text}`);
    announce(text);
  }

  async function save() {
    if (busy) {
      return;
    }
    busy = true;
    say("Making the file.");
    const selection = { when: /** @type {const} */ ("now"), children: null, codes, fields: null };
    const made = await makeFile(session, { kind: "recording guide", ending: "html" }, { selection, columns: null });
    busy = false;
    if (made) {
      saveFile(made.name, made.content);
      say(`Handed to your browser: ${made.name}`);
    } else {
      say("The file could not be made. The message at the top of the page says why.");
    }
  }

  return el("p", { class: "govuk-body app-guide" }, linkButton(save, words), $status);
}
