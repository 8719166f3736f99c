// The question which collection year the return is of, with why one is proposed.

import { el, fill } from "../core/dom.js";

/** @import {Session} from "../core/session.js" */

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
      el("label", { class: "govuk-label govuk-label--m", for: "year" }, "Collection year"),
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
      const proposed = session.files.proposal?.year;
      fill($reason, reasonText(session, years.find(({ year }) => year === proposed)?.label));
    },
  };
}

/**
 * @param {Session} session
 * @param {string | undefined} proposed the year that is proposed, as people write it
 */
function reasonText({ files, settings }, proposed) {
  const { proposal } = files;
  const { chosenYear } = settings;
  return proposal && chosenYear !== null && chosenYear !== proposal.year
    ? `You changed this. The dates in the files speak for ${proposed}.`
    : (proposal?.reason ?? "Proposed from the dates in your files, once they are loaded");
}
