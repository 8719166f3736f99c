// The file of own checks, which councils can share: saving it, and adding the checks in another.

import { announce } from "../core/announce.js";
import { el, fill, paragraph } from "../core/dom.js";
import { addOwnChecks } from "../saved-work/own-checks-file.js";
import { fileName, saveFile } from "../saved-work/saving.js";
import { errorSummary } from "./error-summary.js";

/**
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  label: "File of own checks",
  title: "Share your own checks",
  about: "The file has your checks, but no data about children. Other councils can add it here.",
  save: "Save your own checks as a file",
  fileName: "own checks",
  notAdded: (/** @type {string} */ file) => `${file} was not added.`,
  add: "Add checks from a file",
  hint: "A .json file that was saved here",
};

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function ownCheckFiles(session, signal) {
  const checks = session.settings.ownChecks;
  const $result = el("div", { role: "status" });
  const $input = el("input", {
    class: "govuk-file-upload",
    id: "own-checks-file",
    type: "file",
    accept: ".json,application/json",
    "aria-describedby": "own-checks-file-hint",
    onchange: add,
  });
  const $save = el("div", {});
  const draw = () => fill($save, checks.list.length > 0 && saveButton());
  checks.addEventListener("change", draw, { signal });

  function saveButton() {
    return el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: save }, TEXTS.save);
  }

  async function save() {
    const made = await session.askWithFiles({ type: "write_own_checks", checks: checks.list }, "own_checks_written");
    if (made) {
      saveFile(fileName(session, TEXTS.fileName, "json"), made.files[0]);
    }
  }

  async function add() {
    const [file] = $input.files ?? [];
    if (!file) {
      return;
    }
    const { isAdded, text } = await addOwnChecks(session, file);
    // Emptied, so that choosing the same file again is a change again.
    $input.value = "";
    const $text = el("p", { class: "govuk-body" }, text);
    if (isAdded) {
      fill($result, $text);
      announce(text);
    } else {
      const $summary = errorSummary(paragraph(TEXTS.notAdded(file.name)), $text);
      fill($result, $summary);
      $summary.focus();
    }
  }

  draw();
  return el(
    "section",
    { class: "app-text", "aria-label": TEXTS.label },
    el("h2", { class: "govuk-heading-m" }, TEXTS.title),
    paragraph(TEXTS.about),
    $save,
    el(
      "div",
      { class: "govuk-form-group" },
      el("label", { class: "govuk-label", for: $input.id }, TEXTS.add),
      el("div", { class: "govuk-hint", id: "own-checks-file-hint" }, TEXTS.hint),
      $input,
    ),
    $result,
  );
}
