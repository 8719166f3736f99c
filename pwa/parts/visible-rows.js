// The rows of a long list, all of one height: only the visible ones are drawn, so that a list of thousands scrolls smoothly.

import { el } from "../core/dom.js";

/** Rows drawn above and below what is visible, so that a quick scroll does not show gaps. */
const MARGIN = 8;

export class VisibleRows {
  /**
   * @param {object} options
   * @param {HTMLElement} options.$frame that scrolls
   * @param {(place: number) => HTMLElement} options.make a row
   * @param {string} options.look class of a row, by which its height is measured
   * @param {AbortSignal} options.signal
   */
  constructor({ $frame, make, look, signal }) {
    this.$frame = $frame;
    this.make = make;
    this.look = look;
    this.length = 0;
    /** The row that is always drawn, even out of view; -1 for none. */
    this.active = -1;
    this.height = 32;
    this.frame = 0;
    /** @type {Map<number, HTMLElement>} */
    this.drawn = new Map();
    this.$root = el("div", { class: "app-children__rows", role: "presentation" });
    $frame.append(this.$root);
    $frame.addEventListener("scroll", () => {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.#draw());
    });
    const observer = new ResizeObserver(() => this.measure());
    observer.observe($frame);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** Text size and zoom decide how high a row is. */
  measure() {
    const probe = el("div", { class: this.look }, "0");
    this.$root.append(probe);
    const measured = probe.getBoundingClientRect().height;
    probe.remove();
    if (measured > 0) {
      this.height = measured;
    }
    this.show(this.length, this.active);
  }

  /**
   * Draw all visible rows again.
   * @param {number} length of the list
   * @param {number} active
   */
  show(length, active) {
    this.length = length;
    this.active = active;
    for (const $row of this.drawn.values()) {
      $row.remove();
    }
    this.drawn.clear();
    this.$root.style.height = `${length * this.height}px`;
    this.#draw();
  }

  /** @param {number} place of the row to be active, and to be seen */
  activate(place) {
    this.drawn.get(this.active)?.setAttribute("aria-selected", "false");
    this.drawn.get(place)?.setAttribute("aria-selected", "true");
    this.active = place;
    if (place >= 0) {
      this.#bringIntoView(place);
      this.#draw();
    }
  }

  /** One less than the number of rows that the frame shows at once. */
  get page() {
    return Math.max(1, Math.floor(this.$frame.clientHeight / this.height) - 1);
  }

  #draw() {
    const { scrollTop, clientHeight } = this.$frame;
    const first = Math.max(0, Math.floor(scrollTop / this.height) - MARGIN);
    const last = Math.min(this.length, Math.ceil((scrollTop + clientHeight) / this.height) + MARGIN);
    for (const [place, $row] of this.drawn) {
      // The active row stays, even out of view: the list points to it by its id.
      if ((place < first || place >= last) && place !== this.active) {
        $row.remove();
        this.drawn.delete(place);
      }
    }
    for (let place = first; place < last; place += 1) {
      this.#drawRow(place);
    }
    if (this.active >= 0) {
      this.#drawRow(this.active);
    }
  }

  /** @param {number} place */
  #drawRow(place) {
    if (this.drawn.has(place)) {
      return;
    }
    const $row = this.make(place);
    $row.style.transform = `translateY(${place * this.height}px)`;
    this.drawn.set(place, $row);
    this.$root.append($row);
  }

  /** @param {number} place */
  #bringIntoView(place) {
    const { $frame, height } = this;
    const top = place * height;
    if (top < $frame.scrollTop) {
      $frame.scrollTop = top;
    } else if (top + height > $frame.scrollTop + $frame.clientHeight) {
      $frame.scrollTop = top + height - $frame.clientHeight;
    }
  }
}
