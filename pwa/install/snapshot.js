// Snapshots: Python’s memory with the validator loaded, kept on this machine after the first start. Later starts restore it
// instead of running all the imports again. It has none of the user’s data: it is taken before any file is loaded.
//
// The memory refers to functions by their places in the WebAssembly table, and to the data of the extension modules. So
// these modules are loaded again before the memory is restored: in the same order, to the same places.

import { placeBundles } from "./bundles.js";

/**
 * @import {Bundle} from "./bundles.js"
 * @import {PyodideAPI} from "../runtime/pyodide.mjs"
 */

/**
 * An extension module: its file, Emscripten's handle of it, and where its data and its functions lie.
 * @typedef {{path: string, handle: number, memoryBase: number, tableBase: number, tableSize: number}} Library
 */

/**
 * @typedef {object} Layout
 * @property {string} browser another browser may lay out its tables differently
 * @property {boolean} refused whether a snapshot failed here, so that no other is made
 * @property {number} heapBytes
 * @property {number} tableLength
 * @property {string} sha256 of the memory, in hexadecimal
 * @property {Library[]} libraries in the order in which they were loaded
 * @property {[number, string][]} openFiles by descriptor
 */

/** @typedef {{layout: Omit<Layout, "sha256">, memory: Uint8Array<ArrayBuffer>}} Snapshot */
/** @typedef {{layout: Layout, memory: Promise<Uint8Array<ArrayBuffer>>}} KeptSnapshot one whose memory is still being read */

const TEXTS = {
  damaged: "The snapshot is damaged.",
  doesNotFit: (/** @type {string} */ what, /** @type {number} */ is, /** @type {number} */ was) =>
    `The snapshot does not fit: ${what} ${is} instead of ${was}`,
};

const MEMORY = "runtime/snapshot.bin";
const LAYOUT = "runtime/snapshot.json";
const FIRST_FREE_DESCRIPTOR = 3;
/** Where Emscripten keeps these facts of a library, as offsets from its handle. */
const NOTED = { memoryBase: 12, tableBase: 20, tableSize: 24 };

/** What is kept is not what was taken: another can be taken. */
export class DamagedSnapshot extends Error {
  name = "DamagedSnapshot";
}

/** Keeps the snapshot with the files of this version of the app, and is removed with them. */
export class SnapshotStore {
  /** @param {Cache} cache */
  constructor(cache) {
    this.cache = cache;
    /** Whether a start should make one. */
    this.wanted = false;
  }

  /** @returns {Promise<SnapshotStore | null>} null if the app is not installed here */
  static async open() {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      if (await cache.match(import.meta.url)) {
        return new SnapshotStore(cache);
      }
    }
    return null;
  }

  /** @returns {Promise<KeptSnapshot | null>} */
  async find() {
    const [layout, memory] = await Promise.all([this.#match(LAYOUT), this.#match(MEMORY)]);
    /** @type {Layout | undefined} */
    const found = await layout?.json().catch(() => this.forget());
    if (found?.browser === navigator.userAgent && (found.refused || memory)) {
      return memory ? { layout: found, memory: expected(undamaged(memory, found.sha256)) } : null;
    }
    this.wanted = true;
    return null;
  }

  /** @param {Snapshot} snapshot */
  async keep({ layout, memory }) {
    const sha256 = await sha256Of(memory);
    await this.#put(MEMORY, new Response(memory));
    // The layout comes last: once it is there, the snapshot is complete.
    await this.#put(LAYOUT, Response.json({ ...layout, sha256 }));
  }

  /** Without the snapshot, this start makes another. */
  async forget() {
    await Promise.all([LAYOUT, MEMORY].map((path) => this.cache.delete(address(path))));
    this.wanted = true;
  }

  /** A snapshot failed: no other is made for this version of the app in this browser. */
  async refuse() {
    await this.cache.delete(address(MEMORY));
    await this.#put(LAYOUT, Response.json({ browser: navigator.userAgent, refused: true }));
  }

  /** @param {string} path */
  #match(path) {
    return this.cache.match(address(path));
  }

  /**
   * @param {string} path
   * @param {Response} response
   */
  #put(path, response) {
    return this.cache.put(address(path), response);
  }
}

/**
 * @param {Response} memory
 * @param {string} sha256
 * @throws {DamagedSnapshot}
 */
async function undamaged(memory, sha256) {
  const content = new Uint8Array(await memory.arrayBuffer());
  if ((await sha256Of(content)) !== sha256) {
    throw new DamagedSnapshot(TEXTS.damaged);
  }
  return content;
}

/**
 * A promise whose failure is dealt with later.
 * @template T
 * @param {Promise<T>} promise
 */
function expected(promise) {
  promise.catch(() => undefined);
  return promise;
}

/** @param {Uint8Array<ArrayBuffer>} content */
async function sha256Of(content) {
  const digest = await crypto.subtle.digest("SHA-256", content);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} path */
function address(path) {
  return new URL(`../${path}`, import.meta.url);
}

/**
 * Take a snapshot of a Python that was started with `_makeSnapshot` and was given no JavaScript objects.
 * @param {PyodideAPI} python
 * @returns {Snapshot | null} null if it could not be restored
 */
export function takeSnapshot(python) {
  const module = /** @type {any} */ (python)._module;
  /** @type {[string, {name: string}][]} */
  const loaded = Object.entries(module.LDSO.loadedLibsByHandle);
  const libraries = loaded
    .map(([handle, { name }]) => ({ path: name, handle: Number(handle) }))
    .filter(({ handle }) => handle !== 0)
    .map((library) => ({ ...library, ...noted(module, library.handle) }))
    .sort((one, other) => one.tableBase - other.tableBase);
  if (libraries.some(({ tableSize, memoryBase }) => tableSize === 0 || memoryBase === 0)) {
    return null;
  }
  /** @type {({path: string} | null)[]} */
  const streams = module.FS.streams;
  return {
    layout: {
      browser: navigator.userAgent,
      refused: false,
      heapBytes: module.HEAP8.length,
      tableLength: module.wasmTable.length,
      libraries,
      openFiles: streams.flatMap((stream, descriptor) =>
        stream && descriptor >= FIRST_FREE_DESCRIPTOR ? [[descriptor, stream.path]] : [],
      ),
    },
    memory: /** @type {any} */ (python).makeMemorySnapshot(),
  };
}

/**
 * @param {any} module
 * @param {number} handle
 */
function noted(module, handle) {
  const [memoryBase, tableBase, tableSize] = Object.values(NOTED).map(
    (offset) => module.HEAPU32[(handle + offset) / 4],
  );
  return { memoryBase, tableBase, tableSize };
}

/**
 * Options for loadPyodide to start from a snapshot.
 * @param {KeptSnapshot} snapshot
 * @param {Promise<Bundle[]>} bundles
 * @param {(settings: any) => Promise<any>} createModule of Emscripten
 */
export function fromSnapshot({ layout, memory }, bundles, createModule) {
  return {
    // The memory itself is passed on below: WebAssembly is compiled while it is read.
    _loadSnapshot: new Uint8Array(),
    createPyodideModule: async (/** @type {any} */ settings) => {
      const module = await createModule(settings);
      placeBundles(module, await bundles);
      module.growMemory(layout.heapBytes);
      for (const library of layout.libraries) {
        loadAgain(module, library);
      }
      for (const [descriptor, path] of layout.openFiles) {
        same("descriptor", module.FS.open(path, "r").fd, descriptor);
      }
      same("table", module.wasmTable.length, layout.tableLength);
      same("heap", module.HEAP8.length, layout.heapBytes);
      const content = await memory;
      const { API } = settings;
      const restore = API.restoreSnapshot;
      API.restoreSnapshot = () => restore(content);
      return module;
    },
  };
}

/**
 * @param {any} module
 * @param {Library} library
 */
function loadAgain(module, { path, handle, memoryBase, tableBase }) {
  if (module.wasmTable.length < tableBase) {
    // Python had used a place for a moment; the next module takes it, as it did then.
    module.freeTableIndexes.push(module.wasmTable.grow(1));
  }
  same(path, module.wasmTable.length, tableBase);
  module.memoryBase = memoryBase;
  try {
    module.loadDynamicLibrary(path, { global: false, nodelete: false, loadAsync: false }, {}, handle);
  } finally {
    module.memoryBase = 0;
  }
}

/**
 * @param {string} what
 * @param {number} is
 * @param {number} was
 */
function same(what, is, was) {
  if (is !== was) {
    throw new Error(TEXTS.doesNotFit(what, is, was));
  }
}
