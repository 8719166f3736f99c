// Where the user is in their results, or was when they left them for another page: work continues there.

import { routeOf } from "./router.js";

/** @import {Route} from "./router.js" */

/** Sends "change". */
export class LastPlace extends EventTarget {
  #left = "#/children";
  /** @type {Pick<Window, "location" | "addEventListener"> | null} */
  #page = null;
  /** @type {(route: Route) => boolean} */
  #isOfResults = () => false;

  /**
   * Follow the user from address to address.
   * @param {Pick<Window, "location" | "addEventListener">} page
   * @param {(route: Route) => boolean} isOfResults whether a view shows results
   */
  follow(page, isOfResults) {
    this.#page = page;
    this.#isOfResults = isOfResults;
    page.addEventListener("hashchange", ({ oldURL }) => {
      // The address can change without an event while the user stays in a view, so it is read when they leave.
      const { hash } = new URL(oldURL);
      if (this.isResults(hash)) {
        this.#left = hash;
      }
      this.dispatchEvent(new Event("change"));
    });
  }

  /** @returns {string} an address within the app */
  get address() {
    const now = this.#page?.location.hash ?? "";
    return this.isResults(now) ? now : this.#left;
  }

  /**
   * Whether an address is of a view of results; one out of a file may be of no view.
   * @param {string} hash
   */
  isResults(hash) {
    const route = routeOf(hash);
    return route !== null && this.#isOfResults(route);
  }
}

export const lastPlace = new LastPlace();
