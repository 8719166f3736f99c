// The navigation below the header: the parts of the user’s work, once there is some.

import { el, fill, redraw } from "../core/dom.js";
import { number } from "../core/text.js";
import { canOpen } from "../core/view.js";
import { workFile } from "../saved-work/work-file.js";
import { savedText } from "./work-file-notice.js";

/**
 * @import {Session} from "../core/session.js"
 * @import {View} from "../core/view.js"
 */

const TEXTS = {
  label: "Your return",
  entry: (/** @type {string} */ text, /** @type {number} */ n) => `${text} (${number(n)})`,
  save: "Save your work",
  menu: "Menu",
};

/** On small screens the entries are shown on demand, and hidden again once one is followed. */
const menu = { isOpen: false, path: "" };

/**
 * @param {Session} session
 * @param {View[]} views
 * @param {string} path of the view that is open
 */
export function showNavigation(session, views, path) {
  const $navigation = document.getElementById("navigation");
  if ($navigation) {
    const hasMenu = session.files.list.length > 0;
    menu.isOpen &&= menu.path === path;
    menu.path = path;
    redraw($navigation, () => fill($navigation, hasMenu && bar(session, entriesOf(session, views), path)));
    document.body.classList.toggle("app-with-menu", hasMenu);
  }
}

/**
 * The entries of the views that can be opened now, in their order.
 * @param {Session} session
 * @param {View[]} views
 */
function entriesOf(session, views) {
  return views
    .filter((view) => canOpen(view, session))
    .flatMap(({ path, menu }) => (menu ? [{ path, ...menu }] : []))
    .sort((a, b) => a.place - b.place)
    .map(({ path, text, badge }) => ({ path, text: badge ? TEXTS.entry(text, badge(session)) : text }));
}

/**
 * @param {Session} session
 * @param {{path: string, text: string}[]} items
 * @param {string} path
 */
function bar(session, items, path) {
  const $list = el(
    "ul",
    { class: "govuk-service-navigation__list", id: "menu" },
    ...items.map((item) => entry(item, item.path === path)),
  );
  $list.classList.toggle("app-navigation__list--open", menu.isOpen);
  return el(
    "div",
    { class: "govuk-service-navigation" },
    el(
      "div",
      { class: "govuk-width-container" },
      el(
        "div",
        { class: "govuk-service-navigation__container" },
        el(
          "nav",
          { class: "govuk-service-navigation__wrapper", "aria-label": TEXTS.label },
          menuButton($list),
          $list,
          el(
            "span",
            { class: "app-navigation__save" },
            el("span", { class: "app-navigation__saved" }, savedText(session)),
            el(
              "button",
              {
                type: "button",
                class: "app-link-button",
                "data-focus": "save-work",
                onclick: () => workFile.save(session),
              },
              TEXTS.save,
            ),
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {{path: string, text: string}} item
 * @param {boolean} current
 */
function entry({ path, text }, current) {
  return el(
    "li",
    { class: `govuk-service-navigation__item${current ? " govuk-service-navigation__item--active" : ""}` },
    el(
      "a",
      { class: "govuk-service-navigation__link", href: `#${path}`, "aria-current": current ? "page" : null },
      current ? el("strong", { class: "govuk-service-navigation__active-fallback" }, text) : text,
    ),
  );
}

/**
 * Shows and hides the entries on small screens, where it is seen.
 * @param {HTMLElement} $list
 */
function menuButton($list) {
  const $button = el(
    "button",
    {
      type: "button",
      class: "govuk-service-navigation__toggle app-navigation__toggle",
      "aria-controls": $list.id,
      "aria-expanded": String(menu.isOpen),
      "data-focus": "menu",
      onclick: () => {
        menu.isOpen = !menu.isOpen;
        $list.classList.toggle("app-navigation__list--open", menu.isOpen);
        $button.setAttribute("aria-expanded", String(menu.isOpen));
      },
    },
    TEXTS.menu,
  );
  return $button;
}
