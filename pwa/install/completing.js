// Has the service worker fetch all files that are still missing. It may be stopped while it does, and the network may be
// lost: so it is asked again until it says that all are there.

/**
 * Which file did not come, why (see fetching.js of the service worker), and when it is needed (see list.js there).
 * @typedef {{path: string, why: string, needed: "page" | "start" | "later"}} InstallFailure
 */

/** Browsers stop a service worker that has had no request for some time (in ms). */
const ASK_AGAIN = 20_000;
/** The pause after the first failure, and the longest (in ms): each is twice as long as the previous one. */
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60_000;
/** The pause where the browser had no room for what came (in ms): the next attempt fetches it again. */
const PAUSE_WHEN_FULL = 600_000;
/** An attempt that has not failed by then (in ms) is past what went wrong before. */
const PAST_FAILURE = 5000;

/**
 * @param {object} surroundings
 * @param {() => Promise<Partial<InstallFailure> | undefined>} surroundings.ask the service worker; it answers with
 *   nothing in it once all files are there
 * @param {(attempt: Promise<InstallFailure | null>) => Promise<InstallFailure | null>} surroundings.watch each attempt
 * @param {(failure: InstallFailure | null) => void} surroundings.onFailure the next attempt comes by itself; null once
 *   one goes well
 * @param {EventTarget} surroundings.reasons an event "again" here is a reason to make the next attempt at once
 * @returns {Promise<void>} resolves when all files are there
 */
export async function completeInstallation({ ask, watch, onFailure, reasons }) {
  for (let failures = 0; ; failures += 1) {
    const goesWell = setTimeout(onFailure, PAST_FAILURE, null);
    const failure = await watch(attempt(ask));
    clearTimeout(goesWell);
    if (!failure) {
      return;
    }
    onFailure(failure);
    const longest = Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE);
    await pause(failure.why === "full" ? PAUSE_WHEN_FULL : longest, reasons);
  }
}

/**
 * @param {() => Promise<Partial<InstallFailure> | undefined>} ask
 * @returns {Promise<InstallFailure | null>} null if all files are there
 */
async function attempt(ask) {
  for (;;) {
    let timer;
    const noAnswer = new Promise((resolve) => {
      timer = setTimeout(resolve, ASK_AGAIN, null);
    });
    // Without a service worker to ask, there is no answer either.
    const answer = await Promise.race([ask().then((given) => given ?? noAnswer), noAnswer]);
    clearTimeout(timer);
    if (answer) {
      return answer.why ? /** @type {InstallFailure} */ (answer) : null;
    }
  }
}

/**
 * @param {number} longest in ms
 * @param {EventTarget} reasons
 */
async function pause(longest, reasons) {
  const leaving = new AbortController();
  let timer;
  await new Promise((resolve) => {
    timer = setTimeout(resolve, longest);
    reasons.addEventListener("again", resolve, { signal: leaving.signal });
  });
  clearTimeout(timer);
  leaving.abort();
}
