// The page where files are added: all files in one step, the collection year and the council.

import { announce } from "../core/announce.js";
import { askFirst } from "../core/asking-first.js";
import { el, fill, linkButton, paragraph } from "../core/dom.js";
import { goTo } from "../core/router.js";
import { addFiles } from "../parts/add-files.js";
import { carriedNotice } from "../parts/carried-notice.js";
import { columnMemory } from "../parts/column-memory.js";
import { councilField } from "../parts/council-field.js";
import { showMistakes } from "../parts/error-summary.js";
import { fileGroups, isUsableThisYear } from "../parts/file-groups.js";
import { filesQuestion } from "../parts/files-question.js";
import { readiness } from "../parts/readiness.js";
import { aboutSetAside } from "../parts/set-aside.js";
import { yearField } from "../parts/year-field.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Mistake} from "../parts/error-summary.js"
 */

const TEXTS = {
  title: "Add your files",
  menu: "Files",
  noFiles: "Add at least one file of this year’s return",
  noCouncil: "Choose your council",
  losesWork: {
    title: "Remove all files?",
    text: "Your changes and notes will also be removed. If you want to keep them, save your work first.",
    yes: "Remove everything",
    no: "Keep my files",
  },
  cancelled: "The check was cancelled. Your files are still loaded.",
  removeAll: "Remove all files",
  allRemoved: "All files removed",
  check: "Check the return",
  unanswered: "You can check the return once you have answered the question about your files. ",
  goToQuestion: "Go to the question",
  outdated: "The files have changed since the last check. Check again to see the results.",
};

/** The groups of files that an address can name as the one to add to. */
const WHERE = new Map([
  ["last", ".app-file-group--last-year"],
  ["ofsted", ".app-file-group--ofsted"],
]);

/** @type {View} */
export const load = {
  path: "/load",
  title: TEXTS.title,
  needs: "nothing",
  wide: true,
  menu: { place: 10, text: TEXTS.menu },
  make: loadView,
};

/** @type {MakeView} */
function loadView(session, route, signal) {
  const $cancelled = route.parameters.has("cancelled") && el("p", { class: "govuk-inset-text" }, TEXTS.cancelled);
  const $mistakes = el("div", {});
  const $outdated = el("div", {});
  const $setAside = el("div", {});
  const memory = columnMemory(session);
  const $removeAll = el("p", { class: "govuk-body app-remove-all" }, linkButton(removeAll, TEXTS.removeAll));
  const zone = addFiles(session, signal);
  const question = filesQuestion(session);
  const groups = fileGroups(session, zone.focus);
  const { $phase, $refusal } = readiness(session, signal);
  const council = councilField(session);
  const year = yearField(session);
  const $check = el(
    "div",
    {},
    el(
      "button",
      { type: "button", class: "govuk-button", "data-module": "govuk-button", onclick: startCheck },
      TEXTS.check,
    ),
  );
  const $unanswered = el(
    "div",
    { class: "govuk-inset-text" },
    paragraph(TEXTS.unanswered, linkButton(question.focus, TEXTS.goToQuestion)),
  );

  const drawFiles = () => {
    zone.draw();
    question.draw();
    groups.draw();
    const isAsked = question.isOpen();
    year.$root.hidden = isAsked;
    $check.hidden = isAsked;
    $unanswered.hidden = !isAsked;
    $removeAll.hidden = session.files.list.length === 0;
    fill($outdated, session.resultsOutdated && paragraph(TEXTS.outdated));
    council.draw();
    council.drawAdvice();
    year.draw();
    drawSetAside();
    memory.draw();
  };
  const drawSetAside = () => {
    fill($setAside, session.setAside > 0 && aboutSetAside(session.setAside), carriedNotice(session));
  };
  const drawWorker = () => {
    zone.setEnabled(session.policyEnforced === true);
    if (council.draw()) {
      drawFiles();
    }
  };

  session.addEventListener("files", drawFiles, { signal });
  session.addEventListener("edits", drawSetAside, { signal });
  session.addEventListener("worker", drawWorker, { signal });

  function startCheck() {
    /** @type {Mistake[]} */
    const mistakes = [];
    const hasFiles = session.files.list.some(isUsableThisYear);
    zone.refuse(hasFiles ? "" : TEXTS.noFiles);
    if (!hasFiles) {
      mistakes.push({ text: TEXTS.noFiles, focus: zone.focus });
    }
    if (!council.isFilledIn()) {
      mistakes.push({ text: TEXTS.noCouncil, focus: council.focus });
    }
    showMistakes($mistakes, mistakes);
    if (mistakes.length === 0) {
      goTo("#/check");
    }
  }

  async function removeAll() {
    const losesNothing = session.edits.steps.length === 0 && session.marks.isEmpty;
    if (losesNothing || (await askFirst(TEXTS.losesWork))) {
      session.removeAll();
      announce(TEXTS.allRemoved);
      zone.focus();
    }
  }

  const $root = el(
    "div",
    { class: "app-load" },
    $mistakes,
    $cancelled,
    el("h1", { class: "govuk-heading-l" }, TEXTS.title),
    $refusal,
    question.$root,
    zone.$root,
    $setAside,
    $removeAll,
    groups.$root,
    memory.$root,
    el(
      "div",
      { class: "govuk-grid-row" },
      el("div", { class: "govuk-grid-column-one-half" }, council.$root),
      el("div", { class: "govuk-grid-column-one-half" }, year.$root),
    ),
    $outdated,
    $check,
    $unanswered,
    $phase,
  );
  $root.addEventListener("shown", () => {
    zone.connect();
    drawWorker();
    drawFiles();
    const wanted = WHERE.get(route.parameters.get("add") ?? "");
    if (wanted) {
      groups.$root.querySelector(wanted)?.scrollIntoView({ block: "center" });
    }
  });
  return { $root };
}
