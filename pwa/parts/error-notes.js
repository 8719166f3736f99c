// What the user noted about one error of a child: seen at a glance, and written in place.

import { announce } from "../core/announce.js";
import { el, fill, hidden, linkButton, uniqueId } from "../core/dom.js";
import { STATUS_NAMES } from "../core/marks.js";
import { radioItem } from "./choice.js";

/**
 * @import {Status} from "../core/marks.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  change: "Change the note",
  add: "Add a note",
  ofError: (/** @type {string} */ code) => ` on error ${code}`,
  status: (/** @type {string} */ code) => `Status of error ${code}`,
  note: "Note",
  save: "Save note",
  saved: "Note saved",
  cancel: "Cancel",
};
const LONGEST_NOTE = 500;

/**
 * @param {Session} session
 * @param {string} child
 * @param {string} code
 */
export function errorNotes(session, child, code) {
  const $root = el("div", { class: "app-notes" });

  function show() {
    const { status, note } = session.marks.of(child, code);
    fill(
      $root,
      status && [
        el(
          "strong",
          { class: `govuk-tag govuk-tag--${status === "asked" ? "blue" : "purple"} app-notes__status` },
          STATUS_NAMES[status],
        ),
        " ",
      ],
      note && [el("span", { class: "app-notes__note" }, note), " "],
      linkButton(write, status || note ? TEXTS.change : TEXTS.add, hidden(TEXTS.ofError(code))),
    );
  }

  function write() {
    const { status, note } = session.marks.of(child, code);
    const id = uniqueId("note");
    const $note = el("input", {
      class: "govuk-input app-input app-notes__input",
      id: `${id}-text`,
      type: "text",
      maxlength: LONGEST_NOTE,
      autocomplete: "off",
    });
    $note.value = note;
    const statuses = /** @type {Status[]} */ (Object.keys(STATUS_NAMES));
    const $statuses = statuses.map((each) => {
      const $input = el("input", {
        class: "govuk-radios__input",
        id: `${id}-${each}`,
        type: "radio",
        name: id,
        value: each,
      });
      $input.checked = each === status;
      return { each, $input };
    });
    const close = () => {
      show();
      $root.querySelector("button")?.focus();
    };
    const $form = el(
      "form",
      {
        class: "app-notes__form",
        onsubmit: (event) => {
          event.preventDefault();
          session.marks.set({
            child,
            code,
            status: $statuses.find(({ $input }) => $input.checked)?.each ?? "",
            note: $note.value,
          });
          close();
          announce(TEXTS.saved);
        },
        onkeydown: (event) => {
          if (event.key === "Escape") {
            event.stopPropagation();
            close();
          }
        },
      },
      el(
        "fieldset",
        { class: "govuk-fieldset" },
        el("legend", { class: "govuk-visually-hidden" }, TEXTS.status(code)),
        el(
          "div",
          { class: "govuk-radios govuk-radios--small govuk-radios--inline app-notes__statuses" },
          ...$statuses.map(({ each, $input }) => radioItem($input, STATUS_NAMES[each])),
        ),
      ),
      el("label", { class: "govuk-label app-notes__label", for: `${id}-text` }, TEXTS.note),
      el(
        "div",
        { class: "app-notes__line" },
        $note,
        el("button", { type: "submit", class: "govuk-button govuk-button--secondary app-notes__button" }, TEXTS.save),
        linkButton(close, TEXTS.cancel),
      ),
    );
    fill($root, $form);
    $note.focus();
  }

  show();
  return $root;
}
