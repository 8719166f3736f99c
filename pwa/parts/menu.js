// A menu that a button opens, after the ARIA authoring practices.

import { el } from "../core/dom.js";
import { layOver } from "./overlay.js";

/** @typedef {{text: string, act: () => void}} MenuItem */

/**
 * @param {HTMLElement} $place see layOver
 * @param {HTMLElement} $button that has the focus back when the menu is left
 * @param {string} label
 * @param {MenuItem[]} items
 */
export function openMenu($place, $button, label, items) {
  let isOpen = true;
  const $items = items.map(({ text, act }) =>
    el(
      "button",
      {
        type: "button",
        class: "app-menu__item",
        role: "menuitem",
        tabindex: "-1",
        onclick: () => {
          close(true);
          act();
        },
      },
      text,
    ),
  );
  const $menu = el("div", { class: "app-menu", role: "menu", "aria-label": label, onkeydown: onKey }, ...$items);
  const takeAway = layOver($place, $menu, $button, "below");
  $button.setAttribute("aria-expanded", "true");
  $menu.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && $menu.contains(event.relatedTarget))) {
      close(false);
    }
  });

  /** @param {boolean} back whether the focus returns to the button */
  function close(back) {
    if (isOpen) {
      isOpen = false;
      $button.setAttribute("aria-expanded", "false");
      if (back) {
        $button.focus({ preventScroll: true });
      }
      takeAway();
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const at = $items.findIndex(($item) => $item === document.activeElement);
    /** @type {Record<string, number>} */
    const places = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: $items.length - 1 };
    if (event.key in places) {
      event.preventDefault();
      $items[(places[event.key] + $items.length) % $items.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close(true);
    }
  }

  $items[0].focus({ preventScroll: true });
  $menu.scrollIntoView({ block: "nearest" });
}
