// The recording guide, for people who record data: about one type of error, or about the most common types.

import { announce } from "../core/announce.js";
import { el, fill, linkButton } from "../core/dom.js";
import { saveFile } from "../saved-work/saving.js";
import { makeFile } from "./download-button.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  making: "Making the file. You can carry on working.",
  done: (/** @type {string} */ name) => `Handed to your browser: ${name}`,
  failed: "The file could not be made. The message at the top of the page says why.",
};

/**
 * A line with the button that makes and saves the guide.
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
    say(TEXTS.making);
    const selection = { when: /** @type {const} */ ("now"), children: null, codes, fields: null };
    const made = await makeFile(session, { kind: "recording guide", ending: "html" }, { selection, columns: null });
    busy = false;
    if (made) {
      saveFile(made.name, made.content);
      say(TEXTS.done(made.name));
    } else {
      say(TEXTS.failed);
    }
  }

  return el("p", { class: "govuk-body app-guide" }, linkButton(save, words), $status);
}
