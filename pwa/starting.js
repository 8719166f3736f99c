// Has the page started once more, by itself, where its own scripts did not come: a browser that is very busy can fail
// to ask the service worker for one of them. Nothing is lost, because nothing had started. What fails twice stays as
// index.html says it.
//
// Not a module, so that it runs before app.js is asked for.

/** How long scripts that are installed may take (in ms). */
const LONGEST_START = 30_000;

function startOnceMore() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (navigation?.type === "reload" || document.body.classList.contains("js-enabled")) {
    return;
  }
  if (document.readyState === "complete") {
    location.reload();
  } else {
    addEventListener("load", () => location.reload());
  }
}

document.addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLScriptElement) {
      startOnceMore();
    }
  },
  { capture: true },
);
// A first visit comes over the network, which may be slow.
if (navigator.serviceWorker?.controller) {
  setTimeout(startOnceMore, LONGEST_START);
}
