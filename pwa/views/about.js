// About: what is installed, where its parts come from, and a check that they are unharmed.

import { announce } from "../core/announce.js";
import { bullets, el, fill, link, narrowPage, paragraph } from "../core/dom.js";
import { postcodes } from "../core/postcodes.js";
import { count, number, yearLabel } from "../core/text.js";
import { watchdog } from "../core/watchdog.js";
import { checkInstalledFiles, installedVersion } from "../install/offline.js";
import { publishedRulesSentence } from "../parts/published-rules.js";
import { WHAT_IS_NEW_ADDRESS } from "./what-is-new.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Session} from "../core/session.js"
 * @import {FileCheck} from "../install/offline.js"
 */

const TEXTS = {
  title: "About this service",
  about:
    "This service checks the SSDA903 return on children looked after by English councils, and the Children in Need census. It is open source under the MIT licence. It is not made or run by the Department for Education (DfE).",
  versions: "Versions",
  check: "Check the installed files",
  whatIsNew: "See what is new this year and in this version",
  help: "How to use this service",
  sources: "Sources",
  sourceList: [
    "The names, codes and messages of the returns and their checks are DfE’s: Crown copyright, Open Government Licence v3.0.",
    "Postcodes, their positions and their districts: contains Office for National Statistics data, Ordnance Survey data and Royal Mail data, each © Crown copyright and database right or © Royal Mail copyright and database right, Open Government Licence v3.0.",
    "The look of the pages: GOV.UK Frontend, Crown copyright, MIT licence. This service is not on GOV.UK.",
    "Python in the browser: Pyodide (Mozilla Public License 2.0), with NumPy and pandas (BSD), lxml (BSD) and pydantic (MIT).",
  ],
  version: "Version",
  installed: "Installed files",
  notInstalled: "Not installed for use offline",
  rules: "Rules",
  rulesOf: (
    /** @type {string} */ rules,
    /** @type {string} */ year,
    /** @type {string} */ from,
    /** @type {string} */ to,
  ) => `${rules} for ${year}; collections ${from} to ${to}`,
  rulesVersion: "Version of the rules",
  postcodes: "Postcodes",
  downloading: "Still being downloaded",
  councils: "Councils",
  starting: "Starting",
  doing: "checking its installed files",
  nothingToCheck: "The service is not installed in this browser, so there is nothing to check.",
  allWell: "All installed files are as they should be.",
  damaged: (/** @type {string[]} */ names) => `${count(names.length, "file")} damaged: ${names.join(", ")}.`,
  repaired: "The service has downloaded them again. Reload this page.",
  notRepaired: "The service could not download them again. Connect to the network, then check again.",
};

/** @type {View} */
export const about = {
  path: "/about",
  title: TEXTS.title,
  needs: "nothing",
  make: aboutView,
};

/** @type {MakeView} */
function aboutView(session, _route, signal) {
  const $versions = el("dl", { class: "govuk-summary-list" });
  const $published = el("div", {});
  const $outcome = el("p", { class: "govuk-body" });
  const $check = el(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary", onclick: checkFiles },
    TEXTS.check,
  );
  let installed = "";
  let rulesVersion = "";
  /** Whether the worker was asked, and has not answered yet. */
  let asked = false;
  const draw = () => {
    const published = session.definition?.published_rules;
    fill($versions, versions(session, installed, rulesVersion));
    fill($published, published && paragraph(publishedRulesSentence(published)));
  };
  const ask = async () => {
    installed = (await installedVersion()) ?? "";
    draw();
  };

  async function checkFiles() {
    $check.disabled = true;
    const checking = checkInstalledFiles();
    const found = await watchdog.watch("installation", TEXTS.doing, checking);
    $check.disabled = false;
    const text = outcome(found);
    fill($outcome, text);
    announce(text);
  }

  async function askRules() {
    draw();
    if (session.ready && !rulesVersion && !asked) {
      asked = true;
      rulesVersion = (await session.ask({ type: "get_rule_versions" }, "rule_versions"))?.version ?? "";
      asked = false;
      draw();
    }
  }

  session.addEventListener("worker", askRules, { signal });
  postcodes.addEventListener("change", draw, { signal });
  askRules();
  ask();
  return {
    $root: narrowPage(
      TEXTS.title,
      paragraph(TEXTS.about),
      paragraph(link("#/help", TEXTS.help)),
      el("h2", { class: "govuk-heading-m" }, TEXTS.versions),
      $versions,
      $check,
      $outcome,
      $published,
      paragraph(link(WHAT_IS_NEW_ADDRESS, TEXTS.whatIsNew)),
      el("h2", { class: "govuk-heading-m" }, TEXTS.sources),
      bullets(TEXTS.sourceList),
    ),
  };
}

/**
 * @param {Session} session
 * @param {string} installed
 * @param {string} rulesVersion
 */
function versions({ ready, definition }, installed, rulesVersion) {
  const latest = definition?.years.at(-1);
  const first = definition?.years[0];
  const rows = [
    [TEXTS.version, ready ? ready.app_version : TEXTS.starting],
    [TEXTS.installed, installed ? installed.slice(0, 12) : TEXTS.notInstalled],
    [
      TEXTS.rules,
      definition && latest && first
        ? TEXTS.rulesOf(number(definition.rules), yearLabel(latest.year), first.label, latest.label)
        : TEXTS.starting,
    ],
    [TEXTS.rulesVersion, rulesVersion || TEXTS.starting],
    [TEXTS.postcodes, postcodes.known || (ready ? TEXTS.downloading : TEXTS.starting)],
    [TEXTS.councils, ready ? number(ready.councils.length) : TEXTS.starting],
  ];
  return rows.map(([name, value]) =>
    el(
      "div",
      { class: "govuk-summary-list__row" },
      el("dt", { class: "govuk-summary-list__key" }, name),
      el("dd", { class: "govuk-summary-list__value" }, value),
    ),
  );
}

/** @param {FileCheck | undefined} found */
function outcome(found) {
  if (!found) {
    return TEXTS.nothingToCheck;
  }
  const { damaged, mended } = found;
  if (damaged.length === 0) {
    return TEXTS.allWell;
  }
  return `${TEXTS.damaged(damaged)} ${mended ? TEXTS.repaired : TEXTS.notRepaired}`;
}
