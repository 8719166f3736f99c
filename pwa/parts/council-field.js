// The question which council the return is for.

import { councilAdvice } from "../core/council-advice.js";
import { el, fill, hidden, paragraph } from "../core/dom.js";
import { councilPicker } from "./council-picker.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  label: "Your council",
  hint: "Enter part of its name, its DfE number or its ONS code",
  choose: (/** @type {string} */ name) => `Choose ${name}`,
  error: "Error: ",
  missing: "Choose your council",
  most: (/** @type {number} */ share, /** @type {string} */ name) =>
    `${percent(share)} of the home postcodes in your files are in ${name}`,
  stated: (/** @type {string} */ name) => `Your file says that it is from ${name}.`,
  statedAgainst: (/** @type {string} */ name, /** @type {string} */ chosen) =>
    `Your file says that it is from ${name}, and you chose ${chosen}. Check that you have chosen the right council.`,
  advice: (/** @type {string} */ most) => `${most}.`,
  adviceAgainst: (/** @type {string} */ most, /** @type {number} */ share, /** @type {string} */ chosen) =>
    `${most}, and ${percent(share)} in ${chosen}. Check that you have chosen the right council.`,
};

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

  /** What the files say about the council that is chosen, or that should be. */
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
            TEXTS.choose(session.councilName(advice.code)),
          ),
        ),
    );
  }

  return {
    $root: el(
      "div",
      { class: "govuk-form-group" },
      el("label", { class: "govuk-label govuk-label--m", for: "council" }, TEXTS.label),
      el("div", { class: "govuk-hint", id: "council-hint" }, TEXTS.hint),
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
        isMissing && el("p", { class: "govuk-error-message", id: "council-error" }, hidden(TEXTS.error), TEXTS.missing),
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
  if (session.files.homes.stated) {
    const name = session.councilName(code);
    return chosen === "" ? TEXTS.stated(name) : TEXTS.statedAgainst(name, session.councilName(chosen));
  }
  const most = TEXTS.most(share, session.councilName(code));
  return chosen === "" ? TEXTS.advice(most) : TEXTS.adviceAgainst(most, chosenShare, session.councilName(chosen));
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 100)}%`;
}
