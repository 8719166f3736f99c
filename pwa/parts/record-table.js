// A table of the record as a grid: arrow keys move, Enter or typing edits. The cells at fault are marked by colour,
// border and the error's code, edited ones in words.

import { el, fill, hidden } from "../core/dom.js";

/**
 * @import {RecordColumn, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 */

/** In every row the same; what is wrong with it is marked at the row's line. */
export const CHILD = "CHILD";

/**
 * A cell of the record.
 * @typedef {object} CellAt
 * @property {RecordTable} table
 * @property {RecordRow} row
 * @property {RecordColumn} column
 */

/**
 * What the user can do to a record.
 * @typedef {object} Editing
 * @property {(at: CellAt, $cell: HTMLElement, typed: string | null) => void} edit open the field for a cell, with
 *   what was typed already
 * @property {(at: CellAt) => void} clear
 * @property {(table: RecordTable, row: RecordRow, $button: HTMLElement) => void} openRowMenu
 * @property {(table: RecordTable) => void} addRow at the end of the child's rows
 * @property {(table: RecordTable, row: number) => void} putBack a deleted row
 */

/**
 * @typedef {object} Grid
 * @property {HTMLElement} $root
 * @property {(model: RecordModel, table: RecordTable) => void} update draw what differs; the focus stays
 * @property {(row: number, field: string, step?: 1 | -1) => boolean} focusCell go to a cell, or to the one beside it;
 *   false if it is not there
 */

/**
 * @param {RecordModel} firstModel
 * @param {RecordTable} firstTable
 * @param {Editing} editing
 * @param {string} hintId of the text that says how the grid is used
 * @returns {Grid}
 */
export function recordGrid(firstModel, firstTable, editing, hintId) {
  let model = firstModel;
  let table = firstTable;
  const shown = table.columns.flatMap((column, i) => (column.name === CHILD ? [] : [{ column, i }]));
  /** Rows by number, in the order of the table. @type {Map<number, {$row: HTMLTableRowElement, $line: HTMLElement, $button: HTMLElement, $cells: HTMLElement[]}>} */
  let drawn = new Map();
  /** The cell that the tab key leads to; column 0 is the line. */
  let at = { row: 0, column: 0 };
  /** The cell that had the focus when the pointer went down. @type {Element | null} */
  let pressedOn = null;

  const $body = el("tbody", { class: "govuk-table__body" });
  const $root = el(
    "table",
    {
      class: "govuk-table app-table app-record__table",
      role: "grid",
      "aria-label": titleOf(table),
      "aria-describedby": hintId,
      onkeydown: onKey,
      onfocusin: onFocus,
      onpaste: onPaste,
      onmousedown: () => (pressedOn = document.activeElement),
      onclick: onClick,
    },
    el("caption", { class: "govuk-visually-hidden" }, titleOf(table)),
    el(
      "thead",
      { class: "govuk-table__head" },
      el(
        "tr",
        { class: "govuk-table__row" },
        el("th", { scope: "col", class: "govuk-table__header", title: "Line of the row in its file" }, "Line"),
        ...shown.map(({ column }) => heading(column)),
      ),
    ),
    $body,
  );

  /**
   * @param {RecordModel} newModel
   * @param {RecordTable} newTable
   */
  function update(newModel, newTable) {
    model = newModel;
    table = newTable;
    const hadFocus = $root.contains(document.activeElement);
    const before = drawn;
    drawn = new Map(table.rows.map(({ row }) => [row, before.get(row) ?? newRow()]));
    for (const [number, { $row }] of before) {
      if (!drawn.has(number)) {
        $row.remove();
      }
    }
    [...drawn.values()].forEach(({ $row }, i) => {
      // A row that is put in again where it was would lose the focus.
      if ($body.rows[i] !== $row) {
        $body.insertBefore($row, $body.rows[i] ?? null);
      }
    });
    table.rows.forEach(drawRow);
    moveTo(at.row, at.column, hadFocus && !$root.contains(document.activeElement));
  }

  function newRow() {
    const $button = el("button", {
      type: "button",
      class: "app-row-button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      tabindex: "-1",
    });
    const $line = el("th", { scope: "row", role: "rowheader" });
    const $cells = shown.map(() => el("td", { role: "gridcell", tabindex: "-1" }));
    return { $row: el("tr", { class: "govuk-table__row" }, $line, ...$cells), $line, $button, $cells };
  }

  /** @param {RecordRow} row */
  function drawRow(row) {
    const parts = drawn.get(row.row);
    if (!parts) {
      return;
    }
    const { $row, $line, $button, $cells } = parts;
    $row.classList.toggle("app-row--added", row.added);
    const codes = model.codesAt(table.table, row.row, CHILD);
    const name = row.line > 0 ? String(row.line) : "new";
    $line.className = classes(["govuk-table__cell", "app-record__line"], codes);
    $line.dataset.cell = reference(table, row, CHILD);
    fill($button, hidden("Line "), name, el("span", { "aria-hidden": "true" }, " ▾"), hidden(" row menu"));
    const marked = [
      codes.length > 0 && el("span", { class: "app-record__meaning" }, "Child ID"),
      marks(codes),
      row.added && el("span", { class: "app-edited" }, "added"),
      CHILD in row.loaded &&
        el("span", { class: "app-edited" }, "child ID edited", hidden(`, was ${row.loaded[CHILD] || "blank"}`)),
    ];
    // The button stays where it is, as it may have the focus.
    if ($line.firstChild !== $button) {
      $line.prepend($button);
    }
    while ($button.nextSibling) {
      $button.nextSibling.remove();
    }
    $line.append(...marked.filter((mark) => mark instanceof Node));
    for (const [place, { column, i }] of shown.entries()) {
      drawCell($cells[place], row, column, i);
    }
  }

  /**
   * @param {HTMLElement} $cell
   * @param {RecordRow} row
   * @param {RecordColumn} column
   * @param {number} i place of the column in the row
   */
  function drawCell($cell, row, column, i) {
    const codes = model.codesAt(table.table, row.row, column.name);
    const label = row.labels[i];
    const loaded = row.loaded[column.name];
    const fixed = table.fixed.includes(column.name);
    $cell.className = classes(
      [
        "govuk-table__cell",
        ...(column.derived ? ["app-derived"] : []),
        ...(loaded === undefined ? [] : ["app-cell--edited"]),
      ],
      codes,
    );
    $cell.title = [label, loaded !== undefined && `Was: ${loaded || "blank"}`].filter(Boolean).join("\n");
    $cell.dataset.cell = reference(table, row, column.name);
    $cell.setAttribute("aria-readonly", String(fixed));
    fill(
      $cell,
      value(row.cells[i], codes),
      label !== "" && el("span", { class: "app-record__meaning" }, label),
      marks(codes),
      editedMark(loaded),
    );
  }

  /** @param {{row: number, column: number}} place */
  function elementAt({ row, column }) {
    const parts = [...drawn.values()][row];
    return column === 0 ? parts?.$button : parts?.$cells[column - 1];
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {boolean} focus
   */
  function moveTo(row, column, focus) {
    elementAt(at)?.setAttribute("tabindex", "-1");
    at = { row: within(row, drawn.size), column: within(column, shown.length + 1) };
    const $element = elementAt(at);
    $element?.setAttribute("tabindex", "0");
    if (focus) {
      $element?.focus({ preventScroll: true });
      $element?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  /** @param {FocusEvent} event */
  function onFocus({ target }) {
    const place = placeOf(target);
    if (place) {
      moveTo(place.row, place.column, false);
    }
  }

  /** @param {EventTarget | null} target */
  function placeOf(target) {
    const $cell = target instanceof Element ? target.closest("td, tbody th") : null;
    const row = [...drawn.values()].findIndex(({ $row }) => $row === $cell?.parentElement);
    return $cell && row >= 0
      ? { row, column: [.../** @type {Element} */ ($cell.parentElement).children].indexOf($cell) }
      : null;
  }

  /** @param {{row: number, column: number}} place of a cell, not of a line */
  function cellAt({ row, column }) {
    return { table, row: table.rows[row], column: shown[column - 1].column };
  }

  /** @param {string | null} typed */
  function edit(typed) {
    const $cell = elementAt(at);
    if ($cell && at.column > 0) {
      editing.edit(cellAt(at), $cell, typed);
    }
  }

  /** @param {ClipboardEvent} event */
  function onPaste(event) {
    event.preventDefault();
    // Excel ends what it copies by a line break.
    edit(event.clipboardData?.getData("text").replace(/\r?\n$/, "") ?? "");
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const place = placeOf(event.target);
    if (!place) {
      return;
    }
    if (place.column === 0) {
      const $button = elementAt(place);
      if ($button && event.target instanceof Node && $button.contains(event.target)) {
        editing.openRowMenu(table, table.rows[place.row], $button);
      }
    } else if (pressedOn === elementAt(place)) {
      edit(null);
    } else {
      moveTo(place.row, place.column, true);
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const { row, column } = at;
    const ends = event.ctrlKey
      ? { Home: [0, 0], End: [drawn.size - 1, shown.length] }
      : { Home: [row, 0], End: [row, shown.length] };
    /** @type {Record<string, number[]>} */
    const places = {
      ...ends,
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
    };
    if (event.altKey || event.metaKey || !placeOf(event.target)) {
      return;
    }
    if (event.key in places) {
      event.preventDefault();
      moveTo(places[event.key][0], places[event.key][1], true);
    } else if (column === 0 || event.ctrlKey) {
      // The button of the line has its own keys.
    } else if (event.key === "Enter" || event.key === "F2" || event.key === " ") {
      event.preventDefault();
      edit(null);
    } else if (event.key === "Delete") {
      event.preventDefault();
      editing.clear(cellAt(at));
    } else if (event.key === "Backspace") {
      event.preventDefault();
      edit("");
    } else if (event.key.length === 1) {
      event.preventDefault();
      edit(event.key);
    }
  }

  update(model, table);
  return {
    $root,
    update,
    focusCell(row, field, step) {
      const place = table.rows.findIndex((each) => each.row === row);
      const column = field === CHILD ? 0 : shown.findIndex(({ column }) => column.name === field) + 1;
      if (place < 0) {
        return false;
      }
      // Beyond the end of a row is the beginning of the next.
      const size = shown.length + 1;
      const next = within(place * size + column + (step ?? 0), drawn.size * size);
      moveTo(Math.floor(next / size), next % size, true);
      return true;
    },
  };
}

/** @param {RecordTable} table */
export function titleOf({ title, last_year }) {
  return last_year ? `Last year’s ${title}` : title;
}

/** @param {RecordColumn} column */
function heading({ label, short_label, derived }) {
  return el(
    "th",
    {
      scope: "col",
      class: `govuk-table__header${derived ? " app-derived" : ""}`,
      title: label === short_label ? null : label,
    },
    short_label,
    derived && hidden(" (worked out, not in your files)"),
  );
}

/**
 * @param {number} place
 * @param {number} size
 */
function within(place, size) {
  return Math.max(0, Math.min(size - 1, place));
}

/**
 * @param {string | undefined} loaded the text as loaded, if it was edited since
 */
export function editedMark(loaded) {
  return loaded !== undefined && el("span", { class: "app-edited" }, "edited", hidden(`, was ${loaded || "blank"}`));
}

/**
 * @param {string} text
 * @param {string[]} codes
 */
export function value(text, codes) {
  return text === "" && codes.length > 0 ? hidden("blank ") : text;
}

/** @param {string[]} codes */
export function marks(codes) {
  return codes.length > 0 && el("span", { class: "app-marks" }, hidden("error "), codes.join(" "));
}

/**
 * @param {string[]} names
 * @param {string[]} codes
 */
export function classes(names, codes) {
  return [...names, ...(codes.length > 0 ? ["app-fault"] : [])].join(" ");
}

/**
 * What an error finds its cells by.
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {string} field
 */
export function reference({ table }, { row }, field) {
  return `${table} ${row} ${field}`;
}
