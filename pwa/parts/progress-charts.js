// How the number of errors changed each time files were added, and how many days are left until the usual deadline.

import { definitionOf } from "../core/definition.js";
import { el, paragraph } from "../core/dom.js";
import { capital, count, daysBetween, number, timeSpan, wholeDay, yearLabel } from "../core/text.js";
import { fileName } from "../saved-work/saving.js";
import { barChart } from "./bar-chart.js";

/**
 * @import {ProgressPoint} from "../core/progress.js"
 * @import {Overview} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  due: (/** @type {number} */ year, /** @type {string} */ deadline) =>
    `The return for ${yearLabel(year)} is usually due by ${wholeDay(deadline)}: `,
  daysLeft: (/** @type {number} */ days) => (days === 0 ? "today" : `${count(days, "day")} left`),
  checkDeadline: ". Check the date that DfE has set.",
  progress: "Progress",
  addedOn: "Files added on",
  errors: "Errors",
  moreColumns: ["Due later in the year", "Children", "Children with errors", "Modules loaded"],
  progressFile: "progress",
  byTheme: "Progress by theme",
  aboutThemes: (/** @type {string} */ day) => `Errors when you last added files, compared with ${wholeDay(day)}.`,
  theme: "Theme",
  onDay: (/** @type {string} */ day) => `on ${wholeDay(day)}`,
  byThemeFile: "progress by theme",
  change: (
    /** @type {number} */ from,
    /** @type {number} */ to,
    /** @type {string} */ time,
    /** @type {string} */ change,
  ) => `From ${number(from)} to ${number(to)} errors ${time}: ${change}.`,
  inDays: (/** @type {number} */ days) => (days > 0 ? `in ${timeSpan(days)}` : "on the same day"),
  noChange: "no change",
  fewer: (/** @type {number} */ n) => `${number(n)} fewer`,
  more: (/** @type {number} */ n) => `${number(n)} more`,
  dayAgain: (/** @type {string} */ day, /** @type {number} */ n) => `${wholeDay(day)} (${n})`,
  now: "Now, with your changes",
};

/**
 * When the return is usually due; null if that day is over, or not known.
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
  return paragraph(TEXTS.due(year, deadline), el("strong", {}, TEXTS.daysLeft(days)), TEXTS.checkDeadline);
}

/**
 * The charts of a return whose files were added more than once; null for others.
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
      title: TEXTS.progress,
      summary: overallChange(first, /** @type {ProgressPoint} */ (points.at(-1))),
      columns: [TEXTS.addedOn, TEXTS.errors],
      moreColumns: TEXTS.moreColumns,
      bars: [
        ...points.map((point, i) => ({ label: dayLabel(points, i), value: point.errors, more: furtherCounts(point) })),
        ...withChanges(points, overview),
      ],
      fileName: (ending) => fileName(session, TEXTS.progressFile, ending),
    }),
    barChart({
      title: TEXTS.byTheme,
      summary: TEXTS.aboutThemes(first.day),
      columns: [TEXTS.theme, TEXTS.errors],
      earlier: { column: capital(TEXTS.onDay(first.day)), words: TEXTS.onDay(first.day) },
      bars: byTheme(first, /** @type {ProgressPoint} */ (points.at(-1))),
      fileName: (ending) => fileName(session, TEXTS.byThemeFile, ending),
    }),
  );
}

/**
 * @param {ProgressPoint} first
 * @param {ProgressPoint} last
 */
function overallChange(first, last) {
  const difference = last.errors - first.errors;
  const change = difference < 0 ? TEXTS.fewer(-difference) : difference > 0 ? TEXTS.more(difference) : TEXTS.noChange;
  return TEXTS.change(first.errors, last.errors, TEXTS.inDays(daysBetween(first.day, last.day)), change);
}

/**
 * The day on which files were added, with a number if it was not the first time that day.
 * @param {ProgressPoint[]} points
 * @param {number} at
 */
function dayLabel(points, at) {
  const { day } = points[at];
  const earlier = points.slice(0, at).filter((point) => point.day === day).length;
  return earlier > 0 ? TEXTS.dayAgain(day, earlier + 1) : wholeDay(day);
}

/** @param {ProgressPoint} point */
function furtherCounts({ due, children, childrenWithErrors, modules }) {
  return [due, children, childrenWithErrors, modules];
}

/**
 * A bar for the return as it is now, if it was edited after the files were added.
 * @param {ProgressPoint[]} points
 * @param {Overview} overview
 */
function withChanges(points, { before, now }) {
  const { modules } = points[points.length - 1];
  const { errors, due, children, children_with_errors } = now;
  return before
    ? [
        {
          label: TEXTS.now,
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
