// About: what is installed, where its parts come from, and a check that they are unharmed.

import { announce } from "../core/announce.js";
import { bullets, el, fill, link, paragraph } from "../core/dom.js";
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

/** @type {View} */
export const about = {
  path: "/about",
  title: "About this service",
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
    "Check the installed files",
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
    const found = await watchdog.watch("installation", "checking its installed files", checking);
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
    $root: el(
      "div",
      { class: "govuk-grid-row" },
      el(
        "div",
        { class: "govuk-grid-column-two-thirds" },
        el("h1", { class: "govuk-heading-l" }, "About this service"),
        paragraph(
          "This service checks the SSDA903 return on children looked after by English councils. It is open source under the MIT licence, and is not made or run by the Department for Education (DfE).",
        ),
        el("h2", { class: "govuk-heading-m" }, "Versions"),
        $versions,
        $check,
        $outcome,
        $published,
        paragraph(link(WHAT_IS_NEW_ADDRESS, "See what is new this year and in this version"), "."),
        el("h2", { class: "govuk-heading-m" }, "Sources"),
        bullets([
          "The names, codes and messages of the return and its checks are DfE’s: Crown copyright, Open Government Licence v3.0.",
          "Postcodes, their positions and their districts: contains Office for National Statistics data, Ordnance Survey data and Royal Mail data, each © Crown copyright and database right or © Royal Mail copyright and database right, Open Government Licence v3.0.",
          "The look of the pages: GOV.UK Frontend, Crown copyright, MIT licence. This service is not on GOV.UK.",
          "Python in the browser: Pyodide (Mozilla Public License 2.0), with NumPy and pandas (BSD), lxml (BSD) and pydantic (MIT).",
        ]),
      ),
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
    ["Version", ready ? ready.app_version : "Starting"],
    ["Installed files", installed ? installed.slice(0, 12) : "Not installed for use offline"],
    [
      "Rules",
      definition && latest && first
        ? `${number(definition.rules)} for ${yearLabel(latest.year)}; collections ${first.label} to ${latest.label}`
        : "Starting",
    ],
    ["Version of the rules", rulesVersion || "Starting"],
    ["Postcodes", postcodes.known || (ready ? "Still being downloaded" : "Starting")],
    ["Councils", ready ? number(ready.councils.length) : "Starting"],
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
    return "The service is not installed in this browser, so there is nothing to check.";
  }
  const { damaged, mended } = found;
  if (damaged.length === 0) {
    return "All installed files are as they should be.";
  }
  const files = `${count(damaged.length, "file")} damaged: ${damaged.join(", ")}.`;
  return mended
    ? `${files} The service has fetched them again. Reload this page.`
    : `${files} The service could not fetch them again. Connect to the network, then check again.`;
}
