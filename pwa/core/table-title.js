// What people call a table: "Episodes", "last year’s Episodes", "the Ofsted list".

import { PROVIDERS } from "./return-layout.js";
import { isLastYearTable, moduleOf } from "./table-name.js";

/** @import {ModuleInfo} from "./protocol.d.ts" */

/**
 * @param {string} table
 * @param {Pick<ModuleInfo, "name" | "title">[]} modules
 */
export function tableTitle(table, modules) {
  if (table === PROVIDERS) {
    return "the Ofsted list";
  }
  const name = moduleOf(table);
  const title = modules.find((module) => module.name === name)?.title ?? name;
  return isLastYearTable(table) ? `last year’s ${title}` : title;
}
