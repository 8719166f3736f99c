// The tables of a comparison: councils, groups of errors, types of error by council, and the trend of each council.

import { el, fill, fillGradually, hidden } from "../core/dom.js";
import { number, percent, shortDay } from "../core/text.js";
import { body, nameCell, numericCell, numericHeads, row, scrollArea, table } from "./table.js";
import { trends } from "./trends.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {ComparedCode, ComparedCouncil, ComparedGroup, Comparison} from "../core/protocol.d.ts"
 */

const TEXTS = {
  councils: "Councils",
  overTime: "Over time",
  show: "Show",
  numbers: "Number of errors",
  rates: "Errors for each 100 children",
  groups: "Groups of errors",
  group: "Group",
  /** The meaning of groups and themes whose name does not say it; worker/exporting/comparing.py makes them. */
  meanings: new Map([
    ["Placement", "about where a child is placed and with whom"],
    ["Year on year", "this year’s data does not follow on from last year’s"],
    ["Council-specific", "at least 3 times as large a share of one council’s errors as of the other councils’ errors"],
    ["Other", "all other errors"],
  ]),
  themes: "Errors by theme",
  theme: "Theme",
  types: "Types of error by council",
  type: "Type of error",
  table: (/** @type {string} */ caption) => `${caption}, table`,
  total: "Total",
  share: "Share of total",
  allErrors: "All errors",
  council: "Council",
  madeOn: "Summary made on",
  asAt: "As at",
  wholeYear: "whole year",
  children: "Children",
  without: "Children without errors",
  errors: "Errors",
  rate: "For each 100 children",
  shading: "Shading: share of the council’s own errors. ",
  mark: "▲",
  markMeans: ": stands out in this council.",
  standsOut: " stands out",
};

/** How errors are counted in the tables of groups, themes and types. */
const COUNTED = [
  { text: TEXTS.numbers, asRates: false },
  { text: TEXTS.rates, asRates: true },
];

/** @param {Comparison} comparison */
export function comparisonTables(comparison) {
  const $errors = el("div");
  const draw = (/** @type {boolean} */ asRates) => fill($errors, errorTables(comparison, asRates));
  draw(false);
  return [
    heading(TEXTS.councils),
    councilsTable(comparison),
    countedField(draw),
    $errors,
    ...(comparison.trend.length > 0 ? [heading(TEXTS.overTime), trends(comparison.trend)] : []),
  ];
}

/** @param {(asRates: boolean) => void} onChange */
function countedField(onChange) {
  const $select = el(
    "select",
    { class: "govuk-select", id: "compared-counts", onchange: () => onChange(COUNTED[Number($select.value)].asRates) },
    ...COUNTED.map(({ text }, at) => el("option", { value: at }, text)),
  );
  return el(
    "div",
    { class: "govuk-form-group" },
    el("label", { class: "govuk-label", for: $select.id }, TEXTS.show),
    $select,
  );
}

/**
 * @param {Comparison} comparison
 * @param {boolean} asRates whether for each 100 children
 */
function errorTables(comparison, asRates) {
  return [
    heading(TEXTS.groups),
    groupsTable(TEXTS.groups, TEXTS.group, comparison.groups, comparison, asRates),
    heading(TEXTS.themes),
    groupsTable(TEXTS.themes, TEXTS.theme, comparison.themes, comparison, asRates),
    heading(TEXTS.types),
    legend(comparison),
    codesTable(comparison, asRates),
  ];
}

/**
 * @param {number} errors
 * @param {ComparedCouncil} council
 */
function rate(errors, { children }) {
  return number(children > 0 ? Math.round((1000 * errors) / children) / 10 : 0);
}

/** @param {string} text */
function heading(text) {
  return el("h2", { class: "govuk-heading-m" }, text);
}

/**
 * @param {string} caption
 * @param {Child[]} names of the columns, the first for the names of the rows
 * @param {HTMLElement} $body
 * @param {Child} [$foot]
 */
function scrolling(caption, names, $body, $foot) {
  const heads = numericHeads(names);
  const $area = scrollArea(TEXTS.table(caption), table({ caption, look: "app-compare__table", heads, $body, $foot }));
  $area.classList.add("app-compare__scroll");
  return $area;
}

/**
 * The names of the columns; there is no rate of all councils together.
 * @param {string} name of the rows
 * @param {Comparison} comparison
 * @param {boolean} asRates
 */
function columns(name, { councils }, asRates) {
  return [name, ...councils.map((council) => council.name), ...(asRates ? [] : [TEXTS.total, TEXTS.share])];
}

/**
 * The last cells of a row, under the columns of all councils.
 * @param {number} total
 * @param {number} share
 * @param {boolean} asRates
 */
function ofAll(total, share, asRates) {
  return asRates ? [] : [numericCell(number(total)), numericCell(percent(share))];
}

/**
 * The last row: all errors by council.
 * @param {Comparison} comparison
 * @param {boolean} asRates
 */
function totals({ councils, total }, asRates) {
  return row(
    nameCell(TEXTS.allErrors),
    ...councils.map((council) => numericCell(asRates ? rate(council.errors, council) : number(council.errors))),
    ...ofAll(total, 1, asRates),
  );
}

/** @param {Comparison} comparison */
function councilsTable({ councils }) {
  const anyYearRuns = councils.some(({ as_at }) => as_at !== null);
  return scrolling(
    TEXTS.councils,
    [
      TEXTS.council,
      TEXTS.madeOn,
      ...(anyYearRuns ? [TEXTS.asAt] : []),
      TEXTS.children,
      TEXTS.without,
      TEXTS.errors,
      TEXTS.rate,
    ],
    body(
      councils.map(({ name, made_on, as_at, children, children_with_errors, errors, errors_per_100_children }) =>
        row(
          nameCell(name),
          numericCell(shortDay(made_on)),
          anyYearRuns && numericCell(as_at === null ? TEXTS.wholeYear : shortDay(as_at)),
          numericCell(number(children)),
          numericCell(percent(children > 0 ? 1 - children_with_errors / children : 1)),
          numericCell(number(errors)),
          numericCell(number(errors_per_100_children)),
        ),
      ),
    ),
  );
}

/**
 * @param {string} caption
 * @param {string} name of the rows
 * @param {ComparedGroup[]} groups
 * @param {Comparison} comparison
 * @param {boolean} asRates
 */
function groupsTable(caption, name, groups, comparison, asRates) {
  /**
   * @param {number} errors
   * @param {ComparedCouncil} council
   */
  const shown = (errors, council) =>
    asRates
      ? rate(errors, council)
      : `${number(errors)} (${percent(council.errors > 0 ? errors / council.errors : 0)})`;
  /** @param {ComparedGroup} group */
  const line = ({ group, errors, total, share }) =>
    row(
      nameCell(group, el("span", { class: "app-compare__meaning" }, TEXTS.meanings.get(group) ?? "")),
      ...errors.map((each, i) => numericCell(shown(each, comparison.councils[i]))),
      ...ofAll(total, share, asRates),
    );
  return scrolling(caption, columns(name, comparison, asRates), body(groups.map(line)), totals(comparison, asRates));
}

/** @param {Comparison} comparison */
function legend({ shades }) {
  return el(
    "p",
    { class: "govuk-body-s app-compare__legend" },
    TEXTS.shading,
    ...shades.map((text, shade) => el("span", { class: `app-compare__sample app-shade-${shade}` }, text)),
    " ",
    el("strong", {}, TEXTS.mark),
    TEXTS.markMeans,
  );
}

/**
 * @param {Comparison} comparison
 * @param {boolean} asRates
 */
function codesTable(comparison, asRates) {
  const { codes, councils } = comparison;
  /**
   * @param {number} errors
   * @param {number} i
   */
  const shown = (errors, i) => (asRates ? rate(errors, councils[i]) : number(errors));
  /** @param {ComparedCode} code */
  const line = ({ code, title, theme, errors, without_number, shades, total, share, stands_out_in }) =>
    row(
      nameCell(el("strong", {}, code), ` ${title}`, el("span", { class: "app-compare__meaning" }, theme)),
      ...errors.map((each, i) =>
        shadedCell(
          each === null ? el("span", { class: "app-compare__meaning" }, without_number[i]) : shown(each, i),
          shades[i],
          stands_out_in.includes(councils[i].code),
        ),
      ),
      ...ofAll(total, share, asRates),
    );
  const $body = body([]);
  fillGradually($body, codes, line);
  return scrolling(TEXTS.types, columns(TEXTS.type, comparison, asRates), $body, totals(comparison, asRates));
}

/**
 * @param {Child} errors or what is said instead of the number
 * @param {number} shade
 * @param {boolean} standsOut
 */
function shadedCell(errors, shade, standsOut) {
  const $cell = numericCell(
    errors,
    standsOut && [el("span", { "aria-hidden": "true" }, ` ${TEXTS.mark}`), hidden(TEXTS.standsOut)],
  );
  $cell.classList.add(`app-shade-${shade}`);
  return $cell;
}
