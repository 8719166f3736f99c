// The key figures: this year beside last year, with what deserves a look, the children behind each and their errors.

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
import { notShown } from "../parts/not-shown.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {ComparedFigure, ComparedFigures} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

/** @type {View} */
export const keyFigures = {
  path: "/key-figures",
  title: "Key figures",
  needs: "results",
  wide: true,
  menu: { place: 22, text: "Key figures" },
  make: keyFiguresView,
};

/** @type {MakeView} */
function keyFiguresView(session, _route, signal) {
  const ask = latest(signal);
  const $content = el("div", { "aria-busy": "true" }, paragraph("Working out the key figures…"));
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
    $content.removeAttribute("aria-busy");
    if (reply) {
      fill($content, reply.compared ? contents(session, reply.compared, $onlyLook) : noFigures());
      announce("The key figures are shown");
    } else {
      fill($content, notShown("The key figures"));
    }
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
  return paragraph("There are no key figures for this return.");
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
      paragraph(
        "We work out these figures from your files only. DfE’s published figures use data from all years and are " +
          "corrected and rounded, so they can differ a little. We mark a difference “Look at this” if chance alone " +
          "rarely explains it. The mark does not say whether it is good or bad.",
      ),
      paragraph(
        "“What this figure is” names similar published figures. LAIT is DfE’s local authority interactive tool. ChAT is " +
          "the tool that shows the lists Ofsted asks for (Annex A).",
      ),
      columns.length === 1 && paragraph("Add last year’s files to see last year’s figures beside these."),
      paragraph(`${number(look)} of ${number(figures.length)} figures deserve a look.`),
    ),
    el(
      "div",
      { class: "govuk-checkboxes govuk-checkboxes--small app-key-figures__only" },
      checkboxItem($onlyLook, "Show only figures that deserve a look"),
    ),
    report(session),
    columns.length > 1 && barKey(columns.length > 2 ? "on the same day last year" : "last year"),
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
      "Print this page",
    ),
    downloadButtons(session, buttons),
    paragraph(link("#/download", "See all downloads"), "."),
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
