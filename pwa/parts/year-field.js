// The choice of the return’s collection year, with the reason for the suggested one.

import { el, fill } from "../core/dom.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  label: "Collection year",
  changed: (/** @type {string | undefined} */ suggested) =>
    `You changed this. The dates in your files suggest ${suggested}.`,
  none: "We will suggest a year when you add your files",
};

/** @param {Session} session */
export function yearField(session) {
  const $reason = el("div", { class: "govuk-hint", id: "year-hint" });
  const $year = el("select", {
    class: "govuk-select",
    id: "year",
    "aria-describedby": "year-hint",
    disabled: true,
    onchange: () => session.settings.setYear(Number($year.value)),
  });
  return {
    $root: el(
      "div",
      { class: "govuk-form-group" },
      el("label", { class: "govuk-label govuk-label--m", for: "year" }, TEXTS.label),
      $reason,
      $year,
    ),
    draw() {
      const { definition } = session;
      if (!definition) {
        return;
      }
      const years = [...definition.years].reverse();
      if ($year.options.length === 0) {
        fill(
          $year,
          years.map(({ year, label }) => el("option", { value: year }, label)),
        );
        $year.disabled = false;
      }
      $year.value = String(session.settings.year);
      const suggested = session.files.proposal?.year;
      fill($reason, reasonText(session, years.find(({ year }) => year === suggested)?.label));
    },
  };
}

/**
 * @param {Session} session
 * @param {string | undefined} suggested the year that the files suggest, as people write it
 */
function reasonText({ files, settings }, suggested) {
  const { proposal } = files;
  const { chosenYear } = settings;
  return proposal && chosenYear !== null && chosenYear !== proposal.year
    ? TEXTS.changed(suggested)
    : (proposal?.reason ?? TEXTS.none);
}
