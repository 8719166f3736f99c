// Bars: each with its name and number in words, a table of them, and ways to save both. Words say what a bar
// shows, so that it can be read without seeing it.

import { announce } from "../core/announce.js";
import { el, fill, hidden, link, linkButton } from "../core/dom.js";
import { number } from "../core/text.js";
import { saveCsv, saveFile } from "../saved-work/saving.js";
import { details } from "./details.js";
import { body, nameCell, numericCell, numericHeads, row, table } from "./table.js";

/**
 * @typedef {object} Bar
 * @property {string} label
 * @property {number} value
 * @property {number | null} [before] an earlier number: before the edits, unless the chart says otherwise
 * @property {number[]} [more] further numbers, which the table holds
 * @property {string} [href] where it leads
 */

/**
 * @typedef {object} Chart
 * @property {string} title
 * @property {string} summary what there is to see, in a sentence
 * @property {[string, string]} columns what the bars are, and what is counted
 * @property {string[]} [moreColumns] what the bars’ further numbers are
 * @property {{column: string, words: string}} [earlier] what the earlier numbers are, in the table and in the key
 * @property {Bar[]} bars
 * @property {Array<{words: string, bars: Bar[]}>} [orders] the same bars in several orders, starting with the order of `bars`
 * @property {number} [most] how many are shown until the user asks for all
 * @property {(ending: string) => string} fileName
 */

const TEXTS = {
  /** The earlier numbers, unless a chart says otherwise. */
  asLoaded: { column: "As loaded", words: "as loaded, before your changes" },
  now: "now",
  was: (/** @type {number} */ before) => ` (was ${number(before)})`,
  sortBy: "Sort by",
  showAll: (/** @type {number} */ bars) => `Show all ${number(bars)}`,
  showFirst: (/** @type {number} */ bars) => `Show only the first ${bars}`,
  asTable: "Show as a table",
  png: "Download as PNG",
  csv: "Download as CSV",
  of: (/** @type {string} */ title) => `: ${title}`,
  saved: (/** @type {string} */ file) => `Handed to your browser: ${file}`,
};

/** What the bars of a picture are drawn with. */
const PICTURE = {
  width: 900,
  margin: 24,
  label: 380,
  row: 30,
  bar: 18,
  title: 60,
  font: "Arial, sans-serif",
  scale: 2,
};
const INK = "#0b0c0c";
const NOW = "#0b5c52";
const BEFORE = "#a5c6e3";

/** @param {Chart} chart */
export function barChart(chart) {
  const { title, summary, columns, bars, most = bars.length, earlier = TEXTS.asLoaded } = chart;
  const hasBefore = bars.some(({ before }) => typeof before === "number");
  const $bars = el("ul", { class: "app-bars" });
  const $all = linkButton(() => {
    all = !all;
    draw();
  });
  const $table = el("div");
  let all = bars.length <= most;
  let ordered = chart;
  const shown = () => (all ? ordered.bars : ordered.bars.slice(0, most));
  const draw = () => {
    const largest = largestOf(bars);
    fill(
      $bars,
      shown().map((bar) => barItem(bar, largest, columns[1])),
    );
    $all.hidden = bars.length <= most;
    fill($all, all ? TEXTS.showFirst(most) : TEXTS.showAll(bars.length));
  };
  const drawTable = () => fill($table, barTable(ordered, hasBefore));
  /** @param {Bar[]} inOrder */
  const reorder = (inOrder) => {
    ordered = { ...chart, bars: inOrder };
    draw();
    if ($table.hasChildNodes()) {
      drawTable();
    }
  };
  draw();
  return el(
    "section",
    { class: "app-chart", "aria-label": title },
    el("h2", { class: "govuk-heading-m app-chart__title" }, title),
    el("p", { class: "govuk-body app-chart__summary" }, summary),
    chart.orders && orderField(chart.orders, reorder),
    hasBefore && barKey(earlier.words),
    $bars,
    $all,
    details([TEXTS.asTable, hidden(TEXTS.of(title))], $table, {
      look: "app-chart__table",
      // The table is built when it is opened: one of all types is long.
      onToggle: () => $table.hasChildNodes() || drawTable(),
    }),
    el(
      "p",
      { class: "govuk-body-s app-chart__actions" },
      saveButton(TEXTS.png, title, async () => savePicture(ordered, shown(), hasBefore)),
      saveButton(TEXTS.csv, title, async () => {
        const name = chart.fileName("csv");
        saveCsv(name, [header(chart, hasBefore), ...ordered.bars.map((bar) => cells(bar, hasBefore))]);
        return name;
      }),
    ),
  );
}

/**
 * @param {NonNullable<Chart["orders"]>} orders
 * @param {(bars: Bar[]) => void} reorder
 */
function orderField(orders, reorder) {
  const id = "chart-order";
  const $select = el(
    "select",
    { class: "govuk-select", id },
    ...orders.map(({ words }, at) => el("option", { value: String(at) }, words)),
  );
  $select.addEventListener("change", () => reorder(orders[Number($select.value)].bars));
  return el(
    "div",
    { class: "govuk-form-group app-chart__order" },
    el("label", { class: "govuk-label", for: id }, TEXTS.sortBy),
    $select,
  );
}

/** @param {Bar[]} bars */
function largestOf(bars) {
  return bars.reduce((most, { value, before }) => Math.max(most, value, before ?? 0), 1);
}

/**
 * @param {Bar} bar
 * @param {number} largest
 * @param {string} counted
 */
function barItem({ label, value, before, href }, largest, counted) {
  const earlier = typeof before === "number" && before !== value;
  return el(
    "li",
    { class: "app-bar" },
    el("span", { class: "app-bar__label" }, href ? link(href, label) : label),
    barTrack(value / largest, earlier ? (before ?? 0) / largest : null),
    el(
      "span",
      { class: "app-bar__value" },
      number(value),
      hidden(` ${counted.toLowerCase()}`),
      earlier && el("span", { class: "app-bar__earlier" }, TEXTS.was(before ?? 0)),
    ),
  );
}

/**
 * Bars without words, because the words next to them say the same.
 * @param {number} now its share of the full width
 * @param {number | null} before the share of an earlier number, if it is shown
 */
export function barTrack(now, before) {
  return el(
    "span",
    { class: "app-bar__track", "aria-hidden": "true" },
    now > 0 && block("app-bar__now", now),
    before !== null && before > 0 && block("app-bar__before", before),
  );
}

/**
 * @param {string} name of its class
 * @param {number} share of the full width
 */
function block(name, share) {
  const $block = el("span", { class: `app-bar__block ${name}` });
  // Set from here and not in the markup: the policy of the page allows no style there.
  $block.style.width = `${share * 100}%`;
  return $block;
}

/**
 * What the two kinds of bars are.
 * @param {string} earlier what the earlier numbers are
 */
export function barKey(earlier) {
  return el(
    "p",
    { class: "govuk-body-s app-chart__key" },
    el("span", { class: "app-chart__sample app-bar__now", "aria-hidden": "true" }),
    ` ${TEXTS.now} `,
    el("span", { class: "app-chart__sample app-bar__before", "aria-hidden": "true" }),
    ` ${earlier}`,
  );
}

/**
 * @param {Chart} chart
 * @param {boolean} hasBefore
 */
function barTable(chart, hasBefore) {
  const { title, bars } = chart;
  return table({
    caption: title,
    heads: numericHeads(header(chart, hasBefore)),
    $body: body(
      bars.map((bar) => {
        const [label, ...values] = cells(bar, hasBefore);
        return row(
          nameCell(bar.href ? link(bar.href, label) : label),
          ...values.map((value) => numericCell(typeof value === "number" ? number(value) : value)),
        );
      }),
    ),
  });
}

/**
 * @param {Chart} chart
 * @param {boolean} hasBefore
 */
function header({ columns, moreColumns = [], earlier = TEXTS.asLoaded }, hasBefore) {
  return [...columns, ...(hasBefore ? [earlier.column] : []), ...moreColumns];
}

/**
 * @param {Bar} bar
 * @param {boolean} hasBefore
 */
function cells({ label, value, before, more = [] }, hasBefore) {
  return [label, value, ...(hasBefore ? [before ?? value] : []), ...more];
}

/**
 * @param {string} text
 * @param {string} title
 * @param {() => Promise<string>} save gives the file's name
 */
function saveButton(text, title, save) {
  const onclick = async () => announce(TEXTS.saved(await save()));
  return linkButton(onclick, text, hidden(TEXTS.of(title)));
}

/**
 * Draw the chart as a picture for a report; the fonts are the system's own.
 * @param {Chart} chart
 * @param {Bar[]} bars
 * @param {boolean} hasBefore
 * @returns {Promise<string>} the file's name
 */
async function savePicture({ title, summary, fileName, earlier = TEXTS.asLoaded }, bars, hasBefore) {
  const { width, margin, label, row, bar, scale, font } = PICTURE;
  const top = margin + PICTURE.title + (hasBefore ? row : 0);
  const $canvas = el("canvas", { width: width * scale, height: (top + (bars.length + 1) * row + margin) * scale });
  const context = /** @type {CanvasRenderingContext2D} */ ($canvas.getContext("2d"));
  context.scale(scale, scale);
  context.textBaseline = "middle";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, $canvas.height);
  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {number} size of the font, in pixels
   * @param {number} room
   * @param {"normal" | "bold"} [weight]
   */
  const write = (text, x, y, size, room, weight = "normal") => {
    context.fillStyle = INK;
    context.font = `${weight} ${size}px ${font}`;
    context.fillText(fitted(context, text, room), x, y);
  };
  write(title, margin, margin + 10, 20, width - 2 * margin, "bold");
  write(summary, margin, margin + 36, 14, width - 2 * margin);
  if (hasBefore) {
    context.fillStyle = BEFORE;
    context.fillRect(margin, top - row, bar, bar / 3);
    write(earlier.words, margin + 28, top - row + 3, 13, width);
  }
  const left = margin + label + 12;
  const room = width - left - margin - 60;
  const largest = largestOf(bars);
  bars.forEach((each, i) => {
    const y = top + i * row;
    const length = (each.value / largest) * room;
    write(each.label, margin, y + bar / 2, 14, label);
    context.fillStyle = NOW;
    context.fillRect(left, y, length, bar);
    if (typeof each.before === "number") {
      context.fillStyle = BEFORE;
      context.fillRect(left, y + bar, (each.before / largest) * room, bar / 3);
    }
    write(number(each.value), left + length + 8, y + bar / 2, 14, 60, "bold");
  });
  const name = fileName("png");
  // Away from the page, the picture itself has to say whose it is and its date.
  write(name.replace(/\.png$/, ""), margin, top + bars.length * row + bar, 12, width - 2 * margin);
  /** @type {Blob | null} */
  const picture = await new Promise((resolve) => $canvas.toBlob(resolve, "image/png"));
  saveFile(name, picture ?? "");
  return name;
}

/**
 * A text cut to what there is room for.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} room
 */
function fitted(context, text, room) {
  if (context.measureText(text).width <= room) {
    return text;
  }
  let length = text.length;
  while (length > 0 && context.measureText(`${text.slice(0, length)}…`).width > room) {
    length -= 1;
  }
  return `${text.slice(0, length)}…`;
}
