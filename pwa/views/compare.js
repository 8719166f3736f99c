// Compares councils by the summaries of counts that they saved and shared. It needs no return, and summaries have no data
// about children.

import { announce } from "../core/announce.js";
import { bullets, el, fill, linkButton, paragraph } from "../core/dom.js";
import { isLeftBySystem } from "../core/file-names.js";
import { chosenFiles, droppedFiles } from "../core/found-files.js";
import { latest } from "../core/latest.js";
import { count, today } from "../core/text.js";
import { comparedYear } from "../parts/compared-year.js";
import { comparisonTables } from "../parts/comparison-tables.js";
import { dropZone } from "../parts/drop-zone.js";
import { errorSummary } from "../parts/error-summary.js";
import { saveFile } from "../saved-work/saving.js";

/**
 * @import {Found} from "../core/found-files.js"
 * @import {MakeView, View} from "../core/view.js"
 * @import {CompareCounts, Compared} from "../core/protocol.d.ts"
 */

const TEXTS = {
  title: "Compare councils",
  zone: "Summaries of counts",
  zoneHint:
    "Add the files (.json or .csv) that councils saved under Hand over, Counts to share. You can add as many as you like. Add more than one for a council to see its progress.",
  files: (/** @type {number} */ n) => (n > 0 ? count(n, "file") : "No files yet"),
  comparing: "Comparing",
  nothing: "Nothing can be compared",
  compared: (/** @type {number} */ n) => `${count(n, "council")} compared`,
  handed: (/** @type {string} */ file) => `Handed to your browser: ${file}`,
  removeAll: "Remove all files",
  refused: "Nothing can be compared:",
  excel: "Download as Excel (.xlsx)",
  csv: "Download the table as CSV",
  about:
    "See how types of error differ between councils. You do not need a return for this. Summaries have no data about children.",
};

/** @param {string} path */
const canBeSummary = (path) => !isLeftBySystem(path);

/** @type {View} */
export const compare = {
  path: "/compare",
  title: TEXTS.title,
  needs: "nothing",
  wide: true,
  make: compareView,
};

/** @type {MakeView} */
function compareView(session, _route, signal) {
  /** @type {number | null} */
  let year = null;
  const ask = latest(signal);
  const $content = el("div", {});
  const zone = dropZone({
    id: "summaries",
    label: TEXTS.zone,
    hint: TEXTS.zoneHint,
    onFiles: (files) => add(chosenFiles(files, canBeSummary)),
    onDrop: async (transfer) => add(await droppedFiles(transfer, canBeSummary)),
  });

  /** @param {Found} found */
  async function add({ files, unopened }) {
    if (unopened.length > 0) {
      session.notices.complain(unopened.map(({ fault }) => fault).join(" "));
    }
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer().catch(() => new ArrayBuffer(0)) })),
    );
    session.summaries.push(...read);
    year = null;
    draw();
  }

  function clear() {
    session.summaries = [];
    year = null;
    draw();
    zone.focus();
  }

  /** @param {CompareCounts["file"]} file */
  async function compare(file) {
    const { summaries } = session;
    return session.askWithFiles(
      { type: "compare_counts", names: summaries.map(({ name }) => name), year, file, made_on: today() },
      "comparison",
      summaries.map(({ bytes }) => bytes),
    );
  }

  async function draw() {
    const wanted = ask();
    zone.setStatus(TEXTS.files(session.summaries.length));
    if (session.summaries.length === 0) {
      fill($content);
      return;
    }
    fill($content, paragraph(TEXTS.comparing));
    const answer = await compare(null);
    if (answer && wanted()) {
      fill($content, contents(answer.reply));
      announce(
        answer.reply.comparison === null ? TEXTS.nothing : TEXTS.compared(answer.reply.comparison.councils.length),
      );
    }
  }

  /** @param {"csv" | "xlsx"} ending */
  async function save(ending) {
    const answer = await compare(ending);
    if (answer?.files.length) {
      saveFile(answer.reply.file_name, answer.files[0]);
      announce(TEXTS.handed(answer.reply.file_name));
    }
  }

  /** @param {Compared} reply */
  function contents({ refused, comparison }) {
    const $clear = linkButton(clear, TEXTS.removeAll);
    if (!comparison) {
      return [errorSummary(paragraph(TEXTS.refused), bullets(refused)), $clear];
    }
    const onYear = (/** @type {number} */ chosen) => {
      year = chosen;
      draw();
    };
    return [
      comparison.notes.length > 0 && el("div", { class: "govuk-inset-text" }, bullets(comparison.notes)),
      comparedYear(comparison, onYear),
      el(
        "div",
        { class: "govuk-button-group" },
        el("button", { type: "button", class: "govuk-button", onclick: () => save("xlsx") }, TEXTS.excel),
        el(
          "button",
          { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => save("csv") },
          TEXTS.csv,
        ),
        $clear,
      ),
      ...comparisonTables(comparison),
    ];
  }

  const $root = el(
    "div",
    { class: "app-compare" },
    el("h1", { class: "govuk-heading-l" }, TEXTS.title),
    paragraph(TEXTS.about),
    el("div", { class: "app-drop" }, zone.$root),
    $content,
  );
  const drawWorker = () => zone.setEnabled(session.policyEnforced === true);
  session.addEventListener("worker", drawWorker, { signal });
  $root.addEventListener("shown", () => {
    zone.connect();
    drawWorker();
    draw();
  });
  return { $root };
}
