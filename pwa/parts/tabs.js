// Tabs with GOV.UK’s look. GOV.UK’s own script keeps the open tab in the address, which here names the view.

import { el, fill } from "../core/dom.js";

/** @import {Child} from "../core/dom.js" */

/**
 * @typedef {object} Tab
 * @property {string} id
 * @property {Child[]} label
 * @property {HTMLElement} $panel
 * @property {boolean} quiet whether there is nothing in it
 */

/**
 * @param {object} options
 * @param {string} options.label
 * @param {Tab[]} options.tabs
 * @param {string} options.open id of the tab that is open
 * @param {(id: string) => void} options.onOpen
 */
export function tabs({ label, tabs, open, onOpen }) {
  const $tabs = tabs.map(({ id, label, quiet }) =>
    el(
      "button",
      {
        type: "button",
        class: `govuk-tabs__tab app-tab${quiet ? " app-tab--quiet" : ""}`,
        role: "tab",
        id: `tab-${id}`,
        "aria-controls": `panel-${id}`,
        onclick: () => show(id, true),
      },
      ...label,
    ),
  );
  for (const { id, $panel } of tabs) {
    $panel.id = `panel-${id}`;
    $panel.setAttribute("role", "tabpanel");
    $panel.setAttribute("aria-labelledby", `tab-${id}`);
    $panel.classList.add("app-tabs__panel");
  }
  const $list = el(
    "div",
    { class: "govuk-tabs__list app-tabs__list", role: "tablist", "aria-label": label, onkeydown: onKey },
    ...$tabs.map(($tab) => el("div", { class: "govuk-tabs__list-item", role: "presentation" }, $tab)),
  );
  const $root = el("div", { class: "app-tabs" }, $list, ...tabs.map(({ $panel }) => $panel));

  /**
   * @param {string} id
   * @param {boolean} byUser
   */
  function show(id, byUser) {
    tabs.forEach(({ id: each, $panel }, i) => {
      const selected = each === id;
      $tabs[i].setAttribute("aria-selected", String(selected));
      $tabs[i].tabIndex = selected ? 0 : -1;
      $tabs[i].parentElement?.classList.toggle("govuk-tabs__list-item--selected", selected);
      $panel.hidden = !selected;
    });
    if (byUser) {
      onOpen(id);
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const at = $tabs.findIndex(($tab) => $tab === document.activeElement);
    /** @type {Record<string, number>} */
    const places = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: $tabs.length - 1 };
    if (at >= 0 && event.key in places) {
      event.preventDefault();
      const place = (places[event.key] + $tabs.length) % $tabs.length;
      show(tabs[place].id, true);
      $tabs[place].focus();
    }
  }

  show(open, false);
  return {
    $root,
    /** @param {string} id */
    show(id) {
      show(id, true);
    },
    /**
     * What is in a tab has changed.
     * @param {string} id
     * @param {Child[]} label
     * @param {boolean} quiet
     */
    relabel(id, label, quiet) {
      const $tab = $tabs[tabs.findIndex((tab) => tab.id === id)];
      fill($tab, ...label);
      $tab.classList.toggle("app-tab--quiet", quiet);
    },
  };
}
