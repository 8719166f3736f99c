// What is about the return as a whole and not about a child: its own tables, such as a header, and the rules on it.

/**
 * @import {ReturnInfo} from "./protocol.d.ts"
 * @import {Results} from "./results.js"
 */

export const WHOLE_RETURN_PATH = "/whole-return";
export const WHOLE_RETURN_ADDRESS = `#${WHOLE_RETURN_PATH}`;
/** The child of notes about the whole return, which have none. */
export const NO_CHILD = "";

/** @param {Pick<ReturnInfo, "modules" | "has_whole_return_rules"> | null} definition null while it is not known */
export function hasWholeReturn(definition) {
  return (
    definition !== null && (definition.has_whole_return_rules || definition.modules.some(({ has_child }) => !has_child))
  );
}

/**
 * The rules on the whole return that fail.
 * @param {Results} results
 */
export function failingRules({ checked }) {
  return checked.whole_return.map(({ rule }) => rule).filter(({ errors }) => errors > 0);
}
