// The facts of a child, as a wrapping list; each can be edited.

import { moduleTitle } from "../core/definition.js";
import { el, hidden, link, linkButton } from "../core/dom.js";
import { tableKey, tableOf } from "../core/tables.js";
import { gridLines } from "./grid-rows.js";
import { FactsArea, facts, rowButton } from "./row-facts.js";

/**
 * @import {Fact, RecordTable} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {RecordEditing, Target} from "./record-editing.js"
 * @import {RecordModel} from "./record-model.js"
 * @import {FactsRow} from "./row-facts.js"
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
  deleted: "Deleted: ",
  putBack: "Put back",
};

/**
 * @param {Session} session
 * @param {RecordEditing} editing
 */
export function headerFacts(session, editing) {
  const area = new FactsArea(editing);

  /**
   * @param {RecordModel} model
   * @param {boolean} lastYear
   */
  function contents(model, lastYear) {
    const { lines } = area;
    const { layout } = model.definition;
    if (!layout.facts) {
      return [];
    }
    const title = moduleTitle(model.definition, layout.facts);
    const header = model.tableAt(tableOf(layout.facts, lastYear));
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
    $root: area.$root,
    /**
     * @param {RecordModel} model
     * @param {boolean} lastYear
     */
    update(model, lastYear) {
      const header = model.tableAt(tableOf(model.definition.layout.facts, lastYear));
      area.update(header ? gridLines(model, header) : [], () => contents(model, lastYear));
    },
    /**
     * Go to a fact, or to the next or previous fact.
     * @param {Target} target
     * @param {1 | -1} [step]
     * @returns {boolean} false if it is not there
     */
    focusCell: (target, step) => area.focusCell(target, step),
  };
}

/**
 * @param {FactsRow} header of last year
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
