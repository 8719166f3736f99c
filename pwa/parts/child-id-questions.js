// Asks about children who seem to have another ID in the new files: none is treated as another unless the user says so.

import { el, fill, hidden, paragraph } from "../core/dom.js";

/**
 * @import {PossibleChild} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

/**
 * @param {Session} session
 * @param {(child: PossibleChild, isSame: boolean) => void} onAnswer
 */
export function childIdQuestions(session, onAnswer) {
  const $root = el("section", { class: "app-question", "aria-label": "Child IDs that changed" });
  return {
    $root,
    draw() {
      const { children } = session.carrying;
      $root.hidden = children.length === 0;
      fill(
        $root,
        el("h2", { class: "govuk-heading-m" }, "Has the ID of a child changed?"),
        paragraph("If you say that they are the same child, your edits and notes move to the new ID."),
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
  const about = `: ${child.old} and ${child.new}`;
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
      hidden(about),
    );
  return el(
    "div",
    {},
    paragraph(el("strong", {}, `${child.old} seems to be ${child.new} now. `), child.why),
    child.is_merged && paragraph(`${child.new} was in your earlier files too: two children may have become one.`),
    el("div", { class: "govuk-button-group" }, answer("Same child", true), answer("Another child", false)),
  );
}
