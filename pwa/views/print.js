// Pages to print: a child each, with all that is wrong in its record and space for the answers of those who know the
// child. Nothing is left out of them unsaid.

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

/** What the children have of whom pages are prepared. */
const WITH = { [NOW]: "an error", [DUE]: "something due", [NOW_OR_DUE]: "an error or something due" };
/** How many children are printed in one step; more would take a browser minutes to lay out. */
const MOST = 100;

/** @type {View} */
export const print = {
  path: "/print",
  title: "Pages to print",
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
    "Print",
  );

  async function draw() {
    for (const [i, child] of shown.entries()) {
      fill($status, `Preparing page ${number(i + 1)} of ${number(shown.length)}`);
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
    fill($status, told(WITH[session.listing.when], children.length, first, shown.length));
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
        el("h1", { class: "govuk-heading-l" }, one ? "A page to print" : "Pages to print"),
        $status,
        $print,
        paragraph(link(one ? address("/children", { child: route.parameters.get("child") }) : "#/download", "Back")),
        first + MOST <= children.length &&
          paragraph(
            link(
              address("/print", { from: first + MOST }),
              `Prepare the next ${number(Math.min(MOST, children.length - first + 1 - MOST))}`,
            ),
          ),
      ),
      $pages,
    ),
  };
}

/**
 * One child, or those with an error or a warning of the children listed.
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
function told(what, all, first, shown) {
  if (shown === 0) {
    return `None of the children listed has ${what}.`;
  }
  return shown === all
    ? `${count(all, "child", "children")}, a page or more each.`
    : `Children ${number(first)} to ${number(first + shown - 1)} of the ${number(all)} with ${what}, a page or more each. The others can be prepared after these.`;
}
