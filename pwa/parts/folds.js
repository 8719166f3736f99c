// Sections of a page that are folded until they are wanted: one by one, or all at once.

import { el, fill, linkButton } from "../core/dom.js";

/**
 * @typedef {object} Fold
 * @property {HTMLDetailsElement} $root
 * @property {HTMLElement} $content
 */

const TEXTS = { showAll: "Show all sections", hideAll: "Hide all sections" };

/**
 * @param {string} title
 * @param {string} about what is in it, in a line
 * @returns {Fold}
 */
export function fold(title, about) {
  const $content = el("div", { class: "app-fold__content" });
  const $root = el(
    "details",
    { class: "app-fold" },
    el(
      "summary",
      { class: "app-fold__summary" },
      el("h3", { class: "govuk-heading-s app-fold__title" }, title),
      el("span", { class: "govuk-hint app-fold__about" }, about),
    ),
    $content,
  );
  return { $root, $content };
}

/**
 * Folds below each other, with a button for all of them.
 * @param {Fold[]} folds
 */
export function foldGroup(folds) {
  const areAllOpen = () => folds.every(({ $root }) => $root.open);
  const $all = linkButton(() => {
    const open = !areAllOpen();
    for (const { $root } of folds) {
      $root.open = open;
    }
  }, TEXTS.showAll);
  for (const { $root } of folds) {
    $root.addEventListener("toggle", () => fill($all, areAllOpen() ? TEXTS.hideAll : TEXTS.showAll));
  }
  return el("div", { class: "app-folds" }, el("p", { class: "govuk-body" }, $all), ...folds.map(({ $root }) => $root));
}
