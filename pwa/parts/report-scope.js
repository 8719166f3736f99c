// Which errors a report is about: of which children, of which types, in which columns of the return, and what it says.

import { el, fill, fillGradually, uniqueId } from "../core/dom.js";
import { ALL, errorName, filterName } from "../core/results.js";
import { count, number } from "../core/text.js";

/**
 * @import {DownloadChoices, MakeFile} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

/**
 * What a report is to hold; null is all of it.
 * @typedef {object} Scope
 * @property {MakeFile["selection"]} selection
 * @property {string[] | null} columns
 */

/** @typedef {{value: string, label: string}} Item */

const EVERYONE = "all";
const LISTED = "listed";
const SOCIAL_WORKERS = "social workers";
const IDS = "ids";

/**
 * @param {Session} session
 * @param {Results} results
 * @param {DownloadChoices} choices
 */
export function reportScope(session, results, choices) {
  let whose = EVERYONE;
  const listed = results.listed(session.listing.filter, session.listing.search, session.marks);
  const isFiltered = session.listing.filter !== ALL || session.listing.search !== "";
  const $ids = el("textarea", {
    class: "govuk-textarea",
    id: "scope-ids",
    rows: 4,
    spellcheck: "false",
    "aria-describedby": "scope-ids-hint scope-unknown",
    oninput: tell,
  });
  const $unknown = el("p", { class: "govuk-body-s", id: "scope-unknown" });
  const workers = checkboxes({
    title: "Social workers",
    hint: "By the open row in the social workers file. Choose several for a team.",
    items: choices.social_workers.map(({ name, children }) => ({
      value: name,
      label: `${name} (${count(children.length, "child", "children")} with an error)`,
    })),
    chosen: false,
    onChange: tell,
  });
  const codes = checkboxes({
    title: "Error types",
    items: results.errorTypes.map((type) => ({
      value: type.code,
      label: `${errorName(type, type.code)}: ${type.message}`,
    })),
    chosen: true,
    onChange: tell,
  });
  const fields = checkboxes({
    title: "Columns of the return",
    hint: "Only errors that are about one of these columns.",
    items: choices.fields.map(({ value, label }) => ({ value, label })),
    chosen: true,
    onChange: tell,
  });
  const columns = checkboxes({
    title: "Columns of the list of errors by child",
    items: choices.columns.map((name) => ({ value: name, label: name })),
    chosen: true,
    onChange: tell,
  });
  const $workers = el("div", { class: "govuk-radios__conditional", hidden: true }, workers.$root);
  const $byId = el(
    "div",
    { class: "govuk-radios__conditional", hidden: true },
    el("label", { class: "govuk-label", for: "scope-ids" }, "Child IDs"),
    el("div", { class: "govuk-hint", id: "scope-ids-hint" }, "Paste them, one a line or with commas between them"),
    $ids,
    $unknown,
  );
  const $told = el("p", { class: "govuk-body app-scope__told", "aria-live": "polite" });

  /** @param {string} chosen */
  function choose(chosen) {
    whose = chosen;
    $workers.hidden = whose !== SOCIAL_WORKERS;
    $byId.hidden = whose !== IDS;
    tell();
  }

  /** @returns {string[] | null} */
  function children() {
    switch (whose) {
      case LISTED:
        return listed.map((child) => results.children[child]);
      case SOCIAL_WORKERS: {
        const names = new Set(workers.values());
        return choices.social_workers.filter(({ name }) => names.has(name)).flatMap((worker) => worker.children);
      }
      case IDS:
        return typedIds();
      default:
        return null;
    }
  }

  function typedIds() {
    return [
      ...new Set(
        $ids.value
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map((id) => id.toUpperCase()),
      ),
    ];
  }

  /** Say what the reports will be about. */
  function tell() {
    const known = new Set(results.children.map((child) => child.toUpperCase()));
    const unknown = typedIds().filter((id) => !known.has(id));
    fill($unknown, unknown.length > 0 && `Not in your files: ${unknown.join(", ")}`);
    const ids = children();
    fill(
      $told,
      [
        `The reports are about ${ids === null ? "all children" : count(new Set(ids).size, "child", "children")}`,
        part(codes, "error type"),
        part(fields, "column"),
      ]
        .filter(Boolean)
        .join(", "),
      ".",
    );
  }

  const $root = el(
    "details",
    { class: "govuk-details" },
    el(
      "summary",
      { class: "govuk-details__summary" },
      el("span", { class: "govuk-details__summary-text" }, "Choose some children, error types or columns only"),
    ),
    el(
      "div",
      { class: "govuk-details__text" },
      el(
        "fieldset",
        { class: "govuk-fieldset govuk-form-group" },
        el("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, "Children"),
        el(
          "div",
          { class: "govuk-radios govuk-radios--small" },
          radio(EVERYONE, "All children", true),
          radio(
            LISTED,
            isFiltered
              ? `Those listed under Children now: ${listingName(session)} (${number(listed.length)})`
              : "Those listed under Children (filter or search there first)",
            false,
            !isFiltered,
          ),
          choices.social_workers.length > 0 && [
            radio(SOCIAL_WORKERS, "Those of a social worker or a team", false),
            $workers,
          ],
          radio(IDS, "Those whose IDs you paste", false),
          $byId,
        ),
      ),
      codes.$root,
      fields.$root,
      columns.$root,
    ),
  );

  /**
   * @param {string} value
   * @param {string} label
   * @param {boolean} checked
   * @param {boolean} [disabled]
   */
  function radio(value, label, checked, disabled = false) {
    const id = uniqueId("scope");
    const $input = el("input", {
      class: "govuk-radios__input",
      id,
      type: "radio",
      name: "scope",
      value,
      checked,
      disabled,
      onchange: () => choose(value),
    });
    return el(
      "div",
      { class: "govuk-radios__item" },
      $input,
      el("label", { class: "govuk-label govuk-radios__label", for: id }, label),
    );
  }

  tell();
  return {
    $root,
    $told,
    /** @returns {Scope} */
    scope() {
      return {
        selection: { children: children(), codes: codes.chosen(), fields: fields.chosen() },
        columns: columns.chosen(),
      };
    },
  };
}

/** @param {Session} session */
function listingName({ listing }) {
  return [listing.filter !== ALL && filterName(listing.filter), listing.search && `ID with “${listing.search}”`]
    .filter(Boolean)
    .join(", ");
}

/**
 * @param {Checkboxes} boxes
 * @param {string} name
 */
function part(boxes, name) {
  const chosen = boxes.chosen();
  return chosen !== null && count(chosen.length, name);
}

/**
 * @typedef {object} Checkboxes
 * @property {HTMLElement} $root
 * @property {() => string[]} values those that are ticked
 * @property {() => string[] | null} chosen the same, null if all are
 */

/**
 * A list of things of which some can be chosen; it is put in when it is opened, as it can be long.
 * @param {object} options
 * @param {string} options.title
 * @param {string} [options.hint]
 * @param {Item[]} options.items
 * @param {boolean} options.chosen whether all are, at first
 * @param {() => void} options.onChange
 * @returns {Checkboxes}
 */
function checkboxes({ title, hint, items, chosen, onChange }) {
  const ticked = new Set(chosen ? items.map(({ value }) => value) : []);
  const $items = el("div", { class: "govuk-checkboxes govuk-checkboxes--small app-choices__items" });
  const $count = el("span", {});
  const tell = () => {
    fill($count, `${number(ticked.size)} of ${number(items.length)}`);
    onChange();
  };
  /** @param {Item} item */
  const box = ({ value, label }) => {
    const id = uniqueId("choice");
    const $input = el("input", {
      class: "govuk-checkboxes__input",
      id,
      type: "checkbox",
      checked: ticked.has(value),
      onchange: () => {
        if ($input.checked) {
          ticked.add(value);
        } else {
          ticked.delete(value);
        }
        tell();
      },
    });
    return el(
      "div",
      { class: "govuk-checkboxes__item" },
      $input,
      el("label", { class: "govuk-label govuk-checkboxes__label", for: id }, label),
    );
  };
  /** @param {boolean} all */
  const setAll = (all) => {
    ticked.clear();
    if (all) {
      for (const { value } of items) {
        ticked.add(value);
      }
    }
    fillGradually($items, items, box);
    tell();
  };
  const $root = el(
    "details",
    { class: "govuk-details app-choices", ontoggle: () => $root.open && fillGradually($items, items, box) },
    el(
      "summary",
      { class: "govuk-details__summary" },
      el("span", { class: "govuk-details__summary-text" }, `${title}: `, $count),
    ),
    el(
      "fieldset",
      { class: "govuk-fieldset govuk-details__text" },
      el("legend", { class: "govuk-visually-hidden" }, title),
      hint && el("div", { class: "govuk-hint" }, hint),
      el(
        "p",
        { class: "govuk-body-s app-choices__all" },
        el("button", { type: "button", class: "app-link-button", onclick: () => setAll(true) }, "Choose all"),
        el("button", { type: "button", class: "app-link-button", onclick: () => setAll(false) }, "Choose none"),
      ),
      $items,
    ),
  );
  fill($count, `${number(ticked.size)} of ${number(items.length)}`);
  return {
    $root,
    values: () => [...ticked],
    chosen: () =>
      ticked.size === items.length ? null : items.map(({ value }) => value).filter((value) => ticked.has(value)),
  };
}
