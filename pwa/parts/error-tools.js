// The buttons and the keys that lead from error to error, and the button that lists the keys.

import { el } from "../core/dom.js";
import { isInDialog } from "../core/keys.js";
import { showKeys } from "./keys.js";

const TEXTS = {
  previous: "Previous error",
  next: "Next error",
  keys: "Keys",
  withKey: (/** @type {string} */ name, /** @type {string} */ key) => `${name} (${key})`,
};

/**
 * @param {(step: 1 | -1) => void} onStep
 * @param {AbortSignal} signal
 */
export function errorTools(onStep, signal) {
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "F8" && !event.ctrlKey && !event.altKey && !event.metaKey && !isInDialog(event.target)) {
        event.preventDefault();
        onStep(event.shiftKey ? -1 : 1);
      }
    },
    { signal },
  );
  /**
   * @param {string} name
   * @param {string} key
   * @param {() => void} onclick
   */
  const tool = (name, key, onclick) =>
    el("button", { type: "button", class: "app-tool", title: TEXTS.withKey(name, key), onclick }, name);
  return [
    tool(TEXTS.previous, "Shift+F8", () => onStep(-1)),
    tool(TEXTS.next, "F8", () => onStep(1)),
    tool(TEXTS.keys, "?", showKeys),
  ];
}
