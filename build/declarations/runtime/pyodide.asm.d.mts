// What the build puts at pwa/runtime/pyodide.asm.mjs, for tsc (see rootDirs in tsconfig.json).
export default function createPyodideModule(settings: object): Promise<any>;
