// Clicks that count although the page moves: what comes late above a button must not take it from under the pointer.

const PRESSABLE = "button,a,summary,label,[type=radio],[type=checkbox],[role=option]";

/** How far, in pixels, the pointer may move in a press; further is a change of mind. */
const STEADY = 10;

/**
 * A press in this element counts for what was pressed, even if that has moved before the pointer is let go.
 * @param {HTMLElement} $root
 */
export function keepPresses($root) {
  let [x, y] = [0, 0];
  $root.addEventListener("pointerdown", ({ target, pointerId, clientX, clientY }) => {
    [x, y] = [clientX, clientY];
    const $pressed = target instanceof Element && target.closest(PRESSABLE);
    if ($pressed) {
      $pressed.setPointerCapture(pointerId);
    }
  });
  $root.addEventListener("pointermove", ({ target, pointerId, clientX, clientY }) => {
    if (
      target instanceof Element &&
      target.hasPointerCapture(pointerId) &&
      Math.hypot(clientX - x, clientY - y) > STEADY
    ) {
      target.releasePointerCapture(pointerId);
    }
  });
}
