// The keys of the app: the list, and the dialog that shows it.

import { el } from "../core/dom.js";
import { isInDialog, isTextField } from "../core/keys.js";
import { readPreferences, savePreferences } from "../core/preferences.js";
import { checkbox } from "./choice.js";

/** Where keys are of use, and for each of them what it does. @type {[string, [string, string][]][]} */
const KEYS = [
  ["On every page, but not in a text box", [["?", "Open this list"]]],
  [
    "Anywhere on the Children page",
    [
      ["F8", "Go to the next error, in this child or the next"],
      ["Shift + F8", "Go to the previous error"],
      ["Ctrl + Z", "Undo the latest change"],
      ["Ctrl + Y", "Redo it"],
    ],
  ],
  [
    "Where an error is fixed in many rows",
    [
      ["F8, Shift + F8", "Go to the next or previous type of error"],
      ["Ctrl + Z, Ctrl + Y", "Undo the latest change, or redo it"],
      ["Arrow keys", "Move between the cells of the table"],
    ],
  ],
  [
    "In the list of children",
    [
      ["Arrow keys, Page Up, Page Down, Home, End", "Move in the list"],
      ["Enter", "Go to the child’s record"],
    ],
  ],
  [
    "In the tables of a record",
    [
      ["Arrow keys, Home, End", "Move between cells"],
      ["Ctrl + Home, Ctrl + End", "Go to the first or last cell"],
      ["Enter", "In the first cell of a row: open the menu of the row"],
    ],
  ],
  [
    "In the tables of a record, and of rows with one error",
    [
      ["Enter, F2 or typing", "Change a cell"],
      ["Shift + arrow keys", "Select a block of cells"],
      ["Ctrl + C, Ctrl + V", "Copy the cell or block, or paste cells from here or from Excel"],
      ["Ctrl + D", "Fill the block down from its first row, or a cell from the one above"],
      ["Delete", "Clear the cell or block"],
    ],
  ],
  [
    "In the facts above a record",
    [
      ["Ctrl + C, Ctrl + V", "Copy the fact, or paste into it and those after it"],
      ["Delete", "Clear the fact"],
    ],
  ],
  [
    "While you change a cell",
    [
      ["Arrow up, arrow down", "Choose a code or a suggestion"],
      ["Enter", "Keep the text; a second time, also if it can’t be right"],
      ["Tab, Shift + Tab", "Keep the text and go to the next or previous cell"],
      ["Escape", "Leave the cell as it was"],
    ],
  ],
];

/** Every key with what it does. */
export function keyLists() {
  return KEYS.map(([place, keys]) =>
    el(
      "section",
      {},
      el("h3", { class: "govuk-heading-s app-keys__place" }, place),
      el(
        "dl",
        { class: "app-keys__list" },
        ...keys.flatMap(([key, does]) => [
          el("dt", { class: "app-keys__key" }, key),
          el("dd", { class: "app-keys__does" }, does),
        ]),
      ),
    ),
  );
}

/** Show the list of keys; the focus returns to where it was when the dialog is closed. */
export function showKeys() {
  const $dialog = el(
    "dialog",
    { class: "app-dialog", "aria-labelledby": "keys-title", onclose: () => $dialog.remove() },
    el("h2", { class: "govuk-heading-m", id: "keys-title", tabindex: "-1", autofocus: true }, "Keys"),
    ...keyLists(),
    checkbox({
      id: "keys-question-mark",
      label: "Open this list with the ? key",
      checked: opensByKey(),
      onChange: (questionMark) => savePreferences({ questionMark }),
    }),
    el(
      "button",
      { type: "button", class: "govuk-button govuk-button--secondary app-keys__close", onclick: () => $dialog.close() },
      "Close",
    ),
  );
  document.body.append($dialog);
  $dialog.showModal();
}

/** Open the list when "?" is pressed anywhere but in a field: no value of a return begins with it. */
export function listenForQuestionMark() {
  document.addEventListener(
    "keydown",
    (event) => {
      const { key, ctrlKey, altKey, metaKey, target } = event;
      if (
        key === "?" &&
        !ctrlKey &&
        !altKey &&
        !metaKey &&
        !isTextField(target) &&
        !isInDialog(target) &&
        opensByKey()
      ) {
        event.preventDefault();
        event.stopPropagation();
        showKeys();
      }
    },
    { capture: true },
  );
}

function opensByKey() {
  return readPreferences().questionMark ?? true;
}
