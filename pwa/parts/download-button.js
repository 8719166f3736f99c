// A button that has a file made and hands it to the browser, with a list below of what the user should know about it.

import { announce } from "../core/announce.js";
import { el, fill, fillGradually, hidden } from "../core/dom.js";
import { earlierExtract } from "../core/earlier-extract.js";
import { count, today } from "../core/text.js";
import { saveFile } from "../saved-work/saving.js";

/**
 * @import {PlannedButton, Wanted} from "../core/downloads.js"
 * @import {Session} from "../core/session.js"
 * @import {Scope} from "./report-scope.js"
 */

const TEXTS = {
  making: "Making the file. You can carry on working.",
  made: (/** @type {string} */ name) => `Handed to your browser: ${name}`,
  failed: "The file could not be made. The message at the top of the page says why.",
  notes: (/** @type {number} */ notes) => `${count(notes, "thing")} to know about this file`,
  notesLabel: "What to know about this file",
};

/**
 * @param {Session} session
 * @param {Wanted} wanted
 * @param {Scope} [scope] what a report has in it; all unless given
 * @returns {Promise<{name: string, notes: string[], content: ArrayBuffer} | null>} null if it can't be made
 */
export async function makeFile(session, wanted, scope = EVERYTHING) {
  const { kind, ending, last_year = false, module = "", without_small = false } = wanted;
  const { selection, columns } = scope;
  const info = session.ready?.downloads.find(({ id }) => id === kind);
  const extract = info?.offered_if === "earlier extract" ? earlierExtract(session) : null;
  session.files.lookForChanged();
  const made = await session.askWithFiles(
    {
      type: "make_file",
      kind,
      ending,
      options: { last_year, module, selection, columns, without_small },
      marks: session.marks.list(),
      listed: session.sourceCorrections.records,
      made_on: today(),
      earlier: extract?.earlier ?? null,
    },
    "file_made",
    extract?.bytes,
  );
  return made && { name: made.reply.name, notes: made.reply.notes, content: made.files[0] };
}

/** @type {Scope} */
const EVERYTHING = { selection: { when: "all", children: null, codes: null, fields: null }, columns: null };

/**
 * Buttons next to each other, with one line below for all of them.
 * @param {Session} session
 * @param {PlannedButton[]} buttons
 * @param {object} [options]
 * @param {boolean} [options.isMain] whether the first button is the main task of the page
 * @param {() => Scope} [options.scope] of a report, asked for when it is saved
 * @param {() => void} [options.onMade] what else is to be done when a file was made
 */
export function downloadButtons(session, buttons, { isMain = false, scope, onMade } = {}) {
  const $status = el("p", { class: "govuk-body-s app-download__status" });
  const $notes = el("div", {});
  const $buttons = buttons.map(({ text, heard, wanted }, i) =>
    el(
      "button",
      {
        type: "button",
        class: `govuk-button app-download__button${isMain && i === 0 ? "" : " govuk-button--secondary"}`,
        onclick: () => save(wanted),
      },
      text,
      hidden(` ${heard}`),
    ),
  );
  let busy = false;

  /** @param {Wanted} wanted */
  async function save(wanted) {
    if (busy) {
      return;
    }
    busy = true;
    fill($notes);
    say(TEXTS.making);
    const made = await makeFile(session, wanted, scope?.());
    busy = false;
    if (made) {
      saveFile(made.name, made.content);
      fill($notes, made.notes.length > 0 && notes(made.notes));
      say(TEXTS.made(made.name));
      onMade?.();
    } else {
      say(TEXTS.failed);
    }
  }

  /** @param {string} text */
  function say(text) {
    fill($status, text);
    announce(text);
  }

  return el(
    "div",
    { class: "app-download" },
    el("div", { class: "govuk-button-group app-download__buttons" }, ...$buttons),
    $status,
    $notes,
  );
}

/** @param {string[]} texts what the user should know about a file */
function notes(texts) {
  const $list = el("ul", { class: "govuk-list govuk-list--bullet" });
  fillGradually($list, texts, (text) => el("li", {}, text));
  return el(
    "div",
    { class: "app-download__notes" },
    el("h4", { class: "govuk-heading-s" }, TEXTS.notes(texts.length)),
    el(
      "div",
      {
        class: "app-scroll app-download__list",
        tabindex: "0",
        role: "region",
        "aria-label": TEXTS.notesLabel,
      },
      $list,
    ),
  );
}
