// The question which council the return is of.

import { councilAdvice } from "../core/council-advice.js";
import { el, fill, hidden, paragraph } from "../core/dom.js";
import { councilPicker } from "./council-picker.js";

/** @import {Session} from "../core/session.js" */

/** @param {Session} session */
export function councilField(session) {
  const $picker = el("div", {});
  const $error = el("div", {});
  const $advice = el("div", {});
  /** @type {string | null} the council that the field shows; null before there is a list */
  let shown = null;

  /** @param {string} code */
  function onChoose(code) {
    shown = code;
    session.settings.setCouncil(code);
    drawAdvice();
  }

  function drawPicker() {
    const councils = session.ready?.councils ?? [];
    shown = session.settings.council;
    fill($picker, councilPicker({ councils, chosen: shown, onChoose }));
  }

  /** What the files say about the council that is chosen, or is to be. */
  function drawAdvice() {
    const { council } = session.settings;
    const advice = councilAdvice(session.files.homes, council);
    fill(
      $advice,
      advice &&
        el(
          "div",
          { class: "govuk-inset-text" },
          paragraph(adviceText(session, advice, council)),
          el(
            "button",
            {
              type: "button",
              class: "govuk-button govuk-button--secondary app-notice-button",
              onclick() {
                onChoose(advice.code);
                drawPicker();
                document.getElementById("council")?.focus();
              },
            },
            `Choose ${session.councilName(advice.code)}`,
          ),
        ),
    );
  }

  return {
    $root: el(
      "div",
      { class: "govuk-form-group" },
      el("label", { class: "govuk-label govuk-label--m", for: "council" }, "Your council"),
      el("div", { class: "govuk-hint", id: "council-hint" }, "Type part of its name, its DfE number or its ONS code"),
      $error,
      $picker,
      $advice,
    ),
    drawAdvice,
    /**
     * Draw the list of councils once it is known, and again when another council was set elsewhere: with made-up data,
     * or with work that was opened. Returns whether it was drawn now.
     */
    draw() {
      if (!session.ready || shown === session.settings.council) {
        return false;
      }
      drawPicker();
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

/**
 * @param {Session} session
 * @param {{code: string, share: number, chosenShare: number}} advice
 * @param {string} chosen ONS code, or ""
 */
function adviceText(session, { code, share, chosenShare }, chosen) {
  const most = `${percent(share)} of the home postcodes in your files are in ${session.councilName(code)}`;
  return chosen === ""
    ? `${most}.`
    : `${most}, and ${percent(chosenShare)} in ${session.councilName(chosen)}. Check that you have chosen the right council.`;
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 100)}%`;
}
