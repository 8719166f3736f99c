// Asks before something is lost: a question in a dialog of the page, with two buttons that say what they do.

import { el, paragraph } from "./dom.js";

/**
 * @typedef {object} Question
 * @property {string} title the question
 * @property {string} text what is lost, and how to keep it
 * @property {string} yes what the button says that continues
 * @property {string} no what the button says that changes nothing, as does Escape
 */

/**
 * Ask, and give the focus back to where it was.
 * @param {Question} question
 * @returns {Promise<boolean>} whether to continue
 */
export function askFirst({ title, text, yes, no }) {
  const $dialog = el(
    "dialog",
    {
      class: "app-dialog",
      "aria-labelledby": "dialog-title",
      "aria-describedby": "dialog-text",
    },
    el("h2", { class: "govuk-heading-m", id: "dialog-title", tabindex: "-1", autofocus: true }, title),
    el("div", { id: "dialog-text" }, paragraph(text)),
    el(
      "div",
      { class: "govuk-button-group app-dialog__buttons" },
      button("govuk-button--warning", yes, () => $dialog.close("yes")),
      button("govuk-button--secondary", no, () => $dialog.close()),
    ),
  );
  document.body.append($dialog);
  $dialog.showModal();
  return new Promise((resolve) => {
    $dialog.addEventListener("close", () => {
      $dialog.remove();
      resolve($dialog.returnValue === "yes");
    });
  });
}

/**
 * @param {string} look
 * @param {string} text
 * @param {() => void} onclick
 */
function button(look, text, onclick) {
  return el("button", { type: "button", class: `govuk-button ${look}`, onclick }, text);
}
