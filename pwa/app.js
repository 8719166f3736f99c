// Starts the page: installs it for use offline, brings up the validator, and shows the view that the address names.

import { el, fill } from "./core/dom.js";
import { lastPlace } from "./core/last-place.js";
import { currentRoute, goInstead, isOfResults } from "./core/router.js";
import { Session } from "./core/session.js";
import { startInstalling } from "./install/installation.js";
import { showNavigation } from "./parts/navigation.js";
import { showNotices } from "./parts/notices.js";
import { autosave } from "./saved-work/autosave.js";
import { takeLaunchedFiles } from "./saved-work/launched-files.js";
import { aboutView } from "./views/about.js";
import { accessibilityView } from "./views/accessibility.js";
import { changesView } from "./views/changes.js";
import { checkView } from "./views/check.js";
import { childrenView } from "./views/children.js";
import { compareView } from "./views/compare.js";
import { downloadView } from "./views/download.js";
import { errorsView } from "./views/errors.js";
import { fixView } from "./views/fix.js";
import { loadView } from "./views/load.js";
import { notCheckedView } from "./views/not-checked.js";
import { overviewView } from "./views/overview.js";
import { printView } from "./views/print.js";
import { privacyView } from "./views/privacy.js";
import { problemsView } from "./views/problems.js";
import { savedWorkView } from "./views/saved-work.js";
import { startView } from "./views/start.js";

/**
 * @import {Route} from "./core/router.js"
 */

/**
 * What a view shows. It lives until `signal`, which it was given, aborts.
 * @typedef {object} View
 * @property {string} title of the page
 * @property {HTMLElement} $root
 * @property {boolean} [wide] whether it uses the full width of the screen
 * @property {(route: Route) => void} [update] the address changed within the same view
 */

/** @typedef {(session: Session, route: Route, signal: AbortSignal) => View} MakeView */

const SERVICE = "Check your SSDA903 return";

/** @type {Record<string, MakeView>} */
const VIEWS = {
  "/": startView,
  "/load": loadView,
  "/check": checkView,
  "/children": childrenView,
  "/errors": errorsView,
  "/fix": fixView,
  "/not-checked": notCheckedView,
  "/problems": problemsView,
  "/overview": overviewView,
  "/download": downloadView,
  "/print": printView,
  "/compare": compareView,
  "/changes": changesView,
  "/saved-work": savedWorkView,
  "/about": aboutView,
  "/privacy": privacyView,
  "/accessibility": accessibilityView,
};
const NEED_FILES = new Set(["/changes"]);

const $main = /** @type {HTMLElement} */ (document.getElementById("main"));
const session = new Session();

/** @type {{path: string, view: View, leave: AbortController} | null} */
let open = null;

/** @param {{focus: boolean}} options whether to move focus to the view's heading */
function show({ focus }) {
  const route = currentRoute();
  if (!route) {
    return;
  }
  if ((isOfResults(route) && !session.results) || (NEED_FILES.has(route.path) && session.files.list.length === 0)) {
    goInstead(session.files.list.length > 0 ? "#/load" : "#/");
    return;
  }
  if (open?.path === route.path && open.view.update) {
    open.view.update(route);
    return;
  }
  open?.leave.abort();
  const leave = new AbortController();
  const make = VIEWS[route.path] ?? unknownView;
  const view = make(session, route, leave.signal);
  open = { path: route.path, view, leave };
  document.title = view.title === SERVICE ? SERVICE : `${view.title} – ${SERVICE}`;
  document.body.classList.toggle("app-wide", view.wide ?? false);
  fill($main, view.$root);
  view.$root.dispatchEvent(new Event("shown"));
  showNavigation(session, route.path);
  if (focus) {
    window.scrollTo(0, 0);
    focusHeading();
  }
}

/** Screen readers then read the heading, and the tab key goes on from there. */
function focusHeading() {
  const $heading = $main.querySelector("h1");
  $heading?.setAttribute("tabindex", "-1");
  $heading?.focus();
}

/** @type {MakeView} */
function unknownView() {
  return {
    title: "Page not found",
    $root: el(
      "div",
      {},
      el("h1", { class: "govuk-heading-l" }, "Page not found"),
      el("p", { class: "govuk-body" }, el("a", { class: "govuk-link", href: "#/" }, "Go to the start page")),
    ),
  };
}

/** A file that is dropped beside the drop zones would otherwise be opened by the browser in place of this page. */
function refuseStrayDrops() {
  for (const type of ["dragover", "drop"]) {
    document.addEventListener(type, (event) => event.preventDefault());
  }
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
refuseStrayDrops();
lastPlace.follow(window, isOfResults);
window.addEventListener("hashchange", () => show({ focus: true }));
window.addEventListener("beforeunload", (event) => {
  if (session.worthKeeping) {
    event.preventDefault();
  }
});
document.addEventListener(
  "visibilitychange",
  () => document.visibilityState === "visible" && session.files.lookForChanged(),
);
for (const part of ["files", "results", "problems", "edits"]) {
  session.addEventListener(part, () => showNavigation(session, open?.path ?? "/"));
}
document.getElementById("skip-link")?.addEventListener("click", (event) => {
  event.preventDefault();
  focusHeading();
});
showNotices(session);
takeLaunchedFiles(session);
autosave.start(session);
show({ focus: false });
if (await startInstalling()) {
  session.start();
}
