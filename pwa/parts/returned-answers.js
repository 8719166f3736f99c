// Filled-in files that come back: their answers are matched to the cells and shown, and made one step.

import { announce } from "../core/announce.js";
import { bullets, el, fill, paragraph } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { noteComments } from "../core/returned-comments.js";
import { count, listOf } from "../core/text.js";
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
  title: "Add the answers that come back",
  about:
    "Add the filled-in files as they are. You see what would change before anything does. You can also copy child IDs and values from any sheet and paste them where you fix one error in many rows.",
  label: "Filled-in files",
  hint: "Excel (.xlsx) or CSV, as many as you like. Rows and columns may be sorted, moved or deleted.",
  looking: "Matching the answers",
  nothing: "There are no answers or comments in these files",
  source: "Answer that came back",
  blank: "(blank)",
};
const COLUMNS = ["Child", "Where", "Item", "Now", "Answer", "Note"];

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
    zone.setStatus(count(files.length, "file"));
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
        title: whatComes(prepared),
        delta: answers.length > 0 ? operations.delta : null,
        leftOut: left_out.map(leftOutText),
        onMake: changes ? () => make(prepared) : null,
        onCancel: close,
      }),
      there_already > 0 &&
        paragraph(
          `${count(there_already, "answer")} in these files already ${there_already === 1 ? "agrees" : "agree"} with your data.`,
        ),
      answers.length > 0 && scrollArea("Answers, table", answersTable(answers)),
      comments.length > 0 &&
        details(
          `${count(comments.length, "comment")}, which will be notes on the errors`,
          el("div", {}, bullets(comments.map(({ child, codes, text }) => `${child}, ${listOf(codes)}: ${text}`))),
        ),
    ];
  }

  /** @param {AnswersPrepared} prepared */
  async function make({ operations, comments }) {
    fill($preview);
    noteComments(session.marks, comments);
    const noted = comments.length > 0 ? ` ${count(comments.length, "comment")} noted.` : "";
    if (operations.cells > 0) {
      await outcome.make(operations.operations, "bulk", `${changed(operations.cells)}.${noted}`, TEXTS.source);
    } else {
      const $noted = el("p", { class: "govuk-inset-text", tabindex: "-1" }, noted.trim());
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

/** @param {number} cells */
function changed(cells) {
  return `${count(cells, "value")} changed`;
}

/** @param {AnswersPrepared} prepared */
function whatComes({ answers, comments }) {
  const parts = [
    answers.length > 0 && `${count(answers.length, "answer")} to use`,
    comments.length > 0 && `${count(comments.length, "comment")} to note`,
  ].filter((text) => text !== false);
  return parts.length > 0 ? listOf(parts) : TEXTS.nothing;
}

/** @param {NotTaken} left */
function leftOutText({ file, line, child, reason }) {
  return line === 0 ? reason : `${file}, row ${line}${child ? `, child ${child}` : ""}: ${reason}`;
}

/** @param {ReturnedAnswer[]} answers */
function answersTable(answers) {
  return table({
    caption: "Answers",
    look: STACKED,
    heads: COLUMNS.map((title) => columnHead(title)),
    $body: body(
      answers.map(({ child, where, label, before, after, still }) =>
        row(
          ...titled(COLUMNS, [
            nameCell(child),
            cell(where),
            cell(label),
            cell(before || TEXTS.blank),
            cell(after || TEXTS.blank),
            cell(still.length > 0 && `The child would still have error ${listOf(still)}`),
          ]),
        ),
      ),
    ),
  });
}
