// The changes that resolve most errors: the worker tries the answers to some children's errors at a time, so that
// whatever else the page asks for has its turn in between.

/**
 * @import {BestFix} from "./protocol.d.ts"
 * @import {Session} from "./session.js"
 */

const CHILDREN_AT_A_TIME = 60;

/**
 * @param {Session} session
 * @param {() => boolean} wanted whether they are still needed
 * @param {(left: number) => void} onProgress how many children are left
 * @returns {Promise<BestFix[] | null>} null if they are not, or the worker can’t answer
 */
export async function findBestFixes(session, wanted, onProgress) {
  for (;;) {
    const found = await session.ask({ type: "get_best_fixes", children: CHILDREN_AT_A_TIME }, "best_fixes");
    if (!found || !wanted()) {
      return null;
    }
    if (found.left === 0) {
      return found.fixes;
    }
    onProgress(found.left);
  }
}

/**
 * How many errors these changes resolve.
 * @param {BestFix[]} fixes
 */
export function errorsResolved(fixes) {
  return fixes.reduce((sum, { errors }) => sum + errors, 0);
}

/**
 * What tells one change from another.
 * @param {BestFix} fix
 */
export function fixKey({ child, operations }) {
  return JSON.stringify([child, operations]);
}
