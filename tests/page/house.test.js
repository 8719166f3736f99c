// What keeps the page's code readable. Biome limits the length of functions (biome.json).

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const PWA = fileURLToPath(new URL("../../pwa/", import.meta.url));
const MOST_LINES = 400;

/** @param {string} folder below pwa/ */
function namesIn(folder, ending) {
  return readdirSync(join(PWA, folder), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending));
}

for (const ending of [".js", ".css"]) {
  test(`no ${ending} file has more than ${MOST_LINES} lines`, () => {
    const long = namesIn("", ending).filter(
      (name) => readFileSync(join(PWA, name), "utf8").split("\n").length > MOST_LINES + 1,
    );
    assert.deepEqual(long, []);
  });
}

test("every view is listed, and nothing else", () => {
  const index = readFileSync(join(PWA, "views/index.js"), "utf8");
  const imported = [...index.matchAll(/from "\.\/(.*)";/g)].map(([, name]) => name);
  assert.deepEqual(
    imported.sort(),
    namesIn("views", ".js")
      .filter((name) => name !== "index.js")
      .sort(),
  );
});

// What the page needs of them comes with the worker’s description of the return (see core/definition.js).
test("modules and columns of the return are named nowhere", () => {
  const named = /["'](?:CHILD|LA_PERM|DOB|SEX|UPN|URN|DECOM|DEC|RNE|REC|DUC|Header|Episodes|UASC|Providers)["']/;
  const isCode = (line) => !/^\s*(?:\/\/|\/?\*)/.test(line);
  const modules = namesIn("", ".js").filter((name) =>
    readFileSync(join(PWA, name), "utf8")
      .split("\n")
      .some((line) => isCode(line) && named.test(line)),
  );
  assert.deepEqual(modules, []);
});
