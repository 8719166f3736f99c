// A searchable list of councils: a combobox after the ARIA authoring practices, by name or code.

import { announce } from "../announce.js";
import { el, fill } from "../dom.js";
import { count } from "../text.js";

/** @import {Council} from "../protocol.d.ts" */

const ID = "council";

/**
 * @param {object} options
 * @param {Council[]} options.councils
 * @param {string} options.chosen ONS code, or ""
 * @param {(code: string) => void} options.onChoose told of "" when the choice is taken back
 */
export function councilPicker({ councils, chosen, onChoose }) {
  let code = chosen;
  /** @type {Council[]} */
  let listed = [];
  let active = -1;

  const $input = el("input", {
    class: "govuk-input app-combobox__input",
    id: ID,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": `${ID}-list`,
    "aria-describedby": `${ID}-hint`,
    disabled: councils.length === 0,
  });
  const $list = el("ul", { class: "app-combobox__list", id: `${ID}-list`, role: "listbox", "aria-label": "Councils", hidden: true });
  const $root = el("div", { class: "app-combobox" }, $input, $list);

  $input.value = nameOf(code);
  $input.addEventListener("input", () => open(matching($input.value)));
  $input.addEventListener("click", () => open(code && $input.value === nameOf(code) ? councils : matching($input.value)));
  $input.addEventListener("keydown", onKey);
  $input.addEventListener("blur", settle);
  // Pressing on the list must not take the focus from the text.
  $list.addEventListener("mousedown", (event) => event.preventDefault());
  $list.addEventListener("click", (event) => {
    const $option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if ($option) {
      choose(listed[Number($option.getAttribute("data-index"))]);
    }
  });

  /** @param {string} code */
  function nameOf(code) {
    return councils.find((council) => council.code === code)?.name ?? "";
  }

  /** @param {string} text */
  function matching(text) {
    const searched = text.trim().toLowerCase();
    return councils.filter(
      ({ name, code, dfe_code }) =>
        name.toLowerCase().includes(searched) || code.toLowerCase().startsWith(searched) || dfe_code.startsWith(searched),
    );
  }

  /** @param {Council[]} found */
  function open(found) {
    listed = found;
    active = -1;
    fill($list, found.length > 0 ? found.map(option) : el("li", { class: "app-combobox__none", role: "option", "aria-disabled": "true" }, "No council found"));
    $list.hidden = false;
    $input.setAttribute("aria-expanded", "true");
    $input.removeAttribute("aria-activedescendant");
    announce(found.length > 0 ? `${count(found.length, "council")} found` : "No council found");
  }

  function close() {
    $list.hidden = true;
    active = -1;
    $input.setAttribute("aria-expanded", "false");
    $input.removeAttribute("aria-activedescendant");
  }

  /**
   * @param {Council} council
   * @param {number} index
   */
  function option(council, index) {
    return el(
      "li",
      { class: "app-combobox__option", role: "option", id: `${ID}-option-${index}`, "data-index": index, "aria-selected": "false" },
      council.name,
      el("span", { class: "app-combobox__code" }, ` ${council.dfe_code}, ${council.code}`),
    );
  }

  /** @param {number} index */
  function activate(index) {
    $list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    active = (index + listed.length) % listed.length;
    const $option = document.getElementById(`${ID}-option-${active}`);
    $option?.setAttribute("aria-selected", "true");
    $option?.scrollIntoView({ block: "nearest" });
    $input.setAttribute("aria-activedescendant", `${ID}-option-${active}`);
  }

  /** @param {Council | undefined} council */
  function choose(council) {
    close();
    const chosenCode = council?.code ?? "";
    $input.value = council?.name ?? "";
    if (chosenCode !== code) {
      code = chosenCode;
      onChoose(code);
    }
  }

  /** What was typed becomes a choice if it can only mean one council; else the choice before comes back. */
  function settle() {
    if ($list.hidden) {
      return;
    }
    const typed = $input.value.trim().toLowerCase();
    const found = matching(typed);
    const exact = found.find((council) => council.name.toLowerCase() === typed);
    if (typed === "") {
      choose(undefined);
    } else if (exact || found.length === 1) {
      choose(exact ?? found[0]);
    } else {
      close();
      $input.value = nameOf(code);
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const isOpen = !$list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) {
        open(code && $input.value === nameOf(code) ? councils : matching($input.value));
      }
      if (listed.length > 0) {
        const start = event.key === "ArrowDown" ? 0 : -1;
        activate(active < 0 ? start : active + (event.key === "ArrowDown" ? 1 : -1));
      }
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      if (active >= 0) {
        choose(listed[active]);
      } else {
        settle();
      }
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      close();
      $input.value = nameOf(code);
    }
  }

  return $root;
}
