// How councils go on: a small line for each that shared several summaries, with its figures in a table.

import { el, svg } from "../core/dom.js";
import { number, shortDay, yearLabel } from "../core/text.js";
import { details } from "./details.js";
import { body, cell, columnHead, row, scrollArea, table } from "./table.js";

/** @import {TrendPoint} from "../core/protocol.d.ts" */

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
  const { name } = points[0];
  const [from, to] = [perHundred(points[0]), perHundred(points[points.length - 1])];
  return el(
    "section",
    { class: "app-trend", "aria-label": name },
    el("h3", { class: "govuk-heading-s app-trend__name" }, name),
    el(
      "p",
      { class: "govuk-body-s" },
      `${number(from)} errors for each 100 children on ${shortDay(points[0].made_on)}, ${number(to)} on ${shortDay(points[points.length - 1].made_on)}.`,
    ),
    line(points, `${name}: errors for each 100 children, from ${number(from)} to ${number(to)}`),
    details(`Show ${name} as a table`, scrollArea(`${name} over time, table`, trendTable(points, name))),
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
    // Summaries of one day are next to each other.
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
  const names = ["Day", "Collection year", "Children", "With an error", "Rows with errors", "For each 100 children"];
  return table({
    caption: `${name} over time`,
    heads: names.map((each) => columnHead(each)),
    $body: body(
      points.map((point) =>
        row(
          cell(shortDay(point.made_on), point.as_at !== null && `, as at ${shortDay(point.as_at)}`),
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
