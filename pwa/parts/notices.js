// Notices above every view: the worker's end and return, faults, a new version, made-up data.

import { announce } from "../core/announce.js";
import { el, fill, link, linkButton, paragraph } from "../core/dom.js";
import { goTo } from "../core/router.js";
import { listOf } from "../core/text.js";
import { watchdog } from "../core/watchdog.js";
import { installation, installationEvents, tryAgain } from "../install/installation.js";
import { useNewVersion } from "../install/offline.js";
import { autosave } from "../saved-work/autosave.js";
import { handleOf } from "../saved-work/file-handles.js";
import { workFile } from "../saved-work/work-file.js";
import { banner, button } from "./banner.js";
import { details } from "./details.js";
import { showPostcodesNotice } from "./postcodes-notice.js";
import { reportLink } from "./report-link.js";
import { rulesNotice } from "./rules-notice.js";
import { whyNotSaved } from "./stored-work.js";
import { workFileNotice } from "./work-file-notice.js";

/**
 * @import {KeptFile} from "../core/kept-file.js"
 * @import {Notice} from "../core/notices.js"
 * @import {InstallFault} from "../install/install-faults.js"
 * @import {Session} from "../core/session.js"
 * @import {Wait} from "../core/watchdog.js"
 */

/** @param {Session} session */
export function showNotices(session) {
  const $notices = document.getElementById("notices");
  if (!$notices) {
    return;
  }
  const $worker = el("div", { role: "alert" });
  const $version = el("div", {});
  const $rules = el("div", {});
  const $demo = el("div", {});
  const $changed = el("div", {});
  const $saving = el("div", { role: "alert" });
  const $file = el("div", { role: "alert" });
  const $late = el("div", { role: "alert" });
  const $installation = el("div", { role: "alert" });
  const $postcodes = el("div", { role: "alert" });
  fill($notices, $installation, $worker, $late, $postcodes, $version, $rules, $changed, $saving, $file, $demo);
  $notices.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !target.isConnected) {
      goOnBelow();
    }
  });
  showPostcodesNotice(session, $postcodes);
  rulesNotice(session, $rules, "#/what-is-new");
  watchdog.addEventListener("change", () => fill($late, watchdog.late && lateNotice(session, watchdog.late)));
  session.addEventListener("notice", () =>
    fill($worker, session.notices.latest && workerNotice(session, session.notices.latest)),
  );
  session.addEventListener("files", () => fill($demo, session.files.demo && demoNotice(session)));
  let changed = "";
  session.addEventListener("files", () => {
    const files = session.files.list.filter(({ outOfDate }) => outOfDate);
    const now = files.map(({ id }) => id).join(" ");
    if (now !== changed) {
      changed = now;
      fill($changed, files.length > 0 && changedNotice(session, files, $changed));
    }
  });
  const drawSaving = () => fill($saving, savingNotice());
  autosave.addEventListener("change", drawSaving);
  session.addEventListener("files", drawSaving);
  workFile.addEventListener("change", () => fill($file, workFileNotice(session)));
  /** @type {InstallFault | null} */
  let shown = null;
  const drawInstallation = () => {
    // Progress changes nothing here, and what is read out is read out once.
    if (shown?.cause !== installation.fault?.cause) {
      shown = installation.fault;
      fill($installation, shown && installationNotice(shown));
    }
  };
  installationEvents.addEventListener("change", () => {
    drawInstallation();
    if (installation.newVersion && !$version.hasChildNodes()) {
      fill($version, versionNotice($version));
    }
  });
}

/** A notice is gone, and the focus with it: it goes on at the heading of the page. */
function goOnBelow() {
  const $heading = document.querySelector("h1");
  $heading?.setAttribute("tabindex", "-1");
  $heading?.focus();
}

/** @type {Record<Notice["kind"], string>} */
const TITLES = {
  remedy: "There is a problem",
  fault: "There is a problem with this service",
  failed: "There is a problem",
  outdated: "Reload this page",
  restarting: "There is a problem",
  restarted: "Started again",
};

/**
 * @param {Session} session
 * @param {Notice} notice
 */
function workerNotice(session, { kind, text, details: technical }) {
  return banner(
    TITLES[kind],
    paragraph(text),
    technical && technicalDetails(technical),
    (kind === "fault" || kind === "failed") && reportLink(),
    kind === "failed" && button("Start the checker again", () => session.retry()),
    kind === "outdated" && button("Reload this page", () => location.reload()),
    (kind === "remedy" || kind === "fault" || kind === "restarted") &&
      button("Close this message", () => session.notices.set(null)),
  );
}

/** @param {InstallFault} fault */
function installationNotice({ cause, remedy }) {
  const isTriedAgain = installation.offline === "interrupted";
  return banner(
    isTriedAgain ? "Setting up this service was interrupted" : "This service can’t run here yet",
    paragraph(cause),
    paragraph(remedy, isTriedAgain && " The service tries again by itself."),
    button("Try again", () => (isTriedAgain ? tryAgain() : location.reload())),
  );
}

/**
 * Something takes longer than it should: what the user can do about it.
 * @param {Session} session
 * @param {Wait} wait
 */
function lateNotice(session, { subject, doing }) {
  switch (subject) {
    case "worker":
      return banner(
        "This takes longer than it should",
        paragraph(
          `The checker is still ${doing}. You can wait, or start it again: it then does the same once more, and nothing is lost. If it is slow again, close other programs, or remove the largest file.`,
        ),
        button("Start the checker again", () => session.retry()),
      );
    case "installation":
      return banner(
        "This takes longer than it should",
        paragraph(
          `This service is still ${doing}. You can wait, or reload this page. If that does not help, check your network connection, and ask your IT team whether a proxy or a virus scanner holds up files from ${location.host}.`,
        ),
        button("Reload this page", () => location.reload()),
      );
    case "files":
      return banner(
        "This takes longer than it should",
        paragraph(
          `The browser is still ${doing}. You can wait, or remove the file. If it is on a network drive, copy it to this computer, then add it from there.`,
        ),
      );
    case "device":
      return banner(
        "This takes longer than it should",
        paragraph(
          `The browser is still ${doing}. Save your work as a file with ‘Save your work’, then close other windows of this service.`,
        ),
      );
  }
}

/** Why the work is not saved on this device, though the user wants it. */
function savingNotice() {
  const text = whyNotSaved();
  return (
    text &&
    (autosave.whyNot === "fault"
      ? banner("There is a problem", paragraph(text))
      : paragraph(text, " ", link("#/saved-work", "See the work saved on this device"), "."))
  );
}

/** @param {Element} $version */
function versionNotice($version) {
  return banner(
    "A new version is ready",
    paragraph(
      "The page will reload. Save your work first, or you will need to add your files again. Or carry on, and update later.",
    ),
    button("Use the new version", useNewVersion),
    button("Not now", () => fill($version)),
  );
}

/**
 * @param {Session} session
 * @param {KeptFile[]} files that changed on disk
 * @param {Element} $changed
 */
function changedNotice(session, files, $changed) {
  const one = files.length === 1;
  const names = listOf(files.map(({ name }) => name));
  announce(`${names} changed on your computer`);
  return banner(
    one ? "A file has changed" : "Files have changed",
    paragraph(
      `${names} ${one ? "was" : "were"} changed or moved on your computer since you loaded ${one ? "it" : "them"}. Your edits were made on the ${one ? "version" : "versions"} loaded then. Load ${one ? "it" : "them"} again to use the new ${one ? "version" : "versions"}.`,
    ),
    ...files
      .filter(({ source }) => source && handleOf(source))
      .map(({ id, name }) =>
        button(`Load ${name} again`, async () => {
          const fault = await session.files.loadAgain(id);
          if (fault) {
            session.notices.complain(fault);
          }
        }),
      ),
    button(one ? "Keep the loaded version" : "Keep the loaded versions", () => fill($changed)),
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
 * @param {string} text
 */
export function technicalDetails(text) {
  return details(
    "Technical details",
    el("pre", { class: "app-technical", tabindex: "0", "aria-label": "Technical details" }, text),
  );
}
