// Work kept on this device, in the browser’s own database: one at most, and only if the user wants it.

const DATABASE = "ssda903-saved-work";
const STORE = "work";
const WORK = "latest";
const PLACE = "place";

/**
 * @typedef {object} StoredWork
 * @property {Blob} blob a session file
 * @property {string} saved when, ISO 8601
 * @property {string[]} names of the files in it
 * @property {string} place where the user went after it was saved
 */

/** @returns {Promise<StoredWork | null>} */
export async function storedWork() {
  /** @type {Omit<StoredWork, "place"> | undefined} */
  const work = await inStore("readonly", (store) => store.get(WORK));
  return work ? { ...work, place: await inStore("readonly", (store) => store.get(PLACE)) } : null;
}

/** What is stored is not what this window knows: another window stored or wiped it. */
export class StoredElsewhere extends Error {
  name = "StoredElsewhere";
}

/**
 * @param {StoredWork} work
 * @param {StoredWork | null} known what it replaces
 * @throws {StoredElsewhere} and stores nothing
 */
export function storeWork({ place, ...work }, known) {
  return storeInPlaceOf(known, (store) => {
    store.put(work, WORK);
    store.put(place, PLACE);
  });
}

/**
 * @param {string} place where the user is now
 * @param {StoredWork} known the work that is stored
 * @throws {StoredElsewhere} and stores nothing
 */
export function storePlace(place, known) {
  return storeInPlaceOf(known, (store) => store.put(place, PLACE));
}

/**
 * Look and store in one step, so that no other window comes between.
 * @param {StoredWork | null} known
 * @param {(store: IDBObjectStore) => void} act
 */
async function storeInPlaceOf(known, act) {
  /** @param {Omit<StoredWork, "place"> | undefined} work */
  const isKnown = (work) => work?.saved === known?.saved;
  const stored = await inStore("readwrite", (store) => {
    const finding = store.get(WORK);
    finding.onsuccess = () => isKnown(finding.result) && act(store);
    return finding;
  });
  if (!isKnown(stored)) {
    throw new StoredElsewhere();
  }
}

/** Remove all stored work from this device. */
export function wipeWork() {
  return inStore("readwrite", (store) => store.clear());
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T>} once all is written
 */
async function inStore(mode, act) {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      // Told only once it is on the disk.
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? request.error);
    });
  } finally {
    database.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
