// Starts the web worker: loads Python with the validator, then passes messages between it and the page.
//
// Every message, both ways, is {json: string, buffers: ArrayBuffer[]}; worker/service/messages says what the text holds.
// Only {interrupt: SharedArrayBuffer} differs: it may come at any time and lets the page stop a check immediately.

import { fetchOnceThere } from "./install/arrival.js";
import { installBundles, readBundle } from "./install/bundles.js";
import { fetchOk, fetchUntilTaken, isOnDevice, within } from "./install/later-files.js";
import { isPolicyEnforced } from "./install/policy-proof.js";
import { DamagedSnapshot, fromSnapshot, SnapshotStore, takeSnapshot } from "./install/snapshot.js";
import createPyodideModule from "./runtime/pyodide.asm.mjs";
import { loadPyodide } from "./runtime/pyodide.mjs";

/**
 * @import {Bundle} from "./install/bundles.js"
 * @import {PyodideAPI} from "./runtime/pyodide.mjs"
 * @import {KeptSnapshot, Snapshot} from "./install/snapshot.js"
 */

/**
 * Python, and what answers the page's requests: the Messenger of worker/service/messenger.py.
 * @typedef {{python: PyodideAPI, messenger: any}} Started
 */

/** @typedef {{json: string, buffers: ArrayBuffer[]}} Message */

const RUNTIME = new URL("runtime/", import.meta.url);
// Pyodide asks for these by itself, and does not wait until they have come.
const PYTHON = ["pyodide.asm.wasm", "python_stdlib.zip"].map((name) => new URL(name, RUNTIME));
const PACKAGES = new URL("packages.bundle", RUNTIME);
const VALIDATOR = new URL("validator.bundle", RUNTIME);
/** The packages whose import takes longest. */
const SLOW_TO_IMPORT = ["pandas", "pydantic"];
/** What reads and writes XML and workbooks: a first check of CSV files does without. */
const FILE_FORMATS = new URL("file_formats.bundle", RUNTIME);
const POSTCODES = new URL("postcodes.bin", import.meta.url);
/** How long nothing is asked before the snapshot is kept (in ms): to write it takes the processor for a moment. */
const IDLE = 3000;
/** How long a request waits for a bundle that it needs (in ms). */
const BUNDLE_PATIENCE = 60_000;

/** @type {Message[]} */
const waiting = [];
/** How far the start is. @type {"runtime" | "packages" | "validator"} */
let phase = "runtime";
/** @type {SharedArrayBuffer | undefined} */
let interruptBuffer;
/** @type {Started | undefined} */
let started;
let isAnswering = false;
/** What waits until nothing is asked. @type {(() => void) | undefined} */
let whenIdle;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;
/** The bundle that a request has needed; null until one does. @type {Promise<void> | null} */
let fileFormats = null;

self.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
  if (data.interrupt) {
    interruptBuffer = data.interrupt;
    useInterruptBuffer();
  } else {
    waiting.push(data);
    answerAll().catch(reportError);
  }
});

start().catch((error) => {
  send({ type: "fatal", message: "The validator could not be started.", details: String(error?.stack ?? error) });
});

async function start() {
  const kept = findSnapshot();
  await holdLock();
  enter("runtime");
  const policy = isPolicyEnforced(import.meta.url).then((enforced) => send({ type: "policy", enforced }));
  // The page hears about the policy before anything else is ready.
  const [packages, validator] = [PACKAGES, VALIDATOR].map((address) =>
    Promise.all([readBundle(address, stillWaiting), policy]).then(([bundle]) => bundle),
  );
  const bundles = Promise.all([packages, validator]);
  const { store, snapshot } = await kept;
  const hasPostcodes = isOnDevice(POSTCODES);
  const ready =
    (await startFromSnapshot(store, snapshot, bundles)) ?? (await startFromScratch(packages, validator, store));
  const postcodes = takePostcodes(ready);
  if (await hasPostcodes) {
    // A check that starts at once then has them.
    await postcodes;
  }
  started = ready;
  useInterruptBuffer();
  answerAll().catch(reportError);
}

/** Answer what the page asks, one request after the other. */
async function answerAll() {
  if (!started || isAnswering) {
    return;
  }
  isAnswering = true;
  for (let message = waiting.shift(); message; message = waiting.shift()) {
    const isDone = answered(started, message) || ((await haveFileFormats(started)) && answered(started, message));
    if (!isDone) {
      started.messenger.refuse(message.json);
    }
  }
  isAnswering = false;
  clearTimeout(idle);
  idle = setTimeout(() => {
    whenIdle?.();
    whenIdle = undefined;
  }, IDLE);
}

/**
 * @param {Started} started
 * @param {Message} message
 * @returns {boolean} false if it needs a bundle that is not there: the request then has to be made again
 */
function answered({ python, messenger }, { json, buffers }) {
  const views = python.toPy(buffers.map((buffer) => new Uint8Array(buffer)));
  try {
    messenger.handle(json, views);
    return true;
  } catch (error) {
    // See build/bundle_importer.py.
    if (error instanceof python.ffi.PythonError && error.type === "BundleAwaited") {
      return false;
    }
    throw error;
  } finally {
    views.destroy();
  }
}

/**
 * Wait for the bundle of file formats.
 * @param {Started} started
 * @returns {Promise<boolean>} whether it has come
 */
async function haveFileFormats({ python }) {
  fileFormats ??= readBundle(FILE_FORMATS).then((bundle) => installBundles(python, [bundle]));
  // The next request that needs one that did not come has it fetched again.
  fileFormats.catch(() => (fileFormats = null));
  return within(fileFormats, BUNDLE_PATIENCE).then(
    () => true,
    () => false,
  );
}

/**
 * Give Python the postcodes as soon as they come.
 * @param {Started} started
 * @returns {Promise<void>} resolves when it has them, or the first try failed
 */
function takePostcodes({ python, messenger }) {
  return new Promise((resolve) => {
    const take = (/** @type {Uint8Array} */ bytes) => {
      messenger.take_postcodes(python.toPy(bytes));
      resolve();
    };
    const onDelay = () => {
      send({ type: "postcodes_delayed" });
      resolve();
    };
    fetchUntilTaken(POSTCODES, take, onDelay);
  });
}

/** Without a store, every start is like the first. */
async function findSnapshot() {
  try {
    const store = await SnapshotStore.open();
    if (self.name.startsWith("validator-afresh-")) {
      await store?.forget();
    }
    return { store, snapshot: await store?.find() };
  } catch {
    return { store: null, snapshot: null };
  }
}

/**
 * Start from the snapshot, if there is one that fits.
 * @param {SnapshotStore | null} store
 * @param {KeptSnapshot | null | undefined} snapshot
 * @param {Promise<Bundle[]>} bundles
 * @returns {Promise<Started | null>}
 */
async function startFromSnapshot(store, snapshot, bundles) {
  if (!snapshot) {
    return null;
  }
  try {
    const python = await startPython(fromSnapshot(snapshot, bundles, createPyodideModule));
    return { python, messenger: python.pyimport("worker.service.messenger").start(post) };
  } catch (error) {
    const dropped = error instanceof DamagedSnapshot ? store?.forget() : store?.refuse();
    await dropped?.catch(() => undefined);
    return null;
  }
}

/**
 * Start without a snapshot, and take one for the next time.
 * @param {Promise<Bundle>} packages
 * @param {Promise<Bundle>} validator
 * @param {SnapshotStore | null} store
 * @returns {Promise<Started>}
 */
async function startFromScratch(packages, validator, store) {
  const python = await startPython({ _makeSnapshot: store?.wanted });
  enter("packages");
  installBundles(python, [await packages]);
  // On a first visit, the validator is still coming meanwhile.
  for (const name of SLOW_TO_IMPORT) {
    python.pyimport(name).destroy();
  }
  installBundles(python, [await validator]);
  enter("validator");
  const service = python.pyimport("worker.service.messenger");
  service.prepare();
  const snapshot = store?.wanted && tryToTakeSnapshot(python);
  const messenger = service.start(post);
  if (snapshot) {
    // Without room for it, the next start is as slow as this one.
    whenIdle = () => store.keep(snapshot).catch(() => undefined);
  }
  return { python, messenger };
}

/**
 * @param {PyodideAPI} python
 * @returns {Snapshot | null}
 */
function tryToTakeSnapshot(python) {
  try {
    return takeSnapshot(python);
  } catch {
    return null;
  }
}

/**
 * Python without packages: they come from the bundles.
 * @param {object} options
 */
async function startPython(options) {
  const lock = await (await fetchOk(new URL("pyodide-lock.json", RUNTIME))).json();
  await Promise.all(PYTHON.map((address) => fetchOnceThere(address, stillWaiting, { method: "HEAD" })));
  return loadPyodide({
    indexURL: RUNTIME.href,
    packageBaseUrl: RUNTIME.href,
    lockFileContents: { info: lock.info, packages: {} },
    // Looking for plugins means reading all package metadata, and there are no plugins.
    env: { PYDANTIC_DISABLE_PLUGINS: "1" },
    ...options,
  });
}

/** Needs both Python and the buffer, whichever comes last. */
function useInterruptBuffer() {
  if (started && interruptBuffer) {
    started.python.setInterruptBuffer(new Uint8Array(interruptBuffer));
  }
}

/**
 * Pass a message on from Python; its buffers leave for good, so nothing is copied twice.
 * @param {string} json
 * @param {any} buffers a Python list of bytes
 */
function post(json, buffers) {
  /** @type {ArrayBuffer[]} */
  const contents = buffers.toJs().map((/** @type {Uint8Array} */ bytes) => bytes.buffer);
  self.postMessage({ json, buffers: contents }, { transfer: contents });
}

/** @param {typeof phase} next */
function enter(next) {
  phase = next;
  send({ type: "starting", phase });
}

/** Files of this service have not come yet: the page hears that the worker is there. */
function stillWaiting() {
  send({ type: "starting", phase });
}

/** @param {object} event one of our own, before Python runs */
function send(event) {
  self.postMessage({ json: JSON.stringify(event), buffers: [] });
}

/**
 * Hold the lock of this worker’s name as long as the worker lives. The page waits for the lock, so it notices when the
 * worker ends for any reason.
 */
async function holdLock() {
  await new Promise((held) => {
    navigator.locks.request(self.name, () => {
      held(undefined);
      return new Promise(() => undefined);
    });
  });
}
