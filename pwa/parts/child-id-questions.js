// Asks about children who seem to have a different ID in the new files: the user says which IDs are of the same child.

import { el, fill, hidden, paragraph } from "../core/dom.js";

/**
 * @import {PossibleChild} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  label: "Child IDs that changed",
  title: "Has a child’s ID changed?",
  effect: "If they are the same child, we move your changes and notes to the new ID.",
  seems: (/** @type {PossibleChild} */ { old, new: now }) => `${old} seems to be ${now} now. `,
  merged: (/** @type {string} */ child) =>
    `${child} was also in your earlier files, so 2 children may have been merged into one.`,
  same: "Same child",
  different: "Different child",
  about: (/** @type {PossibleChild} */ { old, new: now }) => `: ${old} and ${now}`,
};

/**
 * @param {Session} session
 * @param {(child: PossibleChild, isSame: boolean) => void} onAnswer
 */
export function childIdQuestions(session, onAnswer) {
  const $root = el("section", { class: "app-question", "aria-label": TEXTS.label });
  return {
    $root,
    draw() {
      const { children } = session.carrying;
      $root.hidden = children.length === 0;
      fill(
        $root,
        el("h2", { class: "govuk-heading-m" }, TEXTS.title),
        paragraph(TEXTS.effect),
        ...children.map((child) => question(child, onAnswer)),
      );
    },
  };
}

/**
 * @param {PossibleChild} child
 * @param {(child: PossibleChild, isSame: boolean) => void} onAnswer
 */
function question(child, onAnswer) {
  /**
   * @param {string} text
   * @param {boolean} isSame
   */
  const answer = (text, isSame) =>
    el(
      "button",
      {
        type: "button",
        class: "govuk-button govuk-button--secondary",
        "data-focus": `${isSame} ${child.old}`,
        onclick: () => onAnswer(child, isSame),
      },
      text,
      hidden(TEXTS.about(child)),
    );
  return el(
    "div",
    {},
    paragraph(el("strong", {}, TEXTS.seems(child)), child.why),
    child.is_merged && paragraph(TEXTS.merged(child.new)),
    el("div", { class: "govuk-button-group" }, answer(TEXTS.same, true), answer(TEXTS.different, false)),
  );
}
