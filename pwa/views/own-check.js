// The form of one own check: its conditions, its texts, and how many rows it finds so far.

import { announce } from "../core/announce.js";
import { CodeLists } from "../core/code-lists.js";
import { definitionOf } from "../core/definition.js";
import { el, fill, hidden, link, paragraph } from "../core/dom.js";
import { latest } from "../core/latest.js";
import {
  LONGEST_FIX,
  LONGEST_TITLE,
  LONGEST_VALUE,
  MOST_VALUES,
  newCheck,
  ofModule,
  oneLine,
} from "../core/own-check-draft.js";
import { TOO_MANY_CHECKS } from "../core/own-checks.js";
import { address, goTo } from "../core/router.js";
import { resultsOf } from "../core/view.js";
import { showMistakes } from "../parts/error-summary.js";
import { labelled, option, select } from "../parts/form-fields.js";
import { showAnswer } from "../parts/not-shown.js";
import { foundNow } from "../parts/own-check-examples.js";
import { conditionId, conditionName, OwnCheckGroups } from "../parts/own-check-groups.js";
import { OWN_CHECKS_ADDRESS } from "./own-checks.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {CheckFault, OwnCheck, OwnCheckForm, TriedCheck} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Own check",
  tooManyValues: `Enter no more than ${MOST_VALUES} values, each up to ${LONGEST_VALUE} characters long.`,
  change: (/** @type {string} */ code) => `Change ${code}`,
  add: "Add your own check",
  loading: "Loading the columns…",
  theForm: "The form",
  ownChecks: "Own checks",
  whichRows: "Which rows to check",
  findRows: "Find rows where",
  blank: "A blank cell matches only “is blank”.",
  whatToSay: "What to say about these rows",
  message: "Message",
  messageHint: "What is wrong, such as “No review for 7 months”",
  whatToDo: "What to do (optional)",
  impact: "Impact",
  impacts: { high: "High", medium: "Medium", lower: "Lower" },
  firstYear: "First collection year",
  lastYear: "Last collection year",
  anyYear: "Any year",
  save: "Save the own check",
  cancel: "Cancel",
  notCounted: "Not counted yet. ",
  firstChildren: "The first children: ",
  saved: "The own check is saved",
  noMessage: "Enter a message that says what is wrong",
  error: "Error: ",
};

/** How long after the last key the check is tried (in ms). */
const PATIENCE = 300;

/** @type {View} */
export const ownCheck = {
  path: "/own-check",
  title: TEXTS.title,
  needs: "results",
  make: ownCheckView,
};

/** @type {MakeView} */
function ownCheckView(session, route, signal) {
  const known = session.settings.ownChecks.of(route.parameters.get("check"));
  const title = known ? TEXTS.change(known.code) : TEXTS.add;
  const $content = el("div", { "aria-busy": "true" }, paragraph(TEXTS.loading));
  const year = session.checkedAs.collection_year;
  const codes = new CodeLists();
  async function open() {
    const form = await session.ask({ type: "get_own_check_form", collection_year: year }, "own_check_form");
    await codes.load(session, year);
    if (signal.aborted) {
      return;
    }
    showAnswer($content, TEXTS.theForm, form, (shown) => {
      const check = known ?? newCheck(session.settings.ownChecks.freeCode, definitionOf(session).layout.opens);
      fill($content, new CheckForm(session, shown, codes, check, signal).$root);
    });
  }
  open();
  return {
    title,
    $root: el(
      "div",
      { class: "app-own-check" },
      el("a", { class: "govuk-back-link", href: OWN_CHECKS_ADDRESS }, TEXTS.ownChecks),
      el("h1", { class: "govuk-heading-l" }, title),
      $content,
    ),
  };
}

class CheckForm {
  #session;
  #form;
  #signal;
  #askToTry;
  #askToSave;
  #timer = 0;
  #groups;

  /**
   * @param {Session} session
   * @param {OwnCheckForm} form
   * @param {CodeLists} codes
   * @param {OwnCheck} check
   * @param {AbortSignal} signal
   */
  constructor(session, form, codes, check, signal) {
    this.#session = session;
    this.#form = form;
    this.#signal = signal;
    this.#askToTry = latest(signal);
    this.#askToSave = latest(signal);
    this.check = check;
    this.$summary = el("div", {});
    this.$found = el("div", { class: "govuk-inset-text", role: "status" });
    this.#groups = new OwnCheckGroups({
      form,
      codesOf: (column) => codes.of(column, session.checkedAs.collection_year),
      check: () => this.check,
      onChange: (groups) => this.#set(groups),
    });
    this.$title = textField("own-check-title", check.title, LONGEST_TITLE, (title) => this.#set({ title }));
    this.$titleMistake = el("p", { class: "govuk-error-message", id: "own-check-title-mistake", hidden: true });
    this.$root = el(
      "form",
      { novalidate: true, onsubmit: (/** @type {Event} */ event) => this.#submit(event) },
      this.$summary,
      ...this.#fields(),
    );
    this.#groups.draw();
    this.#try();
    session.addEventListener("results", () => this.#try(), { signal });
  }

  #fields() {
    const { check } = this;
    const modules = this.#form.modules.map(({ name, title }) => option(name, title));
    const years = this.#session.definition?.years ?? [];
    return [
      labelled(
        TEXTS.whichRows,
        select("own-check-module", modules, check.module, (module) => {
          this.#set(ofModule(this.check, module));
          this.#groups.draw([]);
        }),
      ),
      el("h2", { class: "govuk-heading-m" }, TEXTS.findRows),
      el("p", { class: "govuk-hint" }, TEXTS.blank),
      this.#groups.$root,
      this.$found,
      el("h2", { class: "govuk-heading-m" }, TEXTS.whatToSay),
      el(
        "div",
        { class: "govuk-form-group" },
        el("label", { class: "govuk-label", for: "own-check-title" }, TEXTS.message),
        el("div", { class: "govuk-hint", id: "own-check-title-hint" }, TEXTS.messageHint),
        this.$titleMistake,
        this.$title,
      ),
      labelled(
        TEXTS.whatToDo,
        textField("own-check-fix", check.fix, LONGEST_FIX, (fix) => this.#set({ fix })),
      ),
      labelled(
        TEXTS.impact,
        select(
          "own-check-impact",
          [
            option("high", TEXTS.impacts.high),
            option("medium", TEXTS.impacts.medium),
            option("lower", TEXTS.impacts.lower),
          ],
          check.impact,
          (impact) => this.#set({ impact: /** @type {OwnCheck["impact"]} */ (impact) }),
        ),
      ),
      ...["first_year", "last_year"].map((name) =>
        labelled(
          name === "first_year" ? TEXTS.firstYear : TEXTS.lastYear,
          select(
            `own-check-${name}`,
            [option("", TEXTS.anyYear), ...years.map(({ year, label }) => option(String(year), label))],
            String(check[/** @type {"first_year" | "last_year"} */ (name)] ?? ""),
            (year) => this.#set({ [name]: year ? Number(year) : null }),
          ),
        ),
      ),
      el(
        "div",
        { class: "govuk-button-group" },
        el("button", { type: "submit", class: "govuk-button" }, TEXTS.save),
        link(OWN_CHECKS_ADDRESS, TEXTS.cancel),
      ),
    ];
  }

  /** @param {Partial<OwnCheck>} change */
  #set(change) {
    this.check = { ...this.check, ...change };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#try(), PATIENCE);
  }

  /**
   * What the check finds as it is now; null if it could not be tried.
   * @returns {Promise<TriedCheck | null>}
   */
  async #tried() {
    const title = this.check.title.trim() || TEXTS.title;
    const answer = await this.#session.ask(
      { type: "try_own_checks", checks: [{ ...this.check, title }] },
      "own_checks_tried",
    );
    return answer?.tried[0] ?? null;
  }

  async #try() {
    if (this.#signal.aborted || tooManyValues(this.check).length > 0) {
      return;
    }
    const wanted = this.#askToTry();
    const tried = await this.#tried();
    if (tried && wanted()) {
      fill(this.$found, ...this.#foundInWords(tried));
    }
  }

  /** @param {TriedCheck} tried */
  #foundInWords(tried) {
    const [fault] = tried.faults;
    if (fault) {
      const where = fault.group < 0 ? "" : `${conditionName(this.check, fault.group, fault.condition)}: `;
      return [paragraph(TEXTS.notCounted, where, fault.text)];
    }
    const { children } = resultsOf(this.#session);
    return [
      el("p", { class: "govuk-body app-own-check__count" }, foundNow(tried)),
      tried.first.length > 0 &&
        paragraph(
          TEXTS.firstChildren,
          ...tried.first.flatMap((child, i) => [
            i > 0 && ", ",
            link(address("/children", { child: children.indexOf(child) + 1 }), child),
          ]),
        ),
    ];
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const tooMany = tooManyValues(this.check);
    const wanted = this.#askToSave();
    const tried = tooMany.length > 0 ? null : await this.#tried();
    if (!wanted() || (tooMany.length === 0 && !tried)) {
      return;
    }
    const faults = [...tooMany, ...(tried?.faults ?? []).filter(({ part }) => part !== "years")];
    const title = this.check.title.trim();
    this.#refuse(title, faults);
    const { ownChecks: checks } = this.#session.settings;
    if (!tried || faults.length > 0 || !title) {
      return;
    }
    if (checks.isFull && !checks.of(this.check.id)) {
      this.#session.notices.complain(TOO_MANY_CHECKS);
      return;
    }
    checks.save({ ...tried.check, title, fix: this.check.fix.trim() });
    announce(TEXTS.saved);
    goTo(OWN_CHECKS_ADDRESS);
  }

  /**
   * @param {string} title
   * @param {CheckFault[]} faults
   */
  #refuse(title, faults) {
    const missing = title ? "" : TEXTS.noMessage;
    fill(this.$titleMistake, missing && [hidden(TEXTS.error), missing]);
    this.$titleMistake.hidden = !missing;
    this.$title.setAttribute("aria-describedby", `own-check-title-hint${missing ? " own-check-title-mistake" : ""}`);
    this.#groups.draw(faults);
    const mistakes = [
      ...faults.map(({ group, condition, part, text }) =>
        group < 0
          ? { target: "own-check-module", text }
          : {
              target: `${conditionId(group, condition)}-${part}`,
              text: `${conditionName(this.check, group, condition)}: ${text}`,
            },
      ),
      ...(missing ? [{ target: "own-check-title", text: missing }] : []),
    ];
    showMistakes(
      this.$summary,
      mistakes.map(({ target, text }) => ({ text, focus: () => document.getElementById(target)?.focus() })),
    );
  }
}

/**
 * @param {OwnCheck} check
 * @returns {CheckFault[]}
 */
function tooManyValues({ groups }) {
  return groups.flatMap(({ conditions }, group) =>
    conditions.flatMap(({ values }, condition) =>
      values.length > MOST_VALUES || values.some((value) => value.length > LONGEST_VALUE)
        ? [{ group, condition, part: /** @type {const} */ ("values"), text: TEXTS.tooManyValues }]
        : [],
    ),
  );
}

/**
 * @param {string} id
 * @param {string} value
 * @param {number} maxlength
 * @param {(text: string) => void} onInput
 */
function textField(id, value, maxlength, onInput) {
  const $input = el("input", { class: "govuk-input", id, type: "text", maxlength, autocomplete: "off" });
  $input.value = value;
  $input.addEventListener("input", () => onInput(oneLine($input.value)));
  return $input;
}
