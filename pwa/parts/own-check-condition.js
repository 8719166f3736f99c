// One condition of an own check in the form: what is compared, how, and with what.

import { el, fill, hidden } from "../core/dom.js";
import {
  columnAt,
  fitting,
  LONGEST_VALUE,
  MEASURES,
  operatorsFor,
  placeKey,
  placeOf,
  placesFor,
  takesColumn,
  takesNoValue,
  takesSeveral,
  valuesIn,
} from "../core/own-check-draft.js";
import { labelled, option, select, textInput } from "./form-fields.js";

/**
 * @import {CellPlace, CodeLabel, Condition, OwnCheckForm} from "../core/protocol.d.ts"
 */

const TEXTS = {
  error: "Error: ",
  remove: "Remove",
  measure: "Look at",
  column: "Column",
  chooseColumn: "Choose a column",
  date: "Date",
  asAt: "The as-at date (31 March once the year is over)",
  until: "Until",
  comparison: "Comparison",
  with: "Compare with",
  withValue: "A value",
  value: "Value",
  values: "Values",
  wholeYears: "Ages are in whole years.",
  separated: "Separate the values with commas.",
  /** Whose row a column is of, as the closed select says it. @type {Record<CellPlace["where"], (title: string) => string>} */
  whose: {
    row: () => "",
    previous: () => ", previous row",
    child: (title) => `, in ${title}`,
    latest: (title) => `, latest in ${title}`,
  },
};

/** The option that compares with a value instead of a column. */
const WITH_VALUE = "";

/**
 * @typedef {object} ConditionOptions
 * @property {string} id of its controls
 * @property {string} name such as "Condition 1"
 * @property {Condition} condition
 * @property {OwnCheckForm} form what there is to choose
 * @property {string} module whose rows are judged
 * @property {(column: string) => CodeLabel[]} codesOf
 * @property {(condition: Condition) => void} onChange
 * @property {(() => void) | null} onRemove null for the only condition
 * @property {string} mistake in words; "" for none
 */

/** A control is never drawn again by its own change, so that a user who types in a select can carry on. */
export class ConditionFields {
  #options;
  #condition;

  /** @param {ConditionOptions} options */
  constructor(options) {
    this.#options = options;
    // With another module its column, and so the kind of comparison, may be gone.
    this.#condition = fitting(options.form, options.condition);
    const { id, name, mistake, onRemove } = options;
    this.$dates = slot();
    this.$comparison = slot();
    this.$with = slot();
    this.$value = slot();
    this.$hints = el("div", {});
    this.$root = el(
      "fieldset",
      {
        class: `govuk-fieldset app-condition${mistake ? " app-condition--wrong" : ""}`,
        "aria-describedby": mistake ? `${id}-mistake` : null,
      },
      el("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, name),
      mistake && el("p", { class: "govuk-error-message", id: `${id}-mistake` }, hidden(TEXTS.error), mistake),
      el(
        "div",
        { class: "app-condition__fields" },
        this.#measureField(),
        this.$dates,
        this.$comparison,
        this.$with,
        this.$value,
      ),
      this.$hints,
      onRemove &&
        el("button", { type: "button", class: "app-link-button", onclick: onRemove }, TEXTS.remove, hidden(` ${name}`)),
    );
    this.#drawDates();
  }

  /** @param {Partial<Condition>} change */
  #set(change) {
    this.#condition = fitting(this.#options.form, { ...this.#condition, ...change });
    this.#options.onChange(this.#condition);
  }

  #measureField() {
    const { id } = this.#options;
    const options = MEASURES.map(([value, label]) => option(value, label));
    const $select = select(`${id}-measure`, options, this.#condition.measure, (value) => {
      const measure = /** @type {Condition["measure"]} */ (value);
      this.#set({ measure, ...(measure === "value" ? {} : { cell: null }) });
      this.#drawDates();
    });
    return labelled(TEXTS.measure, $select);
  }

  /** The column that is checked, and all that depends on it. */
  #drawDates() {
    const { id } = this.#options;
    const { measure, cell, until } = this.#condition;
    const isDated = measure !== "value";
    fill(
      this.$dates,
      labelled(
        isDated ? TEXTS.date : TEXTS.column,
        this.#places(`${id}-cell`, cell, isDated, measure === "age" ? TEXTS.asAt : TEXTS.chooseColumn, (place) => {
          this.#set({ cell: place, ...(isDated ? {} : { values: [] }) });
          this.#drawComparison();
        }),
      ),
      (measure === "days" || measure === "months") &&
        labelled(
          TEXTS.until,
          this.#places(`${id}-until`, until, true, TEXTS.asAt, (place) => this.#set({ until: place })),
        ),
    );
    this.#drawComparison();
  }

  #drawComparison() {
    const { id, form } = this.#options;
    const operators = operatorsFor(form, this.#condition).map((each) => option(each, each));
    const $select = select(`${id}-operator`, operators, this.#condition.operator, (value) => {
      this.#set({ operator: /** @type {Condition["operator"]} */ (value) });
      this.#drawWith();
    });
    fill(this.$comparison, labelled(TEXTS.comparison, $select));
    this.#drawWith();
  }

  #drawWith() {
    const { id } = this.#options;
    const { measure, operator, other } = this.#condition;
    const $select =
      takesColumn(this.#condition) &&
      this.#places(`${id}-other`, other, false, TEXTS.withValue, (place) => {
        this.#set({ other: place });
        this.#drawValue();
      });
    fill(this.$with, $select && labelled(TEXTS.with, $select));
    fill(this.$hints, measure === "age" && hint(TEXTS.wholeYears), takesSeveral(operator) && hint(TEXTS.separated));
    this.#drawValue();
  }

  #drawValue() {
    const { operator, other } = this.#condition;
    fill(this.$value, !takesNoValue(operator) && !other && this.#valueField());
  }

  #valueField() {
    const { id, form, codesOf } = this.#options;
    const { measure, operator, values, cell } = this.#condition;
    const column = measure === "value" ? columnAt(form, cell) : null;
    const codes = column?.kind === "code" ? codesOf(column.name) : [];
    const many = takesSeveral(operator);
    const $input = textInput(`${id}-values`, codes.length > 0 && !many ? `${id}-codes` : undefined);
    if (!many) {
      $input.maxLength = LONGEST_VALUE;
    }
    if (measure !== "value") {
      $input.inputMode = "numeric";
    }
    $input.value = values.join(", ");
    $input.addEventListener("input", () => this.#set({ values: valuesIn($input.value, operator) }));
    return labelled(
      many ? TEXTS.values : TEXTS.value,
      $input,
      el(
        "datalist",
        { id: `${id}-codes` },
        ...codes.map(({ code, label }) => el("option", { value: code, label: `${code} ${label}` })),
      ),
    );
  }

  /**
   * A select of all columns that can be checked, by the row that they are in.
   * @param {string} id
   * @param {CellPlace | null} chosen
   * @param {boolean} onlyDates
   * @param {string} none the option for no column
   * @param {(place: CellPlace | null) => void} onChange
   */
  #places(id, chosen, onlyDates, none, onChange) {
    const { form, module } = this.#options;
    const groups = placesFor(form, module).map(({ where, module: of, label }) =>
      el(
        "optgroup",
        { label },
        ...of.columns
          .filter(({ kind }) => !onlyDates || kind === "date")
          .map((column) =>
            option(
              placeKey({ where, module: of.name, column: column.name }),
              `${columnTitle(column)}${TEXTS.whose[where](of.title)}`,
            ),
          ),
      ),
    );
    const shown = groups.filter((group) => group.children.length > 0);
    return select(id, [option(WITH_VALUE, none), ...shown], placeKey(chosen), (key) => onChange(placeOf(key)));
  }
}

/** A place for controls that come and go. */
function slot() {
  return el("div", { class: "app-condition__slot" });
}

/** @param {{name: string, label: string}} column its label with its name, unless the label has it */
function columnTitle({ name, label }) {
  return label.includes(name) ? label : `${label} (${name})`;
}

/** @param {string} text */
function hint(text) {
  return el("p", { class: "govuk-hint app-condition__hint" }, text);
}
