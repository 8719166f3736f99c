// Starts the page: installs it for use offline, starts the validator, and shows the view that the address names.

import { closeMarksOfGone } from "./core/closed-marks.js";
import { el, fill } from "./core/dom.js";
import { faultLog } from "./core/fault-log.js";
import { lastPlace } from "./core/last-place.js";
import { takeWordsFrom } from "./core/return-words.js";
import { currentRoute, goInstead } from "./core/router.js";
import { Session } from "./core/session.js";
import { canOpen } from "./core/view.js";
import { lookForDamage } from "./install/damage.js";
import { startInstalling } from "./install/installation.js";
import { listenForQuestionMark } from "./parts/keys.js";
import { showNavigation } from "./parts/navigation.js";
import { showNotices } from "./parts/notices.js";
import { autosave } from "./saved-work/autosave.js";
import { takeLaunchedFiles } from "./saved-work/launched-files.js";
import { workFile } from "./saved-work/work-file.js";
import { VIEWS } from "./views/index.js";

/**
 * @import {Route} from "./core/router.js"
 * @import {OpenView, View} from "./core/view.js"
 */

const TEXTS = {
  service: "Check your children’s services returns",
  notFound: "Page not found",
  goToStart: "Go to the start page",
};

/** @type {View} */
const UNKNOWN = {
  path: "",
  title: TEXTS.notFound,
  needs: "nothing",
  make: () => ({
    $root: el(
      "div",
      {},
      el("h1", { class: "govuk-heading-l" }, TEXTS.notFound),
      el("p", { class: "govuk-body" }, el("a", { class: "govuk-link", href: "#/" }, TEXTS.goToStart)),
    ),
  }),
};

const $main = /** @type {HTMLElement} */ (document.getElementById("main"));
const session = new Session();
takeWordsFrom(() => session.definition);

/** @type {{path: string, view: View, shown: OpenView, leave: AbortController} | null} */
let open = null;

/** @param {Route} route */
function viewAt(route) {
  return VIEWS.find(({ path }) => path === route.path) ?? UNKNOWN;
}

/** @param {{focus: boolean}} options whether to move focus to the view's heading */
function show({ focus }) {
  const route = currentRoute();
  if (!route) {
    return;
  }
  const view = viewAt(route);
  if (!canOpen(view, session)) {
    goInstead(session.files.list.length > 0 ? "#/load" : "#/");
    return;
  }
  if (open?.path === route.path && open.shown.update) {
    open.shown.update(route);
    showTitle(open);
    return;
  }
  open?.leave.abort();
  const leave = new AbortController();
  const shown = view.make(session, route, leave.signal);
  open = { path: route.path, view, shown, leave };
  showTitle(open);
  document.body.classList.toggle("app-wide", view.wide ?? false);
  fill($main, shown.$root);
  shown.$root.dispatchEvent(new Event("shown"));
  drawNavigation();
  if (focus) {
    window.scrollTo(0, 0);
    focusHeading();
  }
}

/** @param {{view: View, shown: OpenView}} open */
function showTitle({ view, shown }) {
  const title = shown.title ?? view.title;
  document.title = title === TEXTS.service ? TEXTS.service : `${title} – ${TEXTS.service}`;
}

/** A view of results closes when these are gone: its files changed. */
function leaveLostResults() {
  if (open && ["results", "whole return", "earlier extract"].includes(open.view.needs) && !session.results) {
    open.leave.abort();
    open = null;
    goInstead("#/load");
  }
}

function drawNavigation() {
  showNavigation(session, VIEWS, open?.path ?? "/");
}

/** Screen readers then read the heading, and the tab key continues from there. */
function focusHeading() {
  const $heading = $main.querySelector("h1");
  $heading?.setAttribute("tabindex", "-1");
  $heading?.focus();
}

/** The browser would otherwise open a file that is dropped outside the drop zones instead of this page. */
function refuseStrayDrops() {
  for (const type of ["dragover", "drop"]) {
    document.addEventListener(type, (event) => event.preventDefault());
  }
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
refuseStrayDrops();
lastPlace.follow(window, (route) => viewAt(route).needs === "results");
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
// Added before any view listens, so that a view without results is closed before it could draw them.
session.addEventListener("results", leaveLostResults);
for (const part of ["files", "results", "problems", "edits", "marks", "saved"]) {
  session.addEventListener(part, drawNavigation);
}
// A view that learns its title only after it was shown.
$main.addEventListener("titled", () => open && showTitle(open));
workFile.addEventListener("change", drawNavigation);
workFile.follow(session);
document.getElementById("skip-link")?.addEventListener("click", (event) => {
  event.preventDefault();
  focusHeading();
});
faultLog.listen(window, session);
showNotices(session);
listenForQuestionMark();
closeMarksOfGone(session);
lookForDamage(session);
takeLaunchedFiles(session);
autosave.start(session);
show({ focus: false });
if (await startInstalling()) {
  session.start();
}
