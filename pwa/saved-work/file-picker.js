// The browser’s window in which the user chooses where to save a file, and the right to write there. Chrome and Edge have
// it, unless an IT policy turns it off.

const TEXTS = {
  savedWork: "Saved work",
  incomplete: (/** @type {number} */ written, /** @type {number} */ bytes) =>
    `${written} of ${bytes} bytes were written`,
};

/** What TypeScript does not know of this part of the browser. */
/** @typedef {{mode: "readwrite"}} Access */
/** @typedef {FileSystemFileHandle & {requestPermission?: (access: Access) => Promise<PermissionState>}} WritableHandle */
/** @typedef {(options: {suggestedName: string, types: {description: string, accept: Record<string, string[]>}[]}) => Promise<FileSystemFileHandle>} Picker */

/** The user closed the window without choosing a file. */
export class Cancelled extends Error {
  name = "Cancelled";
}

/**
 * Ask the user where to save. To be called at once when they clicked: the browser opens the window only then.
 * @param {string} suggestedName
 * @param {string} ending with its dot
 * @returns {Promise<FileSystemFileHandle | null>} null if this browser lets no user choose
 * @throws {Cancelled}
 */
export async function chooseWhereToSave(suggestedName, ending) {
  /** @type {Picker | undefined} */
  const picker = /** @type {any} */ (globalThis).showSaveFilePicker;
  if (!picker) {
    return null;
  }
  try {
    return await picker({
      suggestedName,
      types: [{ description: TEXTS.savedWork, accept: { "application/octet-stream": [ending] } }],
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw new Cancelled();
    }
    // A policy forbids it: the browser’s own downloads are left.
    return null;
  }
}

/**
 * Have the right to write, for which the browser may ask the user. To be called at once when they clicked.
 * @param {WritableHandle} handle
 */
export async function mayWrite(handle) {
  // Files in the browser’s own storage need no right.
  return (await handle.requestPermission?.({ mode: "readwrite" })) !== "denied";
}

/**
 * Write a file as a whole: until all of it is on the disk, the file keeps what it held.
 * @param {FileSystemFileHandle} handle
 * @param {Blob} content
 * @returns {Promise<File>} as it is on the disk now
 */
export async function writeWhole(handle, content) {
  const writable = await handle.createWritable();
  try {
    await writable.write(content);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => {});
    throw error;
  }
  const written = await handle.getFile();
  if (written.size !== content.size) {
    throw new Error(TEXTS.incomplete(written.size, content.size));
  }
  return written;
}
