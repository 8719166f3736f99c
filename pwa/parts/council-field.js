// The question which council the return is of.

import { el, fill, hidden } from "../core/dom.js";
import { councilPicker } from "./council-picker.js";

/** @import {Session} from "../core/session.js" */

/** @param {Session} session */
export function councilField(session) {
  const $picker = el("div", {});
  const $error = el("div", {});
  return {
    $root: el(
      "div",
      { class: "govuk-form-group" },
      el("label", { class: "govuk-label govuk-label--m", for: "council" }, "Your council"),
      el("div", { class: "govuk-hint", id: "council-hint" }, "Type part of its name, its DfE number or its ONS code"),
      $error,
      $picker,
    ),
    /** Draw the list of councils once it is known; returns whether it was drawn now. */
    draw() {
      if (!session.ready || $picker.hasChildNodes()) {
        return false;
      }
      const { councils } = session.ready;
      const onChoose = (/** @type {string} */ code) => session.settings.setCouncil(code);
      fill($picker, councilPicker({ councils, chosen: session.settings.council, onChoose }));
      return true;
    },
    /** Whether a council was chosen, as far as there is a choice; the field says so if not. */
    isFilledIn() {
      const isMissing = !session.settings.council && session.ready !== null;
      fill(
        $error,
        isMissing &&
          el("p", { class: "govuk-error-message", id: "council-error" }, hidden("Error: "), "Choose your council"),
      );
      return !isMissing;
    },
    focus: () => document.getElementById("council")?.focus(),
  };
}
