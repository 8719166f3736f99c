// A child’s timeline in words: the text of each bar, what is not on the timeline, and the table behind it.

import { hidden, linkButton } from "../core/dom.js";
import { agreeing, capital, count, listOf, shortDay } from "../core/text.js";
import { body, cell, columnHead, nameCell, row, STACKED, table, titled } from "./table.js";

/** @import {CellRef, ChildStory, LeftOut, StoryItem, StoryLane} from "../core/protocol.d.ts" */

const TEXTS = {
  item: (/** @type {string} */ name, /** @type {string} */ when, /** @type {string} */ found) =>
    `${name}, ${when}.${found ? ` ${found}.` : ""}`,
  ended: (/** @type {string} */ start, /** @type {string} */ end) => `${start} to ${end}`,
  open: (/** @type {string} */ start, /** @type {string} */ end) => `from ${start}, ${end}`,
  badEnd: (/** @type {string} */ end) => `end “${end}” is not a valid date`,
  notEnded: "not ended",
  errors: (/** @type {string[]} */ codes) => `${agreeing(codes.length, "Error")} ${listOf(codes)}`,
  due: (/** @type {string[]} */ codes) => `Due: ${listOf(codes)}`,
  empty: (/** @type {string[]} */ lanes) => `Nothing to show for: ${listOf(lanes)}.`,
  leftOut: (/** @type {number} */ n, /** @type {string} */ why) => `${count(n, "row")} ${why} not on the timeline`,
  /** Why one row, or several, are left out. @type {Record<LeftOut["why"], [string, string]>} */
  why: {
    no_start: ["has no valid start date and is", "have no valid start date and are"],
    ends_before_start: ["ends before it starts and is", "end before they start and are"],
    other_dates: ["is before or after these years and is", "are before or after these years and are"],
  },
  table: "Timeline",
  columns: ["Type", "Details", "From", "To", "Found", "Row"],
  goToRow: "Go to the row",
  ofItem: (/** @type {string} */ words) => `: ${words}`,
};

/**
 * @param {StoryLane} lane
 * @param {StoryItem} item
 * @returns {string} such as "Placement K2 Children’s home, 03/05/2026 to 01/06/2026. Error 218."
 */
export function inWords({ title, points }, item) {
  return TEXTS.item([title, said(item)].filter(Boolean).join(" "), when(points, item), found(item));
}

/** @param {Pick<StoryItem, "text" | "meaning">} item */
function said({ text, meaning }) {
  return [text, meaning].filter(Boolean).join(" ");
}

/**
 * @param {boolean} points
 * @param {StoryItem} item
 */
function when(points, item) {
  const start = shortDay(item.start);
  if (points) {
    return start;
  }
  return (item.end === null ? TEXTS.open : TEXTS.ended)(start, endOf(item));
}

/** @param {StoryItem} item */
function endOf({ end, bad_end }) {
  if (end !== null) {
    return shortDay(end);
  }
  return bad_end ? TEXTS.badEnd(bad_end) : TEXTS.notEnded;
}

/** @param {StoryItem} item */
function found({ errors, due }) {
  return [errors.length > 0 && TEXTS.errors(errors), due.length > 0 && TEXTS.due(due)].filter(Boolean).join(". ");
}

/**
 * @param {ChildStory} story
 * @returns {string} such as "Nothing to show for: Missing or away and Reviews.", or ""
 */
export function emptyLanes({ lanes }) {
  const empty = lanes.filter(({ items }) => items.length === 0).map(({ title }) => title);
  return empty.length > 0 ? TEXTS.empty(empty) : "";
}

/**
 * What is not on the timeline, by reason.
 * @param {LeftOut[]} left
 * @returns {Array<{words: string, cells: CellRef[]}>} such as "2 rows have no valid start date and are not on the timeline"
 */
export function leftOut(left) {
  return /** @type {Array<LeftOut["why"]>} */ (Object.keys(TEXTS.why)).flatMap((why) => {
    const cells = left.filter((each) => each.why === why).map((each) => each.cell);
    const words = TEXTS.leftOut(cells.length, agreeing(cells.length, ...TEXTS.why[why]));
    return cells.length > 0 ? [{ words, cells }] : [];
  });
}

/**
 * The timeline as a table.
 * @param {ChildStory} story
 * @param {(cell: CellRef) => void} onChoose
 */
export function storyTable({ lanes }, onChoose) {
  return table({
    caption: TEXTS.table,
    look: STACKED,
    heads: TEXTS.columns.map((title) => columnHead(title)),
    $body: body(
      lanes.flatMap((lane) =>
        lane.items.map((item) =>
          row(
            ...titled(TEXTS.columns, [
              nameCell(lane.title),
              cell(said(item)),
              cell(shortDay(item.start)),
              cell(lane.points ? "" : capital(endOf(item))),
              cell(found(item)),
              cell(linkButton(() => onChoose(item.cell), TEXTS.goToRow, hidden(TEXTS.ofItem(inWords(lane, item))))),
            ]),
          ),
        ),
      ),
    ),
  });
}
