// Notices above every view: the worker's end and return, faults, a new version, made-up data.

import { el, fill, linkButton, paragraph, uniqueId } from "./dom.js";
import { installation, installationEvents } from "./installation.js";
import { useNewVersion } from "./offline.js";
import { goTo } from "./router.js";

/**
 * @import {Child} from "./dom.js"
 * @import {Session, Notice} from "./session.js"
 */

/** @param {Session} session */
export function showNotices(session) {
  const $notices = document.getElementById("notices");
  if (!$notices) {
    return;
  }
  const $worker = el("div", { role: "alert" });
  const $version = el("div", {});
  const $demo = el("div", {});
  fill($notices, $worker, $version, $demo);
  session.addEventListener("notice", () => fill($worker, session.notice && workerNotice(session, session.notice)));
  session.addEventListener("files", () => fill($demo, session.demo && demoNotice(session)));
  installationEvents.addEventListener("change", () => {
    if (installation.newVersion && !$version.hasChildNodes()) {
      fill($version, versionNotice($version));
    }
  });
}

/**
 * @param {Session} session
 * @param {Notice} notice
 */
function workerNotice(session, { kind, text, details }) {
  return banner(
    kind === "restarted" ? "Started again" : "There is a problem",
    paragraph(text),
    details && technicalDetails(details),
    kind === "failed" && button("Start the checker again", () => session.retry()),
    (kind === "fault" || kind === "restarted") && button("Close this message", () => session.dismissNotice()),
  );
}

/** @param {Element} $version */
function versionNotice($version) {
  return banner(
    "A new version is ready",
    paragraph("Using it reloads this page: your files have to be chosen again. You can also go on and close this page later."),
    button("Use the new version", useNewVersion),
    button("Not now", () => fill($version)),
  );
}

/** @param {Session} session */
function demoNotice(session) {
  return el(
    "p",
    { class: "govuk-body app-demo" },
    el("strong", { class: "govuk-tag govuk-tag--yellow" }, "Made-up data"),
    " These children do not exist. ",
    linkButton(() => {
      session.removeAll();
      goTo("#/load");
    }, "Check your own return"),
  );
}

/**
 * What we would need to find a fault, for those who report it.
 * @param {string} details
 */
export function technicalDetails(details) {
  return el(
    "details",
    { class: "govuk-details" },
    el(
      "summary",
      { class: "govuk-details__summary" },
      el("span", { class: "govuk-details__summary-text" }, "Technical details"),
    ),
    el("pre", { class: "govuk-details__text app-technical", tabindex: "0", "aria-label": "Technical details" }, details),
  );
}

/**
 * @param {string} title
 * @param {...Child} children
 */
function banner(title, ...children) {
  const id = uniqueId("notice");
  return el(
    "div",
    { class: "govuk-notification-banner", role: "region", "aria-labelledby": id },
    el("div", { class: "govuk-notification-banner__header" }, el("h2", { class: "govuk-notification-banner__title", id }, title)),
    el("div", { class: "govuk-notification-banner__content" }, ...children),
  );
}

/**
 * @param {string} text
 * @param {() => void} onclick
 */
function button(text, onclick) {
  return el("button", { type: "button", class: "govuk-button govuk-button--secondary app-notice-button", onclick }, text);
}
