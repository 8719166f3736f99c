// Ready-made own checks: each with what it finds now, and a button that adds it.

import { announce } from "../core/announce.js";
import { el, fill, hidden, paragraph, redraw } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { TOO_MANY_CHECKS } from "../core/own-checks.js";
import { count } from "../core/text.js";
import { drawAnew, showAnswer } from "./not-shown.js";

/**
 * @import {OwnCheck, TriedCheck} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Examples",
  about: "You can add these checks as they are, and change them later.",
  counting: "Counting the rows that the examples find…",
  /** In the sentence that says what could not be shown. */
  examples: "The examples",
  add: "Add this check",
  added: "Added",
  announced: "The example was added to your own checks",
  notCounted: (/** @type {string} */ fault) => `Not counted: ${fault}`,
  notRun: (/** @type {string} */ reason) => `Not counted, because ${reason}.`,
  none: "It finds no rows now.",
  found: (/** @type {number} */ rows, /** @type {number} */ children) =>
    `It finds ${count(rows, "row")} now, for ${count(children, "child", "children")}.`,
};

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function ownCheckExamples(session, signal) {
  const checks = session.settings.ownChecks;
  const $list = el("div", { "aria-busy": "true" }, paragraph(TEXTS.counting));
  const $section = el(
    "section",
    { class: "app-text", "aria-label": TEXTS.title },
    el("h2", { class: "govuk-heading-m" }, TEXTS.title),
    paragraph(TEXTS.about),
    $list,
  );
  const ask = latest(signal);

  async function draw() {
    const wanted = ask();
    const { collection_year } = session.checkedAs;
    const form = await session.ask({ type: "get_own_check_form", collection_year }, "own_check_form");
    const examples = form?.examples ?? [];
    const answer = form && (await session.ask({ type: "try_own_checks", checks: examples }, "own_checks_tried"));
    if (!wanted()) {
      return;
    }
    showAnswer($list, TEXTS.examples, answer, ({ tried }) => {
      // A return can have none.
      $section.hidden = examples.length === 0;
      redraw($list, () =>
        fill($list, el("ul", { class: "govuk-list" }, ...examples.map((each, i) => item(each, tried[i])))),
      );
    });
  }

  /**
   * @param {OwnCheck} example
   * @param {TriedCheck} tried
   */
  function item(example, tried) {
    const isAdded = checks.of(example.id) !== null;
    return el(
      "li",
      { class: "app-own-checks__example" },
      el("h3", { class: "govuk-heading-s" }, example.title),
      el("p", { class: "govuk-hint app-own-checks__words" }, tried.words),
      el("p", { class: "govuk-body" }, foundNow(tried)),
      el(
        "button",
        {
          type: "button",
          class: "govuk-button govuk-button--secondary",
          "data-focus": `add-${example.id}`,
          "aria-disabled": String(isAdded),
          onclick: () => {
            if (checks.isFull) {
              session.notices.complain(TOO_MANY_CHECKS);
            } else if (!checks.of(example.id)) {
              checks.save({ ...example, code: checks.freeCode });
              announce(TEXTS.announced);
            }
          },
        },
        isAdded ? TEXTS.added : TEXTS.add,
        hidden(`: ${example.title}`),
      ),
    );
  }

  checks.addEventListener("change", () => drawAnew($list, draw), { signal });
  session.addEventListener("results", draw, { signal });
  draw();
  return $section;
}

/**
 * What a check finds now, in words.
 * @param {TriedCheck} tried
 */
export function foundNow({ faults, not_run, rows, children }) {
  if (faults.length > 0) {
    return TEXTS.notCounted(faults[0].text);
  }
  if (not_run) {
    return TEXTS.notRun(not_run);
  }
  return rows === 0 ? TEXTS.none : TEXTS.found(rows, children);
}
