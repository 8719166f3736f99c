// The progress of councils: a small line for each council with several summaries, and its figures in a table.

import { el, svg } from "../core/dom.js";
import { number, shortDay, yearLabel } from "../core/text.js";
import { details } from "./details.js";
import { body, cell, columnHead, row, scrollArea, table } from "./table.js";

/** @import {TrendPoint} from "../core/protocol.d.ts" */

const TEXTS = {
  about: (
    /** @type {number} */ from,
    /** @type {string} */ firstDay,
    /** @type {number} */ to,
    /** @type {string} */ lastDay,
  ) => `${number(from)} errors for each 100 children on ${shortDay(firstDay)}, ${number(to)} on ${shortDay(lastDay)}.`,
  line: (/** @type {string} */ council, /** @type {number} */ from, /** @type {number} */ to) =>
    `${council}: errors for each 100 children, from ${number(from)} to ${number(to)}`,
  asTable: (/** @type {string} */ council) => `Show ${council} as a table`,
  table: (/** @type {string} */ council) => `${council} over time, table`,
  caption: (/** @type {string} */ council) => `${council} over time`,
  columns: [
    "Day",
    "Collection year",
    "Children",
    "Children with errors",
    "Rows with errors",
    "Errors for each 100 children",
  ],
  asAt: (/** @type {string} */ day) => `, as at ${shortDay(day)}`,
};

const SIZE = { width: 240, height: 60, margin: 6 };

/** @param {TrendPoint[]} points by council, the oldest first */
export function trends(points) {
  /** @type {Map<string, TrendPoint[]>} */
  const councils = new Map();
  for (const point of points) {
    councils.set(point.council, [...(councils.get(point.council) ?? []), point]);
  }
  return el("div", { class: "app-trends" }, ...[...councils.values()].map(trend));
}

/** @param {TrendPoint} point */
function perHundred({ errors, children }) {
  return children > 0 ? Math.round((1000 * errors) / children) / 10 : 0;
}

/** @param {TrendPoint[]} points of one council */
function trend(points) {
  const [first, last] = [points[0], points[points.length - 1]];
  const { name } = first;
  const [from, to] = [perHundred(first), perHundred(last)];
  return el(
    "section",
    { class: "app-trend", "aria-label": name },
    el("h3", { class: "govuk-heading-s app-trend__name" }, name),
    el("p", { class: "govuk-body-s" }, TEXTS.about(from, first.made_on, to, last.made_on)),
    line(points, TEXTS.line(name, from, to)),
    details(TEXTS.asTable(name), scrollArea(TEXTS.table(name), trendTable(points, name))),
  );
}

/**
 * @param {TrendPoint[]} points
 * @param {string} name of the picture
 */
function line(points, name) {
  const { width, height, margin } = SIZE;
  const times = points.map(({ made_on }) => Date.parse(made_on));
  const [first, last] = [times[0], times[times.length - 1]];
  const highest = Math.max(1, ...points.map(perHundred));
  const places = points.map((point, i) => {
    // Summaries from one day are next to each other.
    const along = last > first ? (times[i] - first) / (last - first) : i / Math.max(1, points.length - 1);
    return [
      margin + along * (width - 2 * margin),
      height - margin - (perHundred(point) / highest) * (height - 2 * margin),
    ];
  });
  return svg(
    "svg",
    { class: "app-trend__line", role: "img", "aria-label": name, viewBox: `0 0 ${width} ${height}`, width, height },
    svg("line", { class: "app-trend__base", x1: margin, x2: width - margin, y1: height - margin, y2: height - margin }),
    svg("polyline", { points: places.map((place) => place.join(",")).join(" ") }),
    ...places.map(([cx, cy]) => svg("circle", { cx, cy, r: 3 })),
  );
}

/**
 * @param {TrendPoint[]} points
 * @param {string} name
 */
function trendTable(points, name) {
  return table({
    caption: TEXTS.caption(name),
    heads: TEXTS.columns.map((each) => columnHead(each)),
    $body: body(
      points.map((point) =>
        row(
          cell(shortDay(point.made_on), point.as_at !== null && TEXTS.asAt(point.as_at)),
          cell(yearLabel(point.year)),
          cell(number(point.children)),
          cell(number(point.children_with_errors)),
          cell(number(point.errors)),
          cell(number(perHundred(point))),
        ),
      ),
    ),
  });
}
