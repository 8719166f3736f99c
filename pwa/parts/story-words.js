// A child’s timeline in words: what each bar says, what is not on it, and the table behind it.

import { hidden, linkButton } from "../core/dom.js";
import { capital, count, listOf, shortDay } from "../core/text.js";
import { body, cell, columnHead, nameCell, row, STACKED, table, titled } from "./table.js";

/** @import {CellRef, ChildStory, LeftOut, StoryItem, StoryLane} from "../core/protocol.d.ts" */

/**
 * @param {StoryLane} lane
 * @param {StoryItem} item
 * @returns {string} such as "Placement K2 Children’s home, 03/05/2026 to 01/06/2026. Error 218."
 */
export function inWords({ title, points }, item) {
  const codes = found(item);
  return `${[title, said(item)].filter(Boolean).join(" ")}, ${when(points, item)}.${codes ? ` ${codes}.` : ""}`;
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
  return item.end === null ? `from ${start}, ${endOf(item)}` : `${start} to ${endOf(item)}`;
}

/** @param {StoryItem} item */
function endOf({ end, bad_end }) {
  if (end !== null) {
    return shortDay(end);
  }
  return bad_end ? `end “${bad_end}” is not a valid date` : "not ended";
}

/** @param {StoryItem} item */
function found({ errors, due }) {
  return [
    errors.length > 0 && `${errors.length === 1 ? "Error" : "Errors"} ${listOf(errors)}`,
    due.length > 0 && `Due: ${listOf(due)}`,
  ]
    .filter(Boolean)
    .join(". ");
}

/**
 * @param {ChildStory} story
 * @returns {string} such as "Nothing to show for: Missing or away and Reviews.", or ""
 */
export function emptyLanes({ lanes }) {
  const empty = lanes.filter(({ items }) => items.length === 0).map(({ title }) => title);
  return empty.length > 0 ? `Nothing to show for: ${listOf(empty)}.` : "";
}

const WHY = {
  no_start: ["has no valid start date and is", "have no valid start date and are"],
  ends_before_start: ["ends before it starts and is", "end before they start and are"],
  other_dates: ["is before or after these years and is", "are before or after these years and are"],
};

/**
 * What is not on the timeline, by reason.
 * @param {LeftOut[]} left
 * @returns {Array<{words: string, cells: CellRef[]}>} such as "2 rows have no valid start date and are not on the timeline"
 */
export function leftOut(left) {
  return /** @type {Array<LeftOut["why"]>} */ (Object.keys(WHY)).flatMap((why) => {
    const cells = left.filter((each) => each.why === why).map((each) => each.cell);
    const [one, many] = WHY[why];
    const verb = cells.length === 1 ? one : many;
    return cells.length > 0 ? [{ words: `${count(cells.length, "row")} ${verb} not on the timeline`, cells }] : [];
  });
}

const TITLES = ["Line of the timeline", "What", "From", "To", "Found", "Row"];

/**
 * The timeline as a table.
 * @param {ChildStory} story
 * @param {(cell: CellRef) => void} onChoose
 */
export function storyTable({ lanes }, onChoose) {
  return table({
    caption: "Timeline",
    look: STACKED,
    heads: TITLES.map((title) => columnHead(title)),
    $body: body(
      lanes.flatMap((lane) =>
        lane.items.map((item) =>
          row(
            ...titled(TITLES, [
              nameCell(lane.title),
              cell(said(item)),
              cell(shortDay(item.start)),
              cell(lane.points ? "" : capital(endOf(item))),
              cell(found(item)),
              cell(linkButton(() => onChoose(item.cell), "Go to the row", hidden(`: ${inWords(lane, item)}`))),
            ]),
          ),
        ),
      ),
    ),
  });
}
