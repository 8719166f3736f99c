// A searchable list of councils, by name or code.

import { el } from "../core/dom.js";
import { count } from "../core/text.js";
import { comboboxList } from "./combobox-list.js";

/** @import {Council} from "../core/protocol.d.ts" */

const TEXTS = {
  label: "Councils",
  none: "No councils found",
  found: (/** @type {number} */ councils) => `${count(councils, "council")} found`,
  codes: (/** @type {Council} */ { dfe_code, code }) => ` ${dfe_code}, ${code}`,
};
const ID = "council";

/**
 * As names of councils are listed: in small letters, without marks.
 * @param {string} text
 */
function plain(text) {
  return text
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim();
}

/**
 * @param {object} options
 * @param {Council[]} options.councils
 * @param {string} options.chosen ONS code, or ""
 * @param {(code: string) => void} options.onChoose called with "" when the choice is removed
 */
export function councilPicker({ councils, chosen, onChoose }) {
  let code = chosen;

  const $input = el("input", {
    class: "govuk-input app-combobox__input",
    id: ID,
    type: "text",
    "aria-describedby": `${ID}-hint`,
    disabled: councils.length === 0,
  });
  const list = comboboxList({
    $input,
    id: `${ID}-list`,
    label: TEXTS.label,
    none: TEXTS.none,
    found: (/** @type {Council[]} */ found) => TEXTS.found(found.length),
    content: (each) => [each.name, el("span", { class: "app-combobox__code" }, TEXTS.codes(each))],
    onChoose: choose,
  });

  $input.value = nameOf(code);
  $input.addEventListener("input", () => list.open(matching($input.value)));
  $input.addEventListener("click", openAtChoice);
  $input.addEventListener("keydown", onKey);
  $input.addEventListener("blur", settle);

  /** @param {string} code */
  function nameOf(code) {
    return councils.find((council) => council.code === code)?.name ?? "";
  }

  /** @param {string} text */
  function matching(text) {
    const searched = plain(text);
    return councils.filter(
      ({ names, code, dfe_code }) =>
        names.some((name) => ` ${name}`.includes(` ${searched}`)) ||
        code.toLowerCase().startsWith(searched) ||
        dfe_code.startsWith(searched),
    );
  }

  function openAtChoice() {
    list.open(code && $input.value === nameOf(code) ? councils : matching($input.value));
  }

  /** @param {Council | undefined} council */
  function choose(council) {
    list.close();
    const chosenCode = council?.code ?? "";
    $input.value = council?.name ?? "";
    if (chosenCode !== code) {
      code = chosenCode;
      onChoose(code);
    }
  }

  /** What was typed becomes a choice if it can only mean one council; else the previous choice comes back. */
  function settle() {
    if (!list.isOpen) {
      return;
    }
    const typed = plain($input.value);
    const found = matching(typed);
    const exact = found.find(({ names }) => names.includes(typed));
    if (typed === "") {
      choose(undefined);
    } else if (exact || found.length === 1) {
      choose(exact ?? found[0]);
    } else {
      list.close();
      $input.value = nameOf(code);
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!list.isOpen) {
        openAtChoice();
      }
      list.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && list.isOpen) {
      event.preventDefault();
      if (list.active) {
        choose(list.active);
      } else {
        settle();
      }
    } else if (event.key === "Escape" && list.isOpen) {
      event.preventDefault();
      list.close();
      $input.value = nameOf(code);
    }
  }

  return el("div", { class: "app-combobox" }, $input, list.$root);
}
