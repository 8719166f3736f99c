// Notices above every view: the checker stopped or started again, faults, a new version, made-up data.

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

const TEXTS = {
  /** @type {Record<Notice["kind"], string>} */
  titles: {
    remedy: "There is a problem",
    fault: "There is a problem with this service",
    failed: "There is a problem",
    outdated: "Reload this page",
    restarting: "There is a problem",
    restarted: "Started again",
  },
  restart: "Start the checker again",
  reload: "Reload this page",
  close: "Close this message",
  interrupted: "Setting up this service was interrupted",
  notHere: "This service can’t run here yet",
  triedAgain: " The service tries again by itself.",
  tryAgain: "Try again",
  late: "This is taking longer than it should",
  lateWorker: (/** @type {string} */ doing) =>
    `The checker is still ${doing}. You can wait, or start it again. If you start it again, it repeats what it was doing, and you lose nothing. If it is still slow, close other programs or remove the largest file.`,
  lateInstallation: (/** @type {string} */ doing, /** @type {string} */ host) =>
    `This service is still ${doing}. You can wait, or reload this page. If that does not help, check your network connection, and ask your IT team whether a proxy or a virus scanner is holding up files from ${host}.`,
  lateFiles: (/** @type {string} */ doing) =>
    `The browser is still ${doing}. You can wait, or remove the file. If it is on a network drive, copy it to this computer, then add it from there.`,
  lateDevice: (/** @type {string} */ doing) =>
    `The browser is still ${doing}. Use ‘Save your work’ to save it as a file, then close other windows of this service.`,
  notSaved: "There is a problem",
  seeSaved: "See the work saved on this device",
  newVersion: "A new version is ready",
  aboutNewVersion:
    "The page will reload. Save your work first, or you will need to add your files again. Or carry on, and update later.",
  useNewVersion: "Use the new version",
  notNow: "Not now",
  changedAnnounced: (/** @type {string} */ names) => `${names} changed on your computer`,
  oneChanged: {
    title: "A file has changed",
    about: (/** @type {string} */ name) =>
      `${name} was changed or moved on your computer after you added it. Your changes were made to the version you added. Add the file again to use the new version.`,
    keep: "Keep the version you added",
  },
  severalChanged: {
    title: "Files have changed",
    about: (/** @type {string} */ names) =>
      `${names} were changed or moved on your computer after you added them. Your changes were made to the versions you added. Add the files again to use the new versions.`,
    keep: "Keep the versions you added",
  },
  addAgain: (/** @type {string} */ name) => `Add ${name} again`,
  madeUp: "Made-up data",
  aboutMadeUp: " These children do not exist. ",
  ownReturn: "Check your own return",
  technical: "Technical details",
  beforeChanges:
    "The errors and figures that you see are of the last check, before your latest change. Start the checker again to check it.",
};

/** @param {Session} session */
export function showNotices(session) {
  const $notices = document.getElementById("notices");
  if (!$notices) {
    return;
  }
  const $worker = el("div", { role: "alert" });
  const $beforeChanges = el("div", { role: "alert" });
  const $version = el("div", {});
  const $rules = el("div", {});
  const $demo = el("div", {});
  const $changed = el("div", {});
  const $saving = el("div", { role: "alert" });
  const $file = el("div", { role: "alert" });
  const $late = el("div", { role: "alert" });
  const $installation = el("div", { role: "alert" });
  const $postcodes = el("div", { role: "alert" });
  fill(
    $notices,
    $installation,
    $worker,
    $beforeChanges,
    $late,
    $postcodes,
    $version,
    $rules,
    $changed,
    $saving,
    $file,
    $demo,
  );
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
  const drawBeforeChanges = () => {
    const isBefore = session.editsWait && session.results !== null;
    // What is drawn again is read out again.
    if (isBefore !== $beforeChanges.hasChildNodes()) {
      fill($beforeChanges, isBefore && paragraph(TEXTS.beforeChanges));
    }
  };
  for (const part of ["edits", "worker", "results"]) {
    session.addEventListener(part, drawBeforeChanges);
  }
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
    // Progress changes nothing here, and a fault is read out only once.
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

/** A notice that had the focus is gone: the focus moves to the heading of the page. */
function goOnBelow() {
  const $heading = document.querySelector("h1");
  $heading?.setAttribute("tabindex", "-1");
  $heading?.focus();
}

/**
 * @param {Session} session
 * @param {Notice} notice
 */
function workerNotice(session, { kind, text, details: technical }) {
  return banner(
    TEXTS.titles[kind],
    paragraph(text),
    technical && technicalDetails(technical),
    (kind === "fault" || kind === "failed") && reportLink(),
    kind === "failed" && button(TEXTS.restart, () => session.retry()),
    kind === "outdated" && button(TEXTS.reload, () => location.reload()),
    (kind === "remedy" || kind === "fault" || kind === "restarted") &&
      button(TEXTS.close, () => session.notices.set(null)),
  );
}

/** @param {InstallFault} fault */
function installationNotice({ cause, remedy }) {
  const isTriedAgain = installation.offline === "interrupted";
  return banner(
    isTriedAgain ? TEXTS.interrupted : TEXTS.notHere,
    paragraph(cause),
    paragraph(remedy, isTriedAgain && TEXTS.triedAgain),
    button(TEXTS.tryAgain, () => (isTriedAgain ? tryAgain() : location.reload())),
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
        TEXTS.late,
        paragraph(TEXTS.lateWorker(doing)),
        button(TEXTS.restart, () => session.retry()),
      );
    case "installation":
      return banner(
        TEXTS.late,
        paragraph(TEXTS.lateInstallation(doing, location.host)),
        button(TEXTS.reload, () => location.reload()),
      );
    case "files":
      return banner(TEXTS.late, paragraph(TEXTS.lateFiles(doing)));
    case "device":
      return banner(TEXTS.late, paragraph(TEXTS.lateDevice(doing)));
  }
}

/** Why the work is not saved on this device, though the user wants it. */
function savingNotice() {
  const text = whyNotSaved();
  return (
    text &&
    (autosave.whyNot === "fault"
      ? banner(TEXTS.notSaved, paragraph(text))
      : paragraph(text, " ", link("#/saved-work", TEXTS.seeSaved), "."))
  );
}

/** @param {Element} $version */
function versionNotice($version) {
  return banner(
    TEXTS.newVersion,
    paragraph(TEXTS.aboutNewVersion),
    button(TEXTS.useNewVersion, useNewVersion),
    button(TEXTS.notNow, () => fill($version)),
  );
}

/**
 * @param {Session} session
 * @param {KeptFile[]} files that changed on disk
 * @param {Element} $changed
 */
function changedNotice(session, files, $changed) {
  const { title, about, keep } = files.length === 1 ? TEXTS.oneChanged : TEXTS.severalChanged;
  const names = listOf(files.map(({ name }) => name));
  announce(TEXTS.changedAnnounced(names));
  return banner(
    title,
    paragraph(about(names)),
    ...files
      .filter(({ source }) => source && handleOf(source))
      .map(({ id, name }) =>
        button(TEXTS.addAgain(name), async () => {
          const fault = await session.files.loadAgain(id);
          if (fault) {
            session.notices.complain(fault);
          }
        }),
      ),
    button(keep, () => fill($changed)),
  );
}

/** @param {Session} session */
function demoNotice(session) {
  return el(
    "p",
    { class: "govuk-body app-demo" },
    el("strong", { class: "govuk-tag govuk-tag--yellow" }, TEXTS.madeUp),
    TEXTS.aboutMadeUp,
    linkButton(() => {
      session.removeAll();
      goTo("#/load");
    }, TEXTS.ownReturn),
  );
}

/**
 * What we would need to find a fault, for those who report it.
 * @param {string} text
 */
export function technicalDetails(text) {
  return details(
    TEXTS.technical,
    el("pre", { class: "app-technical", tabindex: "0", "aria-label": TEXTS.technical }, text),
  );
}
