// What to do next: the steps that fix most errors, each with a link. They are worked out while the user reads on.

import { findBestFixes } from "../core/best-fixes.js";
import { el, fill, link, paragraph } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { nextSteps } from "../core/next-steps.js";
import { NOW } from "../core/results.js";
import { count } from "../core/text.js";
import { resultsOf } from "../core/view.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  title: "What to do next",
  trying: (/** @type {number} */ left) => `Trying the suggestions: ${count(left, "child", "children")} left.`,
  none: "There are no errors left to fix.",
};

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 * @param {string} fixesHref of the list of changes that fix most errors
 */
export function nextStepsSection(session, signal, fixesHref) {
  const $steps = el("div", { "aria-busy": "true" });
  const ask = latest(signal);
  async function draw() {
    const wanted = ask();
    const fixes = await findBestFixes(session, wanted, (left) => {
      fill($steps, paragraph(TEXTS.trying(left)));
    });
    if (!wanted()) {
      return;
    }
    $steps.removeAttribute("aria-busy");
    const steps = nextSteps(resultsOf(session).lookedAt(NOW), fixes ?? [], fixesHref);
    fill(
      $steps,
      steps.length === 0
        ? paragraph(TEXTS.none)
        : el(
            "ol",
            { class: "govuk-list govuk-list--number" },
            ...steps.map(({ text, href, why }) => el("li", {}, link(href, text), `. ${why}`)),
          ),
    );
  }
  session.addEventListener("results", draw, { signal });
  draw();
  return el(
    "section",
    { class: "app-next-steps app-text", "aria-label": TEXTS.title },
    el("h2", { class: "govuk-heading-m" }, TEXTS.title),
    $steps,
  );
}
