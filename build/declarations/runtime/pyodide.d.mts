// What the build puts at pwa/runtime/pyodide.mjs, for tsc (see rootDirs in tsconfig.json).
export * from "pyodide";
