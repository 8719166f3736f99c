// The tables of a comparison: councils, groups of errors, types of error by council, and how councils go on.

import { el, fillGradually, hidden } from "../core/dom.js";
import { number, percent, shortDay } from "../core/text.js";
import { body, nameCell, numericCell, numericHeads, row, scrollArea, table } from "./table.js";
import { trends } from "./trends.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {ComparedCode, ComparedGroup, Comparison} from "../core/protocol.d.ts"
 */

/** What the groups mean; worker/exporting/comparing.py makes them. */
const GROUPS = new Map([
  ["Placement", "about where a child is placed and with whom"],
  ["Year on year", "this year’s data do not go on from last year’s"],
  ["Council-specific", "at least three times as large a share of one council’s errors as of the others’"],
  ["Other", "all the rest"],
]);

/** @param {Comparison} comparison */
export function comparisonTables(comparison) {
  return [
    heading("Councils"),
    councilsTable(comparison),
    heading("Groups of errors"),
    groupsTable(comparison),
    heading("Error types by council"),
    legend(comparison),
    codesTable(comparison),
    ...(comparison.trend.length > 0 ? [heading("Over time"), trends(comparison.trend)] : []),
  ];
}

/** @param {string} text */
function heading(text) {
  return el("h2", { class: "govuk-heading-m" }, text);
}

/**
 * @param {string} caption
 * @param {Child[]} names of the columns, the first of the rows' names
 * @param {HTMLElement} $body
 * @param {Child} [$foot]
 */
function scrolling(caption, names, $body, $foot) {
  const heads = numericHeads(names);
  const $area = scrollArea(`${caption}, table`, table({ caption, look: "app-compare__table", heads, $body, $foot }));
  $area.classList.add("app-compare__scroll");
  return $area;
}

/**
 * The last row: all errors by council.
 * @param {Comparison} comparison
 */
function totals({ councils, total }) {
  return row(
    nameCell("All errors"),
    ...councils.map(({ errors }) => numericCell(number(errors))),
    numericCell(number(total)),
    numericCell(percent(1)),
  );
}

/** @param {Comparison} comparison */
function councilsTable({ councils }) {
  const anyYearRuns = councils.some(({ as_at }) => as_at !== null);
  return scrolling(
    "Councils",
    [
      "Council",
      "Summary of",
      ...(anyYearRuns ? ["As at"] : []),
      "Children",
      "Children without an error",
      "Rows at fault",
      "For each 100 children",
    ],
    body(
      councils.map(({ name, made_on, as_at, children, children_with_errors, errors, errors_per_100_children }) =>
        row(
          nameCell(name),
          numericCell(shortDay(made_on)),
          anyYearRuns && numericCell(as_at === null ? "whole year" : shortDay(as_at)),
          numericCell(number(children)),
          numericCell(percent(children > 0 ? 1 - children_with_errors / children : 1)),
          numericCell(number(errors)),
          numericCell(number(errors_per_100_children)),
        ),
      ),
    ),
  );
}

/** @param {Comparison} comparison */
function groupsTable(comparison) {
  const { groups, councils } = comparison;
  /** @param {ComparedGroup} group */
  const line = ({ group, errors, total, share }) =>
    row(
      nameCell(group, el("span", { class: "app-compare__meaning" }, GROUPS.get(group) ?? "")),
      ...errors.map((each, i) =>
        numericCell(`${number(each)} (${percent(councils[i].errors > 0 ? each / councils[i].errors : 0)})`),
      ),
      numericCell(number(total)),
      numericCell(percent(share)),
    );
  return scrolling(
    "Groups of errors",
    ["Group", ...councils.map(({ name }) => name), "Total", "Share of total"],
    body(groups.map(line)),
    totals(comparison),
  );
}

/** @param {Comparison} comparison */
function legend({ shades }) {
  return el(
    "p",
    { class: "govuk-body-s app-compare__legend" },
    "Shading: share of the council’s own errors. ",
    ...shades.map((text, shade) => el("span", { class: `app-compare__sample app-shade-${shade}` }, text)),
    " ",
    el("strong", {}, "▲"),
    ": stands out in this council.",
  );
}

/** @param {Comparison} comparison */
function codesTable(comparison) {
  const { codes, councils } = comparison;
  /** @param {ComparedCode} code */
  const line = ({ code, title, group, errors, without_number, shades, total, share, stands_out_in }) =>
    row(
      nameCell(el("strong", {}, code), ` ${title}`, el("span", { class: "app-compare__meaning" }, group)),
      ...errors.map((each, i) =>
        shadedCell(each ?? without_number[i], shades[i], stands_out_in.includes(councils[i].code)),
      ),
      numericCell(number(total)),
      numericCell(percent(share)),
    );
  const $body = body([]);
  fillGradually($body, codes, line);
  return scrolling(
    "Error types by council",
    ["Error type", ...councils.map(({ name }) => name), "Total", "Share of total"],
    $body,
    totals(comparison),
  );
}

/**
 * @param {number | string} errors or what is said in place of the number
 * @param {number} shade
 * @param {boolean} standsOut
 */
function shadedCell(errors, shade, standsOut) {
  const $cell = numericCell(
    typeof errors === "string" ? el("span", { class: "app-compare__meaning" }, errors) : number(errors),
    standsOut && [el("span", { "aria-hidden": "true" }, " ▲"), hidden(" stands out")],
  );
  $cell.classList.add(`app-shade-${shade}`);
  return $cell;
}
