// An own check while it is written: it may lack what it needs, and is never more than the worker takes.

import { isOneLine } from "./own-checks.js";

/**
 * @import {CellPlace, CheckModule, Condition, Group, Operator, OwnCheck, OwnCheckForm} from "./protocol.d.ts"
 */

const TEXTS = {
  value: "The value of",
  age: "The child’s age in years on",
  days: "Days since",
  months: "Months since",
  thisRow: (/** @type {string} */ module) => `This row of ${module}`,
  previousRow: "The child’s previous row",
  childsRow: (/** @type {string} */ module) => `The child’s row in ${module}`,
  latestRow: (/** @type {string} */ module) => `The child’s latest row in ${module}`,
};

export const MOST_GROUPS = 5;
export const MOST_CONDITIONS = 10;
export const MOST_VALUES = 50;
/** The longest texts (in characters). */
export const LONGEST_VALUE = 100;
export const LONGEST_TITLE = 200;
export const LONGEST_FIX = 500;

/** How a condition is worded: what of a column is compared. @type {[Condition["measure"], string][]} */
export const MEASURES = [
  ["value", TEXTS.value],
  ["age", TEXTS.age],
  ["days", TEXTS.days],
  ["months", TEXTS.months],
];
/** @type {readonly Operator[]} */
const WITHOUT_VALUE = ["is blank", "is filled"];
/** @type {readonly Operator[]} */
const SEVERAL = ["is one of", "is not one of"];

/** @returns {Condition} */
export function newCondition() {
  return { measure: "value", cell: null, until: null, operator: "is", values: [], other: null };
}

/** @returns {Group} */
export function newGroup() {
  return { match: "all", conditions: [newCondition()] };
}

/**
 * @param {string} code
 * @param {string} module
 * @returns {OwnCheck}
 */
export function newCheck(code, module) {
  return {
    id: crypto.randomUUID(),
    code,
    title: "",
    fix: "",
    impact: "medium",
    module,
    match: "all",
    groups: [newGroup()],
    first_year: null,
    last_year: null,
  };
}

/** @param {Operator} operator */
export function takesNoValue(operator) {
  return WITHOUT_VALUE.includes(operator);
}

/** @param {Operator} operator */
export function takesSeveral(operator) {
  return SEVERAL.includes(operator);
}

/**
 * Whether it can be compared with another column.
 * @param {Condition} condition
 */
export function takesColumn({ measure, operator }) {
  return measure === "value" && !takesNoValue(operator) && !takesSeveral(operator);
}

/**
 * A text of the form as the worker takes it.
 * @param {string} text
 */
export function oneLine(text) {
  return [...text].map((character) => (isOneLine(character) ? character : " ")).join("");
}

/**
 * The values in a text: one, or several with commas between them.
 * @param {string} text
 * @param {Operator} operator
 */
export function valuesIn(text, operator) {
  const parts = takesSeveral(operator) ? text.split(",") : [text];
  return parts.map((part) => oneLine(part).trim()).filter(Boolean);
}

/** @param {CellPlace | null} place as the value of an option; "" for none */
export function placeKey(place) {
  return place ? [place.where, place.module, place.column].join(" ") : "";
}

/**
 * @param {string} key
 * @returns {CellPlace | null}
 */
export function placeOf(key) {
  const [where, module, column] = key.split(" ");
  return column ? { where: /** @type {CellPlace["where"]} */ (where), module, column } : null;
}

/**
 * The rows that a column can be taken from, in the order in which the form lists them.
 * @param {OwnCheckForm} form
 * @param {string} judged the module whose rows are judged
 * @returns {{where: CellPlace["where"], module: CheckModule, label: string}[]}
 */
export function placesFor({ modules }, judged) {
  const own = modules.find(({ name }) => name === judged);
  const ofChild = modules.filter(({ one_row_per_child }) => one_row_per_child);
  const ordered = modules.filter(({ has_order }) => has_order);
  return [
    ...(own ? [{ where: /** @type {const} */ ("row"), module: own, label: TEXTS.thisRow(own.title) }] : []),
    ...(own?.has_order ? [{ where: /** @type {const} */ ("previous"), module: own, label: TEXTS.previousRow }] : []),
    ...ofChild.map((module) => ({
      where: /** @type {const} */ ("child"),
      module,
      label: TEXTS.childsRow(module.title),
    })),
    ...ordered.map((module) => ({
      where: /** @type {const} */ ("latest"),
      module,
      label: TEXTS.latestRow(module.title),
    })),
  ];
}

/**
 * What holds the kind of a place’s values; null if there is no such column.
 * @param {OwnCheckForm} form
 * @param {CellPlace | null} place
 */
export function columnAt({ modules }, place) {
  const module = modules.find(({ name }) => name === place?.module);
  return module?.columns.find(({ name }) => name === place?.column) ?? null;
}

/**
 * How a condition can be compared; as a text can be, until a column is chosen.
 * @param {OwnCheckForm} form
 * @param {Condition} condition
 * @returns {Operator[]}
 */
export function operatorsFor(form, { measure, cell }) {
  if (measure !== "value") {
    return form.time_operators;
  }
  const kind = columnAt(form, cell)?.kind ?? "text";
  return form.operators.find((each) => each.kind === kind)?.operators ?? [];
}

/**
 * The condition without what no longer belongs to it: an operator of another kind, a value that nothing takes.
 * @param {OwnCheckForm} form
 * @param {Condition} condition
 * @returns {Condition}
 */
export function fitting(form, condition) {
  const { measure, until, values, other } = condition;
  const operators = operatorsFor(form, condition);
  const operator = operators.includes(condition.operator) ? condition.operator : operators[0];
  const fitted = { ...condition, operator, until: measure === "days" || measure === "months" ? until : null };
  return {
    ...fitted,
    other: takesColumn(fitted) ? other : null,
    // Read again as the field shows them: another operator takes one value where there were several, or the reverse.
    values: takesNoValue(operator) || (takesColumn(fitted) && other) ? [] : valuesIn(values.join(", "), operator),
  };
}

/**
 * A check of the rows of another module: what was chosen of the rows before is not of it.
 * @param {OwnCheck} check
 * @param {string} module
 * @returns {OwnCheck}
 */
export function ofModule(check, module) {
  /** @param {CellPlace | null} place */
  const kept = (place) => (place?.where === "row" || place?.where === "previous" ? null : place);
  return {
    ...check,
    module,
    groups: check.groups.map((group) => ({
      ...group,
      conditions: group.conditions.map((condition) => ({
        ...condition,
        cell: kept(condition.cell),
        until: kept(condition.until),
        other: kept(condition.other),
      })),
    })),
  };
}
