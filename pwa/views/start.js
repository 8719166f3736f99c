// The start page: what this is, what happens to the data, and the two ways in.

import { askFirst } from "../core/asking-first.js";
import { MID_YEAR_DEMO } from "../core/demo.js";
import { bullets, el, fill, link, linkButton, paragraph, svg } from "../core/dom.js";
import { address, goTo } from "../core/router.js";
import { count, megabytes, number } from "../core/text.js";
import { installation, installationEvents } from "../install/installation.js";
import { whereOfstedLists } from "../parts/ofsted-lists.js";
import { continueWork, describeStored } from "../parts/stored-work.js";
import { autosave } from "../saved-work/autosave.js";

/**
 * @import {Question} from "../core/asking-first.js"
 * @import {MakeView, View} from "../core/view.js"
 * @import {StoredWork} from "../saved-work/device-store.js"
 * @import {Session} from "../core/session.js"
 */

/** @type {Question} */
const REPLACES_WORK = {
  title: "Replace your work with made-up data?",
  text: "Your files, changes and notes will be lost. If you want to keep them, save your work first.",
  yes: "Use made-up data",
  no: "Keep my work",
};

/** @type {View} */
export const start = {
  path: "/",
  title: "Check your SSDA903 return",
  needs: "nothing",
  make: startView,
};

/** @type {MakeView} */
function startView(session, _route, signal) {
  const $offline = el("p", { class: "govuk-body app-offline" });
  const $install = el("div", {});
  const $rules = el("span", {}, "DfE’s checks");
  const drawInstallation = () => {
    fill($offline, offlineText());
    fill($install, installation.offer && installHint());
  };
  const drawWorker = () => {
    if (session.definition) {
      fill($rules, `${number(session.definition.rules)} of DfE’s checks`);
    }
  };
  const $saved = el("div", {});
  const $start = el(
    "a",
    { class: "govuk-button govuk-button--start", href: "#/load", role: "button", draggable: "false" },
    "Start now",
    arrow(),
  );
  const drawSaved = () => {
    const stored = autosave.undecided && autosave.stored;
    fill($saved, stored && savedWork(session, stored));
    // Who has saved work comes to continue it.
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
    "Try it with made-up data",
  );
  const $extract = linkButton(
    () => tryDemo(MID_YEAR_DEMO),
    "Or try it with a made-up extract from the middle of the year",
  );
  /** @param {string} which made-up return */
  async function tryDemo(which) {
    if (session.files.demo || !session.worthKeeping || (await askFirst(REPLACES_WORK))) {
      goTo(address("/check", { demo: which }));
    }
  }

  return {
    $root: el(
      "div",
      { class: "govuk-grid-row" },
      el(
        "div",
        { class: "govuk-grid-column-two-thirds" },
        el("h1", { class: "govuk-heading-l" }, "Check your SSDA903 return"),
        el(
          "p",
          { class: "govuk-body-l" },
          "Find, understand and put right the errors in your children looked after return, at any time of the year.",
        ),
        $saved,
        paragraph("Load the files that your case management system exports. You then see:"),
        bullets([
          "each child’s record, with the incorrect cells highlighted and the errors explained",
          "each type of error, with the number of children it concerns",
          "what an error means, its usual cause and how to fix it",
          "problems in how the files are written, such as dates in another form",
          "what could not be checked, and why",
        ]),
        el(
          "div",
          { class: "govuk-inset-text" },
          el("strong", {}, "Your data stay with you. "),
          "Everything happens on this computer: no data about children are sent anywhere. When you close this page, they are gone from it, unless you have your work ",
          link("#/saved-work", "saved on this device"),
          ".",
        ),
        el("div", { class: "govuk-button-group" }, $start, $demo),
        paragraph($extract, "."),
        el("h2", { class: "govuk-heading-m" }, "Before you start"),
        paragraph(
          "You need this year’s return: one file for each module (CSV, Excel or .ods), one workbook with a sheet for each module, or one XML file. A zip of such files works too. You can add:",
        ),
        bullets([
          "last year’s return, as many checks compare the two years",
          "Ofsted’s lists of providers (Excel, .ods or CSV), as some checks look up URNs and providers in them",
        ]),
        whereOfstedLists(),
        paragraph(
          "This is not a service of the Department for Education (DfE). It runs ",
          $rules,
          ", but only DfE’s own portal decides whether your return is accepted.",
        ),
        $offline,
        $install,
        paragraph("For groups of councils: ", link("#/compare", "compare councils by their summaries of counts"), "."),
        paragraph(link("#/about", "About this service and its sources")),
      ),
    ),
  };
}

/**
 * Work of an earlier visit.
 * @param {Session} session
 * @param {StoredWork} stored
 */
function savedWork(session, stored) {
  return el(
    "div",
    { class: "app-saved" },
    el("h2", { class: "govuk-heading-m" }, "Continue where you left off"),
    paragraph(
      `Your work of ${describeStored(stored)}, with ${count(stored.names.length, "file")}, is saved on this device.`,
    ),
    el(
      "div",
      { class: "govuk-button-group" },
      el("button", { type: "button", class: "govuk-button", onclick: () => continueWork(session) }, "Continue"),
      link("#/saved-work", "See what is saved, or wipe it"),
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

/** Whether the app works without a network, in words. */
function offlineText() {
  const { progress, fault } = installation;
  switch (installation.offline) {
    case "ready":
      return "✓ Ready to work without a network connection.";
    case "installing":
      return `Getting ready to work without a network connection${progress ? `: ${megabytes(progress.all.done)} of ${megabytes(progress.all.total)}` : ""}`;
    case "interrupted":
      return `Not ready to work without a network connection yet. ${fault?.cause} The service tries again by itself.`;
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
    "You can keep this service on your computer like any other app, without administrator rights. ",
    linkButton(() => installation.offer?.prompt(), "Install it"),
  );
}
