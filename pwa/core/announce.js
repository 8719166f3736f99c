// Announces changes to screen readers without moving the focus.

/** @param {string} text */
export function announce(text) {
  const $announcements = document.getElementById("announcements");
  if ($announcements) {
    // Screen readers do not read the same text twice.
    $announcements.textContent = $announcements.textContent === text ? `${text}\u00a0` : text;
  }
}
