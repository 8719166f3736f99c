// Every difference from the files as they were loaded: found, looked at, and taken back one by one.

import { announce } from "../core/announce.js";
import { el, fill, hidden, link, paragraph, redraw } from "../core/dom.js";
import { address } from "../core/router.js";
import { capital, count, number } from "../core/text.js";
import { editBar } from "../parts/edit-bar.js";
import { aboutSetAside } from "../parts/set-aside.js";
import { writtenValue } from "../parts/written-value.js";

/**
 * @import {MakeView} from "../app.js"
 * @import {Child} from "../core/dom.js"
 * @import {Change, ChangesPage} from "../core/protocol.d.ts"
 */

/** How many changes are shown at once. */
const PAGE = 50;
/** How long the user must not type before the list is asked for (in ms). */
const PATIENCE = 150;

/** @type {Record<Change["how"], string>} */
const HOW = { typed: "Typed", suggestion: "Suggestion", bulk: "Bulk change", reverted: "Reverted" };
const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "short", timeStyle: "short" });

/** @type {MakeView} */
export function changesView(session, _route, signal) {
  let start = 0;
  let asked = 0;
  let timer = 0;
  /** @type {Map<string, string>} */
  const labels = new Map();

  const bar = editBar({
    session,
    signal,
    labelOf: (table, field) => labels.get(`${table} ${field}`) ?? field,
    shownChild: () => "",
    linksToChanges: false,
  });
  const $table = el("select", { class: "govuk-select", id: "changes-table" });
  const $how = el(
    "select",
    { class: "govuk-select", id: "changes-how" },
    el("option", { value: "" }, "All"),
    ...Object.entries(HOW).map(([value, text]) => el("option", { value }, text)),
  );
  const $child = el("input", {
    class: "govuk-input app-input",
    id: "changes-child",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
  });
  const $filters = el(
    "div",
    { class: "app-changes__filters", role: "group", "aria-label": "Filter the changes" },
    control("Table", $table),
    control("How", $how),
    control("Child ID", $child),
  );
  const $setAside = el("div", {});
  const $contents = el("div", {}, paragraph("One moment"));

  for (const [$control, type] of /** @type {[HTMLElement, string][]} */ ([
    [$table, "change"],
    [$how, "change"],
    [$child, "input"],
  ])) {
    $control.addEventListener(type, () => {
      start = 0;
      clearTimeout(timer);
      timer = setTimeout(show, type === "input" ? PATIENCE : 0, true);
    });
  }
  session.addEventListener("edits", () => show(), { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));

  /** The tables that are loaded, to choose from. */
  function drawTables() {
    const chosen = $table.value;
    const names = session.files.list.flatMap(({ report }) =>
      report && !report.is_provider_list
        ? report.modules.map((module) => (report.last_year ? `${module}_last` : module))
        : [],
    );
    const options = names.map((name) => ({ name, title: capital(session.tableTitle(name)) }));
    fill(
      $table,
      el("option", { value: "" }, "All"),
      ...options.map(({ name, title }) => el("option", { value: name }, title)),
    );
    $table.value = names.includes(chosen) ? chosen : "";
  }

  /** @param {boolean} [told] whether to say how many are listed */
  async function show(told = false) {
    asked += 1;
    const mine = asked;
    drawTables();
    const filters = {
      table: $table.value || null,
      how: /** @type {Change["how"]} */ ($how.value) || null,
      child: $child.value.trim(),
    };
    const page = await session.ask({ type: "get_changes", ...filters, start, count: PAGE }, "changes_page");
    if (!page || mine !== asked || signal.aborted) {
      return;
    }
    if (page.changes.length === 0 && start > 0) {
      start = Math.max(0, Math.floor((page.total - 1) / PAGE) * PAGE);
      show(told);
      return;
    }
    for (const { table, field, label } of page.changes) {
      labels.set(`${table} ${field}`, label);
    }
    draw(page);
    if (told) {
      announce(`${count(page.total, "change")} listed`);
    }
  }

  /** @param {ChangesPage} page */
  function draw(page) {
    const hadFocus = $contents.contains(document.activeElement);
    $filters.hidden = page.all === 0;
    fill($setAside, session.setAside > 0 && aboutSetAside(session.setAside));
    redraw($contents, () => fill($contents, ...contents(page)));
    if (hadFocus && !$contents.contains(document.activeElement)) {
      bar.focus();
    }
  }

  /**
   * @param {ChangesPage} page
   * @returns {Child[]}
   */
  function contents({ changes, total, all }) {
    if (all === 0) {
      return [
        paragraph("Nothing differs from your files as they were loaded."),
        session.results &&
          paragraph(
            "To change something, ",
            link("#/children", "open a child’s record"),
            ", go to a cell and press Enter or type.",
          ),
      ];
    }
    if (total === 0) {
      return [paragraph(`None of the ${count(all, "change")} fits the filters.`)];
    }
    const range = `${number(start + 1)} to ${number(start + changes.length)} of ${count(total, "change")}`;
    return [
      el(
        "p",
        { class: "govuk-body", id: "changes-range", tabindex: "-1" },
        total < all ? `${range} that fit the filters, ${number(all)} in all` : range,
      ),
      el("div", { class: "app-scroll", tabindex: "0", role: "region", "aria-label": "Changes, table" }, table(changes)),
      total > PAGE &&
        el(
          "div",
          { class: "app-problem-group__pages" },
          turn(`Previous ${PAGE}`, start - PAGE, total),
          turn(`Next ${PAGE}`, start + PAGE, total),
        ),
    ];
  }

  /**
   * @param {string} text
   * @param {number} from
   * @param {number} total
   */
  function turn(text, from, total) {
    return (
      from >= 0 &&
      from < total &&
      el(
        "button",
        {
          type: "button",
          class: "app-link-button",
          onclick: async () => {
            start = from;
            await show();
            document.getElementById("changes-range")?.focus();
          },
        },
        text,
      )
    );
  }

  /** @param {Change[]} changes */
  function table(changes) {
    const columns = ["File", "Line", "Child ID", "Column", "Was", "Is now", "When", "How"];
    return el(
      "table",
      { class: "govuk-table app-table app-changes" },
      el("caption", { class: "govuk-visually-hidden" }, "Changes"),
      el(
        "thead",
        { class: "govuk-table__head" },
        el(
          "tr",
          { class: "govuk-table__row" },
          ...columns.map((title) => el("th", { scope: "col", class: "govuk-table__header" }, title)),
          el("td", { class: "govuk-table__header" }),
        ),
      ),
      el("tbody", { class: "govuk-table__body" }, ...changes.map(line)),
    );
  }

  /** @param {Change} change */
  function line(change) {
    const { kind, table, row, field, file, line, child, label, loaded, present, time, how, source } = change;
    const position = session.results?.positions.get(child.trim().toUpperCase());
    const what = kind === "cell" ? label : kind === "row added" ? "Row added" : "Row deleted";
    return el(
      "tr",
      { class: "govuk-table__row" },
      cell(file, el("span", { class: "app-changes__table" }, capital(session.tableTitle(table)))),
      cell(line > 0 ? number(line) : "new"),
      cell(position === undefined ? child || "Blank" : link(address("/children", { child: position + 1 }), child)),
      cell(what),
      ...(kind === "cell"
        ? [cell(writtenValue(loaded)), cell(writtenValue(present))]
        : [cell(loaded || "–"), cell(present || "–")]),
      cell(el("time", { datetime: time }, TIME.format(new Date(time)))),
      cell(HOW[how], source && `: ${source}`),
      cell(
        el(
          "button",
          {
            type: "button",
            class: "app-link-button",
            "data-focus": `revert ${table} ${row} ${field}`,
            onclick: () => revert(change),
          },
          "Revert",
          hidden(` ${what} of child ${child}`),
        ),
      ),
    );
  }

  /** @param {Change} change */
  async function revert({ table, row, field }) {
    const answer = await session.ask({ type: "revert_changes", cells: [{ table, row, field }] }, "operations");
    if (answer) {
      await bar.edit(answer.operations, "reverted");
    }
  }

  const $root = el(
    "div",
    {},
    el("h1", { class: "govuk-heading-l" }, "Changes"),
    bar.$root,
    $setAside,
    $filters,
    $contents,
  );
  $filters.hidden = true;
  show();
  return { title: "Changes", wide: true, $root, update: () => show() };
}

/**
 * @param {string} text
 * @param {HTMLElement} $control
 */
function control(text, $control) {
  return el("div", {}, el("label", { class: "govuk-label", for: $control.id }, text), $control);
}

/** @param {...(Child | Child[])} children */
function cell(...children) {
  return el("td", { class: "govuk-table__cell" }, ...children);
}
