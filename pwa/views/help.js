// Help: the guide by task, and all else that explains the service. All of it is on the device.

import { readContents } from "../core/documents.js";
import { bullets, el, fill, link, narrowPage, paragraph } from "../core/dom.js";
import { documentAddress } from "./document.js";
import { taskAddress } from "./guide.js";
import { WHAT_IS_NEW_ADDRESS } from "./what-is-new.js";

/** @import {MakeView, View} from "../core/view.js" */

const TEXTS = {
  title: "Help",
  about: "All help is on this device, so you can also read it without a network connection.",
  tasks: "What do you want to do?",
  missing: "The guide could not be opened. Check your network connection, then open this page again.",
  lookUp: "Look it up",
  keys: "Keyboard sheet",
  glossary: "Glossary of modules, columns and codes",
  whatIsNew: "What is new this year and in this version",
  problem: "Something is wrong",
  reportFault: "Report a fault",
  service: "About the service",
  versions: "Versions, sources and a check of the installed files",
  documents: "Documents",
  privacy: "Privacy, for information governance teams",
  accessibility: "Accessibility statement",
  savedWork: "Work saved on this device",
};

const NOTICES = [
  { path: "#/privacy", text: TEXTS.privacy },
  { path: "#/accessibility", text: TEXTS.accessibility },
];

/** @type {View} */
export const help = {
  path: "/help",
  title: TEXTS.title,
  needs: "nothing",
  make: helpView,
};

/** @type {MakeView} */
function helpView(_session, _route, signal) {
  const $tasks = el("div", { "aria-busy": "true" });
  const $documents = el(
    "ul",
    { class: "govuk-list govuk-list--bullet" },
    ...NOTICES.map(({ path, text }) => entry(path, text)),
  );
  readContents().then((contents) => {
    if (!signal.aborted) {
      const { tasks = [], documents = [] } = contents ?? {};
      fill(
        $tasks,
        contents
          ? el(
              "ol",
              { class: "govuk-list govuk-list--number" },
              ...tasks.map(({ name, title }) => entry(taskAddress(name), title)),
            )
          : paragraph(TEXTS.missing),
      );
      $documents.append(...documents.map(({ name, title }) => entry(documentAddress(name), title)));
      $tasks.removeAttribute("aria-busy");
    }
  });
  return {
    $root: narrowPage(
      TEXTS.title,
      paragraph(TEXTS.about),
      heading(TEXTS.tasks),
      $tasks,
      heading(TEXTS.lookUp),
      bullets([
        link("#/keys", TEXTS.keys),
        link("#/glossary", TEXTS.glossary),
        link(WHAT_IS_NEW_ADDRESS, TEXTS.whatIsNew),
      ]),
      heading(TEXTS.problem),
      bullets([link("#/report-a-fault", TEXTS.reportFault)]),
      heading(TEXTS.service),
      bullets([link("#/about", TEXTS.versions), link("#/saved-work", TEXTS.savedWork)]),
      heading(TEXTS.documents),
      $documents,
    ),
  };
}

/** @param {string} text */
function heading(text) {
  return el("h2", { class: "govuk-heading-m" }, text);
}

/**
 * @param {string} href
 * @param {string} text
 */
function entry(href, text) {
  return el("li", {}, link(href, text));
}
