// The keys of the app: the list, and the dialog that shows it.

import { el } from "../core/dom.js";
import { isInDialog, isTextField } from "../core/keys.js";
import { readPreferences, savePreferences } from "../core/preferences.js";
import { checkbox } from "./choice.js";

const TEXTS = {
  title: "Keys",
  opensByKey: "Open this list with the ? key",
  close: "Close",
  /** Where keys can be used, and what each of them does. @type {[string, [string, string][]][]} */
  keys: [
    ["On every page, outside text boxes", [["?", "Open this list"]]],
    [
      "Anywhere on the Children page",
      [
        ["F8", "Go to the next error, in this child or the next"],
        ["Shift + F8", "Go to the previous error"],
        ["Ctrl + Z", "Undo the latest change"],
        ["Ctrl + Y", "Redo the change that you undid"],
      ],
    ],
    [
      "When you fix an error in many rows",
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
      "In the tables of a record, and when you fix an error in many rows",
      [
        ["Enter, F2 or typing", "Change a cell"],
        ["Shift + arrow keys", "Select a block of cells"],
        ["Ctrl + C, Ctrl + V", "Copy the cell or block, or paste cells from here or from Excel"],
        ["Ctrl + D", "Fill the block down from its first row, or fill the cell from the one above"],
        ["Delete", "Clear the cell or block"],
      ],
    ],
    [
      "In the values above the tables of a record",
      [
        ["Ctrl + C, Ctrl + V", "Copy the value, or paste into it and the values after it"],
        ["Delete", "Clear the value"],
      ],
    ],
    [
      "While you change a cell",
      [
        ["Arrow up, arrow down", "Choose a code or a suggestion"],
        ["Enter", "Keep the text. Press it again to keep text that does not look right"],
        ["Tab, Shift + Tab", "Keep the text and go to the next or previous cell"],
        ["Escape", "Cancel the change"],
      ],
    ],
  ],
};

/**
 * Every key with what it does.
 * @param {"h2" | "h3"} heading the level of the headings
 */
export function keyLists(heading) {
  return TEXTS.keys.map(([place, keys]) =>
    el(
      "section",
      {},
      el(heading, { class: "govuk-heading-s app-keys__place" }, place),
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
    el("h2", { class: "govuk-heading-m", id: "keys-title", tabindex: "-1", autofocus: true }, TEXTS.title),
    ...keyLists("h3"),
    checkbox({
      id: "keys-question-mark",
      label: TEXTS.opensByKey,
      checked: opensByKey(),
      onChange: (questionMark) => savePreferences({ questionMark }),
    }),
    el(
      "button",
      { type: "button", class: "govuk-button govuk-button--secondary app-keys__close", onclick: () => $dialog.close() },
      TEXTS.close,
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
