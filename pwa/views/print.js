// Pages to print: one for each child, with all the errors in its record and space for answers. Where something is left out,
// the page says so.

import { el, fill, link, paragraph } from "../core/dom.js";
import { DUE, NOW, NOW_OR_DUE } from "../core/results.js";
import { address, goInstead } from "../core/router.js";
import { count, number } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { childPage } from "../parts/child-page.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Results} from "../core/results.js"
 * @import {Route} from "../core/router.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  having: { [NOW]: "an error", [DUE]: "something due", [NOW_OR_DUE]: "an error or something due" },
  title: "Pages to print",
  onePage: "A page to print",
  print: "Print",
  preparing: (/** @type {number} */ page, /** @type {number} */ all) =>
    `Preparing page ${number(page)} of ${number(all)}`,
  back: "Back",
  next: (/** @type {number} */ n) => `Prepare the next ${number(n)}`,
  none: (/** @type {string} */ what) => `No child in the list has ${what}.`,
  all: (/** @type {number} */ n) => `${count(n, "child", "children")}, with at least one page each.`,
  some: (
    /** @type {number} */ first,
    /** @type {number} */ last,
    /** @type {number} */ all,
    /** @type {string} */ what,
  ) =>
    `Children ${number(first)} to ${number(last)} of the ${number(all)} with ${what}, with at least one page each. You can prepare the others next.`,
};

/** How many children are printed in one step; more would take a browser minutes to lay out. */
const MOST = 100;

/** @type {View} */
export const print = {
  path: "/print",
  title: TEXTS.title,
  needs: "results",
  wide: true,
  make: printView,
};

/** @type {MakeView} */
function printView(session, route, signal) {
  const results = resultsOf(session);
  const children = wanted(session, results, route);
  const first = Math.max(1, Number(route.parameters.get("from")) || 1);
  const shown = children.slice(first - 1, first - 1 + MOST);
  const $pages = el("div", { class: "app-pages" });
  const $status = el("p", { class: "govuk-body", role: "status" });
  const $print = el(
    "button",
    { type: "button", class: "govuk-button", disabled: true, onclick: () => window.print() },
    TEXTS.print,
  );

  async function draw() {
    for (const [i, child] of shown.entries()) {
      fill($status, TEXTS.preparing(i + 1, shown.length));
      const record = await session.ask({ type: "get_child", child: results.children[child] }, "child_record");
      if (signal.aborted || !record) {
        return;
      }
      const answer =
        record.errors.length > 0
          ? await session.ask({ type: "get_suggestions", child: record.child }, "suggestions")
          : null;
      if (signal.aborted) {
        return;
      }
      $pages.append(childPage(session, results, record, answer?.suggestions ?? []));
    }
    $print.disabled = shown.length === 0;
    fill($status, statusText(TEXTS.having[session.listing.when], children.length, first, shown.length));
  }

  session.addEventListener("results", () => goInstead("#/children"), { signal });
  draw();
  const one = route.parameters.has("child");
  return {
    $root: el(
      "div",
      { class: "app-print" },
      el(
        "div",
        { class: "app-print__controls" },
        el("h1", { class: "govuk-heading-l" }, one ? TEXTS.onePage : TEXTS.title),
        $status,
        $print,
        paragraph(
          link(one ? address("/children", { child: route.parameters.get("child") }) : "#/download", TEXTS.back),
        ),
        first + MOST <= children.length &&
          paragraph(
            link(
              address("/print", { from: first + MOST }),
              TEXTS.next(Math.min(MOST, children.length - first + 1 - MOST)),
            ),
          ),
      ),
      $pages,
    ),
  };
}

/**
 * The child that the address names, or all listed children with an error or a warning.
 * @param {Session} session
 * @param {Results} results
 * @param {Route} route
 */
function wanted(session, results, { parameters }) {
  if (parameters.has("child")) {
    const child = Number(parameters.get("child")) - 1;
    return child >= 0 && child < results.children.length ? [child] : [];
  }
  const { when, filter, search } = session.listing;
  const looked = results.lookedAt(when);
  return looked
    .listed(filter, search, session.marks)
    .filter((child) => looked.errors[child] + looked.warnings[child] > 0);
}

/**
 * @param {string} what they have
 * @param {number} all
 * @param {number} first
 * @param {number} shown
 */
function statusText(what, all, first, shown) {
  if (shown === 0) {
    return TEXTS.none(what);
  }
  return shown === all ? TEXTS.all(all) : TEXTS.some(first, first + shown - 1, all, what);
}
