// Whether the return is ready to be handed over, in words, with a link for each thing that is left to do.

import { el, fill, link, paragraph } from "../core/dom.js";
import { returnState } from "../core/return-state.js";
import { asAtLine } from "./as-at.js";

/**
 * @import {LeftItem, ReturnState} from "../core/return-state.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Is the return ready?",
  none: "None",
  /** @type {Record<ReturnState["verdict"], string>} */
  verdicts: {
    open: "Not yet. There are things left to do.",
    "not checked": "Nearly. You have nothing left to do, but some rules were not checked.",
    ready: "Yes. You have nothing left to do, and all rules were checked.",
  },
};

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function returnReady(session, signal) {
  const $state = el("div", {});
  const draw = () => {
    if (session.results) {
      const { verdict, items } = returnState(session.results, session.marks);
      fill(
        $state,
        paragraph(el("strong", {}, TEXTS.verdicts[verdict])),
        el("dl", { class: "govuk-summary-list app-ready__list" }, ...items.map(listRow)),
      );
    }
  };
  for (const part of ["results", "problems", "marks"]) {
    session.addEventListener(part, draw, { signal });
  }
  draw();
  return el(
    "section",
    { "aria-label": TEXTS.title },
    el("h2", { class: "govuk-heading-m" }, TEXTS.title),
    asAtLine(session, signal),
    $state,
  );
}

/** @param {LeftItem} item */
function listRow({ name, text, href }) {
  return el(
    "div",
    { class: "govuk-summary-list__row" },
    el("dt", { class: "govuk-summary-list__key" }, name),
    el("dd", { class: "govuk-summary-list__value" }, text ? link(href, text) : TEXTS.none),
  );
}
