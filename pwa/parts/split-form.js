// The form that splits a row in two at a date.

import { el, fill, hidden, linkButton } from "../core/dom.js";
import { isBefore } from "./cell-forms.js";
import { showMistakes } from "./error-summary.js";

/**
 * @import {CodeLabel, RecordColumn} from "../core/protocol.d.ts"
 * @import {Reader} from "./cell-forms.js"
 */

const TEXTS = {
  title: (/** @type {string} */ start) =>
    start ? `Split the row that starts on ${start}` : "Split the row that has no start date",
  about: (/** @type {string} */ ending) =>
    `The first part will end on this date with ${ending}. The second part will start on this date with the same details and the original end.`,
  date: "Start date of the second part",
  reason: (/** @type {string} */ label) => `${label} of the second part`,
  chooseReason: "Choose a reason",
  noDate: "Enter the start date of the second part",
  notChecked: "The date could not be checked. Try again",
  tooEarly: (/** @type {string} */ start) => `The date must be after ${start}, when the row starts`,
  tooLate: (/** @type {string} */ end) => `The date must be before ${end}, when the row ends`,
  noReason: "Choose why the second part starts",
  error: "Error: ",
  split: "Split the row",
  cancel: "Cancel",
};

/**
 * @param {object} options
 * @param {RecordColumn} options.startColumn
 * @param {RecordColumn} options.reasonColumn why a row started
 * @param {string} options.start of the row
 * @param {string} options.end of the row, or ""
 * @param {string} options.ending how the first part ends: the column, the code and its meaning
 * @param {CodeLabel[]} options.reasons why the second part can start
 * @param {Reader} options.read what the worker reads a text of the start column as
 * @param {(date: string, reason: string) => void} options.onSplit
 * @param {() => void} options.onCancel
 */
export function splitForm({ startColumn, reasonColumn, start, end, ending, reasons, read, onSplit, onCancel }) {
  const $date = el("input", {
    class: "govuk-input govuk-input--width-10",
    id: "split-date",
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    "aria-describedby": "split-date-hint split-date-fault",
  });
  const $dateFault = el("p", { class: "govuk-error-message", id: "split-date-fault" });
  const $dateGroup = el(
    "div",
    { class: "govuk-form-group" },
    el("label", { class: "govuk-label", for: "split-date" }, TEXTS.date),
    el("p", { class: "govuk-hint", id: "split-date-hint" }, startColumn.hint),
    $dateFault,
    $date,
  );
  const $reason = el(
    "select",
    { class: "govuk-select", id: "split-reason", "aria-describedby": "split-reason-fault" },
    el("option", { value: "" }, TEXTS.chooseReason),
    ...reasons.map(({ code, label }) => el("option", { value: code }, `${code} ${label}`)),
  );
  const $reasonFault = el("p", { class: "govuk-error-message", id: "split-reason-fault" });
  const $reasonGroup = el(
    "div",
    { class: "govuk-form-group" },
    el("label", { class: "govuk-label", for: "split-reason" }, TEXTS.reason(reasonColumn.label)),
    $reasonFault,
    $reason,
  );

  const $summary = el("div", { class: "app-form-mistake" });
  let submitted = 0;

  /** @param {string} date */
  async function faultOfDate(date) {
    if (date === "") {
      return TEXTS.noDate;
    }
    const [reading, ofStart, ofEnd] = await Promise.all([date, start, end].map(read));
    if (!reading || reading.fault) {
      return reading?.fault ?? TEXTS.notChecked;
    }
    if (start && ofStart?.fault === "" && !isBefore(start, date)) {
      return TEXTS.tooEarly(start);
    }
    return end && ofEnd?.fault === "" && !isBefore(date, end) ? TEXTS.tooLate(end) : "";
  }

  /**
   * @param {HTMLElement} $group
   * @param {HTMLElement} $control
   * @param {HTMLElement} $fault
   * @param {string} fault
   */
  function show($group, $control, $fault, fault) {
    $group.classList.toggle("govuk-form-group--error", fault !== "");
    $control.classList.toggle("govuk-input--error", fault !== "");
    $control.setAttribute("aria-invalid", String(fault !== ""));
    fill($fault, fault !== "" && [hidden(TEXTS.error), fault]);
  }

  /** @param {SubmitEvent} event */
  async function submit(event) {
    event.preventDefault();
    submitted += 1;
    const mine = submitted;
    const date = $date.value;
    const dateFault = await faultOfDate(date);
    if (mine !== submitted || !$root.isConnected) {
      return;
    }
    const reasonFault = $reason.value === "" ? TEXTS.noReason : "";
    show($dateGroup, $date, $dateFault, dateFault);
    show($reasonGroup, $reason, $reasonFault, reasonFault);
    const mistakes = [
      { text: dateFault, focus: () => $date.focus() },
      { text: reasonFault, focus: () => $reason.focus() },
    ].filter(({ text }) => text !== "");
    showMistakes($summary, mistakes);
    if (mistakes.length === 0) {
      onSplit(date, $reason.value);
    }
  }

  const $root = el(
    "form",
    {
      class: "app-split",
      "aria-labelledby": "split-title",
      novalidate: true,
      onsubmit: submit,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Escape") {
          onCancel();
        }
      },
    },
    $summary,
    el("h3", { class: "govuk-heading-s", id: "split-title" }, TEXTS.title(start)),
    el("p", { class: "govuk-body-s" }, TEXTS.about(ending)),
    $dateGroup,
    $reasonGroup,
    el(
      "div",
      { class: "govuk-button-group app-split__buttons" },
      el("button", { type: "submit", class: "govuk-button" }, TEXTS.split),
      linkButton(onCancel, TEXTS.cancel),
    ),
  );
  return { $root, focus: () => $date.focus() };
}
