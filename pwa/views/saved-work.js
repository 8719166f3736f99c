// Work saved on this device: what is stored, turned on and off, opened and wiped.

import { announce } from "../core/announce.js";
import { bullets, el, fill, paragraph, redraw } from "../core/dom.js";
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

/** @type {View} */
export const savedWork = {
  path: "/saved-work",
  title: "Work saved on this device",
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

  /** Answers about names of columns are wiped, too; the files that are open stay as they were read. */
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
    tell(whyNotSaved() || "Your work is saved on this device from now on.");
  }

  async function turnOff() {
    forgetColumnNames();
    await autosave.turnOff();
    tell(autosave.fault || "Work is no longer saved on this device, and what was saved is wiped.");
  }

  async function replace() {
    await autosave.replace();
    tell(whyNotSaved() || "The work in this window is saved on this device from now on.");
  }

  async function wipe() {
    forgetColumnNames();
    await autosave.wipe();
    tell(autosave.fault || "The saved work is wiped from this device.");
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
          el("h2", { class: "govuk-heading-m" }, "What is saved now"),
          contents(stored),
          undecided && paragraph("This is not what is open in this window."),
        ],
        el(
          "div",
          { class: "govuk-button-group" },
          undecided && button("Continue where you left off", () => continueWork(session)),
          (whyNot === "undecided" || whyNot === "wiped") &&
            button("Save the work in this window", replace, "govuk-button--secondary"),
          stored && button("Wipe the saved work", wipe, "govuk-button--warning"),
        ),
        el("h2", { class: "govuk-heading-m" }, on ? "Saving is turned on" : "Saving is turned off"),
        on
          ? paragraph("Your work is saved a moment after each change. Turning it off wipes what is saved.")
          : paragraph(
              "Your work is in this page’s memory only. It goes when you close the page, unless you save it as a file with ‘Save your work’.",
            ),
        on
          ? button("Turn it off and wipe", turnOff, "govuk-button--secondary")
          : button("Save my work on this device", turnOn),
        memory.$root,
        session.files.list.length > 0 && asFile(session),
      ),
    );
  };

  autosave.addEventListener("change", draw, { signal });
  workFile.addEventListener("change", draw, { signal });
  draw();
  return {
    $root: el(
      "div",
      { class: "govuk-grid-row" },
      el(
        "div",
        { class: "govuk-grid-column-two-thirds" },
        el("h1", { class: "govuk-heading-l" }, "Work saved on this device"),
        paragraph(
          "This service can save your work in this browser, so that you can come back to it later. It does so only if you turn it on. What is saved stays on this device:",
        ),
        bullets([
          "the files that you loaded, with the data about children in them",
          "the extract that your present files replaced, and earlier ones that you edited",
          "your edits, also those you undid, and your notes",
          "your council, the collection year and where you were",
        ]),
        paragraph(
          "It is not encrypted: whoever can use this browser with your account on this device can open it. In a private window it is lost when you close the window. One piece of work is saved at a time. Made-up data is not saved.",
        ),
        $told,
        $state,
      ),
    ),
  };
}

/** @param {Session} session */
function asFile(session) {
  const { handle } = workFile;
  return [
    el("h2", { class: "govuk-heading-m" }, "Your work as a file"),
    handle
      ? paragraph(`‘Save your work’ saves in ${handle.name}. ${savedText(session)}`)
      : paragraph("‘Save your work’ gives you a file that you can open later, on this or another computer."),
    button(
      handle ? "Save another file" : "Save your work as a file",
      () => workFile.saveAs(session),
      "govuk-button--secondary",
    ),
  ];
}

/** @param {StoredWork} stored */
function contents(stored) {
  const { names, blob } = stored;
  const rows = [
    ["Saved", describeStored(stored)],
    ["Files", `${count(names.length, "file")}: ${listOf(names)}`],
    ["Size", blob.size < 1e6 ? "Less than 1 MB" : megabytes(blob.size)],
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
