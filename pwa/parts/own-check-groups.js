// The conditions of an own check in the form, in groups: all or any of them must be true.

import { el, fill, redraw } from "../core/dom.js";
import { MOST_CONDITIONS, MOST_GROUPS, newCondition, newGroup } from "../core/own-check-draft.js";
import { radioItem } from "./choice.js";
import { ConditionFields } from "./own-check-condition.js";

/**
 * @import {CheckFault, CodeLabel, Condition, Group, OwnCheck, OwnCheckForm} from "../core/protocol.d.ts"
 */

/** @typedef {Pick<OwnCheck, "match" | "groups">} Groups */

const TEXTS = {
  condition: (/** @type {number} */ n) => `Condition ${n}`,
  conditionOfGroup: (/** @type {number} */ group, /** @type {number} */ n) => `Group ${group}, condition ${n}`,
  ofGroups: "Of the groups",
  ofConditions: "Of the conditions",
  inGroup: (/** @type {number} */ group) => `In group ${group}`,
  group: (/** @type {number} */ group) => `Group ${group}`,
  addGroup: "Add a group of conditions",
  addCondition: "Add a condition",
  addConditionTo: (/** @type {number} */ group) => `Add a condition to group ${group}`,
  all: "All must be true",
  any: "At least one must be true",
};

/**
 * The id of the controls of a condition.
 * @param {number} group
 * @param {number} condition
 */
export function conditionId(group, condition) {
  return `condition-${group + 1}-${condition + 1}`;
}

/**
 * Which condition it is, in words: "Condition 2", or "Group 1, condition 2" if there are several groups.
 * @param {OwnCheck} check
 * @param {number} group
 * @param {number} condition
 */
export function conditionName({ groups }, group, condition) {
  return groups.length > 1 ? TEXTS.conditionOfGroup(group + 1, condition + 1) : TEXTS.condition(condition + 1);
}

export class OwnCheckGroups {
  /**
   * @param {object} options
   * @param {OwnCheckForm} options.form
   * @param {(column: string) => CodeLabel[]} options.codesOf
   * @param {() => OwnCheck} options.check as it is now
   * @param {(groups: Groups) => void} options.onChange
   */
  constructor({ form, codesOf, check, onChange }) {
    this.form = form;
    this.codesOf = codesOf;
    this.check = check;
    this.onChange = onChange;
    /** @type {CheckFault[]} */
    this.mistakes = [];
    this.$root = el("div", {});
  }

  /** @param {CheckFault[]} [mistakes] to show at the conditions */
  draw(mistakes = this.mistakes) {
    this.mistakes = mistakes;
    const check = this.check();
    redraw(this.$root, () =>
      fill(
        this.$root,
        check.groups.length > 1 &&
          matchRadios("match-groups", TEXTS.ofGroups, check.match, (match) => this.#set({ ...this.check(), match })),
        ...check.groups.map((group, at) => this.#group(check, group, at)),
        check.groups.length < MOST_GROUPS &&
          button(TEXTS.addGroup, "add-group", () => {
            const { match, groups } = this.check();
            const at = groups.length;
            this.#set({ match, groups: [...groups, newGroup()] });
            this.#focus(`${conditionId(at, 0)}-measure`);
          }),
      ),
    );
  }

  /**
   * @param {OwnCheck} check
   * @param {Group} group
   * @param {number} at
   */
  #group(check, group, at) {
    const { conditions } = group;
    const several = check.groups.length > 1;
    const content = [
      conditions.length > 1 &&
        matchRadios(`match-${at + 1}`, several ? TEXTS.inGroup(at + 1) : TEXTS.ofConditions, group.match, (match) =>
          this.#changeGroup(at, (now) => ({ ...now, match })),
        ),
      ...conditions.map((_, number) => this.#condition(check, at, number)),
      conditions.length < MOST_CONDITIONS &&
        button(several ? TEXTS.addConditionTo(at + 1) : TEXTS.addCondition, `add-condition-${at}`, () => {
          this.#changeGroup(at, (now) => ({ ...now, conditions: [...now.conditions, newCondition()] }));
          this.#focus(`${conditionId(at, conditions.length)}-measure`);
        }),
    ];
    return several
      ? el(
          "section",
          { class: "app-condition-group", "aria-label": TEXTS.group(at + 1) },
          el("h3", { class: "govuk-heading-s" }, TEXTS.group(at + 1)),
          ...content,
        )
      : el("div", {}, ...content);
  }

  /**
   * @param {OwnCheck} check
   * @param {number} at
   * @param {number} number
   */
  #condition(check, at, number) {
    const group = check.groups[at];
    const isOnly = check.groups.length === 1 && group.conditions.length === 1;
    return new ConditionFields({
      id: conditionId(at, number),
      name: conditionName(check, at, number),
      condition: group.conditions[number],
      form: this.form,
      module: check.module,
      codesOf: this.codesOf,
      onChange: (condition) => this.#setCondition(at, number, condition),
      onRemove: isOnly ? null : () => this.#remove(at, number),
      mistake: this.mistakes.find((each) => each.group === at && each.condition === number)?.text ?? "",
    }).$root;
  }

  /**
   * @param {number} at
   * @param {number} number
   * @param {Condition} condition
   */
  #setCondition(at, number, condition) {
    const { match, groups } = this.check();
    const conditions = groups[at].conditions.map((each, i) => (i === number ? condition : each));
    this.onChange({ match, groups: groups.map((each, i) => (i === at ? { ...each, conditions } : each)) });
  }

  /**
   * @param {number} at
   * @param {number} number
   */
  #remove(at, number) {
    const { match, groups } = this.check();
    const conditions = groups[at].conditions.filter((_, i) => i !== number);
    const left = groups
      .map((group, i) => (i === at ? { ...group, conditions } : group))
      .filter((group) => group.conditions.length > 0);
    this.mistakes = [];
    this.#set({ match, groups: left });
    const near = Math.min(at, left.length - 1);
    this.#focus(`${conditionId(near, Math.min(number, left[near].conditions.length - 1))}-measure`);
  }

  /**
   * @param {number} at
   * @param {(group: Group) => Group} change makes the new group from the present one
   */
  #changeGroup(at, change) {
    const { match, groups } = this.check();
    this.#set({ match, groups: groups.map((each, i) => (i === at ? change(each) : each)) });
  }

  /** @param {Groups} groups */
  #set({ match, groups }) {
    this.onChange({ match, groups });
    this.draw();
  }

  /** @param {string} id */
  #focus(id) {
    document.getElementById(id)?.focus();
  }
}

/**
 * @param {string} id
 * @param {string} legend
 * @param {OwnCheck["match"]} match
 * @param {(match: OwnCheck["match"]) => void} onChange
 */
function matchRadios(id, legend, match, onChange) {
  /**
   * @param {OwnCheck["match"]} value
   * @param {string} text
   */
  const radio = (value, text) => {
    const $input = el("input", {
      class: "govuk-radios__input",
      id: `${id}-${value}`,
      type: "radio",
      name: id,
      value,
      "data-focus": `${id}-${value}`,
    });
    $input.checked = match === value;
    $input.addEventListener("change", () => onChange(value));
    return radioItem($input, text);
  };
  return el(
    "fieldset",
    { class: "govuk-fieldset app-condition-match" },
    el("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, legend),
    el(
      "div",
      { class: "govuk-radios govuk-radios--small govuk-radios--inline" },
      radio("all", TEXTS.all),
      radio("any", TEXTS.any),
    ),
  );
}

/**
 * @param {string} text
 * @param {string} key
 * @param {() => void} onclick
 */
function button(text, key, onclick) {
  return el(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary", "data-focus": key, onclick },
    text,
  );
}
