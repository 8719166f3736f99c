// Half an emoji, which a paste or a file can hold, is no text that Python or a file takes: it is replaced by the sign for that.

/**
 * For JSON.stringify and JSON.parse.
 * @param {string} _key
 * @param {unknown} value
 */
export function wellFormed(_key, value) {
  return typeof value === "string" ? value.toWellFormed() : value;
}
