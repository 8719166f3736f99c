// Report a fault: a file that says what went wrong where, without anything about children, and where to send it.

import { readContents } from "../core/documents.js";
import { bullets, el, fill, link, linkToOtherSite, narrowPage, paragraph } from "../core/dom.js";
import { faultLog } from "../core/fault-log.js";
import { faultReport } from "../core/fault-report.js";
import { count, today } from "../core/text.js";
import { installedVersion } from "../install/offline.js";
import { saveFile } from "../saved-work/saving.js";

/** @import {MakeView, View} from "../core/view.js" */

const TEXTS = {
  title: "Report a fault",
  about:
    "If this service does something wrong, you can send us a report. It has no data about children and no file names. Nothing is sent by itself: read the report first, then decide.",
  holds: "The report has:",
  parts: [
    "the version of this service, and your browser",
    "the collection year, and rough numbers of rows in each file",
    "your settings, but not your council",
    "the latest errors of this service: the type of error, and the module and line of our own code",
  ],
  faults: (/** @type {number} */ n) =>
    n === 0
      ? "This service has noted no errors since you opened it. The report can still help us."
      : `This service has noted ${count(n, "error")} since you opened it.`,
  read: "The report",
  save: "Download the report",
  fileName: (/** @type {string} */ day) => `Fault report ${day}.json`,
  send: "Send it",
  steps: [
    "Download the report.",
    "Write down what you did, what you expected and what happened instead. Do not include names, child IDs or pictures of records.",
  ],
  openIssue: "Open an issue in the project’s repository, and attach the report:",
  issues: "Issues of the repository",
  noAddress:
    "Open an issue in the repository of this project, and attach the report. The person who gave you this service knows where the repository is.",
  allHelp: "All help",
};

/** @type {View} */
export const reportFault = {
  path: "/report-a-fault",
  title: TEXTS.title,
  needs: "nothing",
  make: reportFaultView,
};

/** @type {MakeView} */
function reportFaultView(session, _route, signal) {
  const $faults = paragraph("");
  const $report = el("pre", {
    class: "app-technical app-fault-report",
    tabindex: "0",
    "aria-label": TEXTS.read,
    "aria-busy": "true",
  });
  const $where = el("li", {}, TEXTS.noAddress);
  const $save = el(
    "button",
    {
      type: "button",
      class: "govuk-button",
      onclick: () => saveFile(TEXTS.fileName(today()), $report.textContent ?? ""),
    },
    TEXTS.save,
  );
  let installed = "";

  function draw() {
    const faults = faultLog.list;
    fill($faults, TEXTS.faults(faults.length));
    fill($report, JSON.stringify(faultReport(session, { installed, faults, navigator, window }), null, 2));
  }

  installedVersion().then((version) => {
    installed = version ?? "";
    draw();
    $report.removeAttribute("aria-busy");
  });
  readContents().then((contents) => {
    if (contents?.issues) {
      fill($where, TEXTS.openIssue, " ", linkToOtherSite(contents.issues, TEXTS.issues));
    }
  });
  for (const part of ["worker", "notice", "results", "files"]) {
    session.addEventListener(part, draw, { signal });
  }
  draw();
  return {
    $root: narrowPage(
      TEXTS.title,
      paragraph(TEXTS.about),
      paragraph(TEXTS.holds),
      bullets(TEXTS.parts),
      $faults,
      el("h2", { class: "govuk-heading-m" }, TEXTS.read),
      $report,
      $save,
      el("h2", { class: "govuk-heading-m" }, TEXTS.send),
      el("ol", { class: "govuk-list govuk-list--number" }, ...TEXTS.steps.map((step) => el("li", {}, step)), $where),
      paragraph(link("#/help", TEXTS.allHelp)),
    ),
  };
}
