// One type of error in many rows: choose rows, see what a change would do, and make it in one step.

import { announce } from "../core/announce.js";
import { el, fill, hidden, link, paragraph, redraw } from "../core/dom.js";
import { whatHappened } from "../core/outcome-text.js";
import { errorName } from "../core/results.js";
import { address, goInstead, standAt } from "../core/router.js";
import { capital, count, number } from "../core/text.js";
import { bulkActions } from "../parts/bulk-actions.js";
import { bulkTable } from "../parts/bulk-table.js";
import { errorHelp } from "../parts/error-help.js";

/**
 * @import {MakeView} from "../app.js"
 * @import {CodeLabel, ErrorRows, Operations, Suggestion} from "../core/protocol.d.ts"
 * @import {How, Operation} from "../core/edits.js"
 * @import {Results} from "../core/results.js"
 * @import {Route} from "../core/router.js"
 */

const PATH = "/fix";
/** How many rows are shown at once. */
const PAGE = 50;

/**
 * The address at which the errors of a type are fixed.
 * @param {string} code
 */
export function fixAddress(code) {
  return address(PATH, { error: code });
}

/** @type {MakeView} */
export function fixView(session, route, signal) {
  let { code, table } = placeOf(route);
  let start = 0;
  let allColumns = false;
  /** @type {ErrorRows | null} */
  let page = null;
  /** Numbers of the rows. @type {Set<number>} */
  let chosen = new Set();
  let asked = 0;
  /** The step that was made here, which the button undoes. */
  let stepsMade = -1;
  /** By column and year. @type {Map<string, CodeLabel[]>} */
  const codes = new Map();

  const $title = el("h1", { class: "govuk-heading-l" });
  const $about = el("div", { class: "app-text" });
  const $outcome = el("div", {});
  const $tables = el("div", {});
  const $selection = el("div", { class: "app-bulk__selection" });
  const $rows = el("div", {});
  const $pages = el("div", { class: "app-problem-group__pages" });
  const actions = bulkActions({
    onPrepare: (action) => session.ask({ type: "prepare_bulk", code, table, rows: [...chosen], action }, "operations"),
    onMake: ({ operations, cells, rows }) =>
      make(
        operations,
        `${count(cells, "cell")} in ${count(rows, "row")} ${cells === 1 ? "was" : "were"} changed.`,
        "bulk",
      ),
    codesOf: (field) => codes.get(`${field} ${year()}`) ?? [],
  });

  /** The collection year of the table. */
  function year() {
    return (session.results?.checked.collection_year ?? 0) - Number(table.endsWith("_last"));
  }

  function results() {
    return /** @type {Results} */ (session.results);
  }

  /** @param {boolean} anew whether other rows are meant than before */
  async function load(anew) {
    if (!session.results) {
      goInstead("#/load");
      return;
    }
    const type = session.results.byCode.get(code);
    const tables = Object.keys(type?.tables ?? {});
    if (tables.length > 0 && !tables.includes(table)) {
      table = tables[0];
      anew = true;
    }
    if (anew) {
      start = 0;
      chosen = new Set();
      page = null;
    }
    drawHead();
    if (!type) {
      page = null;
      drawRows();
      return;
    }
    standAt(address(PATH, { error: code, table: tables.length > 1 ? table : null }));
    asked += 1;
    const mine = asked;
    const last = Math.max(0, Math.ceil((type.tables[table] ?? 0) / PAGE) - 1) * PAGE;
    start = Math.min(start, last);
    const answer = await session.ask({ type: "get_error_rows", code, table, start, count: PAGE }, "error_rows");
    if (mine !== asked || signal.aborted || !answer) {
      return;
    }
    const numbers = new Set(answer.numbers);
    chosen = new Set([...chosen].filter((row) => numbers.has(row)));
    page = answer;
    drawRows();
  }

  function drawHead() {
    const type = results().byCode.get(code);
    fill($title, `Fix ${errorName(type, code).toLowerCase()} in many rows`);
    fill($about, type ? [paragraph(type.message), errorHelp(type)] : paragraph("No row has this error any more."));
    const tables = Object.entries(type?.tables ?? {});
    redraw($tables, () => fill($tables, tables.length > 1 && tableChoice(tables)));
  }

  /** @param {[string, number][]} tables */
  function tableChoice(tables) {
    const $select = el(
      "select",
      {
        class: "govuk-select app-select",
        id: "bulk-table",
        "data-focus": "table",
        onchange: () => {
          table = $select.value;
          load(true);
        },
      },
      ...tables.map(([name, rows]) => el("option", { value: name }, `${tableTitle(name)} (${count(rows, "row")})`)),
    );
    $select.value = table;
    return el(
      "div",
      { class: "govuk-form-group" },
      el("label", { class: "govuk-label", for: "bulk-table" }, "Rows of"),
      $select,
    );
  }

  /** @param {string} name */
  function tableTitle(name) {
    const title = session.tableTitle(name);
    return title.charAt(0).toUpperCase() + title.slice(1);
  }

  function drawRows() {
    actions.$root.hidden = page === null;
    if (!page) {
      fill($selection);
      fill(
        $rows,
        session.results?.byCode.has(code) ? paragraph("One moment") : paragraph(link("#/errors", "Errors by type")),
      );
      fill($pages);
      return;
    }
    const shown = page;
    actions.show(shown, chosen.size);
    drawSelection();
    redraw($rows, () =>
      fill(
        $rows,
        bulkTable({
          page: shown,
          results: results(),
          title: `${tableTitle(table)} with error ${code}`,
          chosen,
          allColumns,
          onChoose: () => {
            actions.show(shown, chosen.size);
            drawSelection();
          },
          onUse: use,
        }),
      ),
    );
    redraw($pages, () => fill($pages, turn(`Previous ${PAGE}`, start - PAGE), turn(`Next ${PAGE}`, start + PAGE)));
  }

  function drawSelection() {
    if (!page) {
      return;
    }
    const { total, numbers, rows } = page;
    const range =
      total > rows.length
        ? `Rows ${number(start + 1)} to ${number(start + rows.length)} of ${number(total)}. `
        : `${count(total, "row")}. `;
    const everything = chosen.size === total;
    redraw($selection, () =>
      fill(
        $selection,
        el(
          "p",
          { class: "govuk-body app-bulk__count", tabindex: "-1", id: "bulk-count" },
          range,
          el("strong", {}, `${number(chosen.size)} selected`),
        ),
        selectButton(
          everything ? "Select none" : `Select all ${number(total)}`,
          () => (everything ? [] : numbers),
          "all",
        ),
        total > rows.length &&
          selectButton("Select those shown", () => [...chosen, ...rows.map(({ row }) => row)], "shown"),
        columnsSwitch(),
      ),
    );
  }

  /**
   * @param {string} text
   * @param {() => number[]} rows that are then chosen
   * @param {string} key
   */
  function selectButton(text, rows, key) {
    const onclick = () => {
      chosen = new Set(rows());
      announce(`${count(chosen.size, "row")} selected`);
      drawRows();
    };
    return el("button", { type: "button", class: "app-link-button", "data-focus": `select-${key}`, onclick }, text);
  }

  function columnsSwitch() {
    const $input = el("input", {
      class: "govuk-checkboxes__input",
      id: "all-columns",
      type: "checkbox",
      "data-focus": "columns",
    });
    $input.checked = allColumns;
    $input.addEventListener("change", () => {
      allColumns = $input.checked;
      drawRows();
    });
    return el(
      "div",
      { class: "govuk-checkboxes govuk-checkboxes--small app-meanings" },
      el(
        "div",
        { class: "govuk-checkboxes__item" },
        $input,
        el("label", { class: "govuk-label govuk-checkboxes__label", for: "all-columns" }, "Show all columns"),
      ),
    );
  }

  /**
   * @param {string} text
   * @param {number} from
   */
  function turn(text, from) {
    const onclick = async () => {
      start = from;
      await load(false);
      document.getElementById("bulk-count")?.focus();
      announce(`Rows from ${number(from + 1)} shown`);
    };
    return (
      from >= 0 &&
      page !== null &&
      from < page.total &&
      el("button", { type: "button", class: "app-link-button", "data-focus": `turn-${text}`, onclick }, text)
    );
  }

  /** @param {Suggestion} suggestion */
  function use({ values, title, source }) {
    const operations = values.map(
      ({ table, row, field, value }) => /** @type {Operation} */ ({ op: "set", table, row, field, value }),
    );
    make(operations, `${title} was put in.`, "suggestion", source);
  }

  /**
   * @param {Operations["operations"]} operations
   * @param {string} done what was done, in a sentence
   * @param {How} how
   * @param {string} [source]
   */
  async function make(operations, done, how, source = "") {
    stepsMade = -1;
    fill($outcome, paragraph("Making the changes"));
    const outcome = await session.edit(operations, how, source);
    if (signal.aborted) {
      return;
    }
    stepsMade = session.edits.inForceCount;
    tell([done, outcome ? `${capital(whatHappened(outcome))}.` : ""].filter(Boolean).join(" "), true);
  }

  async function undo() {
    const outcome = await session.undo();
    if (!signal.aborted) {
      stepsMade = -1;
      tell(
        ["The change was undone.", outcome ? `${capital(whatHappened(outcome))}.` : ""].filter(Boolean).join(" "),
        false,
      );
    }
  }

  /**
   * Say what became of an action, and go there.
   * @param {string} text
   * @param {boolean} undoable
   */
  function tell(text, undoable) {
    fill(
      $outcome,
      el(
        "div",
        {
          class: "govuk-notification-banner govuk-notification-banner--success app-bulk__outcome",
          role: "region",
          "aria-labelledby": "bulk-outcome-title",
          tabindex: "-1",
        },
        el(
          "div",
          { class: "govuk-notification-banner__header" },
          el(
            "h2",
            { class: "govuk-notification-banner__title", id: "bulk-outcome-title" },
            undoable ? "Done" : "Undone",
          ),
        ),
        el(
          "div",
          { class: "govuk-notification-banner__content" },
          paragraph(text),
          undoable &&
            el(
              "button",
              { type: "button", class: "govuk-button govuk-button--secondary app-notice-button", onclick: undo },
              "Undo",
              hidden(" this change"),
            ),
        ),
      ),
    );
    /** @type {HTMLElement | null} */ ($outcome.firstElementChild)?.focus();
    announce(text);
  }

  session.addEventListener("results", () => load(false), { signal });
  session.addEventListener(
    "edits",
    () => {
      // What was made here is no longer the latest step: its button would undo another.
      if (stepsMade >= 0 && session.edits.inForceCount !== stepsMade) {
        stepsMade = -1;
        fill($outcome);
      }
    },
    { signal },
  );
  const $root = el(
    "div",
    { class: "app-bulk" },
    link(address("/children", { error: code }), "See the children one by one"),
    $title,
    $about,
    $outcome,
    $tables,
    actions.$root,
    $selection,
    $rows,
    $pages,
  );
  $root.addEventListener("shown", async () => {
    load(true);
    const answer = await session.ask(
      { type: "get_codes", collection_year: results().checked.collection_year },
      "codes",
    );
    for (const list of answer?.lists ?? []) {
      codes.set(`${list.field} ${list.year}`, list.codes);
    }
    if (page && !signal.aborted) {
      actions.drawCodes();
    }
  });
  drawHead();
  return {
    title: `Fix error ${code}`,
    wide: true,
    $root,
    update(newRoute) {
      const place = placeOf(newRoute);
      code = place.code;
      table = place.table || table;
      fill($outcome);
      load(true);
    },
  };
}

/** @param {Route} route */
function placeOf({ parameters }) {
  return { code: parameters.get("error") ?? "", table: parameters.get("table") ?? "" };
}
