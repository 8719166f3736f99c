// The facts of a child, as a wrapping list; each can be edited.

import { moduleTitle } from "../core/definition.js";
import { el, fill, hidden, link, linkButton, redraw } from "../core/dom.js";
import { cellKey, tableKey, tableOf } from "../core/tables.js";
import { BlockClipboard, NO_BLOCK } from "./block-clipboard.js";
import { gridLines } from "./grid-rows.js";
import {
  cellTitle,
  classes,
  differenceMark,
  editedMark,
  isMarked,
  marks,
  reference,
  rowMarks,
  value,
} from "./record-cells.js";

/**
 * @import {Fact, RecordColumn, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {GridPlace} from "./grid-block.js"
 * @import {GridLine} from "./grid-rows.js"
 * @import {CellAt, RecordEditing, Target} from "./record-editing.js"
 * @import {RecordModel} from "./record-model.js"
 */

const TEXTS = {
  noFile: (/** @type {string} */ title, /** @type {boolean} */ lastYear) =>
    `You have not added ${lastYear ? "last" : "this"} year’s ${title} file. `,
  addFile: "Add it",
  noRow: (/** @type {string} */ title, /** @type {boolean} */ lastYear) =>
    `This child has no row in ${lastYear ? "last" : "this"} year’s ${title}. `,
  addRow: "Add a row",
  addRowTo: (/** @type {string} */ title) => ` to ${title}`,
  council: "Council",
  lastYear: "Last year",
  lastYears: (/** @type {string} */ title) => `Last year’s ${title}`,
  openLastYear: ": open last year’s record",
  fact: (/** @type {string} */ label, /** @type {boolean} */ lastYear) => `${label}${lastYear ? ", last year" : ""}: `,
  change: " Change it",
  workedOut: "Worked out, not in your files",
  workedOutHeard: " (worked out, not in your files)",
  line: (/** @type {number} */ line) => (line > 0 ? `Line ${line}` : "New row"),
  menu: (/** @type {string} */ title) => ` of ${title}, row menu`,
  child: " Child ID",
  deleted: "Deleted: ",
  putBack: "Put back",
  meaning: (/** @type {string} */ label) => ` (${label})`,
};
/** The longest meaning of a code (in characters) that is shown next to it; longer ones are shown on request. */
const SHORT_MEANING = 27;

/**
 * @param {Session} session
 * @param {RecordEditing} editing
 */
export function headerFacts(session, editing) {
  /** The rows that are shown. @type {GridLine[]} */
  let lines = [];
  const clipboard = new BlockClipboard({
    editing: editing.blocks,
    block: NO_BLOCK,
    at: factInFocus,
    cellAt,
    edit: (text) => {
      const [place, $button] = [factInFocus(), document.activeElement];
      const at = place && cellAt(place);
      if (at && $button instanceof HTMLElement) {
        editing.edit(at, $button, text);
      }
    },
  });
  const $root = el("div", {
    oncopy: (event) => clipboard.copy(event),
    onpaste: (event) => clipboard.paste(event),
    onkeydown: (event) => {
      if (!event.altKey && !event.metaKey && clipboard.key(event)) {
        event.preventDefault();
      }
    },
  });

  /** @param {GridLine} line */
  const columnsOf = ({ table }) => table.columns.filter(({ name }) => name !== editing.definition.child);

  /**
   * @param {GridPlace} place
   * @returns {CellAt | null}
   */
  function cellAt({ row, column }) {
    const line = lines[row];
    const at = line && columnsOf(line)[column];
    return at ? { table: line.table, row: line.row, column: at } : null;
  }

  /** @returns {GridPlace | null} */
  function factInFocus() {
    const key = document.activeElement?.getAttribute("data-focus");
    const places = lines.map((line) =>
      columnsOf(line).findIndex(({ name }) => reference(line.table, line.row, name) === key),
    );
    const row = places.findIndex((column) => column >= 0);
    return row < 0 ? null : { row, column: places[row] };
  }

  /**
   * @param {RecordModel} model
   * @param {boolean} lastYear
   */
  function contents(model, lastYear) {
    const { layout } = model.definition;
    if (!layout.facts) {
      return [];
    }
    const title = moduleTitle(model.definition, layout.facts);
    const header = model.tableAt(tableOf(layout.facts, lastYear));
    lines = header ? gridLines(model, header) : [];
    if (!header) {
      return el(
        "p",
        { class: "govuk-body-s app-facts__none" },
        TEXTS.noFile(title, lastYear),
        link(lastYear ? "#/load?add=last" : "#/load", TEXTS.addFile),
      );
    }
    if (header.rows.length === 0) {
      return el(
        "p",
        { class: "govuk-body-s app-facts__none" },
        TEXTS.noRow(title, lastYear),
        addButton(header, editing, title),
      );
    }
    return [
      ...lines.map((line) =>
        line.differ
          ? factsOfLastYear({ model, ...line, editing }, title)
          : el(
              "div",
              { class: `app-facts${line.row.added ? " app-row--added" : ""}` },
              el(
                "dl",
                { class: "app-facts__list" },
                ...facts({ model, ...line, editing }),
                ...layout.more_facts.map((each) => plainFact(each.label, factElsewhere(model, each, lastYear) || "–")),
                plainFact(TEXTS.council, session.councilName(session.checkedAs.council ?? "") || "–"),
              ),
              rowButton({ model, ...line, editing }),
            ),
      ),
      ...header.deleted.map(({ row, summary }) => deletedHeader(summary, () => editing.putBack(header, row))),
    ];
  }

  return {
    $root,
    /**
     * @param {RecordModel} model
     * @param {boolean} lastYear
     */
    update(model, lastYear) {
      redraw($root, () => fill($root, contents(model, lastYear)));
    },
    /**
     * Go to a fact, or to the next or previous fact.
     * @param {Target} target
     * @param {1 | -1} [step]
     * @returns {boolean} false if it is not there
     */
    focusCell(target, step) {
      const $facts = [.../** @type {NodeListOf<HTMLElement>} */ ($root.querySelectorAll("button[data-focus]"))];
      const place = $facts.findIndex(($fact) => $fact.dataset.focus === cellKey(target));
      $facts[Math.max(0, Math.min($facts.length - 1, place + (step ?? 0)))]?.focus();
      return place >= 0;
    },
  };
}

/**
 * A row of the header, and what can be done with it.
 * @typedef {object} HeaderRow
 * @property {RecordModel} model
 * @property {RecordTable} table
 * @property {RecordRow} row
 * @property {string[] | null} differ of last year’s row next to this year’s, the columns in which it differs; else null
 * @property {RecordEditing} editing
 */

/** @param {HeaderRow} header */
function facts(header) {
  const { child } = header.model.definition;
  return header.table.columns.flatMap((column, i) => (column.name === child ? [] : [fact(header, column, i)]));
}

/**
 * @param {HeaderRow} header of last year
 * @param {string} title of the table
 */
function factsOfLastYear(header, title) {
  const { editing, table, row } = header;
  return el(
    "div",
    { class: "app-facts app-row--last-year", role: "group", "aria-label": TEXTS.lastYears(title) },
    // The name of the group for people who see it, because the button below is not next to the facts.
    el("p", { class: "app-facts__year", "aria-hidden": "true" }, TEXTS.lastYear),
    el("dl", { class: "app-facts__list" }, ...facts(header)),
    el(
      "div",
      { class: "app-facts__row" },
      el(
        "button",
        { type: "button", class: "app-row-button", onclick: () => editing.openLastYear(table, row) },
        TEXTS.lastYear,
        hidden(TEXTS.openLastYear),
      ),
    ),
  );
}

/**
 * @param {HeaderRow} header
 * @param {RecordColumn} column
 * @param {number} i place of the column in the row
 */
function fact({ model, table, row, differ, editing }, column, i) {
  const codes = model.codesAt(table.table, row.row, column.name);
  const label = row.labels[i];
  const loaded = row.loaded[column.name];
  const key = reference(table, row, column.name);
  const shown = [row.cells[i] === "" && !isMarked(codes) ? "–" : value(row.cells[i], codes), ...meaning(label)];
  const $button = el(
    "button",
    {
      type: "button",
      class: "app-fact__button",
      "data-focus": key,
      onclick: () => editing.edit({ table, row, column }, $button, null),
    },
    hidden(TEXTS.fact(column.label, differ !== null)),
    ...shown,
    hidden(TEXTS.change),
  );
  return el(
    "div",
    {
      class: classes(["app-fact", ...(loaded === undefined ? [] : ["app-cell--edited"])], codes),
      "data-cell": key,
      title: cellTitle(label, loaded) || null,
    },
    el("dt", {}, column.short_label),
    el(
      "dd",
      { class: column.derived ? "app-derived" : null },
      table.fixed.includes(column.name)
        ? el("span", { title: TEXTS.workedOut }, ...shown, hidden(TEXTS.workedOutHeard))
        : $button,
      differ?.includes(column.name) && differenceMark(),
      ...marks(codes),
      editedMark(loaded),
    ),
  );
}

/** @param {HeaderRow} header */
function rowButton({ model, table, row, editing }) {
  const { child } = model.definition;
  const key = reference(table, row, child);
  const $button = el(
    "button",
    {
      type: "button",
      class: "app-row-button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-focus": key,
      onclick: () => editing.openRowMenu(table, row, $button),
    },
    TEXTS.line(row.line),
    el("span", { "aria-hidden": "true" }, " ▾"),
    hidden(TEXTS.menu(table.title)),
  );
  const codes = model.codesAt(table.table, row.row, child);
  return el(
    "div",
    { class: classes(["app-facts__row"], codes), "data-cell": key },
    $button,
    isMarked(codes) && el("span", {}, TEXTS.child),
    ...rowMarks(row, child),
    ...marks(codes),
  );
}

/**
 * @param {RecordTable} table
 * @param {RecordEditing} editing
 * @param {string} title of the table
 */
function addButton(table, editing, title) {
  const $button = linkButton(() => editing.addRow(table), TEXTS.addRow, hidden(TEXTS.addRowTo(title)));
  $button.dataset.focus = `add-${tableKey(table.table)}`;
  return $button;
}

/**
 * @param {string} summary
 * @param {() => void} putBack
 */
function deletedHeader(summary, putBack) {
  return el(
    "p",
    { class: "govuk-body-s app-deleted" },
    el("strong", {}, TEXTS.deleted),
    summary,
    " ",
    linkButton(putBack, TEXTS.putBack),
  );
}

/**
 * @param {RecordModel} model
 * @param {Fact} fact
 * @param {boolean} lastYear
 */
function factElsewhere(model, { module, column }, lastYear) {
  const table = model.tableAt(tableOf(module, lastYear));
  return table?.rows[0]?.cells[table.columns.findIndex(({ name }) => name === column)];
}

/**
 * @param {string} name
 * @param {string} text
 */
function plainFact(name, text) {
  return el("div", { class: "app-fact" }, el("dt", {}, name), el("dd", {}, text));
}

/** @param {string} label */
function meaning(label) {
  if (label === "") {
    return [];
  }
  return label.length <= SHORT_MEANING ? [TEXTS.meaning(label)] : [el("span", { class: "app-record__meaning" }, label)];
}
