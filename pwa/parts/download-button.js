// A button that has a file made and saves it, with what the file can't hold said below.

import { announce } from "../core/announce.js";
import { el, fill, fillGradually, hidden } from "../core/dom.js";
import { count } from "../core/text.js";
import { saveFile, today } from "../saved-work/saving.js";

/**
 * @import {MakeFile} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {Scope} from "./report-scope.js"
 */

/**
 * What a button saves.
 * @typedef {object} Wanted
 * @property {MakeFile["kind"]} kind
 * @property {MakeFile["ending"]} ending
 * @property {boolean} [last_year]
 * @property {string} [module]
 * @property {Scope} [scope]
 */

/**
 * @param {Session} session
 * @param {Wanted} wanted
 * @returns {Promise<{name: string, notes: string[], content: ArrayBuffer} | null>} null if it can't be made
 */
export async function makeFile(session, { kind, ending, last_year = false, module = "", scope }) {
  const { selection, columns } = scope ?? { selection: { children: null, codes: null, fields: null }, columns: null };
  session.files.lookForChanged();
  const made = await session.askWithFiles(
    {
      type: "make_file",
      kind,
      ending,
      options: { last_year, module, selection, columns },
      marks: session.marks.list(),
      made_on: today(),
    },
    "file_made",
  );
  return made && { name: made.reply.name, notes: made.reply.notes, content: made.files[0] };
}

/**
 * @typedef {object} Option
 * @property {string} text of the button
 * @property {string} about what it saves, for those who hear the button alone
 * @property {() => Wanted} wanted
 */

/**
 * Buttons beside each other, with one line below for all of them.
 * @param {Session} session
 * @param {Option[]} options
 */
export function downloadButtons(session, options) {
  const $status = el("p", { class: "govuk-body-s app-download__status" });
  const $notes = el("div", {});
  const $buttons = options.map(({ text, about, wanted }, i) =>
    el(
      "button",
      {
        type: "button",
        class: `govuk-button app-download__button${i > 0 ? " govuk-button--secondary" : ""}`,
        onclick: () => save(wanted()),
      },
      text,
      hidden(` ${about}`),
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
    say("Making the file. You can go on working meanwhile.");
    const made = await makeFile(session, wanted);
    busy = false;
    if (made) {
      saveFile(made.name, made.content);
      fill($notes, made.notes.length > 0 && notes(made.notes));
      say(`Saved: ${made.name}`);
    } else {
      say("The file could not be made. The message at the top of the page says why.");
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

/** @param {string[]} texts what a file can't hold */
function notes(texts) {
  const $list = el("ul", { class: "govuk-list govuk-list--bullet" });
  fillGradually($list, texts, (text) => el("li", {}, text));
  return el(
    "div",
    { class: "app-download__notes" },
    el("h4", { class: "govuk-heading-s" }, `${count(texts.length, "thing")} to know about this file`),
    el(
      "div",
      {
        class: "app-scroll app-download__list",
        tabindex: "0",
        role: "region",
        "aria-label": "What to know about this file",
      },
      $list,
    ),
  );
}
