// What of the glossary a text is found in.

/** @import {GlossaryModule} from "./protocol.d.ts" */

/**
 * The modules with the columns that have all words of a text in their name, their meaning or one of their codes. A module
 * that has the text in its own title keeps all its columns.
 * @param {GlossaryModule[]} modules
 * @param {string} text
 * @returns {GlossaryModule[]} without modules that have no such column
 */
export function foundIn(modules, text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  /** @param {string[]} texts */
  const hasAll = (texts) => {
    const all = plain(texts.join(" "));
    return words.every((word) => all.includes(word));
  };
  return modules
    .map((module) => {
      if (hasAll([module.title, module.file_name])) {
        return module;
      }
      const columns = module.columns.filter(({ name, label, codes }) =>
        hasAll([name, label, ...codes.flatMap(({ code, label }) => [code, label])]),
      );
      return { ...module, columns };
    })
    .filter(({ columns }) => columns.length > 0);
}

/**
 * In lower case, with the apostrophe that people type.
 * @param {string} text
 */
function plain(text) {
  return text.toLowerCase().replaceAll("’", "'");
}
