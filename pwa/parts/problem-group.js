// A kind of problem in the files: what it is, why it matters, what to do, and where it is.

import { el, hidden, paragraph } from "../core/dom.js";
import { number } from "../core/text.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {ProblemGroup} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

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
  return el(
    "section",
    { class: `app-problem-group app-problem-group--${severity}`, "aria-labelledby": `problem-${kind}` },
    el(
      "h2",
      { class: "govuk-heading-s app-problem-group__title", id: `problem-${kind}` },
      severity === "warning" && [el("strong", { class: "govuk-tag govuk-tag--yellow" }, "Warning"), " "],
      title,
      el("span", { class: "app-problem-group__count" }, ` (${number(group.count)})`),
    ),
    paragraph(why),
    paragraph(el("strong", {}, "What to do: "), remedyOf(group)),
    paragraph(`In ${whereOf(session, group)}.`),
    button(
      { "aria-expanded": String(Boolean($list)), "data-focus": `open-${kind}`, onclick: onOpen },
      `${$list ? "Hide" : "Show"} ${group.count === 1 ? "it" : "them"}`,
      title,
    ),
    proposals > 0 &&
      button(
        { "data-focus": `accept-${kind}`, onclick: onAcceptAll },
        proposals === 1 ? "Accept the proposed reading" : `Accept all ${number(proposals)} proposed readings`,
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
    hidden(`: ${title}`),
  );
}

/**
 * What to do, with what was found out already.
 * @param {ProblemGroup} group
 */
function remedyOf({ remedy, proposals }) {
  return [remedy, proposals > 0 && ` What was probably meant is shown for ${number(proposals)}.`]
    .filter(Boolean)
    .join("");
}

/**
 * @param {Session} session
 * @param {ProblemGroup} group
 */
function whereOf(session, { tables }) {
  return tables.map(({ table, file, count }) => `${session.tableTitle(table)} (${file}): ${number(count)}`).join("; ");
}
