// Runs compile_in_pyodide.py inside Pyodide under Node:
// node compile_in_pyodide.mjs PYODIDE STEPS TOOLS JOB OPTIMIZE
// TOOLS holds wheels to import from; the archives in JOB are replaced by compiled ones.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, steps, tools, job, optimize] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(pyodideFolder, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: pyodideFolder });

for (const [mountPoint, root] of [["/tools", tools], ["/job", job]]) {
  pyodide.FS.mkdir(mountPoint);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, mountPoint);
}
pyodide.globals.set("optimize", Number(optimize));
await pyodide.runPythonAsync(await readFile(steps, "utf8"));
