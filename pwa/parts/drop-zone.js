// A drop zone with a browse button: GOV.UK's file upload, and folders besides.

import { el, linkButton } from "../core/dom.js";
import { FileUpload } from "../govuk/govuk-frontend.min.js";
import { rememberHandle } from "../saved-work/file-handles.js";

const MOST_FILES = 200;

/**
 * @typedef {object} DropZone
 * @property {HTMLElement} $root
 * @property {(status: string) => void} setStatus what the zone says of itself
 * @property {(enabled: boolean) => void} setEnabled
 * @property {() => void} connect to be called once the zone is in the page
 * @property {() => void} focus
 */

/**
 * @param {object} options
 * @param {string} options.id
 * @param {string} options.label
 * @param {string} options.hint
 * @param {(files: File[]) => void} options.onFiles
 * @returns {DropZone}
 */
export function dropZone({ id, label, hint, onFiles }) {
  const $input = el("input", {
    class: "govuk-file-upload",
    id,
    type: "file",
    multiple: true,
    disabled: true,
    "aria-describedby": `${id}-hint`,
  });
  // The browser’s window chooses either files or a folder.
  const $folder = el("input", { type: "file", webkitdirectory: true, hidden: true });
  const $chooseFolder = linkButton(() => $folder.click(), "Choose a folder");
  const $upload = el("div", { class: "govuk-file-upload-wrapper", "data-module": "govuk-file-upload" }, $input);
  const $root = el(
    "div",
    { class: "govuk-form-group" },
    el("label", { class: "govuk-label govuk-label--m", for: id }, label),
    el("div", { class: "govuk-hint", id: `${id}-hint` }, hint),
    $upload,
    el("p", { class: "govuk-body app-choose-folder" }, $chooseFolder),
  );
  const $button = () => /** @type {HTMLButtonElement | null} */ ($upload.querySelector("button"));

  for (const $chosen of [$input, $folder]) {
    $chosen.addEventListener("change", () => {
      const files = [...($chosen.files ?? [])].filter(isWanted).slice(0, MOST_FILES);
      // Emptied, so that choosing the same file again is a change again.
      $chosen.value = "";
      if (files.length > 0) {
        onFiles(files);
      }
    });
  }
  // Before GOV.UK's own listener, which knows no folders.
  $upload.addEventListener(
    "drop",
    async (event) => {
      event.preventDefault();
      event.stopPropagation();
      $button()?.classList.remove("govuk-file-upload-button--dragging");
      if (!$input.disabled && event.dataTransfer) {
        onFiles(await droppedFiles(event.dataTransfer));
      }
    },
    { capture: true },
  );

  return {
    $root,
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
      new FileUpload($upload, {
        i18n: {
          chooseFilesButton: "Choose files",
          dropInstruction: "or drop files or a folder here",
          noFileChosen: "No files yet",
        },
      });
      // The button's name then holds what is seen on it word for word, as those who speak to their computer need it.
      $upload.querySelector("button .govuk-visually-hidden")?.remove();
    },
    focus() {
      $button()?.focus();
    },
  };
}

/**
 * The files that were dropped, with those in dropped folders.
 * @param {DataTransfer} transfer
 * @returns {Promise<File[]>}
 */
export async function droppedFiles(transfer) {
  // Entries and handles have to be asked for before anything is awaited.
  const items = [...transfer.items];
  const handles = items.map(handleOfItem);
  const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  /** @type {File[]} */
  const files = [];
  for (const entry of entries) {
    await collect(entry, files);
  }
  await rememberHandles(files, handles);
  return entries.length > 0 ? files : [...transfer.files];
}

/**
 * What a dropped file can be read again by, in browsers that give it; not in the types of the browser's parts.
 * @param {DataTransferItem & {getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>}} item
 */
async function handleOfItem(item) {
  try {
    return (await item.getAsFileSystemHandle?.()) ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {File[]} files
 * @param {Promise<FileSystemHandle | null>[]} handles of what was dropped: those in folders have none
 */
async function rememberHandles(files, handles) {
  for (const handle of await Promise.all(handles)) {
    const file = handle?.kind === "file" && files.find(({ name }) => name === handle.name);
    if (file) {
      rememberHandle(file, /** @type {FileSystemFileHandle} */ (handle));
    }
  }
}

/**
 * Hidden files are not the user’s.
 * @param {{name: string}} file
 */
function isWanted({ name }) {
  return !name.startsWith(".");
}

/**
 * @param {FileSystemEntry} entry
 * @param {File[]} files
 */
async function collect(entry, files) {
  if (!isWanted(entry) || files.length >= MOST_FILES) {
    return;
  }
  if (entry.isFile) {
    const fileEntry = /** @type {FileSystemFileEntry} */ (entry);
    /** @type {File} */
    const file = await new Promise((resolve, reject) => fileEntry.file(resolve, reject));
    // Files of two years often have the same names; the folder distinguishes them.
    const path = entry.fullPath.replace(/^\//, "");
    files.push(path === file.name || path === "" ? file : new File([file], path, { type: file.type }));
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const inside = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (inside.length === 0) {
      return;
    }
    for (const each of inside) {
      await collect(each, files);
    }
  }
}
