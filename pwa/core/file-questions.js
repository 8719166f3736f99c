// The user’s answers to what the worker asks about the files.

import { isLastYearFile } from "./kept-file.js";

/**
 * @import {ColumnAnswer, FilesQuestion, MissingModule, QuestionChoice} from "./protocol.d.ts"
 * @import {KeptFile} from "./kept-file.js"
 * @import {Session} from "./session.js"
 */

/**
 * Where the user wants a file to be.
 * @typedef {"this year" | "last year" | "not used"} Place
 */

/**
 * What a choice says of files and of the year.
 * @typedef {Pick<QuestionChoice, "moves" | "removes" | "replaces" | "year" | "accepts"> & {columns?: ColumnAnswer[]}} Answer
 *   `columns` if it says what names of columns mean, and then nothing else
 */

/**
 * Do what an answer says, and have the worker read the files again.
 * @param {Session} session
 * @param {FilesQuestion} question
 * @param {Answer} answer
 */
export function answerQuestion({ files, settings }, question, answer) {
  if (answer.columns) {
    settings.columnNames.take(answer.columns);
    files.readAgain();
    return;
  }
  // First, so that nothing shows the question again.
  files.answer(question, answer);
  if (answer.year !== null) {
    settings.setYear(answer.year);
  }
}

/**
 * The files that a question is about, and those that they could be in conflict with: all of the same kind.
 * @param {FilesQuestion} question
 * @param {KeptFile[]} files all of them
 */
export function filesAndRivals({ file_ids }, files) {
  const asked = files.filter(({ id }) => file_ids.includes(id));
  const titles = new Set(asked.flatMap(({ report }) => report?.title || []));
  return files.filter((file) => asked.includes(file) || titles.has(file.report?.title ?? ""));
}

/**
 * Where a file would be after a choice.
 * @param {KeptFile} file
 * @param {Pick<QuestionChoice, "moves" | "removes">} choice
 * @returns {Place}
 */
export function placeAfter(file, { moves, removes }) {
  if (removes.includes(file.id)) {
    return "not used";
  }
  return inYear(moves[file.id] ?? isLastYearFile(file));
}

/**
 * What this year’s files would lack that many rules need.
 * @param {FilesQuestion} question
 * @param {KeptFile[]} files all of them
 * @param {Map<string, Place>} places of those that the user chooses the place of, by the file’s id
 */
export function missingAfter({ if_missing }, files, places) {
  const thisYear = files.filter((file) => (places.get(file.id) ?? inYear(isLastYearFile(file))) === "this year");
  return if_missing.filter(({ file_ids }) => !thisYear.some(({ id }) => file_ids.includes(id)));
}

/**
 * The answer of a user who chose the place of each file.
 * @param {KeptFile[]} files
 * @param {Map<string, Place>} places by the file’s id
 * @param {QuestionChoice} choice
 * @param {MissingModule[]} missing that the question named
 * @returns {Answer}
 */
export function answerFileByFile(files, places, { year }, missing) {
  const removed = files.filter(({ id }) => places.get(id) === "not used");
  const used = files.filter((file) => !removed.includes(file));
  return {
    moves: Object.fromEntries(used.map(({ id }) => [id, places.get(id) === "last year"])),
    removes: removed.map(({ id }) => id),
    replaces: removed.some((old) =>
      used.some(
        ({ id, report }) => report?.title === old.report?.title && places.get(id) === inYear(isLastYearFile(old)),
      ),
    ),
    year,
    accepts: missing.map(({ accepts }) => accepts),
  };
}

/**
 * @param {boolean} lastYear
 * @returns {Place}
 */
function inYear(lastYear) {
  return lastYear ? "last year" : "this year";
}

/**
 * What is in one place more than once.
 * @param {KeptFile[]} files
 * @param {Map<string, Place>} places by the file’s id
 * @returns {{title: string, place: Place, files: KeptFile[]}[]} the title is what the files were recognised as
 */
export function clashes(files, places) {
  const titles = new Set(files.flatMap(({ report }) => report?.title || []));
  /** @type {Place[]} */
  const used = ["this year", "last year"];
  return [...titles]
    .flatMap((title) => used.map((place) => ({ title, place, files: files.filter(isAt(title, place, places)) })))
    .filter((clash) => clash.files.length > 1);
}

/**
 * @param {string} title
 * @param {Place} place
 * @param {Map<string, Place>} places
 */
function isAt(title, place, places) {
  return (/** @type {KeptFile} */ { id, report }) => report?.title === title && places.get(id) === place;
}
