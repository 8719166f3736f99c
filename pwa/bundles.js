// Bundles: the Python packages as a few large files. build/bundle.py writes them and says how they are laid out;
// bundle_importer, which the build puts into the standard library, imports from them.

/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {Uint8Array<ArrayBuffer>} content
 * @property {Record<string, [number, number]>} index offset and size of each file
 * @property {Record<string, WebAssembly.Module>} libraries the extension modules, compiled
 */

const SITE = "/packages";

/**
 * Fetch a bundle and open it.
 * @param {URL} address
 * @returns {Promise<Bundle>}
 */
export async function readBundle(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address} could not be loaded: status ${response.status}`);
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
 * @param {import("./runtime/pyodide.mjs").PyodideAPI} python
 * @param {Bundle[]} bundles
 */
export function installBundles(python, bundles) {
  const importer = python.pyimport("bundle_importer");
  // See build/glue.py: the loader takes these instead of compiling the files anew.
  const compiled = /** @type {any} */ (python)._module.compiledLibraries ??= {};
  for (const { name, content, index, libraries } of bundles) {
    const root = `${SITE}/${name}`;
    const modules = [];
    const extensions = [];
    for (const [file, place] of Object.entries(index)) {
      if (file.endsWith(".pyc")) {
        modules.push([file, ...place]);
      } else {
        writeFile(python.FS, `${root}/${file}`, content.subarray(place[0], place[0] + place[1]));
      }
      if (libraries[file]) {
        extensions.push(file);
        compiled[`${root}/${file}`] = libraries[file];
      }
    }
    writeFile(python.FS, `${root}.bundle`, content);
    importer.install(`${root}.bundle`, root, JSON.stringify({ modules, extensions }));
  }
  // Where dateutil, on behalf of pandas, looks for UTC: see build/runtime.py.
  python.FS.mkdirTree("/usr/share");
  python.FS.symlink(`${SITE}/packages/zoneinfo`, "/usr/share/zoneinfo");
  importer.destroy();
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
