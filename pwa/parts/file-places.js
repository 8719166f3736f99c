// A table of files in which the user ticks the year of each, or that it is not used.

import { el, fill, hidden, paragraph, uniqueId } from "../core/dom.js";
import { answerFileByFile, clashes, filesAndRivals, missingAfter, placeAfter } from "../core/file-questions.js";
import { holdsBothYears, shortName } from "../core/kept-file.js";
import { count, localDay, number, shortDay, yearLabel } from "../core/text.js";
import { body, cell, columnHead, nameCell, row, table } from "./table.js";

/**
 * @import {Answer, Place} from "../core/file-questions.js"
 * @import {FilesQuestion, QuestionChoice} from "../core/protocol.d.ts"
 * @import {KeptFile} from "../core/kept-file.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  caption: "The year of each file",
  file: "File",
  thisYear: (/** @type {number} */ year) => `This year, ${yearLabel(year)}`,
  lastYear: (/** @type {number} */ year) => `Last year, ${yearLabel(year - 1)}`,
  notUsed: "Do not use",
  radio: (/** @type {string} */ name, /** @type {Place} */ place) => `${name}: ${place}`,
  bothYears: (/** @type {string} */ name) =>
    `${name} has files for both years, which you cannot move one by one. To change their years, put them in separate files.`,
  what: (/** @type {string} */ title, /** @type {number} */ rows) => `${title}, ${count(rows, "row")}`,
  lastChanged: (/** @type {number} */ time) => `last changed ${shortDay(localDay(new Date(time)))}`,
  justAdded: "just added",
  addedEarlier: "added earlier",
  clash: (/** @type {Place} */ place, /** @type {number} */ files, /** @type {string} */ title) =>
    `You chose ${place} for ${number(files)} ${title} files. Only one can be used: choose another answer for ${files === 2 ? "one of them" : "the others"}.`,
};
/** @type {Place[]} */
const PLACES = ["this year", "last year", "not used"];

/**
 * @typedef {object} FilePlaces
 * @property {HTMLElement} $root
 * @property {() => {mistake: string, answer: Answer}} read what was ticked; the mistake is "" if it can be done as ticked
 */

/**
 * @param {Session} session
 * @param {FilesQuestion} question
 * @param {QuestionChoice} choice
 * @returns {FilePlaces}
 */
export function filePlaces(session, question, choice) {
  const concerned = inOrderOfModules(session, filesAndRivals(question, session.files.list));
  const files = concerned.filter((file) => !holdsBothYears(file));
  // What is likeliest is ticked.
  /** @type {Map<string, Place>} */
  const places = new Map(files.map((file) => [file.id, placeAfter(file, question.choices[0])]));
  const year = choice.year ?? session.settings.year;
  const $missing = el("div", { class: "govuk-body", role: "status" });
  const missing = () => missingAfter(question, session.files.list, places);

  function tellMissing() {
    fill($missing, ...missing().map(({ text }) => paragraph(text)));
  }

  const $table = table({
    caption: TEXTS.caption,
    look: "app-file-places",
    heads: [
      columnHead(TEXTS.file),
      columnHead(TEXTS.thisYear(year)),
      columnHead(TEXTS.lastYear(year)),
      columnHead(TEXTS.notUsed),
    ],
    $body: body(files.map((file) => fileRow(file, session.files.list, files, places))),
  });
  $table.addEventListener("change", tellMissing);
  tellMissing();
  return {
    $root: el(
      "div",
      {},
      ...concerned
        .filter(holdsBothYears)
        .map((file) => paragraph(TEXTS.bothYears(shortName(file, session.files.list)))),
      $table,
      $missing,
    ),
    read() {
      const [clash] = clashes(files, places);
      return {
        mistake: clash ? TEXTS.clash(clash.place, clash.files.length, clash.title) : "",
        answer: answerFileByFile(files, places, choice, missing()),
      };
    },
  };
}

/**
 * Files of one module one below the other.
 * @param {Session} session
 * @param {KeptFile[]} files
 */
function inOrderOfModules({ definition }, files) {
  const titles = definition?.modules.map(({ title }) => title) ?? [];
  /** @param {KeptFile} file */
  const place = ({ report }) => titles.indexOf(report?.title ?? "");
  return [...files].sort((one, other) => place(one) - place(other));
}

/**
 * @param {KeptFile} file
 * @param {KeptFile[]} all
 * @param {KeptFile[]} asked those in the table
 * @param {Map<string, Place>} places which the ticks change
 */
function fileRow(file, all, asked, places) {
  const name = shortName(file, all);
  const radios = PLACES.map((place) => {
    const $radio = el("input", {
      class: "govuk-radios__input",
      id: uniqueId("place"),
      type: "radio",
      name: `place-of-${file.id}`,
      onchange: () => places.set(file.id, place),
    });
    $radio.checked = places.get(file.id) === place;
    return cell(
      el(
        "div",
        { class: "govuk-radios govuk-radios--small" },
        el(
          "div",
          { class: "govuk-radios__item" },
          $radio,
          el("label", { class: "govuk-label govuk-radios__label", for: $radio.id }, hidden(TEXTS.radio(name, place))),
        ),
      ),
    );
  });
  return row(
    nameCell(
      el("span", { class: "app-file-places__name" }, name),
      el("span", { class: "app-file-places__what" }, about(file, asked)),
    ),
    ...radios,
  );
}

/**
 * What distinguishes a file from others with its name.
 * @param {KeptFile} file
 * @param {KeptFile[]} asked
 */
function about({ report, lastModified, drop }, asked) {
  const drops = asked.map((other) => other.drop);
  const latest = Math.max(...drops);
  return [
    report?.title && TEXTS.what(report.title, report.rows),
    lastModified > 0 && TEXTS.lastChanged(lastModified),
    drops.some((other) => other !== latest) && (drop === latest ? TEXTS.justAdded : TEXTS.addedEarlier),
  ]
    .filter(Boolean)
    .join(", ");
}
