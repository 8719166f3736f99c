// One key figure: its lines in all columns, what is worth a look, what it means, and the children behind it.

import { el, fill, fillGradually, hidden, link, linkButton, paragraph } from "../core/dom.js";
import { ALL } from "../core/results.js";
import { address } from "../core/router.js";
import { agreeing, count, number } from "../core/text.js";
import { barTrack } from "./bar-chart.js";
import { filterIn } from "./children-address.js";
import { details } from "./details.js";
import { body, cell, columnHead, NUMERIC_HEADER, nameCell, numericCell, row, STACKED, table, titled } from "./table.js";

/**
 * @import {ChildBehind, ComparedFigure, ComparedLine, FigureColumn} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  look: "Look at this",
  columns: {
    line: "What is counted",
    difference: "Difference",
    look: "Worth a look",
    children: "Children behind it",
  },
  children: (/** @type {number} */ n) => count(n, "child", "children"),
  ofWhom: (/** @type {number} */ n) =>
    `, of whom ${number(n)} ${agreeing(n, "has", "have")} an error that can change this figure`,
  listed: (/** @type {string} */ line, /** @type {number} */ n) => `${line}: ${count(n, "child", "children")}`,
  close: "Close the list",
  withErrors: (/** @type {number} */ n, /** @type {number} */ all) =>
    `${number(n)} of ${count(all, "child", "children")} behind this figure ${agreeing(n, "has", "have")} an error that can change it`,
  errors: "Errors: ",
  about: "What this figure is",
  definition: "Definition",
  published: "Similar published figures",
  lookWhen: "Look at it when",
};

/**
 * @param {Session} session
 * @param {ComparedFigure} figure
 * @param {FigureColumn[]} columns
 */
export function keyFigure(session, figure, columns) {
  const { number: at, title, changed, lines, deserves_a_look } = figure;
  const name = `${at}. ${title}`;
  const $behind = el("div", { class: "app-key-figure__behind", hidden: true });
  return el(
    "section",
    {
      class: `app-key-figure${deserves_a_look ? " app-key-figures__look" : ""}`,
      "aria-label": name,
      id: `key-figure-${at}`,
    },
    el("h3", { class: "govuk-heading-s app-key-figure__title" }, name),
    changed && el("p", { class: "govuk-body" }, lookTag(), ` ${changed}`),
    ...whyNot(figure, columns),
    lines.length > 0 && linesTable(session, figure, columns, name, $behind),
    $behind,
    errorsNote(figure),
    about(figure),
  );
}

function lookTag() {
  return el("strong", { class: "govuk-tag govuk-tag--yellow app-key-figure__tag" }, TEXTS.look);
}

/**
 * @param {ComparedFigure} figure
 * @param {FigureColumn[]} columns
 */
function whyNot({ why_not }, columns) {
  return columns.flatMap(({ label }, i) => (why_not[i] ? [paragraph(`${label}: ${why_not[i]}`)] : []));
}

/**
 * @param {Session} session
 * @param {ComparedFigure} figure
 * @param {FigureColumn[]} columns
 * @param {string} name
 * @param {HTMLElement} $behind where the children are listed
 */
function linesTable(session, figure, columns, name, $behind) {
  const compares = columns.length > 1;
  const titles = [
    ...columns.map(({ label }) => label),
    ...(compares ? [TEXTS.columns.difference] : []),
    TEXTS.columns.look,
    TEXTS.columns.children,
  ];
  const numbers = columns.length + (compares ? 1 : 0);
  const heads = [
    columnHead(hidden(TEXTS.columns.line)),
    ...titles.map((title, i) => columnHead(title, i < numbers ? NUMERIC_HEADER : "")),
  ];
  const $body = body(
    figure.lines.map((line, at) =>
      row(
        nameCell(line.label, bars(line)),
        ...titled(titles, [
          ...line.cells.map((each) => numericCell(each?.text ?? "–")),
          ...(compares ? [numericCell(line.difference_text)] : []),
          cell(...(line.look ? [lookTag(), ` ${line.look}`] : [])),
          cell(...childrenOf(session, figure, line, at, $behind)),
        ]),
      ),
    ),
  );
  return table({ caption: name, look: `app-key-figure__table ${STACKED}`, heads, $body });
}

/**
 * Bars of this year’s and last year’s share, for groups.
 * @param {ComparedLine} line
 */
function bars({ in_groups, cells }) {
  const [now, before] = cells;
  return in_groups && now ? barTrack(now.share ?? 0, before?.share ?? null) : null;
}

/**
 * @param {Session} session
 * @param {ComparedFigure} figure
 * @param {ComparedLine} line
 * @param {number} at its place
 * @param {HTMLElement} $behind
 */
function childrenOf(session, { number: figure }, line, at, $behind) {
  if (line.children === 0) {
    return [];
  }
  const $open = linkButton(open, TEXTS.children(line.children), hidden(`: ${line.label}`));
  async function open() {
    const reply = await session.ask({ type: "get_children_behind", figure, line: at }, "children_behind");
    if (reply) {
      showChildren(session, line, reply.children, $behind, () => $open.focus());
    }
  }
  return [$open, line.with_errors > 0 && TEXTS.ofWhom(line.with_errors)];
}

/**
 * @param {Session} session
 * @param {ComparedLine} line
 * @param {ChildBehind[]} children
 * @param {HTMLElement} $behind
 * @param {() => void} onClose
 */
function showChildren(session, { label }, children, $behind, onClose) {
  const title = TEXTS.listed(label, children.length);
  const $list = el("ul", { class: "govuk-list app-key-figure__children" });
  const $title = el("h4", { class: "govuk-heading-s", tabindex: "-1" }, title);
  const close = () => {
    $behind.hidden = true;
    fill($behind);
    onClose();
  };
  fill(
    $behind,
    $title,
    el("div", { class: "app-scroll", tabindex: "0", role: "region", "aria-label": title }, $list),
    linkButton(close, TEXTS.close),
  );
  $behind.hidden = false;
  fillGradually($list, children, (each) => childItem(session, each));
  $title.focus();
}

/**
 * @param {Session} session
 * @param {ChildBehind} child
 */
function childItem(session, { child, codes }) {
  const position = session.results?.positions.get(child);
  const $child =
    position === undefined ? child : link(address("/children", { error: filterIn(ALL), child: position + 1 }), child);
  return el("li", {}, $child, codes.length > 0 && ` (${codes.join(", ")})`);
}

/** @param {ComparedFigure} figure */
function errorsNote({ children, with_errors, codes }) {
  if (with_errors === 0) {
    return null;
  }
  const links = codes.flatMap((code, i) => [i > 0 && ", ", link(address("/children", { error: code }), code)]);
  return details(TEXTS.withErrors(with_errors, children), el("div", {}, TEXTS.errors, ...links), {
    look: "app-key-figure__details",
  });
}

/** @param {ComparedFigure} figure */
function about({ definition, mirrors, look_when, title }) {
  /**
   * @param {string} term
   * @param {string} text
   */
  const entry = (term, text) => [el("dt", {}, term), el("dd", {}, text)];
  return details(
    [TEXTS.about, hidden(`: ${title}`)],
    el(
      "div",
      {},
      el(
        "dl",
        { class: "app-key-figure__about" },
        ...entry(TEXTS.definition, definition),
        ...entry(TEXTS.published, mirrors),
        ...entry(TEXTS.lookWhen, look_when),
      ),
    ),
    { look: "app-key-figure__details" },
  );
}
