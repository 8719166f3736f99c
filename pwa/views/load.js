// The load page: all files in one go, the collection year and the council.

import { el, fill, hidden, paragraph } from "../core/dom.js";
import { goTo } from "../core/router.js";
import { count, megabytes } from "../core/text.js";
import { installation, installationEvents } from "../install/installation.js";
import { councilPicker } from "../parts/council-picker.js";
import { droppedFiles, dropZone } from "../parts/drop-zone.js";
import { fileGroups, isUsableThisYear } from "../parts/file-groups.js";
import { aboutSetAside } from "../parts/set-aside.js";
import { takeFiles } from "../saved-work/open-files.js";

/**
 * @import {MakeView} from "../app.js"
 * @import {Session} from "../core/session.js"
 */

/** @typedef {{text: string, focus: () => void}} Mistake */

const STARTING = {
  waiting: "Getting ready",
  runtime: "Getting ready: starting Python",
  packages: "Getting ready: loading packages",
  validator: "Getting ready: loading the checks",
  ready: "Ready",
  failed: "The checker is not running",
};

/** The groups of files that an address can name as the one to add to. */
const WHERE = new Map([
  ["last", ".app-file-group--last-year"],
  ["ofsted", ".app-file-group--ofsted"],
]);

/** @type {MakeView} */
export function loadView(session, route, signal) {
  const $cancelled =
    route.parameters.has("cancelled") &&
    el("p", { class: "govuk-inset-text" }, "The check was cancelled. Your files are still loaded.");
  const $mistakes = el("div", {});
  const $refusal = el("div", {});
  const $phase = el("p", { class: "govuk-body-s app-phase" });
  const $outdated = el("div", {});
  const $setAside = el("div", {});
  const $yearReason = el("div", { class: "govuk-hint", id: "year-hint" });
  const $year = el("select", { class: "govuk-select", id: "year", "aria-describedby": "year-hint", disabled: true });
  const $council = el("div", {});
  const $councilError = el("div", {});
  const zone = dropZone({
    id: "files",
    label: "Your files",
    hint: "This year’s return, last year’s and Ofsted’s lists, all at once if you like: CSV, XML or Excel (.xlsx). Names do not matter: what each file is, and of which year, is told from its content. Or open work that you saved here (.ssda903).",
    onFiles: (files) => add(session, files),
  });
  const groups = fileGroups(session, zone.focus);

  $year.addEventListener("change", () => session.settings.setYear(Number($year.value)));

  const drawFiles = () => {
    zone.setStatus(session.files.list.length > 0 ? count(session.files.list.length, "file") : "No files yet");
    groups.draw();
    fill(
      $outdated,
      session.resultsOutdated &&
        paragraph("The files have changed since the last check. Check again to see the results."),
    );
    drawYear(session, $year, $yearReason);
    drawSetAside();
  };
  const drawSetAside = () => {
    fill($setAside, session.setAside > 0 && aboutSetAside(session.setAside));
  };
  const drawWorker = () => {
    const text = STARTING[session.phase];
    if ($phase.textContent !== text) {
      fill($phase, text);
    }
    $phase.classList.toggle("app-phase--ready", session.phase === "ready");
    fill($refusal, refusal(session));
    zone.setEnabled(session.policyEnforced === true);
    if (session.ready && !$council.hasChildNodes()) {
      fill($council, picker());
      drawFiles();
    }
  };
  const drawInstallation = () => {
    fill($refusal, refusal(session));
    if (installation.offline === "installing" && session.phase === "waiting" && installation.progress) {
      const { done, total } = installation.progress;
      fill($phase, `Getting ready: ${megabytes(done)} of ${megabytes(total)}. You can choose your files after that.`);
    }
  };
  const picker = () => {
    const { councils } = /** @type {NonNullable<typeof session.ready>} */ (session.ready);
    return councilPicker({
      councils,
      chosen: session.settings.council,
      onChoose: (code) => session.settings.setCouncil(code),
    });
  };

  session.addEventListener("files", drawFiles, { signal });
  session.addEventListener("edits", drawSetAside, { signal });
  session.addEventListener("worker", drawWorker, { signal });
  installationEvents.addEventListener("change", drawInstallation, { signal });

  function startCheck() {
    /** @type {Mistake[]} */
    const mistakes = [];
    if (!session.files.list.some(isUsableThisYear)) {
      mistakes.push({ text: "Add at least one file of this year’s return", focus: zone.focus });
    }
    const councilMissing = !session.settings.council && session.ready !== null;
    if (councilMissing) {
      mistakes.push({ text: "Choose your council", focus: () => document.getElementById("council")?.focus() });
    }
    fill(
      $councilError,
      councilMissing &&
        el("p", { class: "govuk-error-message", id: "council-error" }, hidden("Error: "), "Choose your council"),
    );
    fill($mistakes, mistakes.length > 0 && errorSummary(mistakes));
    if (mistakes.length > 0) {
      document.title = `Error: ${document.title.replace(/^Error: /, "")}`;
      /** @type {HTMLElement | null} */ ($mistakes.querySelector(".govuk-error-summary"))?.focus();
    } else {
      goTo("#/check");
    }
  }

  document.addEventListener(
    "drop",
    async (event) => {
      if (event.dataTransfer && session.policyEnforced) {
        add(session, await droppedFiles(event.dataTransfer));
      }
    },
    { signal },
  );

  const $root = el(
    "div",
    { class: "app-load" },
    $mistakes,
    $cancelled,
    el("h1", { class: "govuk-heading-l" }, "Load your files"),
    $refusal,
    el("div", { class: "app-drop" }, zone.$root),
    $setAside,
    groups.$root,
    el(
      "div",
      { class: "govuk-grid-row" },
      el(
        "div",
        { class: "govuk-grid-column-one-half" },
        el(
          "div",
          { class: "govuk-form-group" },
          el("label", { class: "govuk-label govuk-label--m", for: "council" }, "Your council"),
          el(
            "div",
            { class: "govuk-hint", id: "council-hint" },
            "Type part of its name, its DfE number or its ONS code",
          ),
          $councilError,
          $council,
        ),
      ),
      el(
        "div",
        { class: "govuk-grid-column-one-half" },
        el(
          "div",
          { class: "govuk-form-group" },
          el("label", { class: "govuk-label govuk-label--m", for: "year" }, "Collection year"),
          $yearReason,
          $year,
        ),
      ),
    ),
    $outdated,
    el(
      "button",
      { type: "button", class: "govuk-button", "data-module": "govuk-button", onclick: startCheck },
      "Check the return",
    ),
    $phase,
  );
  $root.addEventListener("shown", () => {
    zone.connect();
    drawWorker();
    drawInstallation();
    drawFiles();
    const wanted = WHERE.get(route.parameters.get("add") ?? "");
    if (wanted) {
      groups.$root.querySelector(wanted)?.scrollIntoView({ block: "center" });
    }
  });
  return { title: "Load your files", wide: true, $root };
}

/**
 * @param {Session} session
 * @param {File[]} files
 */
function add(session, files) {
  if (files.length > 0) {
    takeFiles(session, files);
  }
}

/**
 * @param {Session} session
 * @param {HTMLSelectElement} $year
 * @param {Element} $reason
 */
function drawYear(session, $year, $reason) {
  if (!session.ready) {
    return;
  }
  const years = [...session.ready.years].reverse();
  if ($year.options.length === 0) {
    fill(
      $year,
      years.map(({ year, label }) => el("option", { value: year }, label)),
    );
    $year.disabled = false;
  }
  $year.value = String(session.settings.year);
  const proposed = session.files.proposal?.year;
  const changed =
    session.settings.chosenYear !== null && proposed !== undefined && session.settings.chosenYear !== proposed;
  const label = years.find(({ year }) => year === proposed)?.label;
  fill(
    $reason,
    changed
      ? `You changed this. The dates in the files speak for ${label}.`
      : (session.files.proposal?.reason ?? "Proposed from the dates in your files, once they are loaded"),
  );
}

/**
 * Why no file is taken, where data could not be kept on this computer or the checker can't run.
 * @param {Session} session
 */
function refusal(session) {
  if (installation.offline === "failed") {
    return warning(`No files can be loaded here. ${installation.reason}`);
  }
  return (
    session.policyEnforced === false &&
    warning(
      "No files can be loaded here: this browser did not refuse a request to another website, so we can’t promise that data stay on this computer. Reload the page once. If that does not help, use a current version of Edge or Chrome, and not a private window.",
    )
  );
}

/** @param {string} text */
function warning(text) {
  return el(
    "div",
    { class: "govuk-warning-text" },
    el("span", { class: "govuk-warning-text__icon", "aria-hidden": "true" }, "!"),
    el("strong", { class: "govuk-warning-text__text" }, hidden("Warning"), text),
  );
}

/** @param {Mistake[]} mistakes */
function errorSummary(mistakes) {
  return el(
    "div",
    { class: "govuk-error-summary", tabindex: "-1" },
    el(
      "div",
      { role: "alert" },
      el("h2", { class: "govuk-error-summary__title" }, "There is a problem"),
      el(
        "div",
        { class: "govuk-error-summary__body" },
        el(
          "ul",
          { class: "govuk-list govuk-error-summary__list" },
          ...mistakes.map(({ text, focus }) =>
            el(
              "li",
              {},
              el(
                "a",
                {
                  href: "#/load",
                  onclick: (event) => {
                    event.preventDefault();
                    focus();
                  },
                },
                text,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
