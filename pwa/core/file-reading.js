// Reads the bytes of a chosen file: within limits, reporting how far it is, until it is cancelled.

import { megabytes } from "./text.js";

const TEXTS = {
  tooLarge: (/** @type {string} */ name, /** @type {number} */ bytes, /** @type {number} */ most) =>
    `${name} is too large: it has ${megabytes(bytes)}, and a file can have ${megabytes(most)} at most. Check that it is the right file. A whole SSDA903 return usually has less than 5 MB, and a Children in Need census less than 100 MB.`,
  tooLargeTogether: (/** @type {string} */ name, /** @type {number} */ most) =>
    `${name} is too large to be used with the other files: together they can have ${megabytes(most)} at most. Remove files that you do not need, then add it again.`,
  incomplete: (/** @type {number} */ read, /** @type {number} */ bytes) => `${read} of ${bytes} bytes were read.`,
};

/**
 * How much one file, and all files together, may have (in bytes of CSV). The checker’s memory ends at 4 GB, and takes 14
 * bytes for each byte of CSV: 100 MB were read in 23 s with 2 GB, 200 MB never. Half of that leaves room for the check. The
 * SSDA903 return of the largest council has about 3 MB.
 */
export const MOST_BYTES = 50e6;
export const MOST_TOGETHER = 100e6;
/** A byte of XML needs this much of the memory for a byte of CSV: most of it is tags, which are not kept. */
const OF_XML = 0.4;

/**
 * How much of what files may have a file needs.
 * @param {{name: string, size: number}} file
 */
export function weight({ name, size }) {
  return isXml(name) ? size * OF_XML : size;
}

/** @param {string} name */
function isXml(name) {
  return name.toLowerCase().endsWith(".xml");
}

/**
 * Why a file is not read, in words; "" if it is.
 * @param {{name: string, size: number}} file
 * @param {number} others how much the other files need, see `weight`
 */
export function whyTooLarge({ name, size }, others) {
  const own = weight({ name, size });
  const share = isXml(name) ? OF_XML : 1;
  if (own > MOST_BYTES) {
    return TEXTS.tooLarge(name, size, MOST_BYTES / share);
  }
  return own + others > MOST_TOGETHER ? TEXTS.tooLargeTogether(name, MOST_TOGETHER / share) : "";
}

/**
 * @param {File} file
 * @param {(read: number) => void} onProgress how many bytes are read
 * @param {AbortSignal} signal
 * @returns {Promise<ArrayBuffer>} rejects if it can’t be read, or was cancelled
 */
export async function readBytes(file, onProgress, signal) {
  const content = new Uint8Array(file.size);
  const reader = file.stream().getReader();
  const cancel = () => reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", cancel);
  try {
    let read = 0;
    for (let part = await reader.read(); part.value; part = await reader.read()) {
      // More than its size is another file by now: this throws.
      content.set(part.value, read);
      read += part.value.length;
      onProgress(read);
    }
    if (read !== file.size || signal.aborted) {
      throw new Error(TEXTS.incomplete(read, file.size));
    }
    return content.buffer;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}
