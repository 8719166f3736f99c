// Work saved on this device: what is stored, turned on and off, opened and wiped.

import { announce } from "../core/announce.js";
import { bullets, el, fill, narrowPage, paragraph, redraw } from "../core/dom.js";
import { count, listOf, megabytes } from "../core/text.js";
import { columnMemory } from "../parts/column-memory.js";
import { continueWork, describeStored, whyNotSaved } from "../parts/stored-work.js";
import { savedText } from "../parts/work-file-notice.js";
import { autosave } from "../saved-work/autosave.js";
import { workFile } from "../saved-work/work-file.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Session} from "../core/session.js"
 * @import {StoredWork} from "../saved-work/device-store.js"
 */

const TEXTS = {
  title: "Work saved on this device",
  turnedOn: "Your work is saved on this device from now on.",
  turnedOff: "Work is no longer saved on this device, and we have wiped the saved work.",
  replaced: "The work in this window is saved on this device from now on.",
  wiped: "The saved work is wiped from this device.",
  savedNow: "What is saved now",
  notThis: "This is not the work that is open in this window.",
  continue: "Continue where you left off",
  replace: "Save the work in this window",
  wipe: "Wipe the saved work",
  isOn: "Saving is turned on",
  isOff: "Saving is turned off",
  aboutOn: "We save your work a moment after each change. If you turn saving off, the saved work is wiped.",
  aboutOff:
    "Your work is in this page’s memory only. It will be lost when you close the page, unless you save it as a file with ‘Save your work’.",
  turnOff: "Turn it off and wipe",
  turnOn: "Save my work on this device",
  about:
    "This service can save your work in this browser, so that you can come back to it later. It does so only if you turn it on. What is saved stays on this device:",
  saves: [
    "your files, including the data about children in them",
    "the extract that your current files replaced, and earlier extracts that you changed",
    "your changes, including those you undid, and your notes",
    "your council, the collection year and where you were",
  ],
  warning:
    "The saved work is not encrypted: anyone who can use this browser with your account on this device can open it. In a private window, it is lost when you close the window. We save one piece of work at a time, and we do not save made-up data.",
  asFile: "Your work as a file",
  savesIn: (/** @type {string} */ file, /** @type {string} */ saved) => `‘Save your work’ saves in ${file}. ${saved}`,
  givesFile: "‘Save your work’ gives you a file that you can open later, on this or another computer.",
  saveAnother: "Save another file",
  saveAsFile: "Save your work as a file",
  saved: "Saved",
  files: "Files",
  fileNames: (/** @type {string[]} */ names) => `${count(names.length, "file")}: ${listOf(names)}`,
  size: "Size",
  small: "Less than 1 MB",
};

/** @type {View} */
export const savedWork = {
  path: "/saved-work",
  title: TEXTS.title,
  needs: "nothing",
  make: savedWorkView,
};

/** @type {MakeView} */
function savedWorkView(session, _route, signal) {
  const $state = el("div", {});
  const $told = el("p", { class: "govuk-body", tabindex: "-1", hidden: true });

  /** @param {string} text what was done */
  function tell(text) {
    fill($told, el("strong", {}, text));
    $told.hidden = false;
    $told.focus();
    announce(text);
  }

  /** Answers about column names are also wiped; the open files stay as they were read. */
  function forgetColumnNames() {
    const { files, settings } = session;
    if (files.list.length > 0) {
      settings.columnNames.forgetOnDevice();
    } else {
      settings.columnNames.forget();
    }
  }

  async function turnOn() {
    await autosave.turnOn();
    tell(whyNotSaved() || TEXTS.turnedOn);
  }

  async function turnOff() {
    forgetColumnNames();
    await autosave.turnOff();
    tell(autosave.fault || TEXTS.turnedOff);
  }

  async function replace() {
    await autosave.replace();
    tell(whyNotSaved() || TEXTS.replaced);
  }

  async function wipe() {
    forgetColumnNames();
    await autosave.wipe();
    tell(autosave.fault || TEXTS.wiped);
  }

  const memory = columnMemory(session);
  const draw = () => {
    memory.draw();
    const { on, stored, undecided, whyNot } = autosave;
    redraw($state, () =>
      fill(
        $state,
        whyNot && el("p", { class: "govuk-error-message", role: "alert" }, whyNotSaved()),
        stored && [
          el("h2", { class: "govuk-heading-m" }, TEXTS.savedNow),
          contents(stored),
          undecided && paragraph(TEXTS.notThis),
        ],
        el(
          "div",
          { class: "govuk-button-group" },
          undecided && button(TEXTS.continue, () => continueWork(session)),
          (whyNot === "undecided" || whyNot === "wiped") && button(TEXTS.replace, replace, "govuk-button--secondary"),
          stored && button(TEXTS.wipe, wipe, "govuk-button--warning"),
        ),
        el("h2", { class: "govuk-heading-m" }, on ? TEXTS.isOn : TEXTS.isOff),
        on ? paragraph(TEXTS.aboutOn) : paragraph(TEXTS.aboutOff),
        on ? button(TEXTS.turnOff, turnOff, "govuk-button--secondary") : button(TEXTS.turnOn, turnOn),
        memory.$root,
        session.files.list.length > 0 && asFile(session),
      ),
    );
  };

  autosave.addEventListener("change", draw, { signal });
  workFile.addEventListener("change", draw, { signal });
  draw();
  return {
    $root: narrowPage(
      TEXTS.title,
      paragraph(TEXTS.about),
      bullets(TEXTS.saves),
      paragraph(TEXTS.warning),
      $told,
      $state,
    ),
  };
}

/** @param {Session} session */
function asFile(session) {
  const { handle } = workFile;
  return [
    el("h2", { class: "govuk-heading-m" }, TEXTS.asFile),
    handle ? paragraph(TEXTS.savesIn(handle.name, savedText(session))) : paragraph(TEXTS.givesFile),
    button(handle ? TEXTS.saveAnother : TEXTS.saveAsFile, () => workFile.saveAs(session), "govuk-button--secondary"),
  ];
}

/** @param {StoredWork} stored */
function contents(stored) {
  const { names, blob } = stored;
  const rows = [
    [TEXTS.saved, describeStored(stored)],
    [TEXTS.files, TEXTS.fileNames(names)],
    [TEXTS.size, blob.size < 1e6 ? TEXTS.small : megabytes(blob.size)],
  ];
  return el(
    "dl",
    { class: "govuk-summary-list" },
    ...rows.map(([name, value]) =>
      el(
        "div",
        { class: "govuk-summary-list__row" },
        el("dt", { class: "govuk-summary-list__key" }, name),
        el("dd", { class: "govuk-summary-list__value" }, value),
      ),
    ),
  );
}

/**
 * @param {string} text
 * @param {() => void} onclick
 * @param {string} [look]
 */
function button(text, onclick, look = "") {
  return el("button", { type: "button", class: `govuk-button ${look}`, "data-focus": text, onclick }, text);
}
