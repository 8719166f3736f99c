// The errors of a child in words: errors that one change fixes together, below that change; then errors in the open table,
// each with its places, suggestions, help and notes, and the errors that it causes below it; then errors in other tables,
// what is due, own checks, our own hints, and the notes on errors that are fixed.

import { commonCauses } from "../core/answers.js";
import { el, fill, paragraph } from "../core/dom.js";
import { errorName, isApart } from "../core/results.js";
import { hintWord } from "../core/return-words.js";
import { keepPresses } from "../core/steady-press.js";
import { tableOf, tableTitle } from "../core/tables.js";
import { capital, listOf, number, wholeDay } from "../core/text.js";
import { bestFix } from "./best-fix.js";
import { closedNotes } from "./closed-notes.js";
import { errorHelp } from "./error-help.js";
import { errorNotes } from "./error-notes.js";
import { following, inOrder } from "./error-order.js";
import { showSuggestions } from "./error-suggestions.js";
import { ABOUT_OWN_CHECKS } from "./own-checks-section.js";
import { errorRows, findingKey } from "./record-model.js";
import { isInView } from "./record-place.js";

/**
 * @import {CommonCause} from "../core/answers.js"
 * @import {ChildError, ErrorType, OfferedSuggestion, ReturnInfo} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 * @import {RecordModel} from "./record-model.js"
 * @import {Place} from "./record-place.js"
 */

const TEXTS = {
  becomesAnError: (/** @type {string} */ day) => `Becomes an error on ${wholeDay(day)}`,
  causedBy: (/** @type {string} */ code) => `Error ${code} causes this one. Fix that first.`,
  all: (/** @type {number} */ n) => `Errors (${number(n)})`,
  otherAll: (/** @type {number} */ n) => `Other errors (${number(n)})`,
  here: (/** @type {string[]} */ tables, /** @type {number} */ n) => `Errors in ${listOf(tables)} (${number(n)})`,
  otherHere: (/** @type {string[]} */ tables, /** @type {number} */ n) =>
    `Other errors in ${listOf(tables)} (${number(n)})`,
  elsewhere: (/** @type {number} */ n) => `Errors in other tables (${number(n)})`,
  otherElsewhere: (/** @type {number} */ n) => `Other errors in other tables (${number(n)})`,
  due: (/** @type {string} */ yearEnd, /** @type {number} */ n) => `Due by ${yearEnd} (${number(n)})`,
  ownChecks: (/** @type {number} */ n) => `Own checks (${number(n)})`,
  hints: (/** @type {number} */ n) => `${capital(hintWord().many)} (${number(n)})`,
};

/** @typedef {{error: ChildError, content: string, $item: HTMLElement, $button: HTMLElement, $cause: HTMLElement, $suggestions: HTMLElement}} Item */

/** @param {string} day ISO 8601 */
export function becomesAnError(day) {
  return TEXTS.becomesAnError(day);
}

/**
 * @param {ChildError} error
 * @param {ErrorType | undefined} type
 */
function lookOf({ day }, type) {
  if (isApart(type)) {
    return "app-error app-error--apart";
  }
  return `app-error${day !== null ? " app-error--due" : type?.warning ? " app-error--warning" : ""}`;
}

/**
 * The names of the tables that are in view: of the open tab, and of the facts above it; none where all are.
 * @param {ReturnInfo} definition
 * @param {Place} place
 */
function tablesInView(definition, { module, lastYear }) {
  if (module === "") {
    return [];
  }
  return [module, definition.layout.facts]
    .filter((each) => each !== "")
    .map((each) => tableTitle(tableOf(each, lastYear), definition));
}

export class RecordErrors {
  /**
   * @param {Session} session
   * @param {(error: ChildError) => void} onChoose
   */
  constructor(session, onChoose) {
    this.session = session;
    this.onChoose = onChoose;
    /** By key. @type {Map<string, Item>} */
    this.items = new Map();
    /** Changes that fix several of the errors, once they are known. @type {CommonCause[]} */
    this.causes = [];
    /** @type {(suggestion: OfferedSuggestion) => void} */
    this.onUse = () => {};
    /** The keys of all that was found, in the order in which the user goes through it. @type {string[]} */
    this.order = [];
    /** What the list is drawn from. */
    this.drawn = "";
    this.child = "";
    this.$closed = el("div", {});
    this.$root = el("div", { class: "app-errors" });
    // Suggestions come late, above what may be pressed just then.
    keepPresses(this.$root);
  }

  /** Draw the closed notes again: some may have been closed. */
  updateClosedNotes() {
    fill(this.$closed, closedNotes(this.session.marks.closedOf(this.child)));
  }

  /**
   * Draw what differs; an error that is already there stays as it is.
   * @param {RecordModel} model
   * @param {Results} results
   * @param {Place} place
   */
  update(model, results, place) {
    const { child } = model.record;
    this.child = child;
    this.updateClosedNotes();
    this.items = new Map(model.findings.map((found) => [findingKey(found), this.#item(found, model, results)]));
    /** @param {ChildError} error */
    const causeOf = ({ code, day }) => (day === null ? results.causeOf(child, code)?.cause : undefined);
    for (const { error, $item, $cause } of this.items.values()) {
      const cause = causeOf(error);
      $item.classList.toggle("app-error--caused", cause !== undefined);
      fill($cause, cause && paragraph(TEXTS.causedBy(cause)));
    }
    this.#arrange(model, results, place, causeOf);
    for (const [key, { $button }] of this.items) {
      $button.setAttribute("aria-pressed", String(key === place.error));
    }
  }

  /**
   * Put the errors in their order.
   * @param {RecordModel} model
   * @param {Results} results
   * @param {Place} place
   * @param {(error: ChildError) => string | undefined} causeOf the code of the error that causes it
   */
  #arrange(model, results, place, causeOf) {
    const { errors, due, own_checks: own } = model.record;
    const { definition, hints } = model;
    const { groups, others } = inOrder(errors, { causes: this.causes, causeOf, definition });
    this.order = [...groups.flatMap((group) => group.errors), ...others, ...due, ...own, ...hints].map(findingKey);
    const here = others.filter((error) => isInView(error, place, definition.layout));
    const elsewhere = following(others, here);
    const opened = tablesInView(definition, place);
    const keys = [here, elsewhere, due, own, hints].map((each) => each.map(findingKey));
    const drawn = JSON.stringify([groups, opened, keys, [...this.items.values()].map(({ content }) => content)]);
    // What is drawn again loses the focus.
    if (drawn === this.drawn) {
      return;
    }
    this.drawn = drawn;
    const isOther = groups.length > 0;
    const inOthers = isOther ? TEXTS.otherElsewhere : TEXTS.elsewhere;
    const inView = (/** @type {number} */ n) =>
      opened.length > 0
        ? (isOther ? TEXTS.otherHere : TEXTS.here)(opened, n)
        : (isOther ? TEXTS.otherAll : TEXTS.all)(n);
    fill(
      this.$root,
      ...groups.flatMap(({ fix, errors: resolved }) => [
        bestFix(fix, () => this.onUse(fix)),
        this.#items(resolved, "app-errors__list--resolved"),
      ]),
      ...this.#list(inView(errorRows(here)), here),
      ...this.#list(inOthers(errorRows(elsewhere)), elsewhere),
      ...this.#list(TEXTS.due(results.yearEnd, errorRows(due)), due),
      ...this.#list(TEXTS.ownChecks(errorRows(own)), own, ABOUT_OWN_CHECKS),
      ...this.#list(TEXTS.hints(errorRows(hints)), hints, model.definition.about_hints),
      this.$closed,
    );
  }

  /**
   * @param {ChildError[]} errors
   * @param {string} [look] a class
   */
  #items(errors, look) {
    return el(
      "ul",
      { class: `govuk-list app-errors__list${look ? ` ${look}` : ""}` },
      ...errors.map((error) => this.items.get(findingKey(error))?.$item),
    );
  }

  /**
   * @param {string} title
   * @param {ChildError[]} errors
   * @param {string} [about]
   */
  #list(title, errors, about) {
    return errors.length > 0
      ? [
          el("h3", { class: "govuk-heading-s app-errors__title" }, title),
          about ? paragraph(about) : null,
          this.#items(errors),
        ]
      : [];
  }

  /**
   * @param {ChildError} error
   * @param {RecordModel} model
   * @param {Results} results
   * @returns {Item} the item that is already there if it says the same
   */
  #item(error, model, results) {
    const { code, day } = error;
    const type = results.typeOf(code);
    const key = findingKey(error);
    const places = model.places(error);
    const content = JSON.stringify([error, places]);
    const before = this.items.get(key);
    if (before?.content === content) {
      return before;
    }
    const $button = el(
      "button",
      {
        type: "button",
        class: "app-error__message",
        "aria-pressed": "false",
        "data-focus": `error-${key}`,
        onclick: () => this.onChoose(error),
      },
      el("strong", {}, `${day === null ? errorName(type, code) : code}: `),
      type?.message ?? "",
    );
    const $cause = el("div", {});
    const $suggestions = el("div", {});
    const $item = el(
      "li",
      { class: lookOf(error, type) },
      $button,
      $cause,
      day !== null && el("p", { class: "app-error__day" }, becomesAnError(day)),
      el("ul", { class: "app-error__places" }, ...places.map((place) => el("li", {}, place))),
      $suggestions,
      type && errorHelp(type),
      !type?.is_hint && errorNotes(this.session, model.record.child, code),
    );
    return { error, content, $item, $button, $cause, $suggestions };
  }

  /** @param {string} key */
  focus(key) {
    this.items.get(key)?.$button.focus({ preventScroll: true });
  }

  /**
   * The place of the error that an element is in; -1 for none.
   * @param {Element | null} $element
   */
  indexAt($element) {
    return this.order.findIndex((key) => this.items.get(key)?.$item.contains($element));
  }

  /**
   * The button of an error, or of the last one if there are fewer.
   * @param {number} index
   */
  buttonAt(index) {
    return this.items.get(this.order[Math.min(index, this.order.length - 1)])?.$button;
  }

  /**
   * Show the suggestions for each error. What they have in common is shown with the next update.
   * @param {RecordModel} model
   * @param {OfferedSuggestion[]} suggestions
   * @param {(suggestion: OfferedSuggestion) => void} onUse
   */
  suggest(model, suggestions, onUse) {
    this.causes = commonCauses(suggestions);
    this.onUse = onUse;
    for (const { error, $button, $suggestions } of this.items.values()) {
      const hadFocus = $suggestions.contains(document.activeElement);
      const own = suggestions.filter(({ code }) => code === error.code && error.day === null);
      showSuggestions($suggestions, model, own, onUse);
      if (hadFocus && !$suggestions.contains(document.activeElement)) {
        $button.focus({ preventScroll: true });
      }
    }
  }
}
