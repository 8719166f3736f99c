// The start page: what this is, what happens to the data, and the two ways in.

import { askFirst } from "../core/asking-first.js";
import { MID_YEAR_DEMO } from "../core/demo.js";
import { bullets, el, fill, link, linkButton, narrowPage, paragraph, svg } from "../core/dom.js";
import { address, goTo } from "../core/router.js";
import { count, megabytes, number } from "../core/text.js";
import { installation, installationEvents } from "../install/installation.js";
import { whereOfstedLists } from "../parts/ofsted-lists.js";
import { continueWork, describeStored } from "../parts/stored-work.js";
import { autosave } from "../saved-work/autosave.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {ReturnInfo} from "../core/protocol.d.ts"
 * @import {Bytes} from "../install/offline.js"
 * @import {StoredWork} from "../saved-work/device-store.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Check your children’s services returns",
  lead: "Find, understand and fix the errors in your children looked after return (SSDA903) or your Children in Need census, at any time of the year.",
  replacesWork: {
    title: "Replace your work with made-up data?",
    text: "Your files, changes and notes will be lost. If you want to keep them, save your work first.",
    yes: "Use made-up data",
    no: "Keep my work",
  },
  whatYouSee: "Add the files that your case management system exports. You then see:",
  youSee: [
    "each child’s record, with the incorrect cells highlighted and the errors explained",
    "each type of error and how many children it affects",
    "what an error means, its usual cause and how to fix it",
    "problems with the files themselves, such as dates in the wrong format",
    "what could not be checked, and why",
  ],
  dataStays: "Your data stays on this computer.",
  nothingSent:
    "Nothing about children is sent anywhere. When you close the page, the data is removed, unless you have chosen to ",
  saveOnDevice: "save your work on this device",
  startNow: "Start now",
  tryDemo: "Try it with made-up data",
  tryExtract: "Or try it with a made-up extract from the middle of the year",
  tryOther: (/** @type {ReturnInfo} */ { called }) => `Or try it with a made-up ${called}`,
  before: "Before you start",
  youNeed:
    "For the SSDA903, you need this year’s return. It can be one file for each module (CSV, Excel or .ods), one workbook with a sheet for each module, one XML file, or a zip of these files. You can also add:",
  youCanAdd: [
    "last year’s return, because many checks compare the 2 years",
    "Ofsted’s lists of providers (Excel, .ods or CSV), because some checks look up URNs and providers in them",
  ],
  youNeedForOther:
    "For the Children in Need census, you need the XML file that your system makes for DfE. You can also add CSV, Excel or .ods files with one table each.",
  notDfE: "This is not a service of the Department for Education (DfE). It runs ",
  checks: "DfE’s checks",
  someChecks: (/** @type {number} */ n) => `${number(n)} of DfE’s checks`,
  onlyPortal: ", but only DfE’s own portal decides whether your return is accepted.",
  groups: "For groups of councils: ",
  compare: "compare councils using error counts",
  about: "About this service and its sources",
  continueTitle: "Continue where you left off",
  savedWork: (/** @type {StoredWork} */ stored) =>
    `Your work from ${describeStored(stored)}, with ${count(stored.names.length, "file")}, is saved on this device.`,
  continue: "Continue",
  seeSaved: "See what is saved, or wipe it",
  offlineReady: "✓ Ready to work without a network connection.",
  offlineInstalling: (/** @type {Bytes | undefined} */ progress) =>
    `Getting ready to work without a network connection${progress ? `: ${megabytes(progress.done)} of ${megabytes(progress.total)}` : ""}`,
  offlineInterrupted: (/** @type {string | undefined} */ cause) =>
    `Not ready to work without a network connection yet. ${cause} The service tries again by itself.`,
  canInstall: "You can install this service as an app. You do not need administrator rights. ",
  install: "Install it",
};

/** @type {View} */
export const start = {
  path: "/",
  title: TEXTS.title,
  needs: "nothing",
  make: startView,
};

/** @type {MakeView} */
function startView(session, _route, signal) {
  const $offline = el("p", { class: "govuk-body app-offline" });
  const $install = el("div", {});
  const $rules = el("span", {}, TEXTS.checks);
  const drawInstallation = () => {
    fill($offline, offlineText());
    fill($install, installation.offer && installHint());
  };
  const drawWorker = () => {
    const { returns } = session.ready ?? { returns: [] };
    if (returns.length > 0) {
      fill($rules, TEXTS.someChecks(returns.reduce((sum, { rules }) => sum + rules, 0)));
    }
  };
  const $saved = el("div", {});
  const $start = el(
    "a",
    { class: "govuk-button govuk-button--start", href: "#/load", role: "button", draggable: "false" },
    TEXTS.startNow,
    arrow(),
  );
  const drawSaved = () => {
    const stored = autosave.undecided && autosave.stored;
    fill($saved, stored && savedWork(session, stored));
    // Users with saved work most likely want to continue it.
    $start.classList.toggle("govuk-button--secondary", Boolean(stored));
  };
  installationEvents.addEventListener("change", drawInstallation, { signal });
  autosave.addEventListener("change", drawSaved, { signal });
  session.addEventListener("worker", drawWorker, { signal });
  drawInstallation();
  drawWorker();
  drawSaved();

  const $demo = el(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => tryDemo("yes") },
    TEXTS.tryDemo,
  );
  const $extract = linkButton(() => tryDemo(MID_YEAR_DEMO), TEXTS.tryExtract);
  /**
   * @param {string} which made-up return
   * @param {string} [of] the name of the return; of the first unless given
   */
  async function tryDemo(which, of) {
    if (session.files.demo || !session.worthKeeping || (await askFirst(TEXTS.replacesWork))) {
      goTo(address("/check", of ? { demo: which, of } : { demo: which }));
    }
  }
  const $others = el("div", {});
  const drawOthers = () => {
    const others = (session.ready?.returns ?? []).slice(1).filter((each) => each.makes_up);
    const links = others.map((each) => linkButton(() => tryDemo("yes", each.name), TEXTS.tryOther(each)));
    fill($others, ...links.map(($link) => paragraph($link)));
  };
  session.addEventListener("worker", drawOthers, { signal });
  drawOthers();

  return {
    $root: narrowPage(
      TEXTS.title,
      el("p", { class: "govuk-body-l" }, TEXTS.lead),
      $saved,
      paragraph(TEXTS.whatYouSee),
      bullets(TEXTS.youSee),
      el(
        "div",
        { class: "govuk-inset-text" },
        el("strong", {}, TEXTS.dataStays),
        " ",
        TEXTS.nothingSent,
        link("#/saved-work", TEXTS.saveOnDevice),
        ".",
      ),
      el("div", { class: "govuk-button-group" }, $start, $demo),
      paragraph($extract),
      $others,
      el("h2", { class: "govuk-heading-m" }, TEXTS.before),
      paragraph(TEXTS.youNeed),
      bullets(TEXTS.youCanAdd),
      whereOfstedLists(),
      paragraph(TEXTS.youNeedForOther),
      paragraph(TEXTS.notDfE, $rules, TEXTS.onlyPortal),
      $offline,
      $install,
      paragraph(TEXTS.groups, link("#/compare", TEXTS.compare), "."),
      paragraph(link("#/about", TEXTS.about)),
    ),
  };
}

/**
 * The work that was saved on an earlier visit.
 * @param {Session} session
 * @param {StoredWork} stored
 */
function savedWork(session, stored) {
  return el(
    "div",
    { class: "app-saved" },
    el("h2", { class: "govuk-heading-m" }, TEXTS.continueTitle),
    paragraph(TEXTS.savedWork(stored)),
    el(
      "div",
      { class: "govuk-button-group" },
      el("button", { type: "button", class: "govuk-button", onclick: () => continueWork(session) }, TEXTS.continue),
      link("#/saved-work", TEXTS.seeSaved),
    ),
  );
}

/** The arrow of a start button. */
function arrow() {
  return svg(
    "svg",
    {
      class: "govuk-button__start-icon",
      width: "17.5",
      height: "19",
      viewBox: "0 0 33 40",
      "aria-hidden": "true",
      focusable: "false",
    },
    svg("path", { fill: "currentColor", d: "M0 0h13l20 20-20 20H0l20-20z" }),
  );
}

/** Whether the app works without a network connection, in words. */
function offlineText() {
  const { progress, fault } = installation;
  switch (installation.offline) {
    case "ready":
      return TEXTS.offlineReady;
    case "installing":
      return TEXTS.offlineInstalling(progress?.all);
    case "interrupted":
      return TEXTS.offlineInterrupted(fault?.cause);
    case "failed":
      return fault?.cause ?? "";
    default:
      return "";
  }
}

/** Offers to install the app, in browsers that can. */
function installHint() {
  return el(
    "p",
    { class: "govuk-body" },
    TEXTS.canInstall,
    linkButton(() => installation.offer?.prompt(), TEXTS.install),
  );
}
