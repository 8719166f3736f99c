// Runs compile_in_pyodide.py inside Pyodide under Node:
// node compile_in_pyodide.mjs PYODIDE STEPS TOOLS JOB OPTIMIZE
// TOOLS holds wheels to import from; the archives in JOB are replaced by compiled ones.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, steps, tools, job, optimize] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(pyodideFolder, "pyodide.mjs")).href);
// Without the columns of each expression, which only underline a place in a traceback, an eighth less is shipped.
const env = { OPTIMIZE: optimize, PYTHONNODEBUGRANGES: "1" };
const pyodide = await loadPyodide({ indexURL: pyodideFolder, env });

for (const [mountPoint, root] of [
  ["/tools", tools],
  ["/job", job],
]) {
  pyodide.FS.mkdir(mountPoint);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, mountPoint);
}
try {
  await pyodide.runPythonAsync(await readFile(steps, "utf8"));
} catch (error) {
  // The message is Python's traceback; Node's own report would print a megabyte of the runtime's source before it.
  console.error(error.message);
  process.exitCode = 1;
}
