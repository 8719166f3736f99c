// How much errors harm the published figures: the levels, the worst first.

const LEVELS = ["high", "medium", "lower"];

/**
 * Where errors of an impact come in a list with the worst first.
 * @param {string | null} impact
 */
export function impactOrder(impact) {
  const order = LEVELS.indexOf(impact ?? "");
  return order < 0 ? LEVELS.length : order;
}
