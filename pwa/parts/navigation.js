// The navigation below the header: the parts of one's work, once there is work.

import { el, fill, redraw } from "../core/dom.js";
import { number } from "../core/text.js";
import { canOpen } from "../core/view.js";
import { workFile } from "../saved-work/work-file.js";
import { savedText } from "./work-file-notice.js";

/**
 * @import {Session} from "../core/session.js"
 * @import {View} from "../core/view.js"
 */

/**
 * @param {Session} session
 * @param {View[]} views
 * @param {string} path of the view that is open
 */
export function showNavigation(session, views, path) {
  const $navigation = document.getElementById("navigation");
  if ($navigation) {
    redraw($navigation, () =>
      fill($navigation, session.files.list.length > 0 && bar(session, entriesOf(session, views), path)),
    );
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
    .map(({ path, text, badge }) => ({ path, text: badge ? `${text} (${number(badge(session))})` : text }));
}

/**
 * @param {Session} session
 * @param {{path: string, text: string}[]} items
 * @param {string} path
 */
function bar(session, items, path) {
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
          { class: "govuk-service-navigation__wrapper", "aria-label": "Your return" },
          el(
            "ul",
            { class: "govuk-service-navigation__list" },
            ...items.map((item) => entry(item, item.path === path)),
          ),
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
              "Save your work",
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
