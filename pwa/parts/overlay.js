// Boxes that lie over the record at one of its cells. They are outside of the tables, whose frames would cut them off,
// and move with them.

/**
 * Put a box at an element, within the width of the place that both are in.
 * @param {HTMLElement} $place what positions are relative to
 * @param {HTMLElement} $box
 * @param {Element} $at
 * @param {"over" | "below"} where
 * @returns {() => void} takes the box away
 */
export function layOver($place, $box, $at, where) {
  const move = () => {
    if (!$at.isConnected) {
      // It was drawn again in the meantime, at the same place.
      return;
    }
    const place = $place.getBoundingClientRect();
    const at = $at.getBoundingClientRect();
    const left = Math.min(at.left - place.left, place.width - $box.offsetWidth);
    $box.style.left = `${Math.max(0, left)}px`;
    $box.style.top = `${(where === "over" ? at.top : at.bottom) - place.top}px`;
  };
  $place.append($box);
  move();
  const leaving = new AbortController();
  $place.addEventListener("scroll", move, { capture: true, signal: leaving.signal });
  const resizing = new ResizeObserver(move);
  resizing.observe($place);
  return () => {
    leaving.abort();
    resizing.disconnect();
    $box.remove();
  };
}
