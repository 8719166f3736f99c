// The picture of a child’s timeline: an SVG, in which a bar or a point leads to its row.

import { el, svg } from "../core/dom.js";
import { cellKey } from "../core/tables.js";
import { itemAt, placed, SIZES } from "./story-geometry.js";
import { inWords } from "./story-words.js";

/**
 * @import {CellRef, ChildStory, StoryItem} from "../core/protocol.d.ts"
 * @import {PlacedItem, PlacedLane, PlacedStory} from "./story-geometry.js"
 */

const TEXTS = {
  timeline: "Timeline",
  keys: "Timeline. Use the arrow keys to move between its bars. Press Enter to go to the row.",
};

/**
 * What the items of a picture do on the screen.
 * @typedef {object} Acts
 * @property {(cell: CellRef) => void} choose
 * @property {(words: string) => void} about shows the text of an item, or nothing for ""
 */

const MARK = 9;

/**
 * @param {ChildStory} story
 * @param {number} width of the picture without the names of its lanes, in pixels
 * @param {Acts | null} acts null for paper
 */
export function storyPicture(story, width, acts) {
  const all = placed(story, width);
  const $picture = svg("svg", {
    class: "app-story__svg",
    width: width,
    height: all.height,
    viewBox: `0 0 ${width} ${all.height}`,
    role: acts ? "group" : "img",
    "aria-label": acts ? TEXTS.keys : TEXTS.timeline,
  });
  $picture.append(...axis(all));
  /** @type {Map<StoryItem, SVGElement>} */
  const drawn = new Map();
  for (const { lane, items } of all.lanes) {
    for (const each of items) {
      const $item = drawnItem(each, lane.points, inWords(lane, each.item));
      drawn.set(each.item, $item);
      $picture.append($item, ...labelOf(each, lane.points));
    }
  }
  if (acts) {
    makeActive(all.lanes, drawn, acts);
  }
  return el("div", { class: "app-story__picture" }, laneNames(all), $picture);
}

/** @param {PlacedStory} story */
function laneNames({ lanes, height }) {
  const $names = el("div", { class: "app-story__names", "aria-hidden": "true" });
  $names.style.height = `${height}px`;
  for (const { lane, top } of lanes) {
    const $name = el("span", { class: "app-story__name" }, lane.title);
    $name.style.top = `${top}px`;
    $names.append($name);
  }
  return $names;
}

/** @param {PlacedStory} story */
function axis({ width, height, ticks, lanes, yearStart, asAt }) {
  const line = (/** @type {number} */ x, /** @type {string} */ look, top = SIZES.axis - 6) =>
    svg("line", { class: look, x1: x, x2: x, y1: top, y2: height });
  return [
    ...lanes.map(({ top }) => svg("line", { class: "app-story__lane", x1: 0, x2: width, y1: top, y2: top })),
    ...ticks.flatMap(({ x, label }) => [
      line(x, label ? "app-story__quarter" : "app-story__month"),
      label !== "" && svg("text", { class: "app-story__tick", x: x + 4, y: SIZES.axis - 10 }, label),
    ]),
    yearStart !== null && line(yearStart, "app-story__year", 0),
    asAt !== null && line(asAt, "app-story__day", 0),
  ].filter((each) => each !== false);
}

/**
 * @param {PlacedItem} placedItem
 * @param {boolean} isPoint
 * @param {string} words
 */
function drawnItem({ item, left, right, top }, isPoint, words) {
  const { errors, due } = item;
  const look = ["app-story__item", errors.length > 0 && "app-story__item--error"];
  return svg(
    "g",
    { class: look.filter(Boolean).join(" ") },
    svg("title", {}, words),
    isPoint ? point(left, right, top) : bar(item, left, right, top),
    errors.length > 0 && mark("app-story__error", right, top),
    due.length > 0 && errors.length === 0 && mark("app-story__due", right, top),
  );
}

/**
 * The text on a bar, or next to a point. It is not part of the item, whose name already has it.
 * @param {PlacedItem} placedItem
 * @param {boolean} isPoint
 */
function labelOf({ left, right, top, label }, isPoint) {
  const x = isPoint ? right + SIZES.gap : left + SIZES.padding;
  const y = top + SIZES.bar - SIZES.padding;
  return label === "" ? [] : [svg("text", { class: "app-story__label", x, y, "aria-hidden": "true" }, label)];
}

/**
 * A bar; one that has not ended has a point at its end.
 * @param {StoryItem} item
 * @param {number} left
 * @param {number} right
 * @param {number} top
 */
function bar({ end }, left, right, top) {
  const bottom = top + SIZES.bar;
  const neck = Math.max(right - SIZES.bar / 3, left);
  const points =
    end === null
      ? [left, top, neck, top, right, (top + bottom) / 2, neck, bottom, left, bottom]
      : [left, top, right, top, right, bottom, left, bottom];
  return svg("polygon", { class: "app-story__bar", points: points.map((each) => each.toFixed(1)).join(" ") });
}

/**
 * @param {number} left
 * @param {number} right
 * @param {number} top
 */
function point(left, right, top) {
  const middle = (left + right) / 2;
  const half = SIZES.point / 2;
  const centre = top + SIZES.bar / 2;
  const points = [middle, centre - half, right, centre, middle, centre + half, left, centre];
  return svg("polygon", { class: "app-story__bar", points: points.map((each) => each.toFixed(1)).join(" ") });
}

/**
 * The triangle at the upper right corner: full for an error now, empty for what is due.
 * @param {string} look
 * @param {number} right
 * @param {number} top
 */
function mark(look, right, top) {
  const points = [right - MARK, top + MARK - 3, right, top + MARK - 3, right - MARK / 2, top - 3];
  return svg("polygon", { class: look, points: points.map((each) => each.toFixed(1)).join(" ") });
}

/**
 * The tab key leads to one item, and arrow keys move from it to the others.
 * @param {PlacedLane[]} lanes
 * @param {Map<StoryItem, SVGElement>} drawn
 * @param {Acts} acts
 */
function makeActive(lanes, drawn, { choose, about }) {
  const words = (/** @type {SVGElement} */ $item) => $item.querySelector("title")?.textContent ?? "";
  let $current = drawn.get(lanes[0]?.items[0]?.item);
  for (const { lane, items } of lanes) {
    for (const { item } of items) {
      const $item = /** @type {SVGElement} */ (drawn.get(item));
      // All birthdays are about the same cell; a code may change while the user is at its bar.
      const age = lane.points ? item.text : "";
      $item.setAttribute("role", "link");
      $item.setAttribute("tabindex", $item === $current ? "0" : "-1");
      $item.setAttribute("aria-label", words($item));
      $item.setAttribute("data-focus", `story ${lane.title} ${cellKey(item.cell)} ${age}`);
      $item.addEventListener("click", () => choose(item.cell));
      $item.addEventListener("pointerenter", () => about(words($item)));
      $item.addEventListener("focus", () => {
        $current?.setAttribute("tabindex", "-1");
        $item.setAttribute("tabindex", "0");
        $current = $item;
        about(words($item));
      });
      $item.addEventListener("keydown", (event) => {
        if (event.key === "Enter") {
          choose(item.cell);
          event.preventDefault();
        }
        const next = itemAt(lanes, item, event.key);
        if (next) {
          event.preventDefault();
          drawn.get(next)?.focus();
        }
      });
    }
  }
}
