// How the errors went down from one load of files to the next, and how long there is until the usual deadline.

import { definitionOf } from "../core/definition.js";
import { el, paragraph } from "../core/dom.js";
import { count, daysBetween, number, timeSpan, wholeDay, yearLabel } from "../core/text.js";
import { fileName } from "../saved-work/saving.js";
import { barChart } from "./bar-chart.js";

/**
 * @import {ProgressPoint} from "../core/progress.js"
 * @import {Overview} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

/**
 * By when the return is usually due; null if that is over, or not known.
 * @param {Session} session
 */
export function deadlineText(session) {
  const { collection_year: year, today } = session.checkedAs;
  const { usual_deadline } = definitionOf(session);
  const deadline = `${year}-${usual_deadline}`;
  const days = daysBetween(today, deadline);
  if (!usual_deadline || days < 0) {
    return null;
  }
  const left = days === 0 ? "today" : `${count(days, "day")} left`;
  return paragraph(
    `The return for ${yearLabel(year)} is usually due by ${wholeDay(deadline)}: `,
    el("strong", {}, left),
    ". Check the date that DfE has set.",
  );
}

/**
 * The charts of a return that was loaded more than once; null for others.
 * @param {Session} session
 * @param {Overview} overview
 */
export function progressCharts(session, overview) {
  const points = session.progressOverTime.of(session.checkedAs.collection_year);
  if (points.length < 2) {
    return null;
  }
  const [first] = points;
  return el(
    "div",
    { class: "app-charts" },
    barChart({
      title: "Progress",
      summary: wayDown(first, /** @type {ProgressPoint} */ (points.at(-1))),
      columns: ["Files loaded on", "Errors"],
      moreColumns: ["Due later in the year", "Children", "Children with errors", "Modules loaded"],
      bars: [
        ...points.map((point, i) => ({ label: dayLabel(points, i), value: point.errors, more: furtherCounts(point) })),
        ...withChanges(points, overview),
      ],
      fileName: (ending) => fileName(session, "progress", ending),
    }),
    barChart({
      title: "Progress by theme",
      summary: `Errors when files were last loaded, beside those of ${wholeDay(first.day)}.`,
      columns: ["Theme", "Errors"],
      earlier: { column: `On ${wholeDay(first.day)}`, words: `on ${wholeDay(first.day)}` },
      bars: byTheme(first, /** @type {ProgressPoint} */ (points.at(-1))),
      fileName: (ending) => fileName(session, "progress by theme", ending),
    }),
  );
}

/**
 * @param {ProgressPoint} first
 * @param {ProgressPoint} last
 */
function wayDown(first, last) {
  const days = daysBetween(first.day, last.day);
  const time = days > 0 ? ` in ${timeSpan(days)}` : " on one day";
  const difference = last.errors - first.errors;
  const change =
    difference === 0 ? "no change" : `${number(Math.abs(difference))} ${difference < 0 ? "fewer" : "more"}`;
  return `From ${number(first.errors)} to ${number(last.errors)} errors${time}: ${change}.`;
}

/**
 * The day of a load, with its number among those of that day.
 * @param {ProgressPoint[]} points
 * @param {number} at
 */
function dayLabel(points, at) {
  const { day } = points[at];
  const earlier = points.slice(0, at).filter((point) => point.day === day).length;
  return earlier > 0 ? `${wholeDay(day)} (${earlier + 1})` : wholeDay(day);
}

/** @param {ProgressPoint} point */
function furtherCounts({ due, children, childrenWithErrors, modules }) {
  return [due, children, childrenWithErrors, modules];
}

/**
 * A bar for the return as it is now, if it was edited since the files were loaded.
 * @param {ProgressPoint[]} points
 * @param {Overview} overview
 */
function withChanges(points, { before, now }) {
  const { modules } = points[points.length - 1];
  const { errors, due, children, children_with_errors } = now;
  return before
    ? [
        {
          label: "Now, with your changes",
          value: errors,
          more: [due, children, children_with_errors, modules],
        },
      ]
    : [];
}

/**
 * @param {ProgressPoint} first
 * @param {ProgressPoint} last
 */
function byTheme(first, last) {
  const themes = [...new Set([...Object.keys(first.byTheme), ...Object.keys(last.byTheme)])];
  return themes
    .map((theme) => ({ label: theme, value: last.byTheme[theme] ?? 0, before: first.byTheme[theme] ?? 0 }))
    .filter(({ value, before }) => value + before > 0)
    .sort((a, b) => b.before - a.before || b.value - a.value);
}
