// The notice of edits that are not applied, because their file is not loaded.

import { el, paragraph } from "../core/dom.js";
import { count } from "../core/text.js";

const TEXTS = {
  one: {
    title: "1 change is set aside. ",
    about:
      "You made it in a file that is not loaded now, so it is not in your data. To get it back, add that file again, or a newer version of it.",
  },
  several: (/** @type {number} */ n) => ({
    title: `${count(n, "change")} are set aside. `,
    about:
      "You made them in a file that is not loaded now, so they are not in your data. To get them back, add that file again, or a newer version of it.",
  }),
};

/** @param {number} operations */
export function aboutSetAside(operations) {
  const { title, about } = operations === 1 ? TEXTS.one : TEXTS.several(operations);
  return el("div", { class: "govuk-inset-text app-text" }, paragraph(el("strong", {}, title), about));
}
