// The return at a glance: how much is without error, and where the errors are.

import { announce } from "../core/announce.js";
import { el, fill, link, paragraph } from "../core/dom.js";
import { earlierExtract } from "../core/earlier-extract.js";
import { impactOrder } from "../core/impact.js";
import { latest } from "../core/latest.js";
import { ANY_ERROR, IMPACT, NO_ERROR, THEME, WARNINGS_ONLY } from "../core/results.js";
import { address } from "../core/router.js";
import { capital, count, monthOf, number, percent, yearLabel } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { asAtLine } from "../parts/as-at.js";
import { barChart } from "../parts/bar-chart.js";
import { figure, figures } from "../parts/figure.js";
import { howCounted } from "../parts/how-counted.js";
import { nextStepsSection } from "../parts/next-steps.js";
import { notShown } from "../parts/not-shown.js";
import { deadlineText, progressCharts } from "../parts/progress-charts.js";
import { recordingGuide } from "../parts/recording-guide.js";
import { fileName } from "../saved-work/saving.js";
import { BEST_FIXES_ADDRESS } from "./best-fixes.js";
import { OWN_CHECKS_ADDRESS } from "./own-checks.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Overview, ReturnState, TypeBar} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const MOST_TYPES = 15;

/** @type {View} */
export const overview = {
  path: "/overview",
  title: "Overview",
  needs: "results",
  wide: true,
  menu: { place: 20, text: "Overview" },
  make: overviewView,
};

/** @type {MakeView} */
function overviewView(session, _route, signal) {
  const $content = el("div", { "aria-busy": "true" }, paragraph("Counting the errors"));
  const $next = nextStepsSection(session, signal, BEST_FIXES_ADDRESS);
  const ask = latest(signal);

  async function draw() {
    const wanted = ask();
    const overview = (await session.ask({ type: "get_overview" }, "overview"))?.overview;
    if (!wanted()) {
      return;
    }
    $content.removeAttribute("aria-busy");
    fill($content, overview ? contents(session, overview, $next, signal) : notShown("The overview"));
    announce(overview ? "The overview is shown" : "The overview could not be shown");
  }

  session.addEventListener("results", draw, { signal });
  draw();
  return {
    $root: el("div", { class: "app-overview" }, el("h1", { class: "govuk-heading-l" }, "Overview"), $content),
  };
}

/**
 * @param {Session} session
 * @param {Overview} overview
 * @param {HTMLElement} $next what to do next
 * @param {AbortSignal} signal
 */
function contents(session, overview, $next, signal) {
  const { collection_year, council } = session.checkedAs;
  const name = session.councilName(council ?? "");
  const notChecked = (session.results?.notCheckedRules ?? 0) + (session.results?.checked.failed.length ?? 0);
  return [
    paragraph(
      `${name ? `${name}, ` : ""}${yearLabel(collection_year)}. `,
      notChecked > 0 && "There may be more errors: ",
      notChecked > 0 && link("#/not-checked", `${count(notChecked, "rule")} could not be checked`),
      notChecked > 0 && ".",
    ),
    deadlineText(session),
    asAtLine(session, signal),
    earlierExtract(session) && paragraph(link("#/what-changed", "See what changed since the last extract"), "."),
    numbers(session, overview),
    howCounted(session),
    ownCheckLine(session),
    $next,
    progressCharts(session, overview),
    overview.now.errors === 0
      ? paragraph("No errors were found by the rules that were checked.")
      : el("div", { class: "app-charts" }, ...charts(session, overview)),
    overview.now.errors > 0 && recordingGuide(session, "Save a recording guide for the 10 most common errors (.html)"),
    paragraph(link("#/key-figures", "Compare the key figures with last year’s"), "."),
    paragraph(
      link(address("/what-is-new", { in: collection_year }), `See what is new in ${yearLabel(collection_year)}`),
      ".",
    ),
    paragraph(link("#/download", "Hand over the data, the reports or a summary of counts"), "."),
  ];
}

/** @param {Session} session */
function ownCheckLine(session) {
  const { ownCheckRows } = resultsOf(session);
  return ownCheckRows > 0
    ? paragraph(
        `Your own checks found ${count(ownCheckRows, "more row")}, which no figure here includes. `,
        link(OWN_CHECKS_ADDRESS, "See your own checks"),
        ".",
      )
    : paragraph("To find what DfE’s rules do not report, ", link(OWN_CHECKS_ADDRESS, "use your own checks"), ".");
}

/**
 * @param {Session} session
 * @param {Overview} overview
 */
function numbers(session, { now, before, top, top_share }) {
  const { yearRuns, yearEnd } = resultsOf(session);
  const share = (/** @type {ReturnState} */ state) =>
    percent(state.children > 0 ? state.children_with_neither / state.children : 1);
  const types = Math.min(top, now.types);
  return figures(
    figure(
      share(now),
      [
        link(address("/children", { error: NO_ERROR }), "of children without errors or warnings"),
        `: ${number(now.children_with_neither)} of ${number(now.children)}`,
      ],
      before && wasBefore(share(before), share(now)),
    ),
    figure(
      number(now.children_with_errors),
      [link(address("/children", { error: ANY_ERROR }), "children with errors")],
      before && wasBefore(number(before.children_with_errors), number(now.children_with_errors)),
    ),
    now.children_with_warnings_only > 0 &&
      figure(number(now.children_with_warnings_only), [
        link(address("/children", { error: WARNINGS_ONLY }), "children with warnings only"),
      ]),
    figure(number(now.errors), ["errors"], before && wasBefore(number(before.errors), number(now.errors))),
    yearRuns &&
      figure(
        number(now.children_with_due),
        [link("#/due", "children with something due"), ` by ${yearEnd}`],
        before && wasBefore(number(before.children_with_due), number(now.children_with_due)),
      ),
    figure(
      number(now.types),
      [link("#/errors", "types of error")],
      before && wasBefore(number(before.types), number(now.types)),
    ),
    now.types > 0 &&
      figure(percent(top_share), [
        types === 1 ? "of all errors are of one type" : `of all errors are of the ${types} most common types`,
      ]),
  );
}

/**
 * @param {string} before
 * @param {string} now
 */
function wasBefore(before, now) {
  return before !== now && `was ${before} before your changes`;
}

/**
 * @param {TypeBar[]} types
 * @param {boolean} withBefore whether anything was edited
 */
function typeBars(types, withBefore) {
  return types
    .filter(({ errors, before }) => errors + (withBefore ? before : 0) > 0)
    .map(({ code, title, errors, before }) => ({
      label: `${code} ${title}`,
      value: errors,
      before: withBefore ? before : null,
      href: address("/children", { error: code }),
    }));
}

/**
 * @param {TypeBar} a
 * @param {TypeBar} b
 */
function byImpact(a, b) {
  return impactOrder(a.impact) - impactOrder(b.impact) || b.children - a.children;
}

/**
 * @param {Session} session
 * @param {Overview} overview
 */
function charts(session, overview) {
  const { now, before, by_type, by_theme, by_impact, by_month } = overview;
  const name = (/** @type {string} */ kind) => (/** @type {string} */ ending) => fileName(session, kind, ending);
  const types = by_type.filter(({ warning }) => !warning);
  const [most] = types;
  const rated = by_impact.map(({ label, errors }) => ({
    label,
    value: errors,
    href: errors > 0 ? address("/children", { error: `${IMPACT}${label}` }) : undefined,
  }));
  return [
    before &&
      barChart({
        title: "Before and after your changes",
        summary: change(before, now),
        columns: ["What is counted", "Now"],
        bars: [
          { label: "Errors", value: now.errors, before: before.errors },
          {
            label: "Children with errors",
            value: now.children_with_errors,
            before: before.children_with_errors,
          },
          { label: "Types of error", value: now.types, before: before.types },
        ],
        fileName: name("before and after"),
      }),
    barChart({
      title: "Errors by type",
      summary: `The most common is ${most.code}: ${number(most.errors)} of ${count(now.errors, "error")}.`,
      columns: ["Error type", "Errors"],
      bars: typeBars(types, before !== null),
      orders: [
        { words: "Number of errors", bars: typeBars(types, before !== null) },
        {
          words: "Impact, then number of children",
          bars: typeBars([...types].sort(byImpact), before !== null),
        },
      ],
      most: MOST_TYPES,
      fileName: name("errors by type"),
    }),
    barChart({
      title: "Errors by theme",
      summary: `${by_theme[0].label} has most: ${percent(by_theme[0].errors / now.errors)} of all errors.`,
      columns: ["Theme", "Errors"],
      bars: by_theme.map(({ label, errors }) => ({
        label,
        value: errors,
        href: address("/children", { error: `${THEME}${label}` }),
      })),
      fileName: name("errors by theme"),
    }),
    barChart({
      title: "Errors by impact",
      summary: "How much an error harms the figures that DfE publishes. The help for each error gives the reason.",
      columns: ["Impact", "Errors"],
      bars: rated.map((bar) => ({ ...bar, label: capital(bar.label) })),
      fileName: name("errors by impact"),
    }),
    barChart({
      title: "Errors by month",
      summary:
        "By the month in which the row with the error began, such as the start of an episode or the day of a review.",
      columns: ["Month", "Errors"],
      bars: by_month.map(({ label, errors }) => ({ label: monthName(label), value: errors })),
      fileName: name("errors by month"),
    }),
  ].filter((chart) => chart !== null);
}

/**
 * @param {ReturnState} before
 * @param {ReturnState} now
 */
function change(before, now) {
  const difference = now.errors - before.errors;
  if (difference === 0) {
    return "The number of errors is the same as before.";
  }
  const errors = Math.abs(difference);
  return `${number(errors)} ${difference < 0 ? "fewer" : "more"} ${errors === 1 ? "error" : "errors"} than before.`;
}

/** @param {string} label "2026-04", "earlier", "later", "without a date" */
function monthName(label) {
  return capital(/^\d{4}-\d\d$/.test(label) ? monthOf(label) : label);
}
