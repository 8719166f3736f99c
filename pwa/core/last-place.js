// Where the user is in their results, or was when they left them for another page: work continues there.

import { isOfResults, routeOf } from "./router.js";

/** Sends "change". */
export class LastPlace extends EventTarget {
  #left = "#/children";
  /** @type {Pick<Window, "location" | "addEventListener"> | null} */
  #page = null;

  /**
   * Follow the user from address to address.
   * @param {Pick<Window, "location" | "addEventListener">} page
   */
  follow(page) {
    this.#page = page;
    page.addEventListener("hashchange", ({ oldURL }) => {
      // The address can change without an event while the user stays in a view, so it is read when they leave.
      const { hash } = new URL(oldURL);
      if (isResults(hash)) {
        this.#left = hash;
      }
      this.dispatchEvent(new Event("change"));
    });
  }

  /** @returns {string} an address within the app */
  get address() {
    const now = this.#page?.location.hash ?? "";
    return isResults(now) ? now : this.#left;
  }
}

export const lastPlace = new LastPlace();

/** @param {string} hash */
function isResults(hash) {
  const route = routeOf(hash);
  return route !== null && isOfResults(route);
}
