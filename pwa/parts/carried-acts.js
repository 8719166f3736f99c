// A table of acts that were carried over or held back: the old value, the user’s value and the value in the new files.

import { leftOf } from "../core/carrying.js";
import { el, hidden, link } from "../core/dom.js";
import { address } from "../core/router.js";
import { capital, count, listOf } from "../core/text.js";
import { body, cell, columnHead, row, STACKED, table, titled } from "./table.js";
import { writtenValue } from "./written-value.js";

/**
 * @import {KeptAct, Taken} from "../core/carrying.js"
 * @import {Child} from "../core/dom.js"
 * @import {CarriedEdit} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

/**
 * What the user can do with acts.
 * @typedef {object} ActDeeds
 * @property {(acts: KeptAct[], which: Taken) => void} take use the user’s values, or the old ones
 * @property {(acts: KeptAct[]) => void} leave undo that
 * @property {(acts: KeptAct[]) => void} dismiss
 */

/**
 * What the buttons of an act say.
 * @typedef {{taking: string, dismissing: string}} ActWords
 */

const TEXTS = {
  columns: ["Child ID", "Column", "Old value", "Your value", "New value", "Error"],
  /** A row, in place of a column. */
  row: { "row added": "Row added", "row deleted": "Row deleted" },
  alsoChanged: (/** @type {string[]} */ columns) => `Also changed in this row: ${listOf(columns)}.`,
  blankChild: "Blank",
  noRow: "No row",
  deleted: "Deleted",
  other: (/** @type {string} */ label, /** @type {string} */ mine, /** @type {string} */ now) =>
    `${label}: ${mine || "blank"}, not ${now || "blank"}`,
  ofChild: (/** @type {string} */ child) => ` for child ${child}`,
  together: (/** @type {number} */ edits) => `${count(edits, "change")} made together.`,
  done: (/** @type {number} */ done, /** @type {number} */ edits) =>
    `${done} of ${count(edits, "change")} done at source.`,
  causes: (/** @type {string[]} */ codes) => `Causes error ${listOf(codes)}.`,
  wouldCause: (/** @type {string[]} */ codes) => `Would cause error ${listOf(codes)}.`,
  inData: "In your data.",
  oldInData: "The old value is in your data.",
  notInData: "Not in your data.",
  takeBack: "Undo",
  useOld: "Use the old value",
};

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {string} options.caption
 * @param {KeptAct[]} options.acts
 * @param {ActWords} options.words
 * @param {ActDeeds} options.deeds
 */
export function carriedActs({ session, caption, acts, words, deeds }) {
  return table({
    caption,
    look: `app-carried ${STACKED}`,
    heads: [...TEXTS.columns.map((title) => columnHead(title)), el("td", { class: "govuk-table__header" })],
    $body: body(acts.flatMap((act) => lines(session, act, words, deeds))),
  });
}

/**
 * A line for each edit of an act.
 * @param {Session} session
 * @param {KeptAct} act
 * @param {ActWords} words
 * @param {ActDeeds} deeds
 */
function lines(session, act, words, deeds) {
  return act.edits.map((edit, i) =>
    row(...titled(TEXTS.columns, cells(session, edit)), i === 0 && deedCell(session, act, words, deeds)),
  );
}

/**
 * @param {Session} session
 * @param {CarriedEdit} carried
 */
function cells(session, carried) {
  const { edit, label, now, why, also_changed } = carried;
  const position = session.results?.positions.get(edit.child.trim().toUpperCase());
  const what = edit.kind === "cell" ? label : TEXTS.row[edit.kind];
  const hint = [why, also_changed.length > 0 && edit.kind === "cell" && TEXTS.alsoChanged([...also_changed])];
  return [
    cell(
      position === undefined
        ? edit.child || TEXTS.blankChild
        : link(address("/children", { child: position + 1 }), edit.child),
    ),
    cell(what, small(whichRow(session, carried)), ...hint.map((text) => text && small(text))),
    ...(edit.kind === "cell"
      ? [edit.loaded, edit.present, carried.row === null ? null : now].map((text) =>
          cell(text === null ? "–" : writtenValue(text)),
        )
      : [cell(edit.loaded || TEXTS.noRow), cell(...mine(carried)), cell(now || TEXTS.noRow)]),
    cell(edit.codes.join(", ") || "–"),
  ];
}

/**
 * Which row was edited: all of it where the user has to decide, else what people find it by.
 * @param {Session} session
 * @param {CarriedEdit} carried
 */
function whichRow(session, { edit, outcome, row_as_loaded }) {
  const isClear = outcome === "applied" || outcome === "done";
  const row = edit.row_name || (isClear ? row_as_loaded.split(", ")[0] : row_as_loaded);
  return `${capital(session.tableTitle(edit.table))}${row ? `: ${row}` : ""}`;
}

/**
 * The user’s side of a row that was added or deleted.
 * @param {CarriedEdit} carried
 * @returns {Child[]}
 */
function mine({ edit, other_cells }) {
  if (edit.kind === "row deleted") {
    return [TEXTS.deleted];
  }
  return [edit.present || "–", ...other_cells.map((other) => small(TEXTS.other(other.label, other.mine, other.now)))];
}

/** @param {string} text */
function small(text) {
  return el("span", { class: "app-carried__more" }, text);
}

/**
 * What the user can do with an act; one cell for all its edits.
 * @param {Session} session
 * @param {KeptAct} act
 * @param {ActWords} words
 * @param {ActDeeds} deeds
 */
function deedCell(session, act, words, deeds) {
  const [{ edit }] = act.edits;
  const about = TEXTS.ofChild(edit.child);
  const done = act.edits.length - leftOf(act).length;
  return el(
    "td",
    { class: "govuk-table__cell app-carried__deeds", rowspan: act.edits.length },
    act.edits.length > 1 && small(TEXTS.together(act.edits.length)),
    done > 0 && act.outcome !== "done" && small(TEXTS.done(done, act.edits.length)),
    act.causes.length > 0 && small(consequence(session, act)),
    ...buttons(session, act, words, deeds, about),
  );
}

/**
 * @param {Session} session
 * @param {KeptAct} act that causes errors
 */
function consequence({ carrying }, act) {
  return (carrying.taken(act) ? TEXTS.causes : TEXTS.wouldCause)([...act.causes]);
}

/**
 * @param {Session} session
 * @param {KeptAct} act
 * @param {ActWords} words
 * @param {ActDeeds} deeds
 * @param {string} about
 */
function buttons({ carrying }, act, words, deeds, about) {
  if (act.outcome === "done") {
    return [];
  }
  const taken = carrying.taken(act);
  if (taken) {
    return [
      small(taken === "old" ? TEXTS.oldInData : TEXTS.inData),
      button(deedKey("leave", act), TEXTS.takeBack, about, () => deeds.leave([act])),
    ];
  }
  return [
    small(TEXTS.notInData),
    act.operations.length > 0 && button(deedKey("take", act), words.taking, about, () => deeds.take([act], "mine")),
    act.restoring.length > 0 && button(deedKey("old", act), TEXTS.useOld, about, () => deeds.take([act], "old")),
    button(deedKey("dismiss", act), words.dismissing, about, () => deeds.dismiss([act])),
  ];
}

/**
 * @param {string} deed
 * @param {KeptAct} act
 */
function deedKey(deed, { id }) {
  return `${deed} ${id}`;
}

/**
 * @param {string} key by which it gets the focus back when it is drawn again
 * @param {string} text
 * @param {string} about
 * @param {() => void} onclick
 */
function button(key, text, about, onclick) {
  return el("button", { type: "button", class: "app-link-button", "data-focus": key, onclick }, text, hidden(about));
}
