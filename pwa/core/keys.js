// Whether a key that is pressed is for what has the focus, or free for the page.

/** @param {EventTarget | null} target */
export function isTextField(target) {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== "checkbox" && target.type !== "radio")
  );
}

/**
 * Whether the focus is in a dialog, which leaves the page behind it alone.
 * @param {EventTarget | null} target
 */
export function isInDialog(target) {
  return target instanceof Element && target.closest("dialog") !== null;
}
