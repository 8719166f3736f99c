// The list of children: a listbox with the status of each.

import { el, hidden } from "../core/dom.js";
import { countOfStatus, statusWord } from "../core/return-words.js";
import { number } from "../core/text.js";
import { VisibleRows } from "./visible-rows.js";

/** @import {Results, Status} from "../core/results.js" */

/**
 * @typedef {object} ChildList
 * @property {HTMLElement} $root
 * @property {(results: Results, children: number[], chosen: number | null) => void} show another list, from its start
 * @property {(results: Results, children: number[], chosen: number | null) => void} update the same list after edits:
 *   it stays scrolled as it is
 * @property {(child: number) => void} choose a child in the list, as the user does
 * @property {() => void} measure to be called once the list is in the page
 */

const TEXTS = {
  found: (/** @type {number} */ found, /** @type {Status} */ status) =>
    status === "due" ? `${number(found)} due` : countOfStatus(found, status),
};

/**
 * @param {object} options
 * @param {(child: number) => void} options.onChoose called when the user moves to another child
 * @param {() => void} options.onEnter the user wants to go to the chosen child's record
 * @param {AbortSignal} options.signal
 * @returns {ChildList}
 */
export function childList({ onChoose, onEnter, signal }) {
  /** @type {Results | null} */
  let results = null;
  /** @type {number[]} */
  let children = [];

  const $root = el("div", {
    class: "app-children__list",
    id: "children",
    role: "listbox",
    tabindex: "0",
    "aria-labelledby": "children-label",
    onkeydown: onKey,
    onclick: onClick,
  });
  const rows = new VisibleRows({
    $frame: $root,
    make: (place) =>
      row(/** @type {Results} */ (results), children[place], place, children.length, place === rows.active),
    look: "app-children__row",
    signal,
  });

  /** @param {number | null} child */
  function mark(child) {
    const place = child === null ? -1 : children.indexOf(child);
    rows.activate(place);
    if (place >= 0) {
      $root.setAttribute("aria-activedescendant", rowId(place));
    } else {
      $root.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {number} place */
  function moveTo(place) {
    const within = Math.max(0, Math.min(children.length - 1, place));
    if (children.length > 0 && within !== rows.active) {
      mark(children[within]);
      onChoose(children[within]);
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    /** @type {Record<string, number>} */
    const places = {
      ArrowDown: rows.active + 1,
      ArrowUp: rows.active - 1,
      PageDown: rows.active + rows.page,
      PageUp: rows.active - rows.page,
      Home: 0,
      End: children.length - 1,
    };
    if (event.key in places && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      moveTo(places[event.key]);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onEnter();
    }
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const $row = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if ($row) {
      moveTo(Number($row.getAttribute("data-place")));
    }
  }

  /**
   * @param {Results} newResults
   * @param {number[]} newChildren
   * @param {number | null} chosen
   */
  function update(newResults, newChildren, chosen) {
    results = newResults;
    children = newChildren;
    rows.show(children.length, -1);
    mark(chosen);
  }

  return {
    $root,
    measure: () => rows.measure(),
    choose: mark,
    update,
    show(newResults, newChildren, chosen) {
      $root.scrollTop = 0;
      update(newResults, newChildren, chosen);
    },
  };
}

/** @param {number} place */
function rowId(place) {
  return `child-${place}`;
}

/**
 * @param {Results} results
 * @param {number} child
 * @param {number} place
 * @param {number} listed
 * @param {boolean} selected
 */
function row(results, child, place, listed, selected) {
  const status = results.status(child);
  const found = results.found(child);
  return el(
    "div",
    {
      class: `app-children__row app-children__row--${status}`,
      role: "option",
      id: rowId(place),
      "data-place": place,
      "aria-selected": String(selected),
      "aria-setsize": listed,
      "aria-posinset": place + 1,
    },
    el("span", { class: "app-children__id" }, results.children[child]),
    " ",
    el("span", { class: "app-children__status" }, statusWord(status)),
    found > 0 &&
      el(
        "span",
        { class: "app-children__count" },
        el("span", { "aria-hidden": "true" }, number(found)),
        hidden(TEXTS.found(found, status)),
      ),
  );
}
