// Which changes to list: of one table, made in one way, of one child.

import { el, fill } from "../core/dom.js";
import { tablesOf } from "../core/kept-file.js";
import { tableKey } from "../core/tables.js";
import { capital } from "../core/text.js";
import { HOW_NAMES } from "./changes-table.js";

/**
 * @import {Difference, TableRef} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  label: "Filter the changes",
  table: "Table",
  how: "How",
  child: "Child ID",
  all: "All",
};
/** How long after the last key the list is asked for (in ms). */
const PATIENCE = 150;

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {AbortSignal} options.signal
 * @param {() => void} options.onChange
 */
export function changeFilters({ session, signal, onChange }) {
  let timer = 0;
  /** Those on offer, by key. @type {Map<string, TableRef>} */
  let tables = new Map();
  const $table = el("select", { class: "govuk-select", id: "changes-table" });
  const $how = el(
    "select",
    { class: "govuk-select", id: "changes-how" },
    el("option", { value: "" }, TEXTS.all),
    ...Object.entries(HOW_NAMES).map(([value, text]) => el("option", { value }, text)),
  );
  const $child = el("input", {
    class: "govuk-input app-input",
    id: "changes-child",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
  });

  for (const [$control, type, patience] of /** @type {[HTMLElement, string, number][]} */ ([
    [$table, "change", 0],
    [$how, "change", 0],
    [$child, "input", PATIENCE],
  ])) {
    $control.addEventListener(type, () => {
      clearTimeout(timer);
      timer = setTimeout(onChange, patience);
    });
  }
  signal.addEventListener("abort", () => clearTimeout(timer));

  return {
    $root: el(
      "div",
      { class: "app-changes__filters", role: "group", "aria-label": TEXTS.label, hidden: true },
      control(TEXTS.table, $table),
      control(TEXTS.how, $how),
      control(TEXTS.child, $child),
    ),
    /** Offer the tables that are loaded. */
    drawTables() {
      const chosen = $table.value;
      tables = new Map(session.files.list.flatMap(tablesOf).map((table) => [tableKey(table), table]));
      fill(
        $table,
        el("option", { value: "" }, TEXTS.all),
        ...[...tables].map(([key, table]) => el("option", { value: key }, capital(session.tableTitle(table)))),
      );
      $table.value = tables.has(chosen) ? chosen : "";
    },
    values: () => ({
      table: tables.get($table.value) ?? null,
      how: /** @type {Difference["how"]} */ ($how.value) || null,
      child: $child.value.trim(),
    }),
  };
}

/**
 * @param {string} text
 * @param {HTMLElement} $control
 */
function control(text, $control) {
  return el("div", {}, el("label", { class: "govuk-label", for: $control.id }, text), $control);
}
