// The header of a session file: what it must look like to be used. Files of earlier versions are converted as they are read.

import { NOTHING_CARRIED } from "../core/carrying.js";
import { columnNamesShape } from "../core/column-names.js";
import { NO_OWN_CHECKS } from "../core/own-checks.js";
import { tableOf } from "../core/tables.js";
import { carriedShape, FOURTH_HOWS, fourthCarriedShape, fromFourthCarried, HOWS } from "./carried-shape.js";
import { ownChecksShape } from "./own-checks-shape.js";
import { list, number, numbers, one, operationShape, orNull, shape, table, text, texts, time, yes } from "./shapes.js";

/**
 * @import {Step} from "../core/protocol.d.ts"
 * @import {NewFile} from "../core/chosen-files.js"
 * @import {Mark} from "../core/marks.js"
 * @import {ReplacedExtract, ReplacedFile} from "../core/replaced-extracts.js"
 * @import {Test} from "./shapes.js"
 * @import {FourthCarried} from "./carried-shape.js"
 * @import {Work} from "./work.js"
 */

export const VERSION = 7;

const THIRD_HOWS = ["typed", "suggestion", "bulk", "reverted"];

/**
 * A step, by how it names tables and the files that these came from.
 * @param {{named: Test, files: Test, hows?: string[], more?: Record<string, Test>}} tests `more` entries
 */
function stepShape({ named, files, hows = THIRD_HOWS, more = {} }) {
  return shape({ ...more, time, how: one(...hows), source: text, files, operations: list(operationShape(named)) });
}

/** @type {Test} */
const day = (value) => text(value) && /^\d{4}-\d{2}-\d{2}$/.test(String(value));

/** @type {Test} */
const dayOrNone = (value) => value === "" || day(value);

const file = { name: text, chosenYear: orNull(yes), lastModified: number, size: number };
const mark = { child: text, code: text, status: one("", "asked", "accepted"), note: text };

/**
 * @param {number} version
 * @param {Test} isStep
 * @param {Record<string, Test>} [more] entries
 */
function headerShape(version, isStep, more = {}) {
  return shape({
    files: list(shape(file)),
    version: one(version),
    app: text,
    saved: time,
    chosenYear: orNull(number),
    council: text,
    demo: yes,
    checked: yes,
    place: (value) => text(value) && String(value).startsWith("#/"),
    steps: list(isStep),
    made: number,
    marks: list(shape(mark)),
    ...more,
  });
}

const prints = list(shape({ table, fingerprint: text }));
const fixedDay = orNull(shape({ day, isChosen: yes, year: number, files: orNull(list(text)) }));
const replacedFile = { name: text, lastYear: yes, modules: list(text), fingerprint: text, lastModified: number };
const counts = { errors: number, due: number, children: number, childrenWithErrors: number };
const correction = { child: text, table, kind: one("cell", "row added", "row deleted"), field: text, label: text };
const said = { loaded: text, present: text, group: text, where: text, why: text };
const aboutExtracts = {
  fixedDay,
  files: list(shape({ ...file, drop: number })),
  answered: list(text),
  marks: list(shape({ ...mark, closed: dayOrNone })),
  replaced: list(shape({ replaced: time, files: list(shape({ ...replacedFile, size: number })) })),
  progress: list(shape({ day, year: number, modules: number, ...counts, byTheme: numbers })),
  sourceCorrections: list(shape({ ...correction, ...said, listed: dayOrNone, done: dayOrNone })),
};
/** @param {string[]} hows */
const stepOfActs = (hows) => stepShape({ named: table, files: prints, hows, more: { acts: list(text) } });
const sinceFifth = { ...aboutExtracts, carried: carriedShape, columnNames: columnNamesShape };
const sinceSixth = { ...sinceFifth, ownChecks: ownChecksShape };
const isPresentShape = headerShape(VERSION, stepOfActs(HOWS), sinceSixth);
/** Version 6 knew no rows inside others; all that it can say is said in the same way now. */
const isSixthShape = headerShape(6, stepOfActs(HOWS), sinceSixth);
/** Version 5 had no own checks. */
const isFifthShape = headerShape(5, stepOfActs(HOWS), sinceFifth);
/** Version 4 did not know how to have old values back, nor answers about names of columns. */
const isFourthShape = headerShape(4, stepOfActs(FOURTH_HOWS), { ...aboutExtracts, carried: fourthCarriedShape });
const isStep = stepShape({ named: table, files: prints });
/** Version 3 knew only the files that were loaded, and nothing of earlier extracts and checks. */
const isThirdShape = headerShape(3, isStep, { fixedDay });
/** Version 2 knew no day as at which the return is judged. */
const isSecondShape = headerShape(2, isStep);
/** Version 1 named a table by a text, and a step’s files by such texts. */
const isFirstShape = headerShape(1, stepShape({ named: text, files: texts }));

/**
 * A file whose bytes come after the header.
 * @template T
 * @typedef {Omit<T, "bytes"> & {size: number}} Sized
 */

/**
 * `made` is how many of the steps are in force.
 * @typedef {Omit<Work, "files" | "replaced" | "inForceCount"> & {
 *   version: number, made: number, files: Sized<NewFile>[],
 *   replaced: (Omit<ReplacedExtract, "files"> & {files: Sized<ReplacedFile>[]})[]}} Header
 */

/**
 * The header as it is now, of a file of this or of an earlier version.
 * @param {unknown} value
 * @returns {Header | null} null if it is not as it must be
 */
export function headerOf(value) {
  const second = isFirstShape(value) ? fromFirst(/** @type {FirstHeader} */ (value)) : value;
  const third = isSecondShape(second) ? fromSecond(/** @type {SecondHeader} */ (second)) : second;
  const fourth = isThirdShape(third) ? fromThird(/** @type {ThirdHeader} */ (third)) : third;
  const fifth = isFourthShape(fourth) ? fromFourth(/** @type {FourthHeader} */ (fourth)) : fourth;
  const sixth = isFifthShape(fifth) ? fromFifth(/** @type {FifthHeader} */ (fifth)) : fifth;
  const present = isSixthShape(sixth) ? { .../** @type {Header} */ (sixth), version: VERSION } : sixth;
  if (!isPresentShape(present)) {
    return null;
  }
  const header = /** @type {Header} */ (present);
  return header.made <= header.steps.length ? header : null;
}

/** @typedef {Omit<Header, "ownChecks">} FifthHeader */
/** @typedef {Omit<FifthHeader, "carried" | "columnNames"> & {carried: FourthCarried}} FourthHeader */
/** @typedef {Omit<Step, "acts">} ThirdStep */
/**
 * @typedef {Omit<ThirdStep, "files" | "operations"> & {
 *   files: Record<string, string>, operations: (Omit<Step["operations"][number], "table"> & {table: string})[]}} FirstStep
 */
/**
 * @typedef {Omit<FourthHeader,
 *   "steps" | "files" | "marks" | "answered" | "replaced" | "carried" | "progress" | "sourceCorrections"
 * > & {steps: ThirdStep[], files: Omit<Sized<NewFile>, "drop">[], marks: Omit<Mark, "closed">[]}} ThirdHeader
 */
/** @typedef {Omit<ThirdHeader, "fixedDay">} SecondHeader */
/** @typedef {Omit<SecondHeader, "steps"> & {steps: FirstStep[]}} FirstHeader */

/**
 * @param {FifthHeader} header of version 5
 * @returns {Header}
 */
function fromFifth(header) {
  return { ...header, version: 6, ownChecks: NO_OWN_CHECKS };
}

/**
 * @param {FourthHeader} header of version 4
 * @returns {FifthHeader}
 */
function fromFourth(header) {
  return { ...header, version: 5, carried: fromFourthCarried(header.carried), columnNames: [] };
}

/**
 * @param {ThirdHeader} header of version 3
 * @returns {FourthHeader}
 */
function fromThird({ files, steps, marks, ...rest }) {
  return {
    ...rest,
    version: 4,
    // It is not known which files came together.
    files: files.map((each) => ({ ...each, drop: 1 })),
    steps: steps.map((step) => ({ ...step, acts: [] })),
    marks: marks.map((each) => ({ ...each, closed: "" })),
    answered: [],
    replaced: [],
    carried: NOTHING_CARRIED,
    progress: [],
    sourceCorrections: [],
  };
}

/**
 * @param {SecondHeader} header of version 2
 * @returns {ThirdHeader}
 */
function fromSecond(header) {
  return { ...header, version: 3, fixedDay: null };
}

/** @param {FirstHeader} header of version 1 */
function fromFirst({ steps, ...rest }) {
  return {
    ...rest,
    version: 2,
    steps: steps.map(({ files, operations, ...step }) => ({
      ...step,
      files: Object.entries(files).map(([name, fingerprint]) => ({ table: firstTable(name), fingerprint })),
      operations: operations.map((operation) => ({ ...operation, table: firstTable(operation.table) })),
    })),
  };
}

/** @param {string} name of a table in version 1, where a suffix told last year’s from this year’s */
function firstTable(name) {
  const module = name.replace(/_last$/, "");
  return tableOf(module, module !== name);
}
