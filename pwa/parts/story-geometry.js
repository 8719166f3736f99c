// Where everything is on a child’s timeline: pure functions from what the worker says to places in pixels.

import { daysBetween, shortMonthOf } from "../core/text.js";

/** @import {ChildStory, StoryItem, StoryLane} from "../core/protocol.d.ts" */

/** Sizes in pixels. */
export const SIZES = {
  axis: 34,
  row: 22,
  bar: 18,
  between: 8,
  point: 14,
  least: 3,
  gap: 2,
  letter: 7,
  padding: 5,
};

/**
 * An item with its place: `left`, `right` and `top` are the edges of what is drawn.
 * @typedef {object} PlacedItem
 * @property {StoryItem} item
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {string} label the text that fits on a bar, or the text next to a point
 */

/**
 * @typedef {object} PlacedLane
 * @property {StoryLane} lane
 * @property {number} top
 * @property {number} height
 * @property {PlacedItem[]} items
 */

/**
 * @typedef {object} PlacedStory
 * @property {number} width
 * @property {number} height
 * @property {Array<{x: number, label: string}>} ticks the months; each third has a label
 * @property {number | null} yearStart where this year begins, if last year is also shown
 * @property {number | null} asAt where the day of the check is
 * @property {PlacedLane[]} lanes the lanes that have items
 */

/**
 * @param {ChildStory} story
 * @param {number} width
 * @returns {PlacedStory}
 */
export function placed(story, width) {
  const days = daysBetween(story.first, story.last);
  const at = (/** @type {string} */ day) => (Math.min(Math.max(daysBetween(story.first, day), 0), days) / days) * width;
  let top = SIZES.axis;
  const lanes = story.lanes
    .filter(({ items }) => items.length > 0)
    .map((lane) => {
      const { items, rows } = laneItems(lane, at, top);
      const height = rows * SIZES.row + SIZES.between;
      top += height;
      return { lane, top: top - height, height, items };
    });
  return {
    width,
    height: top,
    ticks: ticks(story.first, story.last).map(({ day, label }) => ({ x: at(day), label })),
    yearStart: story.year_start > story.first ? at(story.year_start) : null,
    asAt: story.as_at === null ? null : at(story.as_at),
    lanes,
  };
}

/**
 * Items of a lane, each in the first row in which it overlaps no earlier item.
 * @param {StoryLane} lane
 * @param {(day: string) => number} at
 * @param {number} top
 */
function laneItems({ points, items }, at, top) {
  /** Where each row ends so far. @type {number[]} */
  const ends = [];
  const placedItems = items.map((item) => {
    const [from, to] = [at(item.shown_from), at(item.shown_to)];
    const half = points ? SIZES.point / 2 : 0;
    const beside = points && item.text !== "" ? SIZES.gap + item.text.length * SIZES.letter : 0;
    const free = ends.findIndex((end) => end <= from - half);
    const row = free < 0 ? ends.length : free;
    ends[row] = to + half + beside;
    const right = points ? to + half : Math.max(to, from + SIZES.least);
    const label = points ? item.text : fitting(item, right - from - 2 * SIZES.padding);
    return { item, left: from - half, right, top: top + SIZES.between / 2 + row * SIZES.row, label };
  });
  return { items: placedItems, rows: ends.length };
}

/**
 * As much of an item’s text as fits: with its meaning, without it, or nothing.
 * @param {Pick<StoryItem, "text" | "meaning">} item
 * @param {number} room
 */
export function fitting({ text, meaning }, room) {
  const texts = [meaning && `${text} ${meaning}`, text];
  return texts.find((each) => each && each.length * SIZES.letter <= room) ?? "";
}

/**
 * The first days of the months from one day to another; those of quarters have a label.
 * @param {string} first the first day of a month
 * @param {string} last
 */
export function ticks(first, last) {
  const found = [];
  let [year, month] = first.split("-").map(Number);
  for (let day = first; day <= last; day = `${year}-${String(month).padStart(2, "0")}-01`) {
    found.push({ day, label: month % 3 === 1 ? shortMonthOf(day) : "" });
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return found;
}

/**
 * The item that a key leads to: along the lane, to the nearest of the next lane, to the first or the last.
 * @param {PlacedLane[]} lanes
 * @param {StoryItem} from
 * @param {string} key
 * @returns {StoryItem | null} null if the key leads nowhere
 */
export function itemAt(lanes, from, key) {
  const lane = lanes.findIndex(({ items }) => items.some(({ item }) => item === from));
  if (lane < 0) {
    return null;
  }
  const { items } = lanes[lane];
  const at = items.findIndex(({ item }) => item === from);
  const beside = lanes[lane + (key === "ArrowDown" ? 1 : -1)];
  switch (key) {
    case "ArrowLeft":
      return items[at - 1]?.item ?? null;
    case "ArrowRight":
      return items[at + 1]?.item ?? null;
    case "ArrowUp":
    case "ArrowDown":
      return beside ? nearest(beside.items, (items[at].left + items[at].right) / 2) : null;
    case "Home":
      return items[0].item;
    case "End":
      return items[items.length - 1].item;
    default:
      return null;
  }
}

/**
 * @param {PlacedItem[]} items
 * @param {number} x
 */
function nearest(items, x) {
  const distance = (/** @type {PlacedItem} */ { left, right }) => Math.max(left - x, x - right, 0);
  return items.reduce((best, each) => (distance(each) < distance(best) ? each : best)).item;
}
