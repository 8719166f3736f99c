// The day as at which errors are judged, in words, and a way to change it. Nothing is drawn once the year is over, unless
// the files seem to be of an earlier day.

import { announce } from "../core/announce.js";
import { el, fill, linkButton, paragraph, redraw, uniqueId } from "../core/dom.js";
import { shortDay, wholeDay } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { details } from "./details.js";
import { formMistake } from "./form-fields.js";

/**
 * @import {AsAt} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  change: "Change the date",
  label: "Judge errors as at",
  instead: (/** @type {string} */ day) => `Judge errors as at ${wholeDay(day)} instead`,
  hint: (/** @type {string} */ first, /** @type {string} */ last) =>
    `A date from ${shortDay(first)} to ${shortDay(last)}`,
  mistake: (/** @type {string} */ first, /** @type {string} */ last) =>
    `Enter a date from ${shortDay(first)} to ${shortDay(last)} in the format dd/mm/yyyy, such as ${shortDay(last)}`,
  submit: "Check as at this date",
  checking: "Checking…",
  failed: "The check did not finish. Errors are still judged as at the previous date.",
};

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 * @returns {HTMLElement}
 */
export function asAtLine(session, signal) {
  const $root = el("div", { class: "app-as-at" });

  const draw = () => {
    const { as_at } = resultsOf(session).checked;
    redraw($root, () => fill($root, as_at.about !== "" && contents(as_at, judge)));
  };

  /** @param {string} day */
  async function judge(day) {
    const { fixedDay } = session.settings;
    fill($root, paragraph(TEXTS.checking));
    // A check that is under way is as at the previous day.
    await session.checking;
    session.settings.setAsAt(day);
    const outcome = await session.check();
    if (signal.aborted) {
      return;
    }
    if (outcome !== "done") {
      session.settings.fixedDay = fixedDay;
      draw();
      $root.prepend(paragraph(TEXTS.failed));
    }
    const $about = /** @type {HTMLElement | null} */ ($root.querySelector("p"));
    announce($about?.textContent ?? "");
    $about?.focus();
  }

  session.addEventListener("results", () => session.results && draw(), { signal });
  draw();
  return $root;
}

/**
 * @param {AsAt} asAt
 * @param {(day: string) => void} judge
 */
function contents(asAt, judge) {
  const { about, offered } = asAt;
  return [
    el("p", { class: "govuk-body-s app-as-at__about", tabindex: "-1" }, about),
    offered !== null &&
      el(
        "p",
        { class: "govuk-body-s app-as-at__about" },
        linkButton(() => judge(offered), TEXTS.instead(offered)),
      ),
    details(TEXTS.change, dayForm(asAt, judge), { look: "app-as-at__change" }),
  ];
}

/**
 * @param {AsAt} asAt
 * @param {(day: string) => void} judge
 */
function dayForm({ day, first, last }, judge) {
  const id = uniqueId("as-at");
  const { $summary, $mistake, refuse } = formMistake(`${id}-mistake`);
  const $day = el("input", {
    class: "govuk-input govuk-input--width-10",
    id,
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    value: shortDay(day),
    "aria-describedby": `${id}-hint ${id}-mistake`,
  });
  const onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const wanted = readDay($day.value);
    if (wanted !== null && wanted >= first && wanted <= last) {
      refuse("");
      judge(wanted);
      return;
    }
    refuse(TEXTS.mistake(first, last), $day);
  };
  return el(
    "form",
    { novalidate: true, onsubmit },
    $summary,
    el("label", { class: "govuk-label", for: id }, TEXTS.label),
    el("div", { class: "govuk-hint", id: `${id}-hint` }, TEXTS.hint(first, last)),
    $mistake,
    $day,
    " ",
    el("button", { type: "submit", class: "govuk-button govuk-button--secondary" }, TEXTS.submit),
  );
}

/**
 * @param {string} text
 * @returns {string | null} ISO 8601; null if the text is not a real date in the format dd/mm/yyyy
 */
function readDay(text) {
  const parts = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text);
  if (!parts) {
    return null;
  }
  const [day, month, year] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null;
}
