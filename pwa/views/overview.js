// An overview of the return: how many children have no errors, and where the errors are.

import { announce } from "../core/announce.js";
import { el, fill, link, paragraph } from "../core/dom.js";
import { earlierExtract } from "../core/earlier-extract.js";
import { impactOrder } from "../core/impact.js";
import { latest } from "../core/latest.js";
import { ANY_ERROR, IMPACT, NO_ERROR, THEME, WARNINGS_ONLY } from "../core/results.js";
import { warningWord } from "../core/return-words.js";
import { address } from "../core/router.js";
import { agreeing, capital, count, monthOf, number, percent, yearLabel } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { WHOLE_RETURN_ADDRESS } from "../core/whole-return.js";
import { asAtLine } from "../parts/as-at.js";
import { barChart } from "../parts/bar-chart.js";
import { figure, figures } from "../parts/figure.js";
import { howCounted } from "../parts/how-counted.js";
import { nextStepsSection } from "../parts/next-steps.js";
import { showAnswer } from "../parts/not-shown.js";
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

const TEXTS = {
  title: "Overview",
  counting: "Counting the errors",
  theOverview: "The overview",
  shown: "The overview is shown",
  mayBeMore: "There may be more errors: ",
  notChecked: (/** @type {number} */ n) => `${count(n, "rule")} could not be checked`,
  whatChanged: "See what changed since the last extract",
  noErrors: "The rules that were checked found no errors.",
  guide: "Download a recording guide for the 10 most common errors (.html)",
  keyFigures: "Compare the key figures with last year’s",
  whatIsNew: (/** @type {number} */ year) => `See what is new in ${yearLabel(year)}`,
  handOver: "Hand over the data, the reports or a summary of counts",
  ownCheckRows: (/** @type {number} */ n) =>
    `Your own checks found ${count(n, "more row")}. The figures on this page do not include ${agreeing(n, "it", "them")}. `,
  ownChecks: "See your own checks",
  notReported: "To find what DfE’s rules do not report, ",
  useOwnChecks: "use your own checks",
  withoutErrors: () => `of children without errors or ${warningWord().many}`,
  ofChildren: (/** @type {ReturnState} */ now) => `: ${number(now.children_with_neither)} of ${number(now.children)}`,
  childrenWithErrors: (/** @type {number} */ n) => agreeing(n, "child with errors", "children with errors"),
  warningsOnly: (/** @type {number} */ n) => `${agreeing(n, "child", "children")} with ${warningWord().many} only`,
  errors: (/** @type {number} */ n) => agreeing(n, "error"),
  somethingDue: (/** @type {number} */ n) => agreeing(n, "child with something due", "children with something due"),
  by: (/** @type {string} */ day) => ` by ${day}`,
  types: (/** @type {number} */ n) => agreeing(n, "type of error", "types of error"),
  ofTypes: (/** @type {number} */ n) =>
    n === 1 ? "of all errors are of one type" : `of all errors are of the ${n} most common types`,
  was: (/** @type {string} */ before) => `was ${before} before your changes`,
  beforeAfter: {
    title: "Before and after your changes",
    file: "before and after",
    columns: /** @type {[string, string]} */ (["What is counted", "Now"]),
    errors: "Errors",
    children: "Children with errors",
    types: "Types of error",
  },
  byType: {
    title: "Errors by type",
    file: "errors by type",
    summary: (/** @type {TypeBar} */ { code, errors }, /** @type {number} */ all) =>
      `The most common is ${code}: ${number(errors)} of ${count(all, "error")}.`,
    columns: /** @type {[string, string]} */ (["Type of error", "Errors"]),
    byNumber: "Number of errors",
    byImpact: "Impact, then number of children",
  },
  byTheme: {
    title: "Errors by theme",
    file: "errors by theme",
    summary: (/** @type {string} */ theme, /** @type {number} */ share) =>
      `${theme} has the most errors (${percent(share)}).`,
    columns: /** @type {[string, string]} */ (["Theme", "Errors"]),
  },
  byImpact: {
    title: "Errors by impact",
    file: "errors by impact",
    summary: "How much each error affects the figures that DfE publishes. The help for each error gives the reason.",
    columns: /** @type {[string, string]} */ (["Impact", "Errors"]),
  },
  byMonth: {
    title: "Errors by month",
    file: "errors by month",
    summary: "Each error counts in the month when its row starts, such as the date of a review.",
    columns: /** @type {[string, string]} */ (["Month", "Errors"]),
  },
  same: "The number of errors is the same as before.",
  difference: (/** @type {number} */ n) => `${count(Math.abs(n), n < 0 ? "fewer error" : "more error")} than before.`,
};

const MOST_TYPES = 15;

/** @type {View} */
export const overview = {
  path: "/overview",
  title: TEXTS.title,
  needs: "results",
  wide: true,
  menu: { place: 20, text: TEXTS.title },
  make: overviewView,
};

/** @type {MakeView} */
function overviewView(session, _route, signal) {
  const $content = el("div", { "aria-busy": "true" }, paragraph(TEXTS.counting));
  const $next = nextStepsSection(session, signal, BEST_FIXES_ADDRESS);
  const ask = latest(signal);

  async function draw() {
    const wanted = ask();
    const reply = await session.ask({ type: "get_overview" }, "overview");
    if (!wanted()) {
      return;
    }
    showAnswer($content, TEXTS.theOverview, reply, ({ overview }) => {
      fill($content, contents(session, overview, $next, signal));
      announce(TEXTS.shown);
    });
  }

  session.addEventListener("results", draw, { signal });
  draw();
  return {
    $root: el("div", { class: "app-overview" }, el("h1", { class: "govuk-heading-l" }, TEXTS.title), $content),
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
      notChecked > 0 && TEXTS.mayBeMore,
      notChecked > 0 && link("#/not-checked", TEXTS.notChecked(notChecked)),
      notChecked > 0 && ".",
    ),
    deadlineText(session),
    asAtLine(session, signal),
    earlierExtract(session) && paragraph(link("#/what-changed", TEXTS.whatChanged), "."),
    numbers(session, overview),
    howCounted(session),
    ownCheckLine(session),
    $next,
    progressCharts(session, overview),
    overview.now.errors === 0
      ? paragraph(TEXTS.noErrors)
      : el("div", { class: "app-charts" }, ...charts(session, overview)),
    overview.now.errors > 0 && recordingGuide(session, TEXTS.guide),
    paragraph(link("#/key-figures", TEXTS.keyFigures), "."),
    paragraph(link(address("/what-is-new", { in: collection_year }), TEXTS.whatIsNew(collection_year)), "."),
    paragraph(link("#/download", TEXTS.handOver), "."),
  ];
}

/** @param {Session} session */
function ownCheckLine(session) {
  const { ownCheckRows } = resultsOf(session);
  return ownCheckRows > 0
    ? paragraph(TEXTS.ownCheckRows(ownCheckRows), link(OWN_CHECKS_ADDRESS, TEXTS.ownChecks), ".")
    : paragraph(TEXTS.notReported, link(OWN_CHECKS_ADDRESS, TEXTS.useOwnChecks), ".");
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
      [link(address("/children", { error: NO_ERROR }), TEXTS.withoutErrors()), TEXTS.ofChildren(now)],
      before && wasBefore(share(before), share(now)),
    ),
    figure(
      number(now.children_with_errors),
      [link(address("/children", { error: ANY_ERROR }), TEXTS.childrenWithErrors(now.children_with_errors))],
      before && wasBefore(number(before.children_with_errors), number(now.children_with_errors)),
    ),
    now.children_with_warnings_only > 0 &&
      figure(number(now.children_with_warnings_only), [
        link(address("/children", { error: WARNINGS_ONLY }), TEXTS.warningsOnly(now.children_with_warnings_only)),
      ]),
    figure(
      number(now.errors),
      [TEXTS.errors(now.errors)],
      before && wasBefore(number(before.errors), number(now.errors)),
    ),
    yearRuns &&
      figure(
        number(now.children_with_due),
        [link("#/due", TEXTS.somethingDue(now.children_with_due)), TEXTS.by(yearEnd)],
        before && wasBefore(number(before.children_with_due), number(now.children_with_due)),
      ),
    figure(
      number(now.types),
      [link("#/errors", TEXTS.types(now.types))],
      before && wasBefore(number(before.types), number(now.types)),
    ),
    now.types > 0 && figure(percent(top_share), [TEXTS.ofTypes(types)]),
  );
}

/**
 * @param {string} before
 * @param {string} now
 */
function wasBefore(before, now) {
  return before !== now && TEXTS.was(before);
}

/**
 * @param {TypeBar[]} types
 * @param {boolean} withBefore whether the user changed anything
 */
function typeBars(types, withBefore) {
  return types
    .filter(({ errors, before }) => errors + (withBefore ? before : 0) > 0)
    .map(({ code, title, errors, before, whole_return }) => ({
      label: `${code} ${title}`,
      value: errors,
      before: withBefore ? before : null,
      href: whole_return ? WHOLE_RETURN_ADDRESS : address("/children", { error: code }),
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
        title: TEXTS.beforeAfter.title,
        summary: change(before, now),
        columns: TEXTS.beforeAfter.columns,
        bars: [
          { label: TEXTS.beforeAfter.errors, value: now.errors, before: before.errors },
          {
            label: TEXTS.beforeAfter.children,
            value: now.children_with_errors,
            before: before.children_with_errors,
          },
          { label: TEXTS.beforeAfter.types, value: now.types, before: before.types },
        ],
        fileName: name(TEXTS.beforeAfter.file),
      }),
    barChart({
      title: TEXTS.byType.title,
      summary: TEXTS.byType.summary(most, now.errors),
      columns: TEXTS.byType.columns,
      bars: typeBars(types, before !== null),
      orders: [
        { words: TEXTS.byType.byNumber, bars: typeBars(types, before !== null) },
        {
          words: TEXTS.byType.byImpact,
          bars: typeBars([...types].sort(byImpact), before !== null),
        },
      ],
      most: MOST_TYPES,
      fileName: name(TEXTS.byType.file),
    }),
    barChart({
      title: TEXTS.byTheme.title,
      summary: TEXTS.byTheme.summary(by_theme[0].label, by_theme[0].errors / now.errors),
      columns: TEXTS.byTheme.columns,
      bars: by_theme.map(({ label, errors }) => ({
        label,
        value: errors,
        href: by_type.some(({ theme, whole_return }) => theme === label && !whole_return)
          ? address("/children", { error: `${THEME}${label}` })
          : WHOLE_RETURN_ADDRESS,
      })),
      fileName: name(TEXTS.byTheme.file),
    }),
    barChart({
      title: TEXTS.byImpact.title,
      summary: TEXTS.byImpact.summary,
      columns: TEXTS.byImpact.columns,
      bars: rated.map((bar) => ({ ...bar, label: capital(bar.label) })),
      fileName: name(TEXTS.byImpact.file),
    }),
    barChart({
      title: TEXTS.byMonth.title,
      summary: TEXTS.byMonth.summary,
      columns: TEXTS.byMonth.columns,
      bars: by_month.map(({ label, errors }) => ({ label: monthName(label), value: errors })),
      fileName: name(TEXTS.byMonth.file),
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
    return TEXTS.same;
  }
  return TEXTS.difference(difference);
}

/** @param {string} label "2026-04", "earlier", "later", "without a date" */
function monthName(label) {
  return capital(/^\d{4}-\d\d$/.test(label) ? monthOf(label) : label);
}
