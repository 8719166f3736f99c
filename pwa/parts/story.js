// A child’s timeline in the record: the picture, what is not on it, and the table behind it.

import { el, fill, hidden, linkButton, redraw } from "../core/dom.js";
import { readPreferences, savePreferences } from "../core/preferences.js";
import { wholeDay } from "../core/text.js";
import { details } from "./details.js";
import { storyPicture } from "./story-picture.js";
import { emptyLanes, leftOut, storyTable } from "./story-words.js";

/**
 * @import {CellRef, ChildStory} from "../core/protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 */

const TEXTS = {
  title: "Timeline",
  about: "Point at a bar to see what it says. Choose it to go to its row.",
  asTable: "Show as a table",
  leftOut: (/** @type {string} */ words) => `${words}: `,
  toRow: " (go to the row)",
  printedLeftOut: (/** @type {string} */ words) => `${words}.`,
  error: "▲ error. ",
  due: (/** @type {string} */ day) => `△ due by the end of the year. Dashed line: ${wholeDay(day)}. `,
  open: "A bar with a pointed end has not ended. ",
  lastYear: (/** @type {string} */ yearStart) =>
    `Before ${wholeDay(yearStart)}: as in last year’s return. From then on: as in this year’s.`,
};

/** Pixels for the names of the lanes and for a label next to the last point; the stylesheet has the same. */
const NAMES = 136;
const BESIDE = 40;
/** A narrower picture would say too little: it scrolls instead. */
const NARROWEST = 560;
/** The width of a picture on paper, which is A4 and landscape. */
const ON_PAPER = 850;

/** @param {(cell: CellRef) => void} choose goes to a row */
export function storySection(choose) {
  /** @type {RecordModel | null} */
  let model = null;
  /** How wide the picture is; 0 until it is drawn. */
  let width = 0;
  const $about = el("p", { class: "govuk-body-s app-story__about", "aria-hidden": "true" });
  const about = (/** @type {string} */ words) => fill($about, words || TEXTS.about);
  const $picture = el("div", { class: "app-story__scroll", onpointerleave: () => about("") });
  const $key = el("p", { class: "govuk-body-s app-story__key" });
  const $missing = el("div", {});
  const $table = el("div", {});
  const $behind = details(TEXTS.asTable, $table, {
    look: "app-story__table",
    onToggle: () => drawTable(),
  });
  const $root = details(TEXTS.title, el("div", {}, $key, $picture, $about, $missing, $behind), {
    look: "app-story",
    onToggle: () => {
      // Opening it at the start also fires a toggle.
      if ($root.open !== isOpen) {
        isOpen = $root.open;
        savePreferences({ story: isOpen });
        draw();
      }
    },
  });
  let isOpen = readPreferences().story ?? false;
  $root.open = isOpen;
  new ResizeObserver(() => widthNow() !== width && draw()).observe($picture);

  const widthNow = () => Math.max($picture.clientWidth - NAMES - BESIDE, NARROWEST);

  function draw() {
    const story = model?.record.story;
    if (!story || !$root.open) {
      return;
    }
    width = widthNow();
    about("");
    redraw($root, () => fill($picture, storyPicture(story, width, { choose, about })));
    fill($key, keyOf(story));
    fill($missing, missing(story));
    drawTable();
  }

  function drawTable() {
    const story = model?.record.story;
    fill($table, story && $root.open && $behind.open && storyTable(story, choose));
  }

  /** @param {ChildStory} story */
  function missing(story) {
    const empty = emptyLanes(story);
    return [
      ...leftOut(story.left_out).map(({ words, cells }) =>
        el(
          "p",
          { class: "govuk-body-s" },
          TEXTS.leftOut(words),
          ...cells.flatMap((cell, i) => [
            i > 0 ? ", " : "",
            linkButton(() => choose(cell), model?.rowName(cell.table, cell.row), hidden(TEXTS.toRow)),
          ]),
          ".",
        ),
      ),
      empty && el("p", { class: "govuk-body-s" }, empty),
    ];
  }

  return {
    $root,
    /** @param {RecordModel} now */
    update(now) {
      model = now;
      $root.hidden = now.record.story === null;
      draw();
    },
  };
}

/**
 * The timeline on paper; nothing if it has no bars or points.
 * @param {RecordModel} model
 */
export function printedStory({ record: { story } }) {
  return (
    story?.lanes.some(({ items }) => items.length > 0) &&
    el(
      "section",
      { class: "app-story app-story--printed" },
      el("h3", { class: "app-page__title" }, TEXTS.title),
      el("p", { class: "app-story__key" }, keyOf(story)),
      el("div", { class: "app-story__scroll" }, storyPicture(story, ON_PAPER, null)),
      ...leftOut(story.left_out).map(({ words }) => el("p", { class: "app-story__key" }, TEXTS.printedLeftOut(words))),
    )
  );
}

/** @param {ChildStory} story */
function keyOf({ first, year_start, as_at }) {
  return [TEXTS.error, as_at !== null && TEXTS.due(as_at), TEXTS.open, first < year_start && TEXTS.lastYear(year_start)]
    .filter(Boolean)
    .join("");
}
