// Asking the people who know the children: the council’s own list says who answers for which child, and each person gets
// a file.

import { announce } from "../core/announce.js";
import { el, fill, paragraph, redraw } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { count, number, today } from "../core/text.js";
import { saveFile } from "../saved-work/saving.js";
import { checkbox } from "./choice.js";
import { details } from "./details.js";
import { errorSummary } from "./error-summary.js";
import { labelled } from "./form-fields.js";
import { body, columnHead, NUMERIC_HEADER, nameCell, numericCell, row, scrollArea, table } from "./table.js";
import { tableDrop } from "./table-drop.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {PeopleListRead} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {TableFile} from "./table-drop.js"
 */

const TEXTS = {
  /** @type {[string, string]} */
  withoutName: ["1 child has no name in your list", "children have no name in your list"],
  /** @type {[string, string]} */
  unknown: ["1 child in your list is not in this return", "children in your list are not in this return"],
  /** @type {[string, string]} */
  contradicted: [
    "1 child has more than one name in your list. We use the first",
    "children have more than one name in your list. We use the first",
  ],
  title: "Make a file for each person",
  about:
    "Each person gets an Excel file with their children’s errors, what each error means, a suggested answer and space for their own answer. The files cover the errors there are now, except those that you accepted.",
  label: "List of child IDs and names",
  hint: "A CSV or Excel (.xlsx) file with a column of child IDs and a column of names of social workers or teams. We work out which columns they are. The list stays on this computer and is not saved with your work, so you need to add it again when you come back.",
  noFiles: "No files yet",
  oneList: "Add one list only. You added:",
  cannotUse: "We cannot use this list.",
  which: "Which column has the names?",
  choose: "Choose a column",
  column: (/** @type {string} */ title, /** @type {string} */ example) => `${title} (for example ${example})`,
  asked: (/** @type {number} */ questions, /** @type {number} */ children, /** @type {number} */ files) =>
    `${count(questions, "question")} about ${count(children, "child", "children")}, in ${count(files, "file")}.`,
  noErrors: "There is nothing to ask, because no errors are left.",
  people: "People to ask",
  peopleTable: "People to ask, table",
  name: "Name",
  children: "Children",
  questions: "Questions",
  noName: "No name in your list",
  noId: "Rows without a child ID",
  pages: "Add a second file for each person, with a page for each child to print",
  make: "Make the files (.zip)",
  making: "Making the files. You can carry on working.",
  made: (/** @type {string} */ name, /** @type {number} */ files) =>
    `Handed to your browser: ${name} (${count(files, "file")})`,
  failed: "The files could not be made. The message at the top of the page says why.",
  afterwards:
    "Send each file securely, because it has personal data in it. The file names have people’s names in them, but no child IDs.",
};

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function askPeople(session, signal) {
  const ask = latest(signal);
  /** @type {TableFile | null} */
  let list = null;
  /** The column with the names, if the user chose it. @type {number | null} */
  let column = null;
  let withPages = false;
  const $found = el("div", {});
  const zone = tableDrop({ session, signal, id: "people-list", label: TEXTS.label, hint: TEXTS.hint, onFiles: take });

  /** @param {TableFile[]} files */
  function take(files) {
    if (files.length > 1) {
      show(errorSummary(paragraph(TEXTS.oneList), paragraph(files.map(({ name }) => name).join(", "))));
      return;
    }
    [list] = files;
    column = null;
    zone.setStatus(list.name);
    look(true);
  }

  /** @param {HTMLElement} $summary what is wrong with what was added */
  function show($summary) {
    list = null;
    zone.setStatus(TEXTS.noFiles);
    fill($found, $summary);
    $summary.focus();
  }

  /** @param {boolean} [isNew] whether the user waits for it */
  async function look(isNew = false) {
    const wanted = ask();
    if (!list) {
      return;
    }
    const answer = await session.askWithFiles(
      { type: "read_people_list", name: list.name, column, marks: session.marks.list() },
      "people_list_read",
      [list.bytes],
    );
    if (!answer || !wanted()) {
      return;
    }
    if (answer.reply.refused) {
      show(errorSummary(paragraph(TEXTS.cannotUse), paragraph(answer.reply.refused)));
      return;
    }
    redraw($found, () => fill($found, ...contents(answer.reply)));
    if (isNew) {
      announce(whatWasFound(answer.reply));
    }
  }

  /** @param {PeopleListRead} reply @returns {Child[]} */
  function contents(reply) {
    const { columns, chosen, people, unknown, contradicted } = reply;
    const choose = (/** @type {number} */ at) => {
      column = at;
      look(true);
    };
    return [
      columns.length > 1 && columnChoice(reply, choose),
      chosen !== null && paragraph(whatWasFound(reply)),
      people.length > 0 && peopleTable(people),
      ...people.filter(({ name }) => name === "").map(({ children }) => named(children, TEXTS.withoutName)),
      named(unknown, TEXTS.unknown),
      named(contradicted, TEXTS.contradicted),
      people.length > 0 && makeButton(),
    ];
  }

  function makeButton() {
    const $status = el("p", { class: "govuk-body-s app-download__status" });
    const say = (/** @type {string} */ text) => {
      fill($status, text);
      announce(text);
    };
    const $button = el(
      "button",
      { type: "button", class: "govuk-button govuk-button--secondary app-download__button", onclick: make },
      TEXTS.make,
    );
    async function make() {
      if (!list || $button.getAttribute("aria-disabled") === "true") {
        return;
      }
      $button.setAttribute("aria-disabled", "true");
      say(TEXTS.making);
      const made = await session.askWithFiles(
        {
          type: "make_answer_sheets",
          name: list.name,
          column,
          marks: session.marks.list(),
          with_pages: withPages,
          made_on: today(),
        },
        "answer_sheets_made",
        [list.bytes],
      );
      $button.removeAttribute("aria-disabled");
      if (made) {
        saveFile(made.reply.name, made.files[0]);
      }
      say(made ? TEXTS.made(made.reply.name, made.reply.files) : TEXTS.failed);
    }
    const $pages = checkbox({
      id: "people-pages",
      label: TEXTS.pages,
      checked: withPages,
      onChange: (checked) => {
        withPages = checked;
      },
    });
    return el("div", {}, $pages, paragraph(TEXTS.afterwards), $button, $status);
  }

  for (const part of ["results", "marks"]) {
    session.addEventListener(part, () => session.results && look(), { signal });
  }
  return {
    $root: el(
      "div",
      { class: "app-asking" },
      el("h4", { class: "govuk-heading-s" }, TEXTS.title),
      paragraph(TEXTS.about),
      el("div", { class: "app-drop" }, zone.$root),
      $found,
    ),
    connect: zone.connect,
  };
}

/** @param {PeopleListRead} reply */
function whatWasFound({ chosen, people }) {
  if (chosen === null) {
    return TEXTS.which;
  }
  const questions = people.reduce((sum, person) => sum + person.questions, 0);
  const children = people.reduce((sum, person) => sum + person.children.length, 0);
  return questions === 0 ? TEXTS.noErrors : TEXTS.asked(questions, children, people.length);
}

/**
 * @param {PeopleListRead} reply
 * @param {(at: number) => void} onChoose
 */
function columnChoice({ columns, chosen }, onChoose) {
  const $select = el(
    "select",
    {
      class: "govuk-select app-select",
      id: "people-column",
      "data-focus": "people-column",
      onchange: () => onChoose(Number($select.value)),
    },
    chosen === null && el("option", { value: "", selected: true, disabled: true }, TEXTS.choose),
    ...columns.map(({ at, title, example }) =>
      el("option", { value: at, selected: at === chosen }, TEXTS.column(title, example)),
    ),
  );
  return labelled(TEXTS.which, $select);
}

/** @param {PeopleListRead["people"]} people */
function peopleTable(people) {
  return scrollArea(
    TEXTS.peopleTable,
    table({
      caption: TEXTS.people,
      heads: [
        columnHead(TEXTS.name),
        columnHead(TEXTS.children, NUMERIC_HEADER),
        columnHead(TEXTS.questions, NUMERIC_HEADER),
      ],
      $body: body(
        people.map(({ name, children, questions }) =>
          row(nameCell(name || TEXTS.noName), numericCell(number(children.length)), numericCell(number(questions))),
        ),
      ),
    }),
  );
}

/**
 * @param {string[]} children
 * @param {[string, string]} about one of them, and several
 */
function named(children, [one, several]) {
  return (
    children.length > 0 &&
    details(
      children.length === 1 ? one : `${number(children.length)} ${several}`,
      el("div", {}, children.map((child) => child || TEXTS.noId).join(", ")),
    )
  );
}
