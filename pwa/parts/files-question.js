// What the worker asks about the files: one question at a time. A question stays as the user filled it in until they
// answer it or the files change.

import { announce } from "../core/announce.js";
import { el, fill } from "../core/dom.js";
import { answerQuestion } from "../core/file-questions.js";
import { count } from "../core/text.js";
import { filesQuestionForm } from "./files-question-form.js";

/**
 * @import {Answer} from "../core/file-questions.js"
 * @import {FilesQuestion} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  label: "Question about your files",
  one: "A question about your files",
  several: (/** @type {number} */ questions) => `${count(questions, "question")} about your files`,
  asked: (/** @type {string} */ question) => `A question about your files: ${question}`,
  reading: "Reading your files…",
  answered: "Thank you. There are no more questions about your files. You can check the return.",
};

/** @param {Session} session */
export function filesQuestion(session) {
  const $told = el("p", { class: "govuk-body app-question__told", tabindex: "-1" });
  const $question = el("div", {});
  const $root = el("section", { class: "app-question", "aria-label": TEXTS.label, hidden: true });
  $root.append($told, $question);
  /** The question that is shown, as the worker sent it. */
  let shown = "";
  /** The version of the files that the user’s latest answer makes. */
  let answered = -1;
  let focus = () => $told.focus();

  /** @param {string} text */
  function tell(text) {
    if ($told.textContent !== text) {
      fill($told, text);
      announce(text);
    }
  }

  /**
   * @param {FilesQuestion} question
   * @param {Answer} answer
   */
  function take(question, answer) {
    // Before the element with the focus is removed.
    $told.focus();
    answered = session.files.version + 1;
    answerQuestion(session, question, answer);
  }

  function draw() {
    const { files } = session;
    const [question] = files.questions;
    const follows = files.version === answered;
    $root.hidden = !question && !follows;
    if (!question) {
      shown = "";
      fill($question);
      if (follows) {
        tell(files.isLoaded ? TEXTS.answered : TEXTS.reading);
      }
      return;
    }
    fill($told, files.questions.length > 1 ? TEXTS.several(files.questions.length) : TEXTS.one);
    const asIs = JSON.stringify(question);
    if (asIs !== shown) {
      shown = asIs;
      const form = filesQuestionForm(session, question, (answer) => take(question, answer));
      fill($question, form.$root);
      focus = form.focus;
      if (follows) {
        focus();
      } else {
        announce(TEXTS.asked(question.question));
      }
    }
  }

  return {
    $root,
    draw,
    focus: () => focus(),
    /** Whether a question is open, or may follow from the previous answer. */
    isOpen: () => session.files.questions.length > 0 || (session.files.version === answered && !session.files.isLoaded),
  };
}
