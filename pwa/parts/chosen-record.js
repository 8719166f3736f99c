// The record of the chosen child with the bar above it: asked for when the user stays at a child, drawn again after
// edits, and completed by suggested answers.

import { announce } from "../core/announce.js";
import { CodeLists } from "../core/code-lists.js";
import { el, fill, paragraph } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { readPreferences, savePreferences } from "../core/preferences.js";
import { errorName } from "../core/results.js";
import { editBar } from "./edit-bar.js";
import { RecordView } from "./record.js";

/**
 * @import {ChildError, ChildRecord} from "../core/protocol.d.ts"
 * @import {Child} from "../core/dom.js"
 * @import {Filter, Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  label: "Record of the chosen child",
  none: "No child is listed. Change the search or clear the filter.",
  child: (/** @type {string} */ child) => `Child ${child}. `,
};
/** While the user runs through the list, records are not asked for more often than this (in ms). */
const PATIENCE = 80;
/** How long a child stays in view before answers to its errors are looked for (in ms). */
const SUGGESTIONS_PATIENCE = 250;

/**
 * Which child to show: its position in the results, and the filter that it was listed by.
 * @typedef {object} Chosen
 * @property {number | null} child
 * @property {Results} results
 * @property {Filter} filter
 */

/**
 * A step of the way from error to error.
 * @typedef {object} ErrorStep
 * @property {1 | -1} step
 * @property {(finding: ChildError) => boolean} isStop
 */

export class ChosenRecord {
  /**
   * @param {object} options
   * @param {Session} options.session
   * @param {AbortSignal} options.signal
   * @param {() => boolean} options.isInList whether the focus is still in the list of children
   * @param {Child[]} options.tools for the bar above the record
   */
  constructor({ session, signal, isInList, tools }) {
    this.session = session;
    this.isInList = isInList;
    this.ask = latest(signal);
    /** Whether the record that was asked for last is still wanted. */
    this.wanted = () => false;
    this.isFirst = true;
    this.timer = 0;
    this.suggestionsTimer = 0;
    /** Whether the chosen child’s record is still being fetched. */
    this.pending = false;
    /** Whether the user went to the record before it was there. */
    this.awaited = false;
    /** What is known of the record that is asked for. @type {Results | null} */
    this.latest = null;
    /** The step by which the user came to the child; taken when its record is there. @type {ErrorStep | null} */
    this.arriving = null;
    /** The drawn record, and for which filter. @type {{view: RecordView, record: ChildRecord, filter: Filter} | null} */
    this.drawn = null;
    this.codes = new CodeLists();
    this.bar = editBar({
      session,
      signal,
      shownChild: () => this.drawn?.record.child ?? "",
      linksToChanges: true,
      more: tools,
    });
    this.$content = el("div", {});
    this.$root = el("section", { class: "app-record", "aria-label": TEXTS.label }, this.bar.$root, this.$content);
    session.addEventListener("marks", () => this.drawn?.view.errors.updateClosedNotes(), { signal });
    signal.addEventListener("abort", () => {
      clearTimeout(this.timer);
      clearTimeout(this.suggestionsTimer);
    });
  }

  /**
   * Show a child as soon as the user stays at it.
   * @param {Chosen} chosen
   * @param {ErrorStep | null} [arriving] by which the user comes to it
   */
  show(chosen, arriving = null) {
    this.pending = true;
    this.arriving = arriving;
    this.awaited = false;
    this.$root.setAttribute("aria-busy", "true");
    clearTimeout(this.timer);
    const wanted = this.#askAgain(chosen.results);
    this.timer = setTimeout(() => this.#draw(chosen, wanted), this.isFirst ? 0 : PATIENCE);
    this.isFirst = false;
  }

  /**
   * Show the same child after an edit, at once.
   * @param {Chosen} chosen
   */
  refresh(chosen) {
    clearTimeout(this.timer);
    this.#draw(chosen, this.#askAgain(chosen.results));
  }

  /** @param {Results} results the same, now with which errors cause which */
  takeConsequences(results) {
    this.latest = results;
    this.drawn?.view.takeConsequences(results);
  }

  /** @param {Results} results of the record that is asked for */
  #askAgain(results) {
    this.latest = results;
    this.wanted = this.ask();
    return this.wanted;
  }

  /** Move the focus to the record, or do so as soon as it is there. */
  enter() {
    if (this.pending) {
      this.awaited = true;
    } else {
      this.#focus();
    }
  }

  #focus() {
    /** @type {HTMLElement | null} */ (this.$root.querySelector("h2"))?.focus();
  }

  /**
   * Go to the next error of the child in view, or the previous one.
   * @param {ErrorStep} step
   * @returns {boolean} false if the child has no more
   */
  stepError(step) {
    return this.#takeStep(step, false);
  }

  /**
   * @param {ErrorStep} step
   * @param {boolean} arrives
   */
  #takeStep({ step, isStop }, arrives) {
    const error = this.drawn?.view.goToNextError(step, isStop, arrives) ?? null;
    if (this.drawn && error) {
      const { code } = error;
      const type = this.drawn.view.results.typeOf(code);
      announce(
        `${arrives ? TEXTS.child(this.drawn.record.child) : ""}${errorName(type, code)}: ${type?.message ?? ""}`,
      );
    }
    return error !== null;
  }

  /**
   * @param {Chosen} chosen
   * @param {() => boolean} wanted
   */
  async #draw({ child, results, filter }, wanted) {
    const record =
      child === null
        ? null
        : await this.session.ask({ type: "get_child", child: results.children[child] }, "child_record");
    if (!wanted()) {
      return;
    }
    this.pending = false;
    this.$root.removeAttribute("aria-busy");
    const goOn = this.awaited && this.isInList();
    this.awaited = false;
    if (child === null) {
      this.drawn = null;
      fill(this.$content, paragraph(TEXTS.none));
    } else if (record) {
      // Which errors cause which may have become known while the record was fetched.
      this.#drawRecord(record, /** @type {Results} */ (this.latest), filter);
    }
    const { arriving } = this;
    this.arriving = null;
    if (goOn || (arriving && !this.#takeStep(arriving, true))) {
      this.#focus();
    }
  }

  /**
   * Draw a record. If it is there already, only what differs is drawn, so that what the user opened and focused in it stays.
   * @param {ChildRecord} record
   * @param {Results} results
   * @param {Filter} filter
   */
  #drawRecord(record, results, filter) {
    const { drawn, $content } = this;
    if (drawn && drawn.record.child === record.child && drawn.filter === filter) {
      drawn.view.update(results, record);
      drawn.record = record;
    } else {
      const hadFocus = $content.contains(document.activeElement);
      const view = new RecordView({
        session: this.session,
        results,
        record,
        codes: this.codes,
        wanted: filter,
        meanings: readPreferences().meanings ?? false,
        onMeanings: (meanings) => savePreferences({ meanings }),
        edit: (operations, how, more) => this.bar.edit(operations, how, more),
        tell: this.bar.tell,
      });
      this.drawn = { view, record, filter };
      fill($content, view.$root);
      if (hadFocus) {
        this.#focus();
      }
    }
    this.#suggestSoon(record);
  }

  /**
   * Look for answers to the errors of a child that stays in view.
   * @param {ChildRecord} record
   */
  #suggestSoon({ child, errors }) {
    clearTimeout(this.suggestionsTimer);
    const { wanted } = this;
    this.suggestionsTimer = setTimeout(async () => {
      const answer =
        errors.length > 0 ? await this.session.ask({ type: "get_suggestions", child }, "suggestions") : null;
      if (answer && wanted()) {
        this.drawn?.view.suggest(answer.suggestions);
      }
    }, SUGGESTIONS_PATIENCE);
  }
}
