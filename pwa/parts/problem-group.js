// A kind of problem in the files: what it is, why it matters, what to do, and where it is.

import { el, hidden, paragraph } from "../core/dom.js";
import { number } from "../core/text.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {ProblemGroup} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  warning: "Warning",
  count: (/** @type {number} */ n) => ` (${number(n)})`,
  remedy: "What to do: ",
  suggestions: (/** @type {number} */ n, /** @type {number} */ all) =>
    ` We have a suggestion for ${number(n)} of ${number(all)}.`,
  where: (/** @type {string} */ places) => `In ${places}.`,
  place: (/** @type {string} */ title, /** @type {string} */ file, /** @type {number} */ n) =>
    `${title} (${file}): ${number(n)}`,
  showOne: "Show it",
  showAll: "Show them",
  hideOne: "Hide it",
  hideAll: "Hide them",
  useOne: "Use the suggested value",
  useAll: (/** @type {number} */ n) => `Use all ${number(n)} suggested values`,
  ofGroup: (/** @type {string} */ title) => `: ${title}`,
};

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {ProblemGroup} options.group
 * @param {Child} options.$list the problems, while they are shown
 * @param {() => void} options.onOpen show or hide the problems
 * @param {() => void} options.onAcceptAll
 */
export function problemGroup({ session, group, $list, onOpen, onAcceptAll }) {
  const { kind, title, why, severity, proposals } = group;
  const [show, hide] = group.count === 1 ? [TEXTS.showOne, TEXTS.hideOne] : [TEXTS.showAll, TEXTS.hideAll];
  return el(
    "section",
    { class: `app-problem-group app-problem-group--${severity}`, "aria-labelledby": `problem-${kind}` },
    el(
      "h2",
      { class: "govuk-heading-s app-problem-group__title", id: `problem-${kind}` },
      severity === "warning" && [el("strong", { class: "govuk-tag govuk-tag--yellow" }, TEXTS.warning), " "],
      title,
      el("span", { class: "app-problem-group__count" }, TEXTS.count(group.count)),
    ),
    paragraph(why),
    paragraph(el("strong", {}, TEXTS.remedy), remedyOf(group)),
    paragraph(TEXTS.where(whereOf(session, group))),
    button(
      { "aria-expanded": String(Boolean($list)), "data-focus": `open-${kind}`, onclick: onOpen },
      $list ? hide : show,
      title,
    ),
    proposals > 0 &&
      button(
        { "data-focus": `accept-${kind}`, onclick: onAcceptAll },
        proposals === 1 ? TEXTS.useOne : TEXTS.useAll(proposals),
        title,
      ),
    $list,
  );
}

/**
 * @param {Parameters<typeof el>[1]} attributes
 * @param {string} text
 * @param {string} title of the group
 */
function button(attributes, text, title) {
  return el(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary app-problem-group__button", ...attributes },
    text,
    hidden(TEXTS.ofGroup(title)),
  );
}

/**
 * What to do, and for how many of the problems there is a suggestion.
 * @param {ProblemGroup} group
 */
function remedyOf({ remedy, proposals, count }) {
  return [remedy, proposals > 0 && TEXTS.suggestions(proposals, count)];
}

/**
 * @param {Session} session
 * @param {ProblemGroup} group
 */
function whereOf(session, { tables }) {
  return tables.map(({ table, file, count }) => TEXTS.place(session.tableTitle(table), file, count)).join("; ");
}
