// The form that splits a row in two at a date.

import { el, fill, hidden, linkButton } from "../core/dom.js";
import { isBefore } from "./cell-forms.js";
import { showMistakes } from "./error-summary.js";

/**
 * @import {CodeLabel, RecordColumn} from "../core/protocol.d.ts"
 * @import {Reader} from "./cell-forms.js"
 */

/**
 * @param {object} options
 * @param {RecordColumn} options.startColumn
 * @param {RecordColumn} options.reasonColumn why a row began
 * @param {string} options.start of the row
 * @param {string} options.end of the row, or ""
 * @param {string} options.ending how the first part ends: the column, the code and its meaning
 * @param {CodeLabel[]} options.reasons why the second part can begin
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
    el("label", { class: "govuk-label", for: "split-date" }, "Date on which the second part begins"),
    el("p", { class: "govuk-hint", id: "split-date-hint" }, startColumn.hint),
    $dateFault,
    $date,
  );
  const $reason = el(
    "select",
    { class: "govuk-select", id: "split-reason", "aria-describedby": "split-reason-fault" },
    el("option", { value: "" }, "Choose a reason"),
    ...reasons.map(({ code, label }) => el("option", { value: code }, `${code} ${label}`)),
  );
  const $reasonFault = el("p", { class: "govuk-error-message", id: "split-reason-fault" });
  const $reasonGroup = el(
    "div",
    { class: "govuk-form-group" },
    el("label", { class: "govuk-label", for: "split-reason" }, `${reasonColumn.label} of the second part`),
    $reasonFault,
    $reason,
  );

  const $summary = el("div", { class: "app-form-mistake" });
  let submitted = 0;

  /** @param {string} date */
  async function faultOfDate(date) {
    if (date === "") {
      return "Enter the date on which the second part begins";
    }
    const [reading, ofStart, ofEnd] = await Promise.all([date, start, end].map(read));
    if (!reading || reading.fault) {
      return reading?.fault ?? "The date could not be checked. Try again";
    }
    if (start && ofStart?.fault === "" && !isBefore(start, date)) {
      return `The date must be after ${start}, when the row starts`;
    }
    return end && ofEnd?.fault === "" && !isBefore(date, end)
      ? `The date must be before ${end}, when the row ends`
      : "";
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
    fill($fault, fault !== "" && [hidden("Error: "), fault]);
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
    const reasonFault = $reason.value === "" ? "Choose why the second part begins" : "";
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
    el("h3", { class: "govuk-heading-s", id: "split-title" }, `Split the row that starts on ${start || "no date"}`),
    el(
      "p",
      { class: "govuk-body-s" },
      `The first part will end on this date with ${ending}. The second will start on this date with the same details and the original end.`,
    ),
    $dateGroup,
    $reasonGroup,
    el(
      "div",
      { class: "govuk-button-group app-split__buttons" },
      el("button", { type: "submit", class: "govuk-button" }, "Split the row"),
      linkButton(onCancel, "Cancel"),
    ),
  );
  return { $root, focus: () => $date.focus() };
}
