// The field in which a cell is edited. It lies over the cell, and offers choices: the text that was meant, the text as
// loaded, and the codes of the column. Text is tidied when it is entered; text that can’t be right is kept only if the user
// enters it again, with the reason in view.

import { announce } from "../core/announce.js";
import { el, fill, hidden } from "../core/dom.js";
import { count } from "../core/text.js";
import { choicesFor, choiceText } from "./cell-choices.js";
import { judged, readAsTyped } from "./cell-forms.js";
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
 * What the user did: the text is null if it stays as it is; where they go from there. "away": the focus has left.
 * @typedef {object} Typed
 * @property {string | null} text
 * @property {string} entered the text before it was tidied
 * @property {string} refused why the text was not kept, or ""
 * @property {boolean} putBack whether it is the text as loaded, chosen as that
 * @property {"stay" | "next" | "before" | "away"} goOn
 */

const TEXTS = {
  label: (/** @type {string} */ column) => `Edit ${column}`,
  where: (/** @type {string} */ where) => `, ${where}`,
  choices: (/** @type {string} */ column) => `Choices for ${column}`,
  found: (/** @type {number} */ choices) => `${count(choices, "choice")} below`,
  refused: (/** @type {string} */ fault) => `${fault} To keep it anyway, press Enter again.`,
  error: "Error: ",
  keys: "Press Enter to keep the text or Escape to cancel.",
};
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
  const { column, text, codes } = editable;
  let done = false;
  /** Of the text in the field; null while the worker has not answered. @type {Reading | null} */
  let reading = null;
  /** The text that can’t be right and was entered once. @type {string | null} */
  let refused = null;

  const $input = el("input", {
    class: "govuk-input app-input",
    id: ID,
    type: "text",
    "aria-describedby": `${ID}-fault ${ID}-hint`,
  });
  const { $fault, showFault } = faultOf($input);
  const list = comboboxList({
    $input,
    id: `${ID}-list`,
    label: TEXTS.choices(column.label),
    none: "",
    found: (/** @type {Choice[]} */ choices) => TEXTS.found(choices.length),
    content: choiceText,
    onChoose: (choice) => choose(choice, "stay"),
  });
  const $box = boxOf(editable, $fault, $input, list.$root);
  const takeAway = layOver($place, $box, $cell, "over");

  $input.value = typed ?? text;
  $input.addEventListener("input", () => {
    showFault("");
    askWorker();
    list.open(choices());
  });
  $input.addEventListener("keydown", onKey);
  $box.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && $box.contains(event.relatedTarget))) {
      leave();
    }
  });

  /** What can be chosen for the text in the field. */
  function choices() {
    return choicesFor(editable, $input.value, reading?.meant ?? null);
  }

  const readText = readAsTyped(editable.read, (answer) => {
    if (!done) {
      reading = answer;
      // What is typed is judged when it is entered; before, only what is in the cell already.
      if ($input.value === text && typed === null) {
        showFault(answer.fault);
      }
      // The choice that the user has moved to stays there.
      if (answer.meant !== null && list.active === null) {
        list.open(choices());
      }
    }
  });

  function askWorker() {
    reading = null;
    readText($input.value);
  }

  /** @param {Typed["goOn"]} goOn */
  async function enter(goOn) {
    const value = $input.value;
    $input.readOnly = true;
    const { kept, fault } = value === refused ? { kept: value, fault: "" } : await judged(editable, value);
    $input.readOnly = false;
    if (done) {
      return;
    }
    if (kept === null) {
      refused = value;
      const reason = TEXTS.refused(fault);
      showFault(reason);
      announce(reason);
    } else {
      finish({ text: kept, entered: value }, goOn);
    }
  }

  /** The focus has left: text that can’t be right is not kept. */
  async function leave() {
    if (done) {
      return;
    }
    const entered = $input.value;
    done = true;
    takeAway();
    const { kept, fault } = await judged(editable, entered);
    onDone({
      text: kept === text ? null : kept,
      entered,
      refused: kept === null ? fault : "",
      putBack: false,
      goOn: "away",
    });
  }

  /**
   * @param {Choice} choice
   * @param {Typed["goOn"]} goOn
   */
  function choose(choice, goOn) {
    finish({ text: choice.text, entered: choice.text, putBack: choice.kind === "loaded" }, goOn);
  }

  /**
   * @param {{text: string | null, entered: string, putBack?: boolean}} made
   * @param {Typed["goOn"]} goOn
   */
  function finish({ text: value, entered, putBack = false }, goOn) {
    if (!done) {
      done = true;
      takeAway();
      onDone({ text: value === text ? null : value, entered, refused: "", putBack, goOn });
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
      if (chosen) {
        choose(chosen, goOn);
      } else if (!$input.readOnly) {
        enter(goOn);
      }
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      finish({ text: null, entered: text }, "stay");
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

/** @param {HTMLElement} $input */
function faultOf($input) {
  const $fault = el("p", { class: "govuk-error-message app-editor__fault", id: `${ID}-fault`, hidden: true });
  return {
    $fault,
    /** @param {string} fault in words; "" for none */
    showFault(fault) {
      $input.setAttribute("aria-invalid", String(fault !== ""));
      $input.classList.toggle("govuk-input--error", fault !== "");
      $fault.hidden = fault === "";
      fill($fault, fault !== "" && [hidden(TEXTS.error), fault]);
    },
  };
}

/**
 * @param {Editable} editable
 * @param {HTMLElement} $fault
 * @param {HTMLElement} $input
 * @param {HTMLElement} $list
 */
function boxOf({ column, where, note }, $fault, $input, $list) {
  const hint = [column.hint, note].filter(Boolean).join(". ");
  return el(
    "div",
    { class: "app-editor", role: "group", "aria-label": TEXTS.label(column.label) },
    el("label", { class: "govuk-label app-editor__label", for: ID }, column.label, hidden(TEXTS.where(where))),
    $fault,
    el("div", { class: "app-combobox" }, $input, $list),
    el("p", { class: "govuk-hint app-editor__hint", id: `${ID}-hint` }, hint && `${hint}. `, TEXTS.keys),
  );
}
