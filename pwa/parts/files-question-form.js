// One question about the files, drawn from its choices: as radios, as a button if there is only one choice, and as a table
// in which the user says the year of each file.

import { el, fill, linkButton, paragraph, uniqueId } from "../core/dom.js";
import { columnNames } from "./column-names.js";
import { filePlaces } from "./file-places.js";
import { formMistake } from "./form-fields.js";

/**
 * @import {Answer} from "../core/file-questions.js"
 * @import {FilesQuestion, NamesToMatch, QuestionChoice} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  noAnswer: "Select an answer",
  submit: "Continue",
  back: "Back to the other answers",
  remembered:
    "This browser remembers the column names and your answers, so that we do not ask again. It does not remember the values.",
};

/**
 * @param {Session} session
 * @param {FilesQuestion} question
 * @param {(answer: Answer) => void} onAnswer
 * @returns {{$root: HTMLElement, focus: () => void}}
 */
export function filesQuestionForm(session, question, onAnswer) {
  const id = uniqueId("question");
  const [onlyChoice, ...others] = question.choices;
  const $heading = el("h2", { class: "govuk-fieldset__heading", tabindex: "-1" }, question.question);
  const { $summary, $mistake, refuse } = formMistake(`${id}-mistake`);
  const $field = el("div", {});
  const $group = el(
    "fieldset",
    { class: "govuk-fieldset", "aria-describedby": `${id}-details ${id}-mistake` },
    el("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--m" }, $heading),
    el("div", { class: "govuk-hint", id: `${id}-details` }, question.details),
    $mistake,
    $field,
  );
  const $form = el("form", { class: "govuk-form-group", novalidate: true }, $summary, $group);
  const $submit = el("button", { type: "submit", class: "govuk-button" }, TEXTS.submit);
  let next = askChoices;

  /** @param {string} text "" if there is none */
  function showMistake(text) {
    refuse(text, $field.querySelector("input:checked, input, select"));
    $form.classList.toggle("govuk-form-group--error", text !== "");
  }

  function askChoices() {
    const radios = question.choices.map((choice, i) => choiceItem(choice, `${id}-${i}`, id));
    fill($field, el("div", { class: "govuk-radios" }, ...radios.map(({ $item }) => $item)));
    showMistake("");
    next = () => {
      const chosen = radios.find(({ $radio }) => $radio.checked)?.choice;
      if (!chosen) {
        showMistake(TEXTS.noAnswer);
      } else if (chosen.names || chosen.file_by_file) {
        askInTable(chosen);
        $heading.focus();
      } else {
        onAnswer(chosen);
      }
    };
  }

  /** @param {QuestionChoice} choice about which the user has to say more */
  function askInTable(choice) {
    const asked = choice.names ? namesAsked(choice, choice.names) : filePlaces(session, question, choice);
    fill($field, asked.$root, others.length > 0 && el("p", { class: "govuk-body" }, linkButton(goBack, TEXTS.back)));
    showMistake("");
    next = () => {
      const { mistake, answer } = asked.read();
      if (mistake) {
        showMistake(mistake);
      } else {
        onAnswer(answer);
      }
    };
  }

  /** @param {QuestionChoice} choice */
  function askToConfirm(choice) {
    fill($field, choice.hint && paragraph(choice.hint));
    fill($submit, choice.label);
    next = () => onAnswer(choice);
  }

  function goBack() {
    askChoices();
    $heading.focus();
  }

  $form.append($submit);
  $form.addEventListener("submit", (event) => {
    event.preventDefault();
    next();
  });
  if (isOnlyWithNames(question) || (onlyChoice.file_by_file && others.length === 0)) {
    askInTable(onlyChoice);
  } else if (others.length > 0) {
    askChoices();
  } else {
    askToConfirm(onlyChoice);
  }
  return { $root: $form, focus: () => $heading.focus() };
}

/**
 * Whether a question is about column names of a module that is known.
 * @param {FilesQuestion} question
 */
function isOnlyWithNames({ choices }) {
  return choices[0].names !== null && choices.filter(({ names }) => names).length === 1;
}

/**
 * @param {QuestionChoice} choice
 * @param {NamesToMatch} names
 */
function namesAsked(choice, names) {
  const { $root, read } = columnNames(names);
  const $all = el("div", {}, $root, paragraph(TEXTS.remembered));
  return {
    $root: $all,
    read() {
      const { mistake, columns } = read();
      return { mistake, answer: { ...choice, columns } };
    },
  };
}

/**
 * @param {QuestionChoice} choice
 * @param {string} id of the radio
 * @param {string} name of the group
 */
function choiceItem(choice, id, name) {
  const { label, hint } = choice;
  const $radio = el("input", {
    class: "govuk-radios__input",
    id,
    name,
    type: "radio",
    "aria-describedby": hint && `${id}-hint`,
  });
  const $item = el(
    "div",
    { class: "govuk-radios__item" },
    $radio,
    el("label", { class: "govuk-label govuk-radios__label", for: id }, label),
    hint && el("div", { class: "govuk-hint govuk-radios__hint", id: `${id}-hint` }, hint),
  );
  return { choice, $radio, $item };
}
