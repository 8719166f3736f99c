// What is new: what changed in the return between two collection years, and in the rules with an update of the app.

import { announce } from "../core/announce.js";
import { definitionOf } from "../core/definition.js";
import { bullets, el, fill, paragraph } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { ruleHistory } from "../core/rule-history.js";
import { count, yearLabel } from "../core/text.js";
import { labelled } from "../parts/form-fields.js";
import { publishedRulesText } from "../parts/published-rules.js";
import { updateText } from "../parts/rules-notice.js";
import { body, cell, columnHead, nameCell, row, STACKED, table, titled } from "../parts/table.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {ChangedRule, RuleVersion, YearChanges} from "../core/protocol.d.ts"
 * @import {Route} from "../core/router.js"
 * @import {RuleUpdate} from "../core/rule-history.js"
 * @import {Session} from "../core/session.js"
 * @import {MakeView, View} from "../core/view.js"
 */

const TEXTS = {
  title: "What is new",
  heads: ["Rule", "What is wrong"],
  noteHead: "What changed",
  starting: "The checker is starting. We will show what changed when it is ready.",
  thisVersion: "This version",
  noUpdate: "No update has changed the rules on this device yet.",
  latest: "The latest update that changed rules: ",
  added: "New",
  changed: "Changed",
  gone: "No longer in this service",
  newIn: "What is new in",
  comparedWith: "Compared with",
  compared: (/** @type {number} */ later, /** @type {number} */ earlier) =>
    `${yearLabel(later)} is compared with ${yearLabel(earlier)}`,
  byYear: "From year to year",
  columns: "Modules and columns",
  codes: "Codes",
  countNew: (/** @type {number} */ n) => count(n, "new rule"),
  newRules: "New rules",
  countChanged: (/** @type {number} */ n) => count(n, "changed rule"),
  changedRules: "Changed rules",
  countEnded: (/** @type {number} */ n) => `${count(n, "rule")} that ended`,
  endedRules: "Rules that ended",
  nothing: (/** @type {number} */ earlier, /** @type {number} */ later) =>
    `We do not know of any changes from ${yearLabel(earlier)} to ${yearLabel(later)}.`,
  newModule: (/** @type {string} */ module, /** @type {string[]} */ columns) =>
    `${module} is new. Its columns: ${columns.join(", ")}`,
  newColumns: (/** @type {string} */ module, /** @type {string[]} */ columns) =>
    `${module} has new columns: ${columns.join(", ")}`,
  goneColumns: (/** @type {string} */ module, /** @type {string[]} */ columns) =>
    `${module} no longer has: ${columns.join(", ")}`,
  newCode: (/** @type {string} */ code) => `New: ${code}`,
  goneCode: (/** @type {string} */ code) => `No longer valid: ${code}`,
  before: (/** @type {string} */ message) => ` Before: “${message}”`,
};

export const WHAT_IS_NEW_ADDRESS = "#/what-is-new";

/** @type {View} */
export const whatIsNew = {
  path: "/what-is-new",
  title: TEXTS.title,
  needs: "nothing",
  wide: true,
  make: whatIsNewView,
};

/** @type {MakeView} */
function whatIsNewView(session, route, signal) {
  const $root = el("div", { class: "app-what-is-new" }, el("h1", { class: "govuk-heading-l" }, TEXTS.title));
  const $starting = paragraph(TEXTS.starting);
  $root.append($starting);

  function draw() {
    if (session.definition && $starting.parentNode) {
      $starting.replaceWith(updateSection(), yearsSection(session, route, signal));
      ruleHistory.seen();
    }
  }

  session.addEventListener("worker", draw, { signal });
  draw();
  return { $root };
}

/** What changed in the rules with the latest update of the app on this device. */
function updateSection() {
  const { update } = ruleHistory;
  return el(
    "section",
    { "aria-label": TEXTS.thisVersion },
    el("h2", { class: "govuk-heading-m" }, TEXTS.thisVersion),
    ...(update ? updateTexts(update) : [paragraph(TEXTS.noUpdate)]),
  );
}

/** @param {RuleUpdate} update */
function updateTexts(update) {
  const { added, changed, gone } = update;
  return [
    paragraph(TEXTS.latest, el("strong", {}, updateText(update))),
    ...rulesOf(TEXTS.added, added),
    ...rulesOf(TEXTS.changed, changed),
    ...rulesOf(TEXTS.gone, gone),
  ];
}

/**
 * @param {string} title
 * @param {RuleVersion[]} rules
 */
function rulesOf(title, rules) {
  return rules.length === 0
    ? []
    : [el("h3", { class: "govuk-heading-s" }, title), bullets(rules.map(({ code, title }) => `${code}: ${title}`))];
}

/**
 * @param {Session} session
 * @param {Route} route
 * @param {AbortSignal} signal
 */
function yearsSection(session, { parameters }, signal) {
  const definition = definitionOf(session);
  const years = definition.years.map(({ year }) => year);
  const checked = session.results?.checked.collection_year ?? years[years.length - 1];
  const $later = yearSelect("new-in", TEXTS.newIn, years.slice(1), Number(parameters.get("in")) || checked);
  const $earlier = yearSelect(
    "compared-with",
    TEXTS.comparedWith,
    years.slice(0, -1),
    Number($later.$select.value) - 1,
  );
  const $published = el("div", {});
  const $found = el("div", {});
  const ask = latest(signal);

  async function draw() {
    const later = Number($later.$select.value);
    for (const $option of $earlier.$select.options) {
      $option.disabled = Number($option.value) >= later;
    }
    if (Number($earlier.$select.value) >= later) {
      $earlier.$select.value = String(later - 1);
    }
    const earlier = Number($earlier.$select.value);
    const wanted = ask();
    const reply = await session.ask({ type: "get_year_changes", earlier, later }, "year_changes");
    if (reply && wanted()) {
      fill($published, publishedRulesText(definition, later));
      fill($found, ...changesText(reply.changes, earlier, later));
      announce(TEXTS.compared(later, earlier));
    }
  }

  $later.$select.addEventListener("change", draw);
  $earlier.$select.addEventListener("change", draw);
  draw();
  return el(
    "section",
    { "aria-label": TEXTS.byYear },
    el("h2", { class: "govuk-heading-m" }, TEXTS.byYear),
    el("div", { class: "app-what-is-new__years" }, $later.$root, $earlier.$root),
    $published,
    $found,
  );
}

/**
 * @param {string} id
 * @param {string} label
 * @param {number[]} years
 * @param {number} chosen one of them, or the nearest to it is chosen
 */
function yearSelect(id, label, years, chosen) {
  const $select = el(
    "select",
    { class: "govuk-select", id },
    ...[...years].reverse().map((year) => el("option", { value: year }, yearLabel(year))),
  );
  $select.value = String(Math.min(Math.max(chosen, years[0]), years[years.length - 1]));
  return { $root: labelled(label, $select), $select };
}

/**
 * @param {YearChanges} changes
 * @param {number} earlier
 * @param {number} later
 */
function changesText({ new_rules, changed_rules, gone_rules, codes, columns }, earlier, later) {
  const parts = [
    columns.length > 0 && part(TEXTS.columns, bullets(columns.flatMap(columnTexts))),
    codes.length > 0 && part(TEXTS.codes, ...codes.flatMap(codeTexts)),
    new_rules.length > 0 && part(TEXTS.countNew(new_rules.length), rulesTable(TEXTS.newRules, new_rules)),
    changed_rules.length > 0 &&
      part(TEXTS.countChanged(changed_rules.length), rulesTable(TEXTS.changedRules, changed_rules)),
    gone_rules.length > 0 && part(TEXTS.countEnded(gone_rules.length), rulesTable(TEXTS.endedRules, gone_rules)),
  ].filter((each) => each !== false);
  return parts.length > 0 ? parts : [paragraph(TEXTS.nothing(earlier, later))];
}

/**
 * @param {string} title
 * @param {...Child} children
 */
function part(title, ...children) {
  return el("div", {}, el("h3", { class: "govuk-heading-s" }, title), ...children);
}

/** @param {YearChanges["columns"][number]} columns */
function columnTexts({ module, is_new, new: added, gone }) {
  return [
    is_new && TEXTS.newModule(module, added),
    !is_new && added.length > 0 && TEXTS.newColumns(module, added),
    gone.length > 0 && TEXTS.goneColumns(module, gone),
  ].filter((text) => text !== false);
}

/** @param {YearChanges["codes"][number]} codes */
function codeTexts({ column, label, new: added, gone }) {
  return [
    paragraph(el("strong", {}, `${label} (${column})`)),
    bullets([...added.map(TEXTS.newCode), ...gone.map(TEXTS.goneCode)]),
  ];
}

/**
 * @param {string} caption
 * @param {ChangedRule[]} rules
 */
function rulesTable(caption, rules) {
  const heads = rules.some(({ note }) => note) ? [...TEXTS.heads, TEXTS.noteHead] : TEXTS.heads;
  return table({
    caption,
    look: STACKED,
    heads: heads.map((title) => columnHead(title)),
    $body: body(rules.map((rule) => row(...titled(heads, ruleCells(rule).slice(0, heads.length))))),
  });
}

/** @param {ChangedRule} rule */
function ruleCells({ code, title, message, earlier_message, note }) {
  const before = earlier_message && TEXTS.before(earlier_message);
  return [
    nameCell(code),
    cell(title, el("p", { class: "app-what-is-new__message" }, `“${message}”`, before)),
    cell(note || "–"),
  ];
}
