// The load page: the files of both years, the collection year and the council.

import { announce } from "../announce.js";
import { el, fill, hidden, paragraph, redraw } from "../dom.js";
import { installation, installationEvents } from "../installation.js";
import { councilPicker } from "../parts/council-picker.js";
import { droppedFiles, dropZone } from "../parts/drop-zone.js";
import { fileList, isRefused, problemText } from "../parts/file-list.js";
import { goTo } from "../router.js";
import { isLastYear } from "../session.js";
import { count, listOf, megabytes } from "../text.js";

/**
 * @import {MakeView} from "../app.js"
 * @import {Session} from "../session.js"
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

/** @type {MakeView} */
export function loadView(session, route, signal) {
  const $cancelled = route.parameters.has("cancelled") && el("p", { class: "govuk-inset-text" }, "The check was cancelled. Your files are still loaded.");
  const $mistakes = el("div", {});
  const $refusal = el("div", {});
  const $phase = el("p", { class: "govuk-body-s app-phase" });
  const $together = el("div", {});
  const $missing = el("div", {});
  const $yearReason = el("div", { class: "govuk-hint", id: "year-hint" });
  const $year = el("select", { class: "govuk-select", id: "year", "aria-describedby": "year-hint", disabled: true });
  const $council = el("div", {});
  const $councilError = el("div", {});
  const zones = [zone(session, false), zone(session, true)];

  $year.addEventListener("change", () => session.setYear(Number($year.value)));

  const drawFiles = () => {
    for (const { draw } of zones) {
      draw();
    }
    fill($together, session.problems.map(problemText));
    fill($missing, session.ready && missingModules(session));
    drawYear(session, $year, $yearReason);
  };
  const drawWorker = () => {
    const text = STARTING[session.phase];
    if ($phase.textContent !== text) {
      fill($phase, text);
    }
    $phase.classList.toggle("app-phase--ready", session.phase === "ready");
    fill($refusal, refusal(session));
    for (const { setEnabled } of zones) {
      setEnabled(session.policyEnforced === true);
    }
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
    return councilPicker({ councils, chosen: session.council, onChoose: (code) => session.setCouncil(code) });
  };

  session.addEventListener("files", drawFiles, { signal });
  session.addEventListener("worker", drawWorker, { signal });
  installationEvents.addEventListener("change", drawInstallation, { signal });

  function startCheck() {
    /** @type {Mistake[]} */
    const mistakes = [];
    const usable = session.files.filter((file) => !isLastYear(file) && !isRefused(file));
    if (usable.length === 0) {
      mistakes.push({ text: "Add at least one file of this year’s return", focus: zones[0].focus });
    }
    const councilMissing = !session.council && session.ready !== null;
    if (councilMissing) {
      mistakes.push({ text: "Choose your council", focus: () => document.getElementById("council")?.focus() });
    }
    fill($councilError, councilMissing && el("p", { class: "govuk-error-message", id: "council-error" }, hidden("Error: "), "Choose your council"));
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
        add(session, await droppedFiles(event.dataTransfer), null);
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
    paragraph(
      "Add the files of your return, as CSV or XML, all at once if you like. Their names do not matter. Files that you drop beside the two boxes are put in the right one by the dates in them.",
    ),
    $refusal,
    el("div", { class: "govuk-grid-row" }, ...zones.map(({ $root }) => el("div", { class: "govuk-grid-column-one-half" }, $root))),
    $together,
    $missing,
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
          el("div", { class: "govuk-hint", id: "council-hint" }, "Type part of its name or its code"),
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
    el("button", { type: "button", class: "govuk-button", "data-module": "govuk-button", onclick: startCheck }, "Check the return"),
    $phase,
  );
  $root.addEventListener("shown", () => {
    for (const { connect } of zones) {
      connect();
    }
    drawWorker();
    drawInstallation();
    drawFiles();
    if (route.parameters.get("add") === "last") {
      zones[1].$root.scrollIntoView({ block: "center" });
    }
  });
  return { title: "Load your files", wide: true, $root };
}

/**
 * @param {Session} session
 * @param {File[]} files
 * @param {boolean | null} lastYear null if their dates are to tell
 */
function add(session, files, lastYear) {
  if (files.length > 0) {
    announce(`${count(files.length, "file")} added${lastYear === null ? "" : ` to ${lastYear ? "last" : "this"} year’s return`}`);
    session.addFiles(files, lastYear);
  }
}

/**
 * The drop zone of one year and the files in it.
 * @param {Session} session
 * @param {boolean} lastYear
 */
function zone(session, lastYear) {
  const { $root, connect, focus, setEnabled, setStatus } = dropZone({
    id: lastYear ? "files-last-year" : "files-this-year",
    label: lastYear ? "Last year’s return" : "This year’s return",
    hint: lastYear ? "For the checks that compare the two years" : "Header and Episodes at least, and any other module",
    onFiles: (files) => add(session, files, lastYear),
  });
  const $files = el("div", {});
  $root.append($files);
  let unread = 0;
  const draw = () => {
    const files = session.files.filter((file) => isLastYear(file) === lastYear);
    setStatus(files.length > 0 ? count(files.length, "file") : "No files yet");
    redraw($files, () => fill($files, files.length > 0 && fileList(session, files, focus)));
    const stillUnread = files.filter((file) => file.bytes && !file.report).length;
    if (unread > 0 && stillUnread === 0 && files.length > 0) {
      announce(outcome(files.length, files.filter(isRefused).length, lastYear));
    }
    unread = stillUnread;
  };
  return { $root, connect, focus, setEnabled, draw };
}

/**
 * @param {number} files
 * @param {number} refused
 * @param {boolean} lastYear
 */
function outcome(files, refused, lastYear) {
  const read = `${count(files - refused, "file")} of ${lastYear ? "last" : "this"} year read`;
  return refused > 0 ? `${read}, ${count(refused, "file")} can’t be used` : read;
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
    fill($year, years.map(({ year, label }) => el("option", { value: year }, label)));
    $year.disabled = false;
  }
  $year.value = String(session.year);
  const proposed = session.proposal?.year;
  const changed = session.chosenYear !== null && proposed !== undefined && session.chosenYear !== proposed;
  const label = years.find(({ year }) => year === proposed)?.label;
  fill(
    $reason,
    changed
      ? `You changed this. The dates in the files speak for ${label}.`
      : (session.proposal?.reason ?? "Proposed from the dates in your files, once they are loaded"),
  );
}

/**
 * The modules for which no file is loaded, in words.
 * @param {Session} session
 */
function missingModules(session) {
  if (session.files.length === 0 || session.files.some((file) => file.bytes && !file.report)) {
    return false;
  }
  const sentences = [false, true].map((lastYear) => missingOfYear(session, lastYear)).filter((text) => text !== "");
  return sentences.length > 0 && el("div", { class: "govuk-inset-text" }, ...sentences.map((text) => paragraph(text)));
}

/**
 * @param {Session} session
 * @param {boolean} lastYear
 */
function missingOfYear(session, lastYear) {
  const loaded = new Set(session.files.filter((file) => isLastYear(file) === lastYear).flatMap((file) => file.report?.modules ?? []));
  const expected = (session.ready?.modules ?? []).filter(({ first_year }) => first_year <= session.year - Number(lastYear));
  const missing = expected.filter(({ name }) => !loaded.has(name)).map(({ title }) => title);
  if (missing.length === 0) {
    return "";
  }
  const year = lastYear ? "last year" : "this year";
  return missing.length === expected.length
    ? `No files of ${year} are loaded. Checks that need them will not run.`
    : `Not loaded for ${year}: ${listOf(missing)}. Checks that need them will not run.`;
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
