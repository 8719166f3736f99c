// Edits that are not in force, because their file is not loaded.

import { el, paragraph } from "../core/dom.js";
import { count } from "../core/text.js";

/** @param {number} operations */
export function aboutSetAside(operations) {
  return el(
    "div",
    { class: "govuk-inset-text app-text" },
    paragraph(
      el("strong", {}, `${count(operations, "edit")} ${operations === 1 ? "is" : "are"} set aside. `),
      `${operations === 1 ? "It was" : "They were"} made in a file that is not loaded now, so ${operations === 1 ? "it is" : "they are"} not in your data. Load that file again, or a newer one in its place, to have ${operations === 1 ? "it" : "them"} back.`,
    ),
  );
}
