// The results by child, after the tested design: the children on the left, the chosen one on the right.

import { announce } from "../core/announce.js";
import { el, fill, link } from "../core/dom.js";
import { ALL, ANY_ERROR, DUE, MARKED, NO_ERROR, NOW, NOW_OR_DUE } from "../core/results.js";
import { address, goTo, standAt } from "../core/router.js";
import { count, number, yearLabel } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { asAtLine } from "../parts/as-at.js";
import { childList } from "../parts/child-list.js";
import { ChosenRecord } from "../parts/chosen-record.js";
import { errorFilter } from "../parts/error-filter.js";
import { whenSwitch } from "../parts/when-switch.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Filter, Results, When} from "../core/results.js"
 * @import {Route} from "../core/router.js"
 * @import {Session} from "../core/session.js"
 */

const PATH = "/children";

/** @type {View} */
export const children = {
  path: PATH,
  title: "Children",
  needs: "results",
  wide: true,
  menu: { place: 30, text: "Children" },
  make: childrenView,
};

/** @type {MakeView} */
function childrenView(session, route, signal) {
  const view = new ChildrenView(session, signal);
  view.$root.addEventListener("shown", () => {
    view.list.measure();
    view.goTo(route);
  });
  return { $root: view.$root, update: (newRoute) => view.goTo(newRoute) };
}

class ChildrenView {
  /**
   * @param {Session} session
   * @param {AbortSignal} signal
   */
  constructor(session, signal) {
    this.session = session;
    /** @type {When} */
    this.when = session.listing.when;
    this.results = resultsOf(session).lookedAt(this.when);
    /** @type {Filter} */
    this.filter = ALL;
    /** @type {number | null} */
    this.chosen = null;
    /** The child that was edited: it stays listed until the user moves on, whatever the filter. @type {number | null} */
    this.kept = null;

    this.$search = el("input", {
      class: "govuk-input app-input",
      id: "child-search",
      type: "search",
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => {
        this.kept = null;
        this.#drawList();
      },
    });
    this.$counts = el("p", { class: "govuk-body-s app-children__counts" });
    this.$summary = el("p", { class: "govuk-body-s app-summary" });
    this.list = childList({
      onChoose: (child) => this.#moveOn(child),
      onEnter: () => this.record.enter(),
      signal,
    });
    this.record = new ChosenRecord({
      session,
      signal,
      isInList: () => document.activeElement === this.list.$root,
    });
    this.byType = errorFilter({
      marks: session.marks,
      onFilter: (code) => goTo(address(PATH, { error: code, when: whenIn(this.when) })),
      signal,
    });
    // Most children have nothing due, and those who look at it want to see the others.
    this.switch = whenSwitch((when) =>
      goTo(address(PATH, { when: whenIn(when), error: when === DUE ? ANY_ERROR : null })),
    );
    this.$asAt = asAtLine(session, signal);
    this.$root = this.#layout();
    session.addEventListener("results", () => this.#takeResults(resultsOf(session)), { signal });
    session.addEventListener("consequences", () => this.#takeConsequences(resultsOf(session)), { signal });
    this.record.codes.load(session, this.results.checked.collection_year);
  }

  #layout() {
    return el(
      "div",
      { class: "app-results" },
      el(
        "div",
        { class: "app-results__top" },
        el("h1", { class: "govuk-heading-m app-results__title" }, "Children"),
        this.$summary,
        this.$asAt,
      ),
      el(
        "section",
        { class: "app-children", "aria-label": "List of children" },
        this.switch.$root,
        el("label", { class: "govuk-label", for: "child-search" }, "Search by child ID"),
        this.$search,
        el(
          "div",
          { class: "app-children__head" },
          el("span", { class: "app-children__label", id: "children-label" }, "Child ID"),
          this.byType.$root,
        ),
        this.list.$root,
        this.$counts,
      ),
      this.record.$root,
    );
  }

  /** @param {Route} route */
  goTo(route) {
    this.when = whenOf(route, resultsOf(this.session));
    this.results = resultsOf(this.session).lookedAt(this.when);
    this.#drawAll(filterOf(route, this.results), childOf(route, this.results));
  }

  /** The chosen child, as addresses name it. */
  get #place() {
    return this.chosen === null ? null : this.chosen + 1;
  }

  /**
   * Other results of the same return, as after an edit: the user's place stays.
   * @param {Results} latest
   */
  #takeResults(latest) {
    this.when = latest.yearRuns ? this.when : NOW;
    const results = latest.lookedAt(this.when);
    const child = this.chosen === null ? null : this.results.children[this.chosen];
    this.results = results;
    this.kept = child === null ? null : (results.positions.get(child) ?? null);
    if (this.kept === null) {
      this.#drawAll(this.filter, null);
      return;
    }
    this.chosen = this.kept;
    this.#drawTop();
    const listed = this.#listed();
    this.list.update(results, listed, this.chosen);
    fill(this.$counts, counts(results, listed.length));
    this.#standHere();
    this.record.refresh({ child: this.chosen, results, filter: this.filter });
  }

  /** @param {Results} latest the same results, of which it is now known which errors others cause */
  #takeConsequences(latest) {
    this.results = latest.lookedAt(this.when);
    fill(this.$counts, counts(this.results, this.#listed().length));
    this.record.takeConsequences(this.results);
  }

  /** The children to list, with the one that was edited. */
  #listed() {
    const { kept } = this;
    const listed = this.results.listed(this.filter, this.$search.value, this.session.marks);
    return kept === null || listed.includes(kept) ? listed : [...listed, kept].sort((a, b) => a - b);
  }

  /**
   * @param {Filter} filter
   * @param {number | null} child
   */
  #drawAll(filter, child) {
    this.filter = filter;
    this.chosen = child;
    this.kept = null;
    this.#drawTop();
    this.#drawList();
  }

  #drawTop() {
    fill(this.$summary, summary(this.session, this.results));
    this.byType.show(this.results, this.filter);
    this.switch.show(this.results);
  }

  #drawList() {
    const { results, chosen } = this;
    this.session.listing = { when: this.when, filter: this.filter, search: this.$search.value };
    const listed = this.#listed();
    const withError = listed.find((child) => results.errors[child] + results.warnings[child] > 0);
    const next = chosen !== null && listed.includes(chosen) ? chosen : (withError ?? listed[0] ?? null);
    this.list.show(results, listed, next);
    fill(this.$counts, counts(results, listed.length));
    if (this.filter !== ALL || this.$search.value) {
      announce(`${count(listed.length, "child", "children")} listed`);
    }
    this.#choose(next);
  }

  /** @param {number} child that the user moved to in the list */
  #moveOn(child) {
    if (this.kept !== null) {
      this.kept = null;
      this.list.update(this.results, this.#listed(), child);
    }
    this.#choose(child);
  }

  /** @param {number | null} child */
  #choose(child) {
    this.chosen = child;
    this.#standHere();
    this.record.show({ child, results: this.results, filter: this.filter });
  }

  #standHere() {
    const { filter, when } = this;
    standAt(address(PATH, { error: filter === ALL ? null : filter, when: whenIn(when), child: this.#place }));
  }
}

/**
 * As addresses have it: what everyone sees first needs no name.
 * @param {When} when
 */
function whenIn(when) {
  return when === NOW ? null : when;
}

/**
 * @param {Route} route
 * @param {Results} results
 * @returns {When}
 */
function whenOf({ parameters }, { yearRuns }) {
  const when = parameters.get("when");
  return yearRuns && (when === DUE || when === NOW_OR_DUE) ? when : NOW;
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
  const { children, childrenWithDue, yearRuns, yearEnd } = results;
  const { childrenWithErrors, totalErrors, totalFollowing } = results.lookedAt(NOW);
  const withoutChild = results.checked.errors_without_child;
  return [
    listed < children.length && [el("strong", {}, `${number(listed)} listed`), el("br")],
    count(children.length, "child", "children"),
    `, ${number(childrenWithErrors)} with errors`,
    el("br"),
    count(totalErrors, "error"),
    totalFollowing > 0 && `, ${number(totalFollowing)} caused by others`,
    yearRuns && [el("br"), `${number(childrenWithDue)} with something due by ${yearEnd}`],
    withoutChild > 0 && [el("br"), `${count(withoutChild, "row")} at fault without a child ID`],
  ].flat();
}
