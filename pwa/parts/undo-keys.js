// The keys that undo and redo the latest change.

import { isInDialog, isTextField } from "../core/keys.js";

/**
 * @param {() => void} undo
 * @param {() => void} redo
 * @param {AbortSignal} signal
 */
export function listenForUndo(undo, redo, signal) {
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target) || isInDialog(event.target)) {
      return;
    }
    const key = event.key.toLowerCase();
    if (key === "z" || key === "y") {
      event.preventDefault();
      (key === "y" || event.shiftKey ? redo : undo)();
    }
  };
  document.addEventListener("keydown", onKey, { signal });
}
