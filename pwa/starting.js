// Starts the page's modules: on a first visit only once the app is installed, so that they come packed and only once.
//
// Starts the page again, by itself, if its own scripts did not come or did not run: a browser that is very
// busy can fail to ask the service worker for one of them, and an installed one can be damaged. Nothing is lost, because
// nothing had started. What fails twice stays as index.html says it.
//
// Not a module, so that it runs before app.js is asked for.

/** How many modules are asked for before the browser can draw and answer: all at once blocked it for 0.2 s. */
const MOST_AT_ONCE = 20;
/** How long a first installation may take (in ms) before the page starts from the host, and says how far it is. */
const LONGEST_FIRST_VISIT = 20_000;
/** How long scripts that are installed may take (in ms). */
const LONGEST_START = 30_000;
/** How long damaged ones may take to be fetched again (in ms). */
const LONGEST_REPAIR = 60_000;
let isRepairing = false;

async function startApp() {
  if ("serviceWorker" in navigator && !navigator.serviceWorker.controller) {
    await install();
  }
  const $modules = /** @type {HTMLTemplateElement} */ (document.getElementById("app"));
  const elements = [...$modules.content.children];
  while (elements.length > 0) {
    document.head.append(...elements.splice(0, MOST_AT_ONCE));
    await nextTask();
  }
}

/** Resolves in the next task. Timers would not do: browsers delay them in a tab that is not shown. */
function nextTask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}

/** Resolves when the app could not be installed, or takes too long; otherwise the page is loaded again. */
async function install() {
  const $others = document.querySelector(".app-not-started");
  const $firstVisit = document.getElementById("first-visit");
  $firstVisit?.removeAttribute("hidden");
  $others?.setAttribute("hidden", "");
  const attempt = import("./install/offline.js").then(({ startOffline }) => startOffline());
  await Promise.race([
    attempt.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, LONGEST_FIRST_VISIT)),
  ]);
  $others?.removeAttribute("hidden");
  $firstVisit?.setAttribute("hidden", "");
}

async function startOnceMore() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (isRepairing || navigation?.type === "reload" || document.body.classList.contains("js-enabled")) {
    return;
  }
  isRepairing = true;
  await repaired();
  if (document.readyState === "complete") {
    location.reload();
  } else {
    addEventListener("load", () => location.reload());
  }
}

/** Resolves when the installed files are as they should be, or can’t be had; at once where none are installed. */
async function repaired() {
  const worker = navigator.serviceWorker?.controller;
  if (worker) {
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ type: "check-files" }, [port2]);
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      setTimeout(resolve, LONGEST_REPAIR);
    });
  }
}

addEventListener(
  "error",
  ({ target }) => {
    // An error that was thrown comes to the window itself.
    if (target === window || target instanceof HTMLScriptElement) {
      startOnceMore();
    }
  },
  { capture: true },
);
if (location.protocol === "file:") {
  isRepairing = true;
  addEventListener("DOMContentLoaded", () => {
    document.getElementById("opened-as-file")?.removeAttribute("hidden");
    document.querySelector(".app-not-started")?.remove();
  });
} else {
  addEventListener("DOMContentLoaded", startApp);
}
// A first visit comes over the network, which may be slow.
if (navigator.serviceWorker?.controller) {
  setTimeout(startOnceMore, LONGEST_START);
}
