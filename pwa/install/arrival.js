// Files of the app that may still be on their way: on a first visit the page runs before all of them have come.

/** The service worker’s answer for such a file, after it has waited for some time itself. */
const NOT_THERE_YET = 503;
/** The wait before it is asked again (in ms). */
const PAUSE = 1000;

/**
 * Fetch a file of the app, as soon as it is there.
 * @param {string | URL} address
 * @param {() => void} [onWait] called again and again while it is not there
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 */
export async function fetchOnceThere(address, onWait = () => undefined, options = {}) {
  for (;;) {
    const response = await fetch(address, options);
    if (response.status !== NOT_THERE_YET) {
      return response;
    }
    onWait();
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
