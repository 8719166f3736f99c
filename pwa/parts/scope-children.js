// Which children a report is about: all children, the listed ones, the children of some responsible people, or the children
// whose IDs are pasted.

import { el, fill, uniqueId } from "../core/dom.js";
import { ALL, errorName, filterName, isApart } from "../core/results.js";
import { count, number, one, uncapitalised } from "../core/text.js";
import { checkboxList } from "./checkbox-list.js";
import { radioItem } from "./choice.js";

/**
 * @import {ResponsiblePerson} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  legend: "Children",
  all: "All children",
  listed: (/** @type {string} */ name, /** @type {number} */ n) =>
    `Children listed on the Children page now: ${name} (${number(n)})`,
  noneListed: "Children listed on the Children page (filter or search there first)",
  ofPeople: (/** @type {string} */ called) => `Children of ${one(uncapitalised(called))} or team`,
  withIds: "Children whose IDs you paste",
  people: (/** @type {string} */ called) => `${called}s`,
  aboutPeople: (/** @type {string} */ called) =>
    `From the open row in the ${uncapitalised(called)}s file. Choose several for a team.`,
  person: (/** @type {string} */ name, /** @type {number} */ n) =>
    `${name} (${count(n, "child", "children")} to report on)`,
  ids: "Child IDs",
  aboutIds: "Paste one on each line, or separate them with commas",
  unknown: (/** @type {string[]} */ ids) => `Not in your files: ${ids.join(", ")}`,
  search: (/** @type {string} */ text) => `ID with “${text}”`,
};

const EVERYONE = "all";
const LISTED = "listed";
const RESPONSIBLE = "responsible";
const IDS = "ids";

/** @typedef {{whose: string, people: string[], ids: string}} ChosenChildren */

/** @type {ChosenChildren} */
const NOTHING_CHOSEN = { whose: EVERYONE, people: [], ids: "" };

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {Results} options.results
 * @param {ResponsiblePerson[]} options.people who are responsible for children
 * @param {string} options.called the return’s name for one of them: "Social worker"
 * @param {() => void} options.onChange
 * @param {ChosenChildren} [options.before] what was chosen before there were new results
 */
export function scopeChildren({ session, results, people, called, onChange, before = NOTHING_CHOSEN }) {
  const { when, filter, search } = session.listing;
  const listed = results.lookedAt(when).listed(filter, search, session.marks);
  const isFiltered = filter !== ALL || search !== "";
  const isGone = (before.whose === LISTED && !isFiltered) || (before.whose === RESPONSIBLE && people.length === 0);
  let whose = isGone ? EVERYONE : before.whose;
  const responsible = checkboxList({
    title: TEXTS.people(called),
    hint: TEXTS.aboutPeople(called),
    items: people.map(({ name, children }) => ({
      value: name,
      label: TEXTS.person(name, children.length),
    })),
    chosen: before.people,
    onChange,
  });
  const pasted = pastedIds(results, before.ids, onChange);
  const $responsible = el("div", { class: "govuk-radios__conditional" }, responsible.$root);
  showConditional();

  function showConditional() {
    $responsible.hidden = whose !== RESPONSIBLE;
    pasted.$root.hidden = whose !== IDS;
  }

  /** @param {string} chosen */
  function choose(chosen) {
    whose = chosen;
    showConditional();
    onChange();
  }

  /**
   * @param {string} value
   * @param {string} label
   * @param {boolean} [disabled]
   */
  function radio(value, label, disabled = false) {
    const $input = el("input", {
      class: "govuk-radios__input",
      id: uniqueId("scope"),
      type: "radio",
      name: "scope",
      value,
      checked: value === whose,
      disabled,
      onchange: () => choose(value),
    });
    return radioItem($input, label);
  }

  const $root = el(
    "fieldset",
    { class: "govuk-fieldset govuk-form-group" },
    el("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, TEXTS.legend),
    el(
      "div",
      { class: "govuk-radios govuk-radios--small" },
      radio(EVERYONE, TEXTS.all),
      radio(LISTED, isFiltered ? TEXTS.listed(listingName(session), listed.length) : TEXTS.noneListed, !isFiltered),
      people.length > 0 && [radio(RESPONSIBLE, TEXTS.ofPeople(called)), $responsible],
      radio(IDS, TEXTS.withIds),
      pasted.$root,
    ),
  );
  return {
    $root,
    /** @returns {ChosenChildren} */
    chosen: () => ({ whose, people: responsible.values(), ids: pasted.text() }),
    /** @returns {string[] | null} IDs; null for all children */
    children() {
      switch (whose) {
        case LISTED:
          return listed.map((child) => results.children[child]);
        case RESPONSIBLE: {
          const names = new Set(responsible.values());
          return people.filter(({ name }) => names.has(name)).flatMap(({ children }) => children);
        }
        case IDS:
          return pasted.values();
        default:
          return null;
      }
    },
  };
}

/**
 * A field for IDs, with a line that names the IDs that are not in the files.
 * @param {Results} results
 * @param {string} before what is in it at first
 * @param {() => void} onChange
 */
function pastedIds(results, before, onChange) {
  const known = new Set(results.children.map((child) => child.toUpperCase()));
  const $unknown = el("p", { class: "govuk-body-s", id: "scope-unknown" });
  const $ids = el("textarea", {
    class: "govuk-textarea",
    id: "scope-ids",
    rows: 4,
    spellcheck: "false",
    "aria-describedby": "scope-ids-hint scope-unknown",
    oninput: () => {
      showUnknown();
      onChange();
    },
  });
  $ids.value = before;
  function showUnknown() {
    const unknown = values().filter((id) => !known.has(id));
    fill($unknown, unknown.length > 0 && TEXTS.unknown(unknown));
  }
  const values = () => [
    ...new Set(
      $ids.value
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  showUnknown();
  return {
    $root: el(
      "div",
      { class: "govuk-radios__conditional", hidden: true },
      el("label", { class: "govuk-label", for: "scope-ids" }, TEXTS.ids),
      el("div", { class: "govuk-hint", id: "scope-ids-hint" }, TEXTS.aboutIds),
      $ids,
      $unknown,
    ),
    values,
    text: () => $ids.value,
  };
}

/** @param {Session} session */
function listingName({ listing, results }) {
  const type = results?.typeOf(listing.filter);
  const filtered = type && isApart(type) ? errorName(type, type.code) : filterName(listing.filter, listing.when);
  return [listing.filter !== ALL && filtered, listing.search && TEXTS.search(listing.search)]
    .filter(Boolean)
    .join(", ");
}
