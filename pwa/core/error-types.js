// Types of error as they are shown, and what their counts add up to: an error is a row that a rule found, and warnings
// are counted apart. The worker defines it (`how_counted` of ReturnInfo).

/**
 * @import {ErrorType} from "./protocol.d.ts"
 * @import {When} from "./results.js"
 */

/**
 * What is shown while the year runs: errors as at the day of the extract, what is due by the end of the year, or both.
 */
export const NOW = "now";
export const DUE = "due";
export const NOW_OR_DUE = "all";

/**
 * A type of error with the rows and children that are shown.
 * @param {ErrorType} type
 * @param {When} when
 * @returns {ErrorType}
 */
export function typeAt(type, when) {
  const { errors, children, child_errors, due, due_children, child_due } = type;
  switch (when) {
    case NOW:
      return type;
    case DUE:
      return { ...type, errors: due, children: due_children, child_errors: child_due };
    case NOW_OR_DUE: {
      const rows = [...rowsByChild({ children, child_errors }, { children: due_children, child_errors: child_due })];
      rows.sort(([a], [b]) => a - b);
      return {
        ...type,
        errors: errors + due,
        children: rows.map(([child]) => child),
        child_errors: rows.map(([, count]) => count),
      };
    }
  }
}

/**
 * How many rows each child has, by its position.
 * @param {...Pick<ErrorType, "children" | "child_errors">} types
 * @returns {Map<number, number>}
 */
export function rowsByChild(...types) {
  /** @type {Map<number, number>} */
  const rows = new Map();
  for (const { children, child_errors } of types) {
    for (const [at, child] of children.entries()) {
      rows.set(child, (rows.get(child) ?? 0) + child_errors[at]);
    }
  }
  return rows;
}

/**
 * How many rows the children at these positions have.
 * @param {ErrorType[]} types
 * @param {(child: number, code: string) => boolean} isMeant
 */
export function rowsOf(types, isMeant) {
  return types.reduce(
    (sum, { code, children, child_errors }) =>
      sum + child_errors.reduce((own, rows, at) => own + (isMeant(children[at], code) ? rows : 0), 0),
    0,
  );
}

/** @param {Uint32Array} counts by child */
export function someOf(counts) {
  return counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
}

/**
 * How many rows of these types each child has.
 * @param {ErrorType[]} types
 * @param {number} children how many there are
 */
export function rowsOfEachChild(types, children) {
  const counts = new Uint32Array(children);
  for (const [child, rows] of rowsByChild(...types)) {
    counts[child] = rows;
  }
  return counts;
}
