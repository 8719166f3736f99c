// A file that the user chose, as the page keeps it, and what its report says about it.

import { sameTable, tableOf } from "./tables.js";
import { localDay, today } from "./text.js";

/** @import {ColumnAnswer, FileReport, LoadFiles, ReadingFile, TableRef} from "./protocol.d.ts" */

/**
 * A file that the user chose. Its bytes stay here until it is removed.
 * @typedef {object} KeptFile
 * @property {string} id
 * @property {string} name with the folders that it was in, where the browser says: "2026-27/episodes.csv"
 * @property {number} drop counts the user’s drops and choices: files of one came together
 * @property {boolean | null} chosenYear whether it is last year’s, if the user said so; else the worker decides
 * @property {number} size in bytes
 * @property {ArrayBuffer | null} bytes null until it is read, and if it can’t be
 * @property {number | null} read how many bytes are read; null if it is not being read
 * @property {number | null} understood how much of it the worker has read, from 0 to 1; null if it is not reading it, or soon done
 * @property {string} fault why it is not used, in words, though the worker has said nothing; "" otherwise
 * @property {FileReport | null} report null until the worker has read it
 * @property {number} lastModified in ms; 0 for a made-up one
 * @property {File | null} source where it was read from; null if it came out of saved work, or was made up
 * @property {boolean} outOfDate whether the source was seen to have changed or gone since
 */

/**
 * A file of which nothing was read yet.
 * @param {Pick<KeptFile, "id" | "name" | "chosenYear" | "drop" | "lastModified">} known
 * @returns {KeptFile}
 */
export function unread(known) {
  const nothing = { size: 0, bytes: null, read: null, understood: null, report: null, source: null };
  return { ...known, ...nothing, fault: "", outOfDate: false };
}

/**
 * The worker has read so much of a large file.
 * @param {KeptFile[]} files all of them
 * @param {ReadingFile} progress
 */
export function takeReading(files, { file_id, done, total }) {
  for (const file of files) {
    file.understood = file.id === file_id ? done / total : null;
  }
}

/**
 * The name by which the user knows a file: with no more of its folders than are needed to tell it from the others.
 * @param {KeptFile} file
 * @param {KeptFile[]} files all of them
 */
export function shortName({ id, name }, files) {
  const parts = name.split("/");
  const others = files.filter((other) => other.id !== id).map((other) => `/${other.name}`);
  const ends = parts.map((_, i) => parts.slice(-1 - i).join("/"));
  return ends.find((end) => !others.some((other) => other.endsWith(`/${end}`))) ?? name;
}

/**
 * What the worker is asked to read; the bytes go beside it.
 * @param {KeptFile[]} files
 * @param {string[]} answered the questions about the files that the user has answered
 * @param {number | null} year the collection year that the user set, if any
 * @param {ColumnAnswer[]} columns what the user said about names of columns
 * @returns {Omit<LoadFiles, "id">}
 */
export function loadRequest(files, answered, year, columns) {
  return {
    type: "load_files",
    files: files.map(({ id, name, drop, chosenYear, lastModified }) => ({
      file_id: id,
      name,
      last_year: chosenYear,
      modified: lastModified > 0 ? localDay(new Date(lastModified)) : null,
      drop,
    })),
    answered,
    year,
    columns,
    today: today(),
  };
}

/**
 * Whether a file is treated as one of last year’s.
 * @param {KeptFile} file
 */
export function isLastYearFile({ chosenYear, report }) {
  return chosenYear ?? report?.last_year ?? false;
}

/**
 * Whether a file, such as a workbook, holds a module of both years, so that it is not of one of them.
 * @param {Pick<KeptFile, "report">} file
 */
export function holdsBothYears({ report }) {
  return report?.modules.some((module) => report.other_year?.includes(module)) ?? false;
}

/**
 * Whether the worker could read a file of a return, but does not use it.
 * @param {KeptFile} file
 */
export function isReadAndNotUsed({ report }) {
  return report !== null && report.modules.length === 0 && report.title !== "" && !report.is_provider_list;
}

/**
 * The files that are used in place of one: of the same module, or else the whole return in XML.
 * @param {KeptFile} wanted
 * @param {KeptFile[]} files
 */
export function rivalsOf(wanted, files) {
  const used = files.filter(
    (file) =>
      file !== wanted &&
      isLastYearFile(file) === isLastYearFile(wanted) &&
      file.report &&
      !file.report.is_provider_list &&
      file.report.modules.length > 0,
  );
  const same = used.filter((file) => file.report?.title === wanted.report?.title);
  return same.length > 0 ? same : used.filter((file) => (file.report?.modules.length ?? 0) > 1);
}

/**
 * How many modules of this year are loaded.
 * @param {KeptFile[]} files
 */
export function modulesThisYear(files) {
  return new Set(files.filter((file) => !isLastYearFile(file)).flatMap(({ report }) => report?.modules ?? [])).size;
}

/**
 * The tables that a file is used for.
 * @param {Pick<KeptFile, "report">} file
 * @returns {TableRef[]}
 */
export function tablesOf({ report }) {
  if (!report || report.is_provider_list) {
    return [];
  }
  const { modules, other_year = [], last_year } = report;
  return [
    ...modules.map((module) => tableOf(module, last_year)),
    ...other_year.map((module) => tableOf(module, !last_year)),
  ];
}

/**
 * The fingerprint of the file that a table came from; "" if there is none.
 * @param {TableRef} table
 * @param {KeptFile[]} files
 */
export function fingerprintOf(table, files) {
  const used = files.find((file) => tablesOf(file).some((each) => sameTable(each, table)));
  return used?.report?.fingerprint ?? "";
}

/**
 * Whether a file on disk is no longer the one that was read: the browser then refuses to read it.
 * @param {Blob} source
 */
export async function isOutOfDate(source) {
  try {
    await source.slice(0, 1).arrayBuffer();
    return false;
  } catch {
    return true;
  }
}
