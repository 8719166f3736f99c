// The errors of a child in words: those that one change resolves together below it, then errors of the open table, each
// with its places, suggested answers, help and notes, and those that it causes below it; then what is due, own checks, our
// own hints, and the notes on errors that are gone.

import { commonCauses } from "../core/answers.js";
import { el, fill, paragraph } from "../core/dom.js";
import { errorName, isApart } from "../core/results.js";
import { number, wholeDay } from "../core/text.js";
import { bestFix } from "./best-fix.js";
import { closedNotes } from "./closed-notes.js";
import { errorHelp } from "./error-help.js";
import { errorNotes } from "./error-notes.js";
import { following, inOrder } from "./error-order.js";
import { showSuggestions } from "./error-suggestions.js";
import { ABOUT_HINTS } from "./hints.js";
import { ABOUT_OWN_CHECKS } from "./own-checks-section.js";
import { errorRows, findingKey } from "./record-model.js";
import { isInView } from "./record-place.js";

/**
 * @import {CommonCause} from "../core/answers.js"
 * @import {ChildError, ErrorType, OfferedSuggestion} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 * @import {RecordModel} from "./record-model.js"
 * @import {Place} from "./record-place.js"
 */

/** @typedef {{error: ChildError, content: string, $item: HTMLElement, $button: HTMLElement, $cause: HTMLElement, $suggestions: HTMLElement}} Item */

/** @param {string} day ISO 8601 */
export function becomesAnError(day) {
  return `Becomes an error on ${wholeDay(day)}`;
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
    /** What resolves several of the errors, once it is known. @type {CommonCause[]} */
    this.causes = [];
    /** @type {(suggestion: OfferedSuggestion) => void} */
    this.onUse = () => {};
    /** The keys of all that was found, in the order in which it is gone through. @type {string[]} */
    this.order = [];
    /** What the list is drawn from. */
    this.drawn = "";
    this.child = "";
    this.$closed = el("div", {});
    this.$root = el("div", { class: "app-errors" });
  }

  /** Draw the closed notes again: some may have been closed. */
  updateClosedNotes() {
    fill(this.$closed, closedNotes(this.session.marks.closedOf(this.child)));
  }

  /**
   * Draw what differs; an error that is there already stays as it is.
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
      fill($cause, cause && paragraph(`Error ${cause} causes this one. Correct that first.`));
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
    const which = groups.length > 0 ? "Other errors" : "Errors";
    const keys = [here, elsewhere, due, own, hints].map((each) => each.map(findingKey));
    const drawn = JSON.stringify([groups, keys, [...this.items.values()].map(({ content }) => content)]);
    // What is drawn again loses the focus.
    if (drawn === this.drawn) {
      return;
    }
    this.drawn = drawn;
    fill(
      this.$root,
      ...groups.flatMap(({ fix, errors: resolved }) => [
        bestFix(fix, () => this.onUse(fix)),
        this.#items(resolved, "app-errors__list--resolved"),
      ]),
      ...this.#list(`${which} in this table and the header (${number(errorRows(here))})`, here),
      ...this.#list(`${which} in other tables (${number(errorRows(elsewhere))})`, elsewhere),
      ...this.#list(`Due by ${results.yearEnd} (${number(errorRows(due))})`, due),
      ...this.#list(`Own checks (${number(errorRows(own))})`, own, ABOUT_OWN_CHECKS),
      ...this.#list(`Hints (${number(errorRows(hints))})`, hints, ABOUT_HINTS),
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
   * @returns {Item} the one that is there already if it says the same
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
   * In which of the errors an element is, in their order; -1 for none.
   * @param {Element | null} $element
   */
  indexAt($element) {
    return this.order.findIndex((key) => this.items.get(key)?.$item.contains($element));
  }

  /**
   * The button of an error, or of the last if there are fewer.
   * @param {number} index
   */
  buttonAt(index) {
    return this.items.get(this.order[Math.min(index, this.order.length - 1)])?.$button;
  }

  /**
   * Show the answers to each error. What they have in common is shown with the next update.
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
