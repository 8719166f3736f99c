// Tells screen readers what changed without a change of focus.

/** @param {string} text */
export function announce(text) {
  const $announcements = document.getElementById("announcements");
  if ($announcements) {
    // The same text twice would not be read out again.
    $announcements.textContent = $announcements.textContent === text ? `${text}\u00a0` : text;
  }
}
