// A drop zone with a browse button: GOV.UK’s file upload, with folders.

import { el, linkButton } from "../core/dom.js";
import { FileUpload } from "../govuk/govuk-frontend.min.js";
import { mistakeLine } from "./form-fields.js";

/**
 * @typedef {object} DropZone
 * @property {HTMLElement} $root
 * @property {(mistake: string) => void} refuse what is wrong with what was added; "" removes the mistake
 * @property {(status: string) => void} setStatus what the zone says about itself
 * @property {(enabled: boolean) => void} setEnabled
 * @property {() => void} connect to be called once the zone is in the page
 * @property {() => void} focus
 */

const TEXTS = {
  folder: "Choose a folder",
  /** GOV.UK’s own names for them. */
  upload: {
    chooseFilesButton: "Choose files",
    dropInstruction: "or drop files or a folder here",
    noFileChosen: "No files yet",
  },
};

/**
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {string} options.hint
 * @param {(files: File[]) => void} options.onFiles the user chose these
 * @param {(transfer: DataTransfer) => void} options.onDrop
 * @returns {DropZone}
 */
export function dropZone({ id, label, hint, onFiles, onDrop }) {
  const $input = el("input", {
    class: "govuk-file-upload",
    id,
    type: "file",
    multiple: true,
    disabled: true,
    "aria-describedby": `${id}-hint ${id}-mistake`,
  });
  const { $mistake, say } = mistakeLine(`${id}-mistake`);
  // The browser’s window chooses either files or a folder.
  const $folder = el("input", { type: "file", webkitdirectory: true, hidden: true });
  const $chooseFolder = linkButton(() => $folder.click(), TEXTS.folder);
  const $upload = el("div", { class: "govuk-file-upload-wrapper", "data-module": "govuk-file-upload" }, $input);
  const $root = el(
    "div",
    { class: "govuk-form-group" },
    el("label", { class: "govuk-label govuk-label--m", for: id }, label),
    el("div", { class: "govuk-hint", id: `${id}-hint` }, hint),
    $mistake,
    $upload,
    el("p", { class: "govuk-body app-choose-folder" }, $chooseFolder),
  );
  const $button = () => /** @type {HTMLButtonElement | null} */ ($upload.querySelector("button"));

  for (const $chosen of [$input, $folder]) {
    $chosen.addEventListener("change", () => {
      const files = [...($chosen.files ?? [])];
      // Emptied, so that choosing the same file again is a change again.
      $chosen.value = "";
      if (files.length > 0) {
        onFiles(files);
      }
    });
  }
  // Before GOV.UK’s own listener, which does not read folders.
  $upload.addEventListener(
    "drop",
    (event) => {
      event.preventDefault();
      event.stopPropagation();
      $button()?.classList.remove("govuk-file-upload-button--dragging");
      if (!$input.disabled && event.dataTransfer) {
        onDrop(event.dataTransfer);
      }
    },
    { capture: true },
  );

  return {
    $root,
    refuse(mistake) {
      say(mistake);
      $root.classList.toggle("govuk-form-group--error", mistake !== "");
    },
    setStatus(status) {
      const $status = $upload.querySelector(".govuk-file-upload-button__status");
      if ($status && $status.textContent !== status) {
        $status.textContent = status;
      }
    },
    setEnabled(enabled) {
      $input.disabled = !enabled;
      $chooseFolder.disabled = !enabled;
    },
    connect() {
      new FileUpload($upload, { i18n: TEXTS.upload });
      // The button’s name is then exactly what is seen on it: people who speak to their computer need that.
      $upload.querySelector("button .govuk-visually-hidden")?.remove();
    },
    focus() {
      $button()?.focus();
    },
  };
}
