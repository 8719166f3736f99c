// The fewest changes that fix the most errors in the whole return: choose some, and make them in one step.

import { announce } from "../core/announce.js";
import { errorsResolved, findBestFixes, fixKey } from "../core/best-fixes.js";
import { el, fill, hidden, link, linkButton, paragraph, redraw } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { lastStart, PAGE } from "../core/paging.js";
import { address } from "../core/router.js";
import { agreeing, count, listOf, number } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { checkboxItem } from "../parts/choice.js";
import { details } from "../parts/details.js";
import { outcomeBanner } from "../parts/fix-outcomes.js";
import { outcomeBar } from "../parts/outcome-bar.js";
import { pager } from "../parts/pager.js";
import { rowPreviews } from "../parts/row-preview.js";
import {
  body,
  cell,
  columnHead,
  NUMERIC_HEADER,
  numericCell,
  row,
  STACKED,
  scrollArea,
  table,
  titled,
} from "../parts/table.js";

/**
 * @import {View} from "../core/view.js"
 * @import {BestFix} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Changes that fix the most errors",
  columns: {
    select: "Select",
    child: "Child ID",
    change: "Change",
    errors: "Errors fixed",
    which: "Which",
    safe: "Safe",
    use: "Use",
  },
  making: "Making the changes",
  errorsByType: "Errors by type",
  trying: "Trying the suggestions. You can carry on working.",
  left: (/** @type {number} */ n) =>
    `Trying the suggestions: ${count(n, "child", "children")} left. You can carry on working.`,
  none: "No suggestion fixes an error without causing another.",
  found: (/** @type {BestFix[]} */ fixes) =>
    `${count(fixes.length, "change fixes", "changes fix")} ${count(errorsResolved(fixes), "error")}. None of them causes a new error.`,
  aboutSafe:
    "We have selected the safe changes: each is the only suggestion that fixes all the errors in its row. Check the others before you select them.",
  makeSelected: "Make the selected changes",
  make: (/** @type {BestFix[]} */ chosen) =>
    `Make ${count(chosen.length, "change")}, which ${agreeing(chosen.length, "fixes", "fix")} ${count(errorsResolved(chosen), "error")}`,
  tableLabel: "Changes, table",
  why: "Why",
  of: (/** @type {string} */ change) => `: ${change}`,
  yes: "Yes",
  checkFirst: "Check first",
  use: "Use it",
  ofChild: (/** @type {BestFix} */ { title, child }) => `: ${title}, child ${child}`,
  select: (/** @type {BestFix} */ { title, child }) => `Select: ${title}, child ${child}`,
  used: (/** @type {string} */ suggestion) => `Used: ${suggestion}.`,
  made: (/** @type {number} */ n) => `${count(n, "change")} made.`,
  from: (/** @type {number} */ n) => `Changes from ${number(n)} shown`,
  someRows: (/** @type {string} */ code) => `some rows of ${code}`,
};

const PATH = "/best-fixes";
export const BEST_FIXES_ADDRESS = `#${PATH}`;

const TITLES = Object.values(TEXTS.columns);

/** @type {View} */
export const bestFixes = {
  path: PATH,
  title: TEXTS.title,
  needs: "results",
  wide: true,
  make: (session, _route, signal) => ({ $root: new BestFixesView(session, signal).$root }),
};

class BestFixesView {
  /**
   * @param {Session} session
   * @param {AbortSignal} signal
   */
  constructor(session, signal) {
    this.session = session;
    this.signal = signal;
    this.ask = latest(signal);
    /** @type {BestFix[]} */
    this.fixes = [];
    /** Keys of changes. @type {Set<string>} */
    this.chosen = new Set();
    this.start = 0;
    this.outcome = outcomeBar({
      session,
      signal,
      $waiting: paragraph(TEXTS.making),
      look: (text, undo) => outcomeBanner(text, undo, ""),
    });
    this.$about = el("div", { class: "app-text" });
    this.$list = el("div", {});
    this.$root = el(
      "div",
      { class: "app-bulk" },
      link("#/errors", TEXTS.errorsByType),
      el("h1", { class: "govuk-heading-l" }, TEXTS.title),
      this.$about,
      this.outcome.$root,
      this.$list,
    );
    session.addEventListener("results", () => this.#load(), { signal });
    this.#load();
  }

  async #load() {
    const wanted = this.ask();
    fill(this.$about, paragraph(TEXTS.trying));
    const fixes = await findBestFixes(this.session, wanted, (left) => fill(this.$about, paragraph(TEXTS.left(left))));
    if (fixes) {
      this.fixes = fixes;
      this.chosen = new Set(fixes.filter(({ safe }) => safe).map(fixKey));
      this.start = Math.min(this.start, lastStart(fixes.length));
      this.#draw();
    }
  }

  #draw() {
    const { fixes, start } = this;
    fill(
      this.$about,
      fixes.length === 0 ? paragraph(TEXTS.none) : [paragraph(TEXTS.found(fixes)), paragraph(TEXTS.aboutSafe)],
    );
    redraw(this.$list, () =>
      fill(
        this.$list,
        fixes.length > 0 && this.#makeButton(),
        fixes.length > 0 && this.#table(fixes.slice(start, start + PAGE)),
        pager(start, fixes.length, (from) => this.#turn(from)),
      ),
    );
  }

  #makeButton() {
    const chosen = this.#chosenFixes();
    return el(
      "button",
      {
        type: "button",
        class: "govuk-button govuk-button--secondary",
        "data-focus": "make",
        disabled: chosen.length === 0,
        onclick: () => this.#make(chosen),
      },
      chosen.length === 0 ? TEXTS.makeSelected : TEXTS.make(chosen),
    );
  }

  #chosenFixes() {
    return this.fixes.filter((each) => this.chosen.has(fixKey(each)));
  }

  /** @param {BestFix[]} shown */
  #table(shown) {
    return scrollArea(
      TEXTS.tableLabel,
      table({
        caption: TEXTS.title,
        look: `app-best-fixes ${STACKED}`,
        heads: TITLES.map((title) => columnHead(title, title === TEXTS.columns.errors ? NUMERIC_HEADER : "")),
        $body: body(shown.map((each, at) => this.#row(each, at))),
      }),
    );
  }

  /**
   * @param {BestFix} fix
   * @param {number} at
   */
  #row(fix, at) {
    const { child, title, reason, source, errors, safe } = fix;
    const position = resultsOf(this.session).positions.get(child);
    const cells = [
      el("td", { class: "govuk-table__cell app-bulk__box" }, this.#box(fix, at)),
      el(
        "th",
        { scope: "row", class: "govuk-table__cell app-bulk__child" },
        position === undefined ? child : link(address("/children", { child: position + 1 }), child),
      ),
      cell(
        title,
        details([TEXTS.why, hidden(TEXTS.of(title))], el("div", {}, `${source}: ${reason}`), { look: "app-help" }),
        rowPreviews([fix]),
      ),
      numericCell(number(errors)),
      cell(which(fix)),
      cell(safe ? TEXTS.yes : TEXTS.checkFirst),
      cell(linkButton(() => this.#make([fix]), TEXTS.use, hidden(TEXTS.ofChild(fix)))),
    ];
    return row(...titled(["", ...TITLES.slice(1, -1), ""], cells));
  }

  /**
   * @param {BestFix} fix
   * @param {number} at
   */
  #box(fix, at) {
    const key = fixKey(fix);
    const id = `fix-${at}`;
    const $input = el("input", { class: "govuk-checkboxes__input", id, type: "checkbox", "data-focus": id });
    $input.checked = this.chosen.has(key);
    $input.addEventListener("change", () => {
      if ($input.checked) {
        this.chosen.add(key);
      } else {
        this.chosen.delete(key);
      }
      this.#draw();
    });
    const label = hidden(TEXTS.select(fix));
    return el("div", { class: "govuk-checkboxes govuk-checkboxes--small" }, checkboxItem($input, label));
  }

  /** @param {BestFix[]} fixes */
  #make(fixes) {
    const [only] = fixes;
    const done = fixes.length === 1 ? TEXTS.used(only.title) : TEXTS.made(fixes.length);
    this.outcome.make(
      fixes.flatMap(({ operations }) => operations),
      fixes.length === 1 ? "suggestion" : "bulk",
      done,
      fixes.length === 1 ? only.source : "",
    );
  }

  /** @param {number} from */
  #turn(from) {
    this.start = from;
    this.#draw();
    announce(TEXTS.from(from + 1));
  }
}

/**
 * Which errors a change fixes, and which it fixes in some of the rows.
 * @param {BestFix} fix
 */
function which({ codes, eased }) {
  return listOf([...codes, ...eased.map((code) => TEXTS.someRows(code))]);
}
