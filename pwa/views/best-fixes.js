// The fewest changes that resolve most errors of the whole return: choose some, and make them in one step.

import { announce } from "../core/announce.js";
import { errorsResolved, findBestFixes, fixKey } from "../core/best-fixes.js";
import { el, fill, hidden, link, linkButton, paragraph, redraw } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { lastStart, PAGE } from "../core/paging.js";
import { address } from "../core/router.js";
import { count, listOf, number } from "../core/text.js";
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

const PATH = "/best-fixes";
export const BEST_FIXES_ADDRESS = `#${PATH}`;

const TITLES = ["Select", "Child ID", "Change", "Errors resolved", "Which", "Safe", "Use"];

/** @type {View} */
export const bestFixes = {
  path: PATH,
  title: "Changes that resolve most errors",
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
      $waiting: paragraph("Making the changes"),
      look: (text, undo) => outcomeBanner(text, undo, ""),
    });
    this.$about = el("div", { class: "app-text" });
    this.$list = el("div", {});
    this.$root = el(
      "div",
      { class: "app-bulk" },
      link("#/errors", "Errors by type"),
      el("h1", { class: "govuk-heading-l" }, "Changes that resolve most errors"),
      this.$about,
      this.outcome.$root,
      this.$list,
    );
    session.addEventListener("results", () => this.#load(), { signal });
    this.#load();
  }

  async #load() {
    const wanted = this.ask();
    fill(this.$about, paragraph("Trying the suggested answers. You can carry on working."));
    const fixes = await findBestFixes(this.session, wanted, (left) =>
      fill(
        this.$about,
        paragraph(`Trying the suggested answers: ${count(left, "child", "children")} left. You can carry on working.`),
      ),
    );
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
      fixes.length === 0
        ? paragraph("No suggested answer resolves an error without causing another.")
        : [
            paragraph(
              `${count(fixes.length, "change resolves", "changes resolve")} ${count(errorsResolved(fixes), "error")}. None of them causes a new error.`,
            ),
            paragraph(
              "The safe ones are selected: each is the only answer that fixes all the errors in its row. Check the others before you select them.",
            ),
          ],
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
      chosen.length === 0
        ? "Make the selected changes"
        : `Make ${count(chosen.length, "change")}${whatTheyResolve(chosen)}`,
    );
  }

  #chosenFixes() {
    return this.fixes.filter((each) => this.chosen.has(fixKey(each)));
  }

  /** @param {BestFix[]} shown */
  #table(shown) {
    return scrollArea(
      "Changes, table",
      table({
        caption: "Changes that resolve most errors",
        look: `app-best-fixes ${STACKED}`,
        heads: TITLES.map((title) => columnHead(title, title === "Errors resolved" ? NUMERIC_HEADER : "")),
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
        details(["Why", hidden(`: ${title}`)], el("div", {}, `${source}: ${reason}`), { look: "app-help" }),
        rowPreviews([fix]),
      ),
      numericCell(number(errors)),
      cell(which(fix)),
      cell(safe ? "Yes" : "Check first"),
      cell(linkButton(() => this.#make([fix]), "Use it", hidden(`: ${title}, child ${child}`))),
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
    const label = hidden(`Select: ${fix.title}, child ${fix.child}`);
    return el("div", { class: "govuk-checkboxes govuk-checkboxes--small" }, checkboxItem($input, label));
  }

  /** @param {BestFix[]} fixes */
  #make(fixes) {
    const [only] = fixes;
    const done =
      fixes.length === 1 ? `Used: ${only.title}.` : `${count(fixes.length, "change was", "changes were")} made.`;
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
    announce(`Changes from ${number(from + 1)} shown`);
  }
}

/**
 * Which errors a change resolves, and of which it fixes some of the rows.
 * @param {BestFix} fix
 */
function which({ codes, eased }) {
  return listOf([...codes, ...eased.map((code) => `some rows of ${code}`)]);
}

/** @param {BestFix[]} chosen */
function whatTheyResolve(chosen) {
  return `, which ${chosen.length === 1 ? "resolves" : "resolve"} ${count(errorsResolved(chosen), "error")}`;
}
