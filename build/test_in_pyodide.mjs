// Runs pytest on the shipped runtime under Node, with the shipped bundles and the page's own code to load them:
// node test_in_pyodide.mjs RUNTIME BUNDLES TOOLS TESTS POSTCODES [pytest's arguments]
// RUNTIME is dist/runtime, unpacked; BUNDLES the page's bundles.js; TOOLS a folder to import pytest from.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, bundlesModule, tools, tests, postcodes, ...pytestArguments] = process.argv.slice(2);
const load = (/** @type {string} */ path) => import(pathToFileURL(resolve(path)).href);
const { loadPyodide } = await load(`${runtime}/pyodide.mjs`);
const { installBundles, openBundle } = await load(bundlesModule);

const lock = JSON.parse(await readFile(`${runtime}/pyodide-lock.json`, "utf8"));
const python = await loadPyodide({ indexURL: runtime, lockFileContents: { info: lock.info, packages: {} } });
const bundles = ["packages", "file_formats", "validator"].map(async (name) =>
  openBundle(name, new Uint8Array(await readFile(`${runtime}/${name}.bundle`))),
);
installBundles(python, await Promise.all(bundles));
python.FS.writeFile("/packages/validator/worker/data/postcodes.bin", await readFile(postcodes));
for (const [mountPoint, root] of [
  ["/tools", tools],
  ["/suite/tests", tests],
]) {
  python.FS.mkdirTree(mountPoint);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, mountPoint);
}
python.globals.set("pytest_arguments", python.toPy(pytestArguments));
// There this would be the time of day. What is measured by it must not depend on what else the machine does.
const processTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
python.globals.set("process_time", processTime);
try {
  process.exitCode = python.runPython(`
import os, sys, time

sys.path[:0] = ["/suite", "/tools"]
# What pytest needs of the standard library beyond what is shipped.
sys.path.append("/tools/python_stdlib.zip")
os.chdir("/suite")
time.process_time = process_time
# What the tests need of NumPy beyond what is shipped: random numbers, and ways to compare arrays.
import numpy
numpy.__path__.append("/tools/whole/numpy")
import pytest

int(pytest.main(pytest_arguments))
`);
} catch (error) {
  // The message is Python's traceback; Node's own report would print a megabyte of the runtime's source before it.
  console.error(error.message);
  process.exitCode = 1;
}
