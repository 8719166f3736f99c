// The field in which a cell is edited. It lies over the cell, says what is wrong with the form of the text, and
// offers what can be chosen: the text that was meant, the text as loaded, and the codes of the column.

import { el, fill, hidden } from "../core/dom.js";
import { count } from "../core/text.js";
import { choicesFor, choiceText } from "./cell-choices.js";
import { readAsTyped } from "./cell-forms.js";
import { comboboxList } from "./combobox-list.js";
import { layOver } from "./overlay.js";

/**
 * @import {CodeLabel, RecordColumn} from "../core/protocol.d.ts"
 * @import {Choice} from "./cell-choices.js"
 * @import {Reader, Reading} from "./cell-forms.js"
 */

/**
 * The cell to be edited.
 * @typedef {object} Editable
 * @property {RecordColumn} column
 * @property {string} where the table and row in words
 * @property {string} text as it is now
 * @property {string | null} loaded the text as loaded, if it was edited since
 * @property {CodeLabel[]} codes
 * @property {Reader} read what the worker reads a text of the column as
 * @property {string} note what the user should know before, or ""
 */

/**
 * What the user did: the text is null if it stays as it is; where they go on from there. "away": they are elsewhere.
 * @typedef {object} Typed
 * @property {string | null} text
 * @property {boolean} putBack whether it is the text as loaded, chosen as that
 * @property {"stay" | "next" | "before" | "away"} goOn
 */

const ID = "cell-editor";

/**
 * Open the field over a cell.
 * @param {HTMLElement} $place see layOver
 * @param {Element} $cell
 * @param {Editable} editable
 * @param {string | null} typed what was typed to open it; null to begin with the text as it is
 * @param {(typed: Typed) => void} onDone
 */
export function openCellEditor($place, $cell, editable, typed, onDone) {
  const { column, where, text, codes, note } = editable;
  let done = false;
  /** Of the text in the field; null while the worker has not answered. @type {Reading | null} */
  let reading = null;

  const $input = el("input", {
    class: "govuk-input app-input",
    id: ID,
    type: "text",
    "aria-describedby": `${ID}-fault ${ID}-hint`,
  });
  const $fault = el("p", { class: "govuk-error-message app-editor__fault", id: `${ID}-fault`, hidden: true });
  const hint = [column.hint, note].filter(Boolean).join(". ");
  const list = comboboxList({
    $input,
    id: `${ID}-list`,
    label: `${column.label}: what can be chosen`,
    none: "",
    found: (/** @type {Choice[]} */ choices) => `${count(choices.length, "choice")} below`,
    content: choiceText,
    onChoose: choose,
  });
  const $box = el(
    "div",
    { class: "app-editor", role: "group", "aria-label": `Edit ${column.label}` },
    el("label", { class: "govuk-label app-editor__label", for: ID }, column.label, hidden(`, ${where}`)),
    $fault,
    el("div", { class: "app-combobox" }, $input, list.$root),
    el(
      "p",
      { class: "govuk-hint app-editor__hint", id: `${ID}-hint` },
      hint && `${hint}. `,
      "Enter keeps the text, Escape leaves it as it was.",
    ),
  );
  const takeAway = layOver($place, $box, $cell, "over");

  $input.value = typed ?? text;
  $input.addEventListener("input", () => {
    askWorker();
    list.open(choices());
  });
  $input.addEventListener("keydown", onKey);
  $box.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && $box.contains(event.relatedTarget))) {
      finish($input.value, "away");
    }
  });

  /** What can be chosen for the text in the field. */
  function choices() {
    return choicesFor(editable, $input.value, reading?.meant ?? null);
  }

  const readText = readAsTyped(editable.read, (answer) => {
    if (!done) {
      reading = answer;
      showFault(answer.fault);
      // What the user has gone to in the list stays there.
      if (answer.meant !== null && list.active === null) {
        list.open(choices());
      }
    }
  });

  function askWorker() {
    reading = null;
    showFault("");
    readText($input.value);
  }

  /** @param {string} fault */
  function showFault(fault) {
    $input.setAttribute("aria-invalid", String(fault !== ""));
    $input.classList.toggle("govuk-input--error", fault !== "");
    $fault.hidden = fault === "";
    fill($fault, fault !== "" && [hidden("Error: "), fault]);
  }

  /** @param {Choice} choice */
  function choose(choice) {
    finish(choice.text, "stay", choice.kind === "loaded");
  }

  /**
   * @param {string | null} value
   * @param {Typed["goOn"]} goOn
   * @param {boolean} [putBack]
   */
  function finish(value, goOn, putBack = false) {
    if (!done) {
      done = true;
      takeAway();
      onDone({ text: value === text ? null : value, putBack, goOn });
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const chosen = list.active;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!list.isOpen) {
        list.open(choices());
      }
      list.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      const goOn = event.key === "Enter" ? "stay" : event.shiftKey ? "before" : "next";
      finish(chosen?.text ?? $input.value, goOn, chosen?.kind === "loaded");
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      finish(null, "stay");
    }
  }

  askWorker();
  $input.focus({ preventScroll: true });
  if (typed === null) {
    $input.select();
  }
  list.open(
    choices(),
    codes.findIndex(({ code }) => code === text),
  );
  $box.scrollIntoView({ block: "nearest" });
}
