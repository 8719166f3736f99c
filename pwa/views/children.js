// The results by child, after the tested design: the children on the left, the chosen one on the right.

import { announce } from "../announce.js";
import { el, fill, link } from "../dom.js";
import { childList } from "../parts/child-list.js";
import { errorFilter } from "../parts/error-filter.js";
import { recordView } from "../parts/record.js";
import { remember, remembered } from "../remembered.js";
import { ALL, ANY_ERROR, MARKED, NO_ERROR } from "../results.js";
import { address, goInstead, goTo, standAt } from "../router.js";
import { count, number, yearLabel } from "../text.js";

/**
 * @import {MakeView} from "../app.js"
 * @import {ChildRecord} from "../protocol.d.ts"
 * @import {Filter, Results} from "../results.js"
 * @import {Route} from "../router.js"
 * @import {Session} from "../session.js"
 */

/** While the user runs through the list, records are not asked for more often than this (in ms). */
const PATIENCE = 80;
const PATH = "/children";

/** @type {MakeView} */
export function childrenView(session, route, signal) {
  let results = /** @type {Results} */ (session.results);
  /** @type {Filter} */
  let filter = ALL;
  /** @type {number | null} */
  let chosen = null;
  let asked = 0;
  let timer = 0;
  /** Whether the chosen child's record is still on its way. */
  let pending = false;
  /** The child whose record the user went on to before it was there. @type {number | null} */
  let awaited = null;
  /** What the drawn record shows. */
  let drawn = "";

  const $search = el("input", { class: "govuk-input app-input", id: "child-search", type: "search", autocomplete: "off", spellcheck: "false" });
  const $counts = el("p", { class: "govuk-body-s app-children__counts" });
  const $summary = el("p", { class: "govuk-body-s app-summary" });
  const $record = el("section", { class: "app-record", "aria-label": "Record of the chosen child" });
  const list = childList({
    onChoose: (child) => {
      awaited = null;
      choose(child);
    },
    onEnter: enterRecord,
    signal,
  });
  const byType = errorFilter({ marks: session.marks, onFilter: (code) => goTo(address(PATH, { error: code })), signal });

  $search.addEventListener("input", () => drawList());
  session.addEventListener(
    "results",
    () => {
      if (session.results) {
        results = session.results;
        drawAll(filter, chosen);
      } else {
        goInstead("#/load");
      }
    },
    { signal },
  );

  /** Go on to the chosen child's record, or as soon as it is there. */
  function enterRecord() {
    if (pending) {
      awaited = chosen;
    } else {
      focusRecord();
    }
  }

  function focusRecord() {
    /** @type {HTMLElement | null} */ ($record.querySelector("h2"))?.focus();
  }

  /**
   * @param {Filter} newFilter
   * @param {number | null} child
   */
  function drawAll(newFilter, child) {
    filter = newFilter;
    chosen = child;
    fill($summary, summary(session, results));
    byType.show(results, filter);
    drawList();
  }

  function drawList() {
    session.listing = { filter, search: $search.value };
    const listed = results.listed(filter, $search.value, session.marks);
    const withError = listed.find((child) => results.status(child) !== "valid");
    const next = chosen !== null && listed.includes(chosen) ? chosen : (withError ?? listed[0] ?? null);
    list.show(results, listed, next);
    fill($counts, counts(results, listed.length));
    if (filter !== ALL || $search.value) {
      announce(`${count(listed.length, "child", "children")} listed`);
    }
    choose(next);
  }

  /** @param {number | null} child */
  function choose(child) {
    chosen = child;
    const filterPart = filter === ALL ? null : filter;
    standAt(address(PATH, { error: filterPart, child: child === null ? null : child + 1 }));
    pending = true;
    $record.setAttribute("aria-busy", "true");
    clearTimeout(timer);
    const patience = asked === 0 ? 0 : PATIENCE;
    asked += 1;
    timer = setTimeout(drawRecord, patience, child, asked);
  }

  /**
   * @param {number | null} child
   * @param {number} mine the number of this asking: a later one takes its place
   */
  async function drawRecord(child, mine) {
    const record = child === null ? null : await session.ask({ type: "get_child", child: results.children[child] }, "child_record");
    if (mine !== asked || signal.aborted) {
      return;
    }
    pending = false;
    $record.removeAttribute("aria-busy");
    const goOn = awaited === child && document.activeElement === list.$root;
    awaited = null;
    if (child === null) {
      drawn = "";
      fill($record, el("p", { class: "govuk-body" }, "No child is listed. Change the search or clear the filter."));
    } else if (record) {
      showRecord(record);
    }
    if (goOn) {
      focusRecord();
    }
  }

  /**
   * Draw a record, unless it is there as it is: what the user opened and focused in it then stays.
   * @param {ChildRecord} record
   */
  function showRecord(record) {
    const content = JSON.stringify([filter, { ...record, id: 0 }]);
    if (content === drawn) {
      return;
    }
    drawn = content;
    const hadFocus = $record.contains(document.activeElement);
    fill(
      $record,
      recordView({
        session,
        results,
        record,
        wanted: filter,
        meanings: remembered().meanings ?? false,
        onMeanings: (meanings) => remember({ meanings }),
      }),
    );
    if (hadFocus) {
      focusRecord();
    }
  }

  const $root = el(
    "div",
    { class: "app-results" },
    el("div", { class: "app-results__top" }, el("h1", { class: "govuk-heading-m app-results__title" }, "Children"), $summary),
    el(
      "section",
      { class: "app-children", "aria-label": "List of children" },
      el("label", { class: "govuk-label", for: "child-search" }, "Search by child ID"),
      $search,
      el("div", { class: "app-children__head" }, el("span", { class: "app-children__label", id: "children-label" }, "Child ID"), byType.$root),
      list.$root,
      $counts,
    ),
    $record,
  );
  $root.addEventListener("shown", () => {
    list.measure();
    drawAll(filterOf(route, results), childOf(route, results));
  });
  return {
    title: "Children",
    wide: true,
    $root,
    update(newRoute) {
      drawAll(filterOf(newRoute, results), childOf(newRoute, results));
    },
  };
}

/**
 * @param {Route} route
 * @param {Results} results
 * @returns {Filter}
 */
function filterOf({ parameters }, results) {
  const filter = parameters.get("error") ?? ALL;
  return filter === NO_ERROR || filter === ANY_ERROR || MARKED.has(filter) || results.typesOf(filter).length > 0 ? filter : ALL;
}

/**
 * @param {Route} route
 * @param {Results} results
 */
function childOf({ parameters }, results) {
  const child = Number(parameters.get("child")) - 1;
  return child >= 0 && child < results.children.length ? child : null;
}

/**
 * @param {Session} session
 * @param {Results} results
 */
function summary(session, results) {
  const { rules_run, collection_year, failed } = results.checked;
  const notChecked = results.notCheckedRules + failed.length;
  const council = session.councilName(session.checkedAs.council ?? "");
  return [
    `${council ? `${council}, ` : ""}${yearLabel(collection_year)}: ${count(rules_run, "rule")} checked`,
    notChecked > 0 && [", ", link("#/not-checked", `${number(notChecked)} not checked`)],
    results.fileProblems > 0 && [". ", link("#/problems", `${count(results.fileProblems, "problem")} in the files`)],
    ".",
  ].flat();
}

/**
 * @param {Results} results
 * @param {number} listed
 */
function counts(results, listed) {
  const { children, childrenWithErrors, totalErrors } = results;
  const withoutChild = results.checked.errors_without_child;
  return [
    listed < children.length && [el("strong", {}, `${number(listed)} listed`), el("br")],
    count(children.length, "child", "children"),
    `, ${number(childrenWithErrors)} with errors`,
    el("br"),
    count(totalErrors, "error"),
    withoutChild > 0 && [el("br"), `${count(withoutChild, "row")} at fault without a child ID`],
  ].flat();
}
