// The key figures: this year’s next to last year’s, with a mark on those that deserve a look, and for each its children
// and their errors.

import { announce } from "../core/announce.js";
import { el, fill, link, paragraph } from "../core/dom.js";
import { planDownloads } from "../core/downloads.js";
import { latest } from "../core/latest.js";
import { number } from "../core/text.js";
import { asAtLine } from "../parts/as-at.js";
import { barKey } from "../parts/bar-chart.js";
import { checkboxItem } from "../parts/choice.js";
import { downloadButtons } from "../parts/download-button.js";
import { keyFigure } from "../parts/key-figure.js";
import { showAnswer } from "../parts/not-shown.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {ComparedFigure, ComparedFigures} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Key figures",
  workingOut: "Working out the key figures…",
  theFigures: "The key figures",
  shown: "The key figures are shown",
  none: "There are no key figures for this return.",
  about:
    "We work out these figures from your files only. DfE’s published figures use data from all years and are corrected and rounded, so they can differ a little. We mark a difference “Look at this” if chance alone rarely explains it. The mark does not say whether it is good or bad.",
  aboutNames:
    "“What this figure is” names similar published figures. LAIT is DfE’s local authority interactive tool. ChAT is the tool that shows the lists Ofsted asks for (Annex A).",
  addLastYear: "Add last year’s files to see last year’s figures next to these.",
  look: (/** @type {number} */ some, /** @type {number} */ all) =>
    `${number(some)} of ${number(all)} figures deserve a look.`,
  onlyLook: "Show only figures that deserve a look",
  sameDay: "on the same day last year",
  lastYear: "last year",
  print: "Print this page",
  downloads: "See all downloads",
};

/** @type {View} */
export const keyFigures = {
  path: "/key-figures",
  title: TEXTS.title,
  needs: "results",
  wide: true,
  menu: { place: 22, text: TEXTS.title },
  make: keyFiguresView,
};

/** @type {MakeView} */
function keyFiguresView(session, _route, signal) {
  const ask = latest(signal);
  const $content = el("div", { "aria-busy": "true" }, paragraph(TEXTS.workingOut));
  const $onlyLook = el("input", {
    class: "govuk-checkboxes__input",
    type: "checkbox",
    id: "key-figures-look",
    onchange: () => $content.classList.toggle("app-key-figures--look", $onlyLook.checked),
  });

  async function draw() {
    const wanted = ask();
    const reply = await session.ask({ type: "get_key_figures" }, "key_figures");
    if (!wanted()) {
      return;
    }
    showAnswer($content, TEXTS.theFigures, reply, ({ compared }) => {
      fill($content, compared ? contents(session, compared, $onlyLook) : noFigures());
      announce(TEXTS.shown);
    });
  }

  session.addEventListener("results", () => session.results && draw(), { signal });
  draw();
  return {
    $root: el(
      "div",
      { class: "app-key-figures" },
      el("h1", { class: "govuk-heading-l" }, keyFigures.title),
      asAtLine(session, signal),
      $content,
    ),
  };
}

function noFigures() {
  return paragraph(TEXTS.none);
}

/**
 * @param {Session} session
 * @param {ComparedFigures} compared
 * @param {HTMLInputElement} $onlyLook
 */
function contents(session, compared, $onlyLook) {
  const { columns, figures } = compared;
  const look = figures.filter(({ deserves_a_look }) => deserves_a_look).length;
  const sections = new Set(figures.map(({ section }) => section));
  return [
    el(
      "div",
      { class: "app-text" },
      paragraph(TEXTS.about),
      paragraph(TEXTS.aboutNames),
      columns.length === 1 && paragraph(TEXTS.addLastYear),
      paragraph(TEXTS.look(look, figures.length)),
    ),
    el(
      "div",
      { class: "govuk-checkboxes govuk-checkboxes--small app-key-figures__only" },
      checkboxItem($onlyLook, TEXTS.onlyLook),
    ),
    report(session),
    columns.length > 1 && barKey(columns.length > 2 ? TEXTS.sameDay : TEXTS.lastYear),
    ...[...sections].map((name) => section(session, name, compared)),
  ];
}

/** @param {Session} session */
function report(session) {
  const offered = (session.ready?.downloads ?? []).filter(({ id }) => id === "key figures");
  const buttons = planDownloads(offered, {}).reports.flatMap((planned) => planned.buttons);
  return el(
    "div",
    { class: "app-key-figures__report" },
    el(
      "button",
      { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => print() },
      TEXTS.print,
    ),
    downloadButtons(session, buttons),
    paragraph(link("#/download", TEXTS.downloads), "."),
  );
}

/**
 * @param {Session} session
 * @param {string} name
 * @param {ComparedFigures} compared
 */
function section(session, name, { columns, figures }) {
  const own = figures.filter((figure) => figure.section === name);
  const looks = own.some(({ deserves_a_look }) => deserves_a_look);
  return el(
    "section",
    { class: `app-key-figures__section${looks ? " app-key-figures__look" : ""}`, "aria-label": name },
    el("h2", { class: "govuk-heading-m" }, name),
    ...own.map((/** @type {ComparedFigure} */ figure) => keyFigure(session, figure, columns)),
  );
}
