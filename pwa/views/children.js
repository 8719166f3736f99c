// The results by child: the list of children on the left, the chosen child’s record on the right.

import { announce } from "../core/announce.js";
import { el, fill, link, linkButton } from "../core/dom.js";
import { ALL, ANY_ERROR, filterName, NOW } from "../core/results.js";
import { warningWord } from "../core/return-words.js";
import { address, goTo, standAt } from "../core/router.js";
import { count, number, yearLabel } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { asAtLine } from "../parts/as-at.js";
import { childList } from "../parts/child-list.js";
import { childOf, filterIn, filterOf, whenIn, whenOf } from "../parts/children-address.js";
import { ChosenRecord } from "../parts/chosen-record.js";
import { errorFilter } from "../parts/error-filter.js";
import { errorTools } from "../parts/error-tools.js";
import { errorWalk } from "../parts/error-walk.js";
import { whenSwitch } from "../parts/when-switch.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Child} from "../core/dom.js"
 * @import {Filter, Results, When} from "../core/results.js"
 * @import {Route} from "../core/router.js"
 * @import {ErrorStep} from "../parts/chosen-record.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Children",
  listLabel: "List of children",
  search: "Search by child ID",
  childId: "Child ID",
  listedAloud: (/** @type {number} */ n) => `${count(n, "child", "children")} listed`,
  left: (/** @type {string} */ child, /** @type {string} */ list) => `${child} is no longer in “${list}”. `,
  showAgain: "Show it again",
  elsewhere: (/** @type {string} */ list) => `Not in “${list}”, but in your return.`,
  noError: (/** @type {1 | -1} */ step) => `There is no ${step > 0 ? "later" : "earlier"} error in this list.`,
  rulesChecked: (/** @type {number} */ n) => `${count(n, "rule")} checked`,
  notChecked: (/** @type {number} */ n) => `${number(n)} not checked`,
  fileProblems: (/** @type {number} */ n) => `${count(n, "problem")} in the files`,
  listed: (/** @type {number} */ n) => `${number(n)} listed`,
  withErrors: (/** @type {number} */ n) => `, ${number(n)} with errors`,
  caused: (/** @type {number} */ n) => `, ${number(n)} caused by others`,
  warnings: (/** @type {number} */ n) => `, ${count(n, warningWord().one, warningWord().many)}`,
  due: (/** @type {number} */ n, /** @type {string} */ day) => `${number(n)} with something due by ${day}`,
  withoutChild: (/** @type {number} */ n) => `${count(n, "error")} in rows without a child ID`,
};

const PATH = "/children";

/** @type {View} */
export const children = {
  path: PATH,
  title: TEXTS.title,
  needs: "results",
  wide: true,
  menu: { place: 30, text: TEXTS.title },
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
    this.filter = ANY_ERROR;
    /** @type {number | null} */
    this.chosen = null;
    /** The child that was edited: it stays listed until the user moves on, even if it does not match the filter. @type {number | null} */
    this.kept = null;
    /** The child that left the list, because it no longer matches the filter. @type {number | null} */
    this.left = null;

    this.$search = el("input", {
      class: "govuk-input app-input",
      id: "child-search",
      type: "search",
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => {
        this.kept = null;
        this.#drawList();
        this.#tellCount();
      },
    });
    this.$note = el("p", { class: "govuk-body-s app-children__note", hidden: true });
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
      tools: errorTools((step) => this.#stepError(step), signal),
    });
    this.byType = errorFilter({
      marks: session.marks,
      onFilter: (code) => goTo(address(PATH, { error: filterIn(code), when: whenIn(this.when) })),
      signal,
    });
    // Most children have nothing due, or no error. The filter hides them, because users look for the others.
    this.switch = whenSwitch((when) => goTo(address(PATH, { when: whenIn(when), error: ANY_ERROR })));
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
        el("h1", { class: "govuk-heading-m app-results__title" }, TEXTS.title),
        this.$summary,
        this.$asAt,
      ),
      el(
        "section",
        { class: "app-children", "aria-label": TEXTS.listLabel },
        this.switch.$root,
        el("label", { class: "govuk-label", for: "child-search" }, TEXTS.search),
        this.$search,
        el(
          "div",
          { class: "app-children__head" },
          el("span", { class: "app-children__label", id: "children-label" }, TEXTS.childId),
          this.byType.$root,
        ),
        this.list.$root,
        this.$note,
        this.$counts,
      ),
      this.record.$root,
    );
  }

  /** @param {Route} route */
  goTo(route) {
    this.when = whenOf(route, resultsOf(this.session));
    this.results = resultsOf(this.session).lookedAt(this.when);
    const child = childOf(route, this.results);
    this.#drawAll(filterOf(route, this.results, child, this.session.marks, this.filter), child);
    // The count is not announced when the list opens: the result of the check is announced then.
    if (route.parameters.has("error")) {
      this.#tellCount();
    }
  }

  /** The chosen child, as addresses name it. */
  get #place() {
    return this.chosen === null ? null : this.chosen + 1;
  }

  /**
   * New results of the same return, as after an edit: the user stays in the same place.
   * @param {Results} latest
   */
  #takeResults(latest) {
    this.when = latest.yearRuns ? this.when : NOW;
    const results = latest.lookedAt(this.when);
    const [child, left] = [this.chosen, this.left].map((place) =>
      place === null ? null : (results.positions.get(this.results.children[place]) ?? null),
    );
    this.results = results;
    this.kept = child;
    this.left = left;
    if (this.kept === null) {
      this.#drawAll(this.filter, null);
      return;
    }
    this.chosen = this.kept;
    this.#drawTop();
    const listed = this.#listed();
    this.list.update(results, listed, this.chosen);
    this.#drawNote(listed);
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

  /** The children to list, with the one that was edited. A search that finds none of them lists those it finds elsewhere. */
  #listed() {
    const { kept } = this;
    const fitting = this.#fitting(this.filter);
    const listed = fitting.length > 0 ? fitting : this.#fitting(this.$search.value ? ALL : this.filter);
    return kept === null || listed.includes(kept) ? listed : [...listed, kept].sort((a, b) => a - b);
  }

  /** @param {Filter} filter */
  #fitting(filter) {
    return this.results.listed(filter, this.$search.value, this.session.marks);
  }

  /**
   * @param {Filter} filter
   * @param {number | null} child
   */
  #drawAll(filter, child) {
    this.filter = filter;
    this.chosen = child;
    this.kept = null;
    this.left = null;
    this.#drawTop();
    this.#drawList();
  }

  #drawTop() {
    fill(this.$summary, summary(this.session, this.results));
    this.byType.show(this.results, this.filter);
    this.switch.show(this.results);
  }

  #tellCount() {
    if (this.filter !== ALL || this.$search.value) {
      announce(TEXTS.listedAloud(this.#listed().length));
    }
  }

  #drawList() {
    const { results, chosen } = this;
    this.session.listing = { when: this.when, filter: this.filter, search: this.$search.value };
    const listed = this.#listed();
    const withError = listed.find((child) => results.errors[child] + results.warnings[child] > 0);
    const next = chosen !== null && listed.includes(chosen) ? chosen : (withError ?? listed[0] ?? null);
    this.list.show(results, listed, next);
    this.#drawNote(listed);
    fill(this.$counts, counts(results, listed.length));
    this.#choose(next);
  }

  /**
   * Say below the list which child left it, or that the search found only children that do not match the filter.
   * @param {number[]} listed
   */
  #drawNote(listed) {
    const { left, filter, results } = this;
    const name = filterName(filter, results.when);
    /** @type {Child[]} */
    let note = [];
    if (left !== null && !listed.includes(left)) {
      note = [TEXTS.left(results.children[left], name), linkButton(() => this.#showAgain(left), TEXTS.showAgain)];
    } else if (this.$search.value && listed.length > 0 && this.#fitting(filter).length === 0) {
      note = [TEXTS.elsewhere(name)];
    }
    fill(this.$note, ...note);
    this.$note.hidden = note.length === 0;
  }

  /** @param {number} child that left the list */
  #showAgain(child) {
    this.kept = child;
    this.left = null;
    this.list.update(this.results, this.#listed(), child);
    this.#drawNote(this.#listed());
    this.list.$root.focus();
    this.#choose(child);
  }

  /**
   * @param {number} child that the user moved to
   * @param {ErrorStep | null} [arriving]
   */
  #moveOn(child, arriving = null) {
    if (this.kept !== null) {
      const { kept } = this;
      this.kept = null;
      const listed = this.#listed();
      this.left = listed.includes(kept) ? this.left : kept;
      this.list.update(this.results, listed, child);
      this.#drawNote(listed);
      fill(this.$counts, counts(this.results, listed.length));
    }
    this.#choose(child, arriving);
  }

  /**
   * Go to the next or the previous error: of the child in view, else of the next child that has one.
   * @param {1 | -1} step
   */
  #stepError(step) {
    if (this.record.pending) {
      return;
    }
    const { isStop, nextChild } = errorWalk(this.results, this.filter);
    if (this.record.stepError({ step, isStop })) {
      return;
    }
    const child = nextChild(this.#listed(), this.chosen, step);
    if (child === null) {
      this.record.bar.tell(TEXTS.noError(step));
    } else {
      this.list.choose(child);
      this.#moveOn(child, { step, isStop });
    }
  }

  /**
   * @param {number | null} child
   * @param {ErrorStep | null} [arriving] by which the user comes to it
   */
  #choose(child, arriving = null) {
    this.chosen = child;
    this.#standHere();
    this.record.show({ child, results: this.results, filter: this.filter }, arriving);
  }

  #standHere() {
    const { filter, when } = this;
    standAt(address(PATH, { error: filterIn(filter), when: whenIn(when), child: this.#place }));
  }
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
    `${council ? `${council}, ` : ""}${yearLabel(collection_year)}: ${TEXTS.rulesChecked(rules_run)}`,
    notChecked > 0 && [", ", link("#/not-checked", TEXTS.notChecked(notChecked))],
    results.fileProblems > 0 && [". ", link("#/problems", TEXTS.fileProblems(results.fileProblems))],
    ".",
  ].flat();
}

/**
 * @param {Results} results
 * @param {number} listed
 */
function counts(results, listed) {
  const { children, childrenCounted, childrenWithDue, yearRuns, yearEnd } = results;
  const { childrenWithErrors, totalErrors, totalWarnings, totalFollowing } = results.lookedAt(NOW);
  const withoutChild = results.checked.errors_without_child;
  return [
    listed < children.length && [el("strong", {}, TEXTS.listed(listed)), el("br")],
    count(childrenCounted, "child", "children"),
    TEXTS.withErrors(childrenWithErrors),
    el("br"),
    count(totalErrors, "error"),
    totalFollowing > 0 && TEXTS.caused(totalFollowing),
    totalWarnings > 0 && TEXTS.warnings(totalWarnings),
    yearRuns && [el("br"), TEXTS.due(childrenWithDue, yearEnd)],
    withoutChild > 0 && [el("br"), TEXTS.withoutChild(withoutChild)],
  ].flat();
}
