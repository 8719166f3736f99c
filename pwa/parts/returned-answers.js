// Filled-in files that are returned: their answers are matched to the cells and shown, and become one step.

import { announce } from "../core/announce.js";
import { bullets, el, fill, paragraph } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { noteComments } from "../core/returned-comments.js";
import { agreeing, count, listOf } from "../core/text.js";
import { details } from "./details.js";
import { outcomeBanner } from "./fix-outcomes.js";
import { outcomeBar } from "./outcome-bar.js";
import { preparedPreview } from "./prepared-preview.js";
import { body, cell, columnHead, nameCell, row, STACKED, scrollArea, table, titled } from "./table.js";
import { tableDrop } from "./table-drop.js";

/**
 * @import {AnswersPrepared, NotTaken, ReturnedAnswer} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {TableFile} from "./table-drop.js"
 */

const TEXTS = {
  title: "Add the answers you get back",
  about:
    "Add the filled-in files as they are. You will see what would change before anything changes. You can also copy child IDs and values from any sheet, then paste them when you fix an error in many rows.",
  label: "Filled-in files",
  hint: "Excel (.xlsx) or CSV, as many as you like. It does not matter if rows and columns were sorted, moved or deleted.",
  looking: "Matching the answers",
  nothing: "There are no answers or comments in these files",
  source: "Returned answer",
  blank: "(blank)",
  columns: ["Child", "Where", "Item", "Now", "Answer", "Note"],
  files: (/** @type {number} */ n) => count(n, "file"),
  same: (/** @type {number} */ n) =>
    `${count(n, "answer")} in these files already ${agreeing(n, "matches", "match")} your data.`,
  table: "Answers, table",
  caption: "Answers",
  comments: (/** @type {number} */ n) =>
    `${count(n, "comment")}, which we will add as ${agreeing(n, "a note", "notes")} on the errors`,
  comment: (/** @type {string} */ child, /** @type {string[]} */ codes, /** @type {string} */ text) =>
    `${child}, ${listOf(codes)}: ${text}`,
  noted: (/** @type {number} */ n) => `${count(n, "comment")} noted.`,
  changed: (/** @type {number} */ n) => `${count(n, "value")} changed.`,
  toUse: (/** @type {number} */ n) => `${count(n, "answer")} to use`,
  toNote: (/** @type {number} */ n) => `${count(n, "comment")} to note`,
  leftOut: (/** @type {NotTaken} */ { file, line, child, reason }) =>
    line === 0 ? reason : `${file}, row ${line}${child ? `, child ${child}` : ""}: ${reason}`,
  still: (/** @type {string[]} */ codes) => `The child would still have error ${listOf(codes)}`,
};

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function returnedAnswers(session, signal) {
  const ask = latest(signal);
  const $preview = el("div", {});
  const outcome = outcomeBar({ session, signal, look: (text, undo) => outcomeBanner(text, undo, "") });
  const zone = tableDrop({
    session,
    signal,
    id: "returned-answers",
    label: TEXTS.label,
    hint: TEXTS.hint,
    onFiles: prepare,
  });

  /** @param {TableFile[]} files */
  async function prepare(files) {
    const wanted = ask();
    zone.setStatus(TEXTS.files(files.length));
    outcome.clear();
    fill($preview, paragraph(TEXTS.looking));
    announce(TEXTS.looking);
    const answer = await session.askWithFiles(
      { type: "prepare_answers", names: files.map(({ name }) => name) },
      "answers_prepared",
      files.map(({ bytes }) => bytes),
    );
    if (wanted()) {
      fill($preview, answer && contents(answer.reply));
      /** @type {HTMLElement | null} */ ($preview.querySelector("h2"))?.focus();
    }
  }

  function close() {
    fill($preview);
    zone.focus();
  }

  /** @param {AnswersPrepared} prepared */
  function contents(prepared) {
    const { operations, answers, comments, there_already, left_out } = prepared;
    const changes = answers.length + comments.length > 0;
    return [
      preparedPreview({
        isMain: false,
        title: whatWouldBeUsed(prepared),
        delta: answers.length > 0 ? operations.delta : null,
        leftOut: left_out.map(TEXTS.leftOut),
        onMake: changes ? () => make(prepared) : null,
        onCancel: close,
      }),
      there_already > 0 && paragraph(TEXTS.same(there_already)),
      answers.length > 0 && scrollArea(TEXTS.table, answersTable(answers)),
      comments.length > 0 &&
        details(
          TEXTS.comments(comments.length),
          el("div", {}, bullets(comments.map(({ child, codes, text }) => TEXTS.comment(child, codes, text)))),
        ),
    ];
  }

  /** @param {AnswersPrepared} prepared */
  async function make({ operations, comments }) {
    fill($preview);
    noteComments(session.marks, comments);
    const noted = comments.length > 0 ? TEXTS.noted(comments.length) : "";
    if (operations.cells > 0) {
      const done = `${TEXTS.changed(operations.cells)} ${noted}`.trim();
      await outcome.make(operations.operations, "bulk", done, TEXTS.source);
    } else {
      const $noted = el("p", { class: "govuk-inset-text", tabindex: "-1" }, noted);
      fill($preview, $noted);
      $noted.focus();
    }
  }

  return {
    $root: el(
      "div",
      { class: "app-asking" },
      el("h4", { class: "govuk-heading-s" }, TEXTS.title),
      paragraph(TEXTS.about),
      el("div", { class: "app-drop" }, zone.$root),
      outcome.$root,
      $preview,
    ),
    connect: zone.connect,
  };
}

/** @param {AnswersPrepared} prepared */
function whatWouldBeUsed({ answers, comments }) {
  const parts = [
    answers.length > 0 && TEXTS.toUse(answers.length),
    comments.length > 0 && TEXTS.toNote(comments.length),
  ].filter((text) => text !== false);
  return parts.length > 0 ? listOf(parts) : TEXTS.nothing;
}

/** @param {ReturnedAnswer[]} answers */
function answersTable(answers) {
  return table({
    caption: TEXTS.caption,
    look: STACKED,
    heads: TEXTS.columns.map((title) => columnHead(title)),
    $body: body(
      answers.map(({ child, where, label, before, after, still }) =>
        row(
          ...titled(TEXTS.columns, [
            nameCell(child),
            cell(where),
            cell(label),
            cell(before || TEXTS.blank),
            cell(after || TEXTS.blank),
            cell(still.length > 0 && TEXTS.still(still)),
          ]),
        ),
      ),
    ),
  });
}
