// Which answer is still wanted: only the one to the latest question, and only while its view is open.

/**
 * Returns a function to call with each question. It returns a function that says whether the answer is still wanted.
 * @param {AbortSignal} signal aborts when the view closes
 * @returns {() => () => boolean}
 */
export function latest(signal) {
  let asked = 0;
  return () => {
    asked += 1;
    const mine = asked;
    return () => mine === asked && !signal.aborted;
  };
}
