// What this browser remembers about column names, with a button to forget it.

import { el, fill, linkButton } from "../core/dom.js";
import { count } from "../core/text.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  remembered: (/** @type {number} */ names) =>
    `This browser remembers your answers about ${count(names, "column name")}. `,
  forget: "Forget these answers",
  forgotten: "Your answers about column names are forgotten.",
};

/** @param {Session} session */
export function columnMemory({ settings, files }) {
  const $root = el("div", { class: "govuk-body", tabindex: "-1", hidden: true });

  function draw() {
    const { length } = settings.columnNames.list;
    if (length > 0) {
      $root.hidden = false;
      fill($root, TEXTS.remembered(length), linkButton(forget, TEXTS.forget));
    } else if ($root.textContent !== TEXTS.forgotten) {
      $root.hidden = true;
    }
  }

  function forget() {
    settings.columnNames.forget();
    fill($root, TEXTS.forgotten);
    $root.focus();
    files.readAgain();
  }

  return { $root, draw };
}
