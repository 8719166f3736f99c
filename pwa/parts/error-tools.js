// The buttons and the keys that lead from error to error, and the button that lists the keys.

import { el } from "../core/dom.js";
import { isInDialog } from "../core/keys.js";
import { showKeys } from "./keys.js";

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
    el("button", { type: "button", class: "app-tool", title: `${name} (${key})`, onclick }, name);
  return [
    tool("Previous error", "Shift+F8", () => onStep(-1)),
    tool("Next error", "F8", () => onStep(1)),
    tool("Keys", "?", showKeys),
  ];
}
