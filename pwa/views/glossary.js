// The glossary: what modules, columns and codes mean in a collection year.

import { announce } from "../core/announce.js";
import { definitionOf } from "../core/definition.js";
import { el, fill, link, paragraph } from "../core/dom.js";
import { foundIn } from "../core/glossary.js";
import { latest } from "../core/latest.js";
import { count, yearLabel } from "../core/text.js";
import { details } from "../parts/details.js";
import { labelled, option, select } from "../parts/form-fields.js";
import { body, cell, columnHead, nameCell, row, STACKED, table, titled } from "../parts/table.js";

/**
 * @import {GlossaryColumn, GlossaryModule} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {MakeView, View} from "../core/view.js"
 */

const TEXTS = {
  title: "Glossary",
  starting: "The checker is starting. The glossary is shown when it is ready.",
  about: "What each module of the return holds, and what its columns and codes mean.",
  year: "Collection year",
  search: "Search modules, columns and codes",
  heads: ["Column", "Meaning", "Values"],
  found: (/** @type {number} */ n) => `${count(n, "column")} found`,
  none: "No module, column or code has this text.",
  file: (/** @type {string} */ name) => `Usual file name: ${name}`,
  derived: "worked out by this service, not in your files",
  councils: "the number of each council",
  codes: (/** @type {number} */ n) => count(n, "code"),
  allHelp: "All help",
};
/** A list of codes up to this length is always open. */
const SHORT = 3;

/** @type {View} */
export const glossary = {
  path: "/glossary",
  title: TEXTS.title,
  needs: "nothing",
  make: glossaryView,
};

/** @type {MakeView} */
function glossaryView(session, _route, signal) {
  const $body = el("div", { "aria-busy": "true" }, paragraph(TEXTS.starting));
  const $root = el(
    "div",
    { class: "app-glossary" },
    el("h1", { class: "govuk-heading-l" }, TEXTS.title),
    paragraph(TEXTS.about),
    $body,
    paragraph(link("#/help", TEXTS.allHelp)),
  );
  let isShown = false;
  const draw = () => {
    if (session.definition && !isShown) {
      isShown = true;
      fill($body, ...searchable(session, $body, signal));
    }
  };
  session.addEventListener("worker", draw, { signal });
  draw();
  return { $root };
}

/**
 * @param {Session} session
 * @param {HTMLElement} $body busy until the first answer
 * @param {AbortSignal} signal
 */
function searchable(session, $body, signal) {
  const years = definitionOf(session).years;
  const wanted = latest(signal);
  /** @type {GlossaryModule[]} */
  let modules = [];
  const $found = el("div", {});
  const $count = el("p", { class: "govuk-body" });
  const $search = el("input", {
    class: "govuk-input app-input",
    id: "glossary-search",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => draw(true),
  });
  const $year = select(
    "glossary-year",
    [...years].reverse().map(({ year }) => option(String(year), yearLabel(year))),
    String(session.checkedAs.collection_year || years[years.length - 1].year),
    ask,
  );

  async function ask() {
    const isWanted = wanted();
    const reply = await session.ask({ type: "get_glossary", collection_year: Number($year.value) }, "glossary");
    if (reply && isWanted()) {
      modules = reply.modules;
      draw(false);
      $body.removeAttribute("aria-busy");
    }
  }

  /** @param {boolean} isSearch whether the user hears how much was found */
  function draw(isSearch) {
    const text = $search.value.trim();
    const found = foundIn(modules, text);
    const columns = found.reduce((sum, each) => sum + each.columns.length, 0);
    const said = columns > 0 ? TEXTS.found(columns) : TEXTS.none;
    fill($count, said);
    fill($found, ...found.map((each) => moduleSection(each, text !== "")));
    if (isSearch) {
      announce(said);
    }
  }

  ask();
  return [labelled(TEXTS.year, $year), labelled(TEXTS.search, $search), $count, $found];
}

/**
 * @param {GlossaryModule} module
 * @param {boolean} isOpen whether the codes are shown
 */
function moduleSection({ title, file_name, holds, columns }, isOpen) {
  return el(
    "section",
    {},
    el("h2", { class: "govuk-heading-m" }, title),
    holds && paragraph(holds),
    el("p", { class: "govuk-hint" }, TEXTS.file(file_name)),
    table({
      caption: title,
      look: `app-glossary__columns ${STACKED}`,
      heads: TEXTS.heads.map((head) => columnHead(head)),
      $body: body(columns.map((column) => row(...titled(TEXTS.heads, columnCells(column, isOpen))))),
    }),
  );
}

/**
 * @param {GlossaryColumn} column
 * @param {boolean} isOpen
 */
function columnCells({ name, label, holds, is_derived, codes, council_codes }, isOpen) {
  const $codes = codes.length > 0 && codeList(codes);
  const $values = $codes && codes.length > SHORT ? foldedCodes($codes, codes.length, isOpen) : $codes;
  return [
    nameCell(name),
    cell(is_derived ? `${label} (${TEXTS.derived})` : label),
    cell($values || (council_codes ? null : holds), council_codes && paragraph(TEXTS.councils)),
  ];
}

/**
 * @param {HTMLElement} $codes
 * @param {number} n
 * @param {boolean} isOpen
 */
function foldedCodes($codes, n, isOpen) {
  const $folded = details(TEXTS.codes(n), $codes, { look: "app-glossary__codes" });
  $folded.open = isOpen;
  return $folded;
}

/** @param {GlossaryColumn["codes"]} codes */
function codeList(codes) {
  const $list = el(
    "dl",
    { class: "app-glossary__list" },
    ...codes.flatMap(({ code, label }) => [el("dt", {}, code), el("dd", {}, label)]),
  );
  return el("div", {}, $list);
}
