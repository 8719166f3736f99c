const TEXTS = { late: "It took too long." };

/**
 * A promise that is waited for this long only.
 * @template T
 * @param {Promise<T>} promise
 * @param {number} longest in ms
 * @returns {Promise<T>} rejects with a TimeoutError after that
 */
export async function inTime(promise, longest) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new DOMException(TEXTS.late, "TimeoutError")), longest);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
