// The list of a combobox, built as the ARIA authoring practices say: the choices for a text field.
// The field keeps the focus and its own keys; it asks the list to open, to move and to close.

import { announce } from "../core/announce.js";
import { el, fill } from "../core/dom.js";
import { keepPresses } from "../core/steady-press.js";

/** @import {Child} from "../core/dom.js" */

/**
 * @template T
 * @typedef {object} ComboboxList
 * @property {HTMLElement} $root
 * @property {boolean} isOpen
 * @property {T | null} active the option that the arrow keys are at
 * @property {(options: T[], at?: number) => void} open with these options; `at` is brought into view
 * @property {() => void} close
 * @property {(step: 1 | -1) => void} move
 */

/**
 * @template T
 * @param {object} options
 * @param {HTMLInputElement} options.$input
 * @param {string} options.id of the list
 * @param {string} options.label
 * @param {string} options.none what is said when there is nothing to choose; with "", the list is not shown then
 * @param {(options: T[]) => string} options.found read out when the list opens
 * @param {(option: T) => Child[]} options.content
 * @param {(option: T) => void} options.onChoose by the pointer
 * @returns {ComboboxList<T>}
 */
export function comboboxList({ $input, id, label, none, found, content, onChoose }) {
  /** @type {T[]} */
  let listed = [];
  let active = -1;

  const $list = el("ul", { class: "app-combobox__list", id, role: "listbox", "aria-label": label, hidden: true });
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": id,
  })) {
    $input.setAttribute(name, value);
  }
  // Pressing on the list must not take the focus from the text.
  $list.addEventListener("mousedown", (event) => event.preventDefault());
  keepPresses($list);
  $list.addEventListener("click", (event) => {
    const $option = event.target instanceof Element ? event.target.closest("[data-index]") : null;
    if ($option) {
      onChoose(listed[Number($option.getAttribute("data-index"))]);
    }
  });

  /**
   * @param {T} option
   * @param {number} index
   */
  function item(option, index) {
    return el(
      "li",
      {
        class: "app-combobox__option",
        role: "option",
        id: `${id}-${index}`,
        "data-index": index,
        "aria-selected": "false",
      },
      ...content(option),
    );
  }

  function close() {
    $list.hidden = true;
    active = -1;
    $input.setAttribute("aria-expanded", "false");
    $input.removeAttribute("aria-activedescendant");
  }

  return {
    $root: $list,
    get isOpen() {
      return !$list.hidden;
    },
    get active() {
      return active < 0 ? null : listed[active];
    },
    close,
    open(options, at = 0) {
      close();
      listed = options;
      if (options.length === 0 && !none) {
        return;
      }
      fill(
        $list,
        options.length > 0
          ? options.map(item)
          : el("li", { class: "app-combobox__none", role: "option", "aria-disabled": "true" }, none),
      );
      $list.hidden = false;
      $input.setAttribute("aria-expanded", "true");
      const $items = /** @type {HTMLElement[]} */ ([...$list.children]);
      $list.scrollTop = at > 0 && at < $items.length ? $items[at].offsetTop - $items[0].offsetTop : 0;
      announce(options.length > 0 ? found(options) : none);
    },
    move(step) {
      if (listed.length === 0) {
        return;
      }
      const start = step > 0 ? 0 : -1;
      $list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
      active = ((active < 0 ? start : active + step) + listed.length) % listed.length;
      const $option = $list.children[active];
      $option.setAttribute("aria-selected", "true");
      $option.scrollIntoView({ block: "nearest" });
      $input.setAttribute("aria-activedescendant", $option.id);
    },
  };
}
