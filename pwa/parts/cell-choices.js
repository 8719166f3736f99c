// What can be chosen for a cell: the text that was meant, the text as loaded, and the codes of the column.

import { el } from "../core/dom.js";

/** @import {Editable} from "./cell-editor.js" */

/** @typedef {{text: string, label: string, kind: "meant" | "loaded" | "code"}} Choice */

const TEXTS = {
  blank: "blank",
  /** What is before each kind of choice, and after. */
  before: { meant: "Suggested: ", loaded: "Was: ", code: "" },
  putBack: ". Put it back",
};

/**
 * What can be chosen for a text; all codes if it is the text that the cell has already.
 * @param {Editable} editable
 * @param {string} typed
 * @param {string | null} meant what it most likely means, according to the worker
 * @returns {Choice[]}
 */
export function choicesFor({ text, loaded, codes }, typed, meant) {
  const searched = typed === text ? "" : typed.trim().toLowerCase();
  /** @type {Choice[]} */
  const found = [];
  if (meant !== null) {
    found.push({ text: meant, label: codes.find(({ code }) => code === meant)?.label ?? "", kind: "meant" });
  }
  if (loaded !== null && loaded !== typed) {
    found.push({ text: loaded, label: "", kind: "loaded" });
  }
  const byCode = codes.filter(({ code }) => code.toLowerCase().startsWith(searched));
  const byMeaning = codes.filter((each) => each.label.toLowerCase().includes(searched) && !byCode.includes(each));
  for (const { code, label } of [...byCode, ...byMeaning]) {
    if (code !== meant) {
      found.push({ text: code, label, kind: "code" });
    }
  }
  return found;
}

/** @param {Choice} choice */
export function choiceText({ text, label, kind }) {
  const shown = text === "" ? TEXTS.blank : text;
  return [TEXTS.before[kind], el("strong", {}, shown), label && ` ${label}`, kind === "loaded" && TEXTS.putBack];
}
