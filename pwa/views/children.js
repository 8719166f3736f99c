// The results by child, after the tested design: the children on the left, the chosen one on the right.

import { announce } from "../core/announce.js";
import { CodeLists } from "../core/code-lists.js";
import { el, fill, link } from "../core/dom.js";
import { readPreferences, savePreferences } from "../core/preferences.js";
import { ALL, ANY_ERROR, MARKED, NO_ERROR } from "../core/results.js";
import { address, goInstead, goTo, standAt } from "../core/router.js";
import { count, number, yearLabel } from "../core/text.js";
import { childList } from "../parts/child-list.js";
import { editBar } from "../parts/edit-bar.js";
import { errorFilter } from "../parts/error-filter.js";
import { recordView } from "../parts/record.js";

/**
 * @import {MakeView} from "../app.js"
 * @import {ChildRecord} from "../core/protocol.d.ts"
 * @import {RecordView} from "../parts/record.js"
 * @import {Filter, Results} from "../core/results.js"
 * @import {Route} from "../core/router.js"
 * @import {Session} from "../core/session.js"
 */

/** While the user runs through the list, records are not asked for more often than this (in ms). */
const PATIENCE = 80;
/** How long a child stays in view before answers to its errors are looked for (in ms). */
const SUGGESTIONS_PATIENCE = 250;
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
  /** The child that was edited: it stays listed until the user moves on, whatever the filter. @type {number | null} */
  let kept = null;
  /** The drawn record, of which child, and for which filter. @type {{view: RecordView, record: ChildRecord, filter: Filter} | null} */
  let drawn = null;
  let suggestionsTimer = 0;
  const codes = new CodeLists();

  const $search = el("input", {
    class: "govuk-input app-input",
    id: "child-search",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
  });
  const $counts = el("p", { class: "govuk-body-s app-children__counts" });
  const $summary = el("p", { class: "govuk-body-s app-summary" });
  const $content = el("div", {});
  const bar = editBar({ session, signal, labelOf, shownChild: () => drawn?.record.child ?? "", linksToChanges: true });
  const $record = el(
    "section",
    { class: "app-record", "aria-label": "Record of the chosen child" },
    bar.$root,
    $content,
  );
  const list = childList({
    onChoose: (child) => {
      awaited = null;
      if (kept !== null) {
        kept = null;
        list.update(results, listed(), child);
      }
      choose(child);
    },
    onEnter: enterRecord,
    signal,
  });
  const byType = errorFilter({
    marks: session.marks,
    onFilter: (code) => goTo(address(PATH, { error: code })),
    signal,
  });

  $search.addEventListener("input", () => {
    kept = null;
    drawList();
  });
  session.addEventListener(
    "results",
    () => {
      if (session.results) {
        takeResults(session.results);
      } else {
        goInstead("#/load");
      }
    },
    { signal },
  );

  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    clearTimeout(suggestionsTimer);
  });

  /**
   * What a column is called, where its table was seen.
   * @param {string} table
   * @param {string} field
   */
  function labelOf(table, field) {
    return (
      drawn?.record.tables.find((each) => each.table === table)?.columns.find(({ name }) => name === field)?.label ??
      field
    );
  }

  /**
   * Other results of the same return, as after an edit: the user's place stays.
   * @param {Results} newResults
   */
  function takeResults(newResults) {
    const child = chosen === null ? null : results.children[chosen];
    results = newResults;
    kept = child === null ? null : (results.positions.get(child) ?? null);
    if (kept === null) {
      drawAll(filter, null);
      return;
    }
    chosen = kept;
    fill($summary, summary(session, results));
    byType.show(results, filter);
    const children = listed();
    list.update(results, children, chosen);
    fill($counts, counts(results, children.length));
    standHere();
    clearTimeout(timer);
    asked += 1;
    drawRecord(chosen, asked);
  }

  /** The children to list, with the one that was edited. */
  function listed() {
    const children = results.listed(filter, $search.value, session.marks);
    return kept === null || children.includes(kept) ? children : [...children, kept].sort((a, b) => a - b);
  }

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
    kept = null;
    fill($summary, summary(session, results));
    byType.show(results, filter);
    drawList();
  }

  function drawList() {
    session.listing = { filter, search: $search.value };
    const children = listed();
    const withError = children.find((child) => results.status(child) !== "valid");
    const next = chosen !== null && children.includes(chosen) ? chosen : (withError ?? children[0] ?? null);
    list.show(results, children, next);
    fill($counts, counts(results, children.length));
    if (filter !== ALL || $search.value) {
      announce(`${count(children.length, "child", "children")} listed`);
    }
    choose(next);
  }

  function standHere() {
    standAt(address(PATH, { error: filter === ALL ? null : filter, child: chosen === null ? null : chosen + 1 }));
  }

  /** @param {number | null} child */
  function choose(child) {
    chosen = child;
    standHere();
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
    const record =
      child === null ? null : await session.ask({ type: "get_child", child: results.children[child] }, "child_record");
    if (mine !== asked || signal.aborted) {
      return;
    }
    pending = false;
    $record.removeAttribute("aria-busy");
    const goOn = awaited === child && document.activeElement === list.$root;
    awaited = null;
    if (child === null) {
      drawn = null;
      fill($content, el("p", { class: "govuk-body" }, "No child is listed. Change the search or clear the filter."));
    } else if (record) {
      showRecord(record);
    }
    if (goOn) {
      focusRecord();
    }
  }

  /**
   * Draw a record; of one that is there already what differs, so that what the user opened and focused in it stays.
   * @param {ChildRecord} record
   */
  function showRecord(record) {
    if (drawn && drawn.record.child === record.child && drawn.filter === filter) {
      drawn.view.update(results, record);
      drawn.record = record;
    } else {
      const hadFocus = $content.contains(document.activeElement);
      const view = recordView({
        session,
        results,
        record,
        codes,
        wanted: filter,
        meanings: readPreferences().meanings ?? false,
        onMeanings: (meanings) => savePreferences({ meanings }),
        edit: bar.edit,
        tell: bar.tell,
      });
      drawn = { view, record, filter };
      fill($content, view.$root);
      if (hadFocus) {
        focusRecord();
      }
    }
    suggestSoon(record);
  }

  /**
   * Look for answers to the errors of a child that stays in view.
   * @param {ChildRecord} record
   */
  function suggestSoon({ child, errors }) {
    clearTimeout(suggestionsTimer);
    const mine = asked;
    suggestionsTimer = setTimeout(async () => {
      const answer = errors.length > 0 ? await session.ask({ type: "get_suggestions", child }, "suggestions") : null;
      if (answer && mine === asked && !signal.aborted) {
        drawn?.view.suggest(answer.suggestions);
      }
    }, SUGGESTIONS_PATIENCE);
  }

  const $root = el(
    "div",
    { class: "app-results" },
    el(
      "div",
      { class: "app-results__top" },
      el("h1", { class: "govuk-heading-m app-results__title" }, "Children"),
      $summary,
    ),
    el(
      "section",
      { class: "app-children", "aria-label": "List of children" },
      el("label", { class: "govuk-label", for: "child-search" }, "Search by child ID"),
      $search,
      el(
        "div",
        { class: "app-children__head" },
        el("span", { class: "app-children__label", id: "children-label" }, "Child ID"),
        byType.$root,
      ),
      list.$root,
      $counts,
    ),
    $record,
  );
  codes.load(session, results.checked.collection_year);
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
  return filter === NO_ERROR || filter === ANY_ERROR || MARKED.has(filter) || results.typesOf(filter).length > 0
    ? filter
    : ALL;
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
