// Bundles: the Python packages as a few large files. build/bundle.py writes them and says how they are laid out;
// bundle_importer, which the build puts into the standard library, imports from them.

import { fetchOnceThere } from "./arrival.js";

/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {Uint8Array<ArrayBuffer>} content
 * @property {Record<string, [number, number]>} index offset and size of each file
 * @property {Record<string, WebAssembly.Module>} libraries the extension modules, compiled
 */

const TEXTS = {
  notLoaded: (/** @type {URL} */ address, /** @type {number} */ status) =>
    `${address} could not be loaded: status ${status}`,
};

const SITE = "/packages";
const ZONES = "/usr/share/zoneinfo";

/**
 * Fetch a bundle and open it.
 * @param {URL} address
 * @param {() => void} [onWait] called again and again while it has not come yet
 * @returns {Promise<Bundle>}
 */
export async function readBundle(address, onWait) {
  const response = await fetchOnceThere(address, onWait);
  if (!response.ok) {
    throw new Error(TEXTS.notLoaded(address, response.status));
  }
  const name = address.pathname.slice(address.pathname.lastIndexOf("/") + 1).replace(/\.bundle$/, "");
  return openBundle(name, new Uint8Array(await response.arrayBuffer()));
}

/**
 * Read a bundle's index and compile its extension modules, which the browser does beside Python's own start.
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} content
 * @returns {Promise<Bundle>}
 */
export async function openBundle(name, content) {
  const length = new DataView(content.buffer).getUint32(0, true);
  /** @type {Bundle["index"]} */
  const index = JSON.parse(new TextDecoder().decode(content.subarray(4, 4 + length)));
  const libraries = Object.entries(index).filter(([file]) => file.endsWith(".so"));
  const compiled = await Promise.all(
    libraries.map(async ([file, [offset, size]]) => [
      file,
      await WebAssembly.compile(content.subarray(offset, offset + size)),
    ]),
  );
  return { name, content, index, libraries: Object.fromEntries(compiled) };
}

/**
 * Make what the bundles hold importable.
 * @param {import("../runtime/pyodide.mjs").PyodideAPI} python
 * @param {Bundle[]} bundles
 */
export function installBundles(python, bundles) {
  placeBundles(/** @type {any} */ (python)._module, bundles);
  const importer = python.pyimport("bundle_importer");
  for (const { name, index, libraries } of bundles) {
    const modules = Object.entries(index).flatMap(([file, place]) => (file.endsWith(".pyc") ? [[file, ...place]] : []));
    const root = `${SITE}/${name}`;
    importer.install(`${root}.bundle`, root, JSON.stringify({ modules, extensions: Object.keys(libraries) }));
  }
  importer.destroy();
}

/**
 * Put the bundles, and what has to be a file of its own, into Python's file system.
 * @param {any} module Emscripten's
 * @param {Bundle[]} bundles
 */
export function placeBundles(module, bundles) {
  // See build/glue.py: the loader uses these instead of compiling the files again.
  module.compiledLibraries ??= {};
  const compiled = module.compiledLibraries;
  for (const { name, content, index, libraries } of bundles) {
    const root = `${SITE}/${name}`;
    for (const [file, [offset, size]] of Object.entries(index)) {
      if (!file.endsWith(".pyc")) {
        writeFile(module.FS, `${root}/${file}`, content.subarray(offset, offset + size));
      }
    }
    for (const [file, library] of Object.entries(libraries)) {
      compiled[`${root}/${file}`] = library;
    }
    writeFile(module.FS, `${root}.bundle`, content);
  }
  // Where dateutil, on behalf of pandas, looks for UTC: see build/runtime.py.
  if (!module.FS.analyzePath(ZONES).exists) {
    module.FS.mkdirTree("/usr/share");
    module.FS.symlink(`${SITE}/packages/zoneinfo`, ZONES);
  }
}

/**
 * Put a file into Python's file system without copying its content.
 * @param {any} FS
 * @param {string} path
 * @param {Uint8Array<ArrayBuffer>} content
 */
function writeFile(FS, path, content) {
  const end = path.lastIndexOf("/");
  const folder = path.slice(0, end);
  if (!FS.analyzePath(folder).exists) {
    FS.mkdirTree(folder);
  }
  FS.createDataFile(folder, path.slice(end + 1), content, true, true, true);
}
