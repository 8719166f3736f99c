// The list of children: a listbox that draws only what is visible, so that thousands stay smooth.

import { el, hidden } from "../core/dom.js";
import { count, number } from "../core/text.js";

/** @import {Results} from "../core/results.js" */

/** Rows drawn above and below what is visible, so that a quick scroll does not show gaps. */
const MARGIN = 8;

/**
 * @typedef {object} ChildList
 * @property {HTMLElement} $root
 * @property {(results: Results, children: number[], chosen: number | null) => void} show another list, from its start
 * @property {(results: Results, children: number[], chosen: number | null) => void} update the same list after edits:
 *   it stays scrolled as it is
 * @property {(child: number | null) => void} choose mark a child as chosen and bring it into view
 * @property {() => void} measure to be called once the list is in the page
 */

/**
 * @param {object} options
 * @param {(child: number) => void} options.onChoose told when the user moves to another child
 * @param {() => void} options.onEnter the user wants to go on to the chosen child's record
 * @param {AbortSignal} options.signal
 * @returns {ChildList}
 */
export function childList({ onChoose, onEnter, signal }) {
  /** @type {Results | null} */
  let results = null;
  /** @type {number[]} */
  let children = [];
  /** Place of the chosen child in the list; -1 if it is not listed. */
  let chosen = -1;
  let rowHeight = 32;
  let frame = 0;
  /** @type {Map<number, HTMLElement>} */
  const drawn = new Map();

  const $rows = el("div", { class: "app-children__rows", role: "presentation" });
  const $root = el(
    "div",
    {
      class: "app-children__list",
      id: "children",
      role: "listbox",
      tabindex: "0",
      "aria-labelledby": "children-label",
      onkeydown: onKey,
      onclick: onClick,
      onscroll: later,
    },
    $rows,
  );

  const observer = new ResizeObserver(measure);
  observer.observe($root);
  signal.addEventListener("abort", () => observer.disconnect());

  /** Text size and zoom decide how high a row is. */
  function measure() {
    const probe = el("div", { class: "app-children__row" }, "0");
    $rows.append(probe);
    const measured = probe.getBoundingClientRect().height;
    probe.remove();
    if (measured > 0) {
      rowHeight = measured;
    }
    drawAnew();
  }

  function drawAnew() {
    for (const $row of drawn.values()) {
      $row.remove();
    }
    drawn.clear();
    $rows.style.height = `${children.length * rowHeight}px`;
    draw();
  }

  function later() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  }

  function draw() {
    const first = Math.max(0, Math.floor($root.scrollTop / rowHeight) - MARGIN);
    const last = Math.min(children.length, Math.ceil(($root.scrollTop + $root.clientHeight) / rowHeight) + MARGIN);
    for (const [place, $row] of drawn) {
      // The active row stays, wherever it is: the list points to it by its id.
      if ((place < first || place >= last) && place !== chosen) {
        $row.remove();
        drawn.delete(place);
      }
    }
    for (let place = first; place < last; place += 1) {
      drawRow(place);
    }
    if (chosen >= 0) {
      drawRow(chosen);
    }
  }

  /** @param {number} place */
  function drawRow(place) {
    if (!results || drawn.has(place)) {
      return;
    }
    const $row = row(results, children[place], place, children.length, place === chosen);
    $row.style.transform = `translateY(${place * rowHeight}px)`;
    drawn.set(place, $row);
    $rows.append($row);
  }

  /** @param {number} place */
  function mark(place) {
    for (const [each, selected] of /** @type {[number, boolean][]} */ ([
      [chosen, false],
      [place, true],
    ])) {
      drawn.get(each)?.setAttribute("aria-selected", String(selected));
    }
    chosen = place;
    if (place >= 0) {
      bringIntoView(place);
      draw();
      $root.setAttribute("aria-activedescendant", rowId(place));
    } else {
      $root.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {number} place */
  function bringIntoView(place) {
    const top = place * rowHeight;
    if (top < $root.scrollTop) {
      $root.scrollTop = top;
    } else if (top + rowHeight > $root.scrollTop + $root.clientHeight) {
      $root.scrollTop = top + rowHeight - $root.clientHeight;
    }
  }

  /** @param {number} place */
  function moveTo(place) {
    const within = Math.max(0, Math.min(children.length - 1, place));
    if (children.length > 0 && within !== chosen) {
      mark(within);
      onChoose(children[within]);
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const page = Math.max(1, Math.floor($root.clientHeight / rowHeight) - 1);
    /** @type {Record<string, number>} */
    const places = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      PageDown: chosen + page,
      PageUp: chosen - page,
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
   * @param {number | null} child
   */
  function update(newResults, newChildren, child) {
    results = newResults;
    children = newChildren;
    chosen = -1;
    drawAnew();
    mark(child === null ? -1 : children.indexOf(child));
  }

  return {
    $root,
    measure,
    update,
    show(newResults, newChildren, child) {
      $root.scrollTop = 0;
      update(newResults, newChildren, child);
    },
    choose(child) {
      mark(child === null ? -1 : children.indexOf(child));
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
  const found = status === "error" ? results.errors[child] : results.warnings[child];
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
    el("span", { class: "app-children__status" }, status),
    found > 0 &&
      el(
        "span",
        { class: "app-children__count" },
        el("span", { "aria-hidden": "true" }, number(found)),
        hidden(count(found, status)),
      ),
  );
}
