// How far the checker has started, and why no file is taken where data could not be kept on this computer.

import { el, fill, hidden } from "../core/dom.js";
import { megabytes } from "../core/text.js";
import { installation, installationEvents } from "../install/installation.js";

/** @import {Session} from "../core/session.js" */

const STARTING = {
  waiting: "Getting ready",
  runtime: "Getting ready: starting Python",
  packages: "Getting ready: loading packages",
  validator: "Getting ready: loading the checks",
  ready: "Ready",
  failed: "The checker is not running",
};

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function readiness(session, signal) {
  const $phase = el("p", { class: "govuk-body-s app-phase" });
  const $refusal = el("div", {});

  function drawWorker() {
    const text = STARTING[session.phase];
    if ($phase.textContent !== text) {
      fill($phase, text);
    }
    $phase.classList.toggle("app-phase--ready", session.phase === "ready");
    fill($refusal, refusal(session));
  }

  function drawInstallation() {
    fill($refusal, refusal(session));
    if (installation.offline === "installing" && session.phase === "waiting" && installation.progress) {
      const { done, total } = installation.progress;
      fill($phase, `Getting ready: ${megabytes(done)} of ${megabytes(total)}. You can choose your files after that.`);
    }
  }

  session.addEventListener("worker", drawWorker, { signal });
  installationEvents.addEventListener("change", drawInstallation, { signal });
  drawWorker();
  drawInstallation();
  return { $phase, $refusal };
}

/** @param {Session} session */
function refusal(session) {
  if (installation.offline === "failed") {
    return warning(`No files can be loaded here. ${installation.fault?.cause ?? ""}`);
  }
  return (
    session.policyEnforced === false &&
    warning(
      "No files can be loaded here: this browser did not refuse a request to another website, so we can’t promise that data stay on this computer. Reload the page once. If that does not help, use a current version of Edge or Chrome, and not a private window.",
    )
  );
}

/** @param {string} text */
function warning(text) {
  return el(
    "div",
    { class: "govuk-warning-text" },
    el("span", { class: "govuk-warning-text__icon", "aria-hidden": "true" }, "!"),
    el("strong", { class: "govuk-warning-text__text" }, hidden("Warning"), text),
  );
}
