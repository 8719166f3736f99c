// What a return is made of, as the worker describes it once it is ready: the page knows no module or column by itself.

/**
 * @import {ReturnInfo} from "./protocol.d.ts"
 * @import {Session} from "./session.js"
 */

const TEXTS = { notReady: "The worker is not ready yet." };

/**
 * The definition of the return, for what is shown only once the worker was ready.
 * @param {Session} session
 * @returns {ReturnInfo}
 */
export function definitionOf({ definition }) {
  if (!definition) {
    throw new Error(TEXTS.notReady);
  }
  return definition;
}

/**
 * What people call a module.
 * @param {Pick<ReturnInfo, "modules">} definition
 * @param {string} module
 */
export function moduleTitle({ modules }, module) {
  return modules.find(({ name }) => name === module)?.title ?? module;
}

/**
 * What people call a column; its name while the worker is not ready.
 * @param {Pick<ReturnInfo, "modules"> | null} definition
 * @param {string} module
 * @param {string} column
 */
export function columnLabel(definition, module, column) {
  return definition?.modules.find(({ name }) => name === module)?.labels[column] ?? column;
}

/**
 * Columns of a module that are the same in all rows of a child: the child’s, those that it repeats from another module,
 * and those that others repeat from it.
 * @param {Pick<ReturnInfo, "child" | "modules">} definition
 * @param {string} module
 * @returns {Set<string>}
 */
export function constantColumns({ child, modules }, module) {
  const repeated = modules.find(({ name }) => name === module)?.repeats ?? {};
  const heldHere = modules.flatMap(({ repeats }) =>
    Object.entries(repeats).flatMap(([column, holder]) => (holder === module ? [column] : [])),
  );
  return new Set([child, ...Object.keys(repeated), ...heldHere]);
}

/**
 * Columns of a module that only repeat what another has: they say nothing about a row of it.
 * @param {Pick<ReturnInfo, "child" | "modules">} definition
 * @param {string} module
 * @returns {Set<string>}
 */
export function repeatedColumns({ child, modules }, module) {
  return new Set([child, ...Object.keys(modules.find(({ name }) => name === module)?.repeats ?? {})]);
}

/**
 * What one row of a module is: "Referral", or "" if its rows have no names.
 * @param {Pick<ReturnInfo, "modules">} definition
 * @param {string} module
 */
export function oneOf({ modules }, module) {
  return modules.find(({ name }) => name === module)?.one ?? "";
}

/**
 * The modules whose rows are inside the rows of a module.
 * @param {Pick<ReturnInfo, "modules">} definition
 * @param {string} module
 */
export function modulesInside({ modules }, module) {
  return modules.filter(({ around }) => around === module);
}

/**
 * The modules with the rows that a module’s rows are inside, from the nearest.
 * @param {Pick<ReturnInfo, "modules">} definition
 * @param {string} module
 * @returns {string[]}
 */
export function modulesAround({ modules }, module) {
  const around = modules.find(({ name }) => name === module)?.around ?? "";
  return around === "" ? [] : [around, ...modulesAround({ modules }, around)];
}

/**
 * Whether rows are inside other rows, so that a record is a tree.
 * @param {Pick<ReturnInfo, "modules">} definition
 */
export function isTree({ modules }) {
  return modules.some(({ around }) => around !== "");
}

/**
 * Where a column is held that all rows of a child share: another module, or this one.
 * @param {Pick<ReturnInfo, "modules">} definition
 * @param {string} module
 * @param {string} column
 */
export function holderOf({ modules }, module, column) {
  return modules.find(({ name }) => name === module)?.repeats[column] ?? module;
}
