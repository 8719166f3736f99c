// A session file: one user’s work as a file. After a signature comes gzip of: the length of the header, the header as JSON,
// and the files one after the other: those that are loaded, then those of replaced extracts.
//
// What is read may come from anywhere: every part is checked before any is used.

import { MOST_TOGETHER, weight } from "../core/file-reading.js";
import { megabytes } from "../core/text.js";
import { wellFormed } from "../core/well-formed.js";
import { headerOf, VERSION } from "./session-header.js";

/**
 * @import {Header} from "./session-header.js"
 * @import {Work} from "./work.js"
 */

const TEXTS = {
  tooLarge: (/** @type {string} */ name, /** @type {number} */ bytes, /** @type {number} */ most) =>
    `${name} is too large to be opened: it has ${megabytes(bytes)}, and saved work has ${megabytes(most)} at most. Check that it is the right file.`,
  notOurs: (/** @type {string} */ name) =>
    `${name} was not saved by this service. Choose a file that was saved here with ‘Save your work’, or add the files of your return.`,
  damaged: (/** @type {string} */ name) =>
    `${name} is damaged or incomplete, and can’t be opened. Copy it again from where it was saved, or open an earlier one.`,
  newer: (/** @type {string} */ name) =>
    `${name} was saved by a newer version of this service. Reload this page while you have a network connection to get that version, then open the file again.`,
  unreadable: (/** @type {string} */ name) =>
    `${name} could not be read. Close it in other programs, check that it is still there, then open it again.`,
};

export const EXTENSION = ".ssda903";
const SIGNATURE = "SSDA903 work\n";
const LENGTH_BYTES = 4;
const MOST_PACKED = 2 * MOST_TOGETHER;
const MOST_HEADER = 100e6;

/** A file that can’t be opened; the message says why, and what to do. */
export class NotOpened extends Error {
  name = "NotOpened";
}

/**
 * Whether a file is named as a session file is.
 * @param {{name: string}} file
 */
export function isNamedSession({ name }) {
  return name.toLowerCase().endsWith(EXTENSION);
}

/**
 * Whether a file is a session file, whatever its name, by its first bytes.
 * @param {ArrayBuffer} bytes
 */
export function isSession(bytes) {
  return new TextDecoder().decode(bytes.slice(0, SIGNATURE.length)) === SIGNATURE;
}

/** @param {Blob} blob */
async function hasSignature(blob) {
  return isSession(await blob.slice(0, SIGNATURE.length).arrayBuffer());
}

/**
 * @param {Work} work
 * @returns {Promise<Blob>}
 */
export async function pack({ files, replaced, inForceCount, ...rest }) {
  const header = new TextEncoder().encode(
    JSON.stringify({
      version: VERSION,
      ...rest,
      made: inForceCount,
      files: files.map(withSize),
      replaced: replaced.map((extract) => ({ ...extract, files: extract.files.map(withSize) })),
    }),
  );
  const all = [...files, ...replaced.flatMap((extract) => extract.files)];
  const length = new DataView(new ArrayBuffer(LENGTH_BYTES));
  length.setUint32(0, header.length, true);
  // The browser packs a stream away from the main thread.
  const packed = new Blob([length, header, ...all.map(({ bytes }) => bytes)])
    .stream()
    .pipeThrough(new CompressionStream("gzip"));
  return new Blob([SIGNATURE, await new Response(packed).blob()]);
}

/**
 * What the header says of a file, whose bytes come after it.
 * @template {{bytes: ArrayBuffer}} T
 * @param {T} file
 */
function withSize({ bytes, ...file }) {
  return { ...file, size: bytes.byteLength };
}

/**
 * @param {Blob} blob
 * @param {string} name of the file, for messages
 * @returns {Promise<Work>}
 * @throws {NotOpened}
 */
export async function unpack(blob, name) {
  if (blob.size > MOST_PACKED) {
    throw new NotOpened(TEXTS.tooLarge(name, blob.size, MOST_PACKED));
  }
  if (!(await readable(hasSignature(blob), name))) {
    throw new NotOpened(TEXTS.notOurs(name));
  }
  const reader = new Reader(blob.slice(SIGNATURE.length));
  try {
    const { version: _, made: inForceCount, files, replaced, ...rest } = await readHeader(reader, name);
    const loaded = await reader.takeAll(files);
    const extracts = [];
    for (const extract of replaced) {
      extracts.push({ ...extract, files: await reader.takeAll(extract.files) });
    }
    await reader.end();
    return { ...rest, inForceCount, files: loaded, replaced: extracts };
  } catch (error) {
    reader.cancel();
    if (error instanceof NotOpened) {
      throw error;
    }
    throw new NotOpened(TEXTS.damaged(name));
  }
}

/**
 * @param {Reader} reader
 * @param {string} name of the file, for messages
 */
async function readHeader(reader, name) {
  const length = new DataView(await reader.take(LENGTH_BYTES)).getUint32(0, true);
  if (length > MOST_HEADER) {
    throw new Damaged();
  }
  const read = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await reader.take(length)), wellFormed);
  if (Number.isInteger(read?.version) && read.version > VERSION) {
    throw new NotOpened(TEXTS.newer(name));
  }
  const header = headerOf(read);
  if (!header || isTooLarge(header)) {
    throw new Damaged();
  }
  return header;
}

/** @param {Header} header */
function isTooLarge({ files, replaced }) {
  const sets = [files, replaced.flatMap((extract) => extract.files)];
  return sets.some((set) => set.reduce((sum, each) => sum + weight(each), 0) > MOST_TOGETHER);
}

/**
 * @template T
 * @param {Promise<T>} promise of what is read from a file
 * @param {string} name
 * @returns {Promise<T>}
 */
function readable(promise, name) {
  return promise.catch(() => {
    throw new NotOpened(TEXTS.unreadable(name));
  });
}

/** The content of a session file is not as it must be. */
class Damaged extends Error {}

/** Unpacks a stream part by part: never more than is asked for, and a chunk. */
class Reader {
  /** @param {Blob} blob */
  constructor(blob) {
    this.reader = blob.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    /** What was unpacked and not yet taken. */
    this.rest = new Uint8Array();
  }

  /**
   * The next bytes.
   * @param {number} size
   * @returns {Promise<ArrayBuffer>}
   */
  async take(size) {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const parts = [];
    let missing = size;
    while (missing > 0) {
      if (this.rest.length === 0) {
        const { done, value } = await this.reader.read();
        if (done) {
          throw new Damaged();
        }
        this.rest = value;
      }
      parts.push(this.rest.slice(0, missing));
      this.rest = this.rest.subarray(Math.min(missing, this.rest.length));
      missing -= parts[parts.length - 1].length;
    }
    return new Blob(parts).arrayBuffer();
  }

  /**
   * The bytes of files that come next.
   * @template {{size: number}} T
   * @param {T[]} files
   */
  async takeAll(files) {
    const taken = [];
    for (const { size, ...file } of files) {
      taken.push({ ...file, bytes: await this.take(size) });
    }
    return taken;
  }

  /** All must have been taken; the checksum comes with the end. */
  async end() {
    const { done } = await this.reader.read();
    if (!done || this.rest.length > 0) {
      throw new Damaged();
    }
  }

  cancel() {
    this.reader.cancel().catch(() => {});
  }
}
