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

  function draw() {
    const text = startingText(session);
    if ($phase.textContent !== text) {
      fill($phase, text);
    }
    $phase.classList.toggle("app-phase--ready", session.phase === "ready");
    const refused = refusal(session);
    if ($refusal.textContent !== (refused ? refused.textContent : "")) {
      fill($refusal, refused);
    }
  }

  session.addEventListener("worker", draw, { signal });
  installationEvents.addEventListener("change", draw, { signal });
  draw();
  return { $phase, $refusal };
}

/**
 * How far the checker has started, in words.
 * @param {Session} session
 */
export function startingText({ phase }) {
  const coming = phase === "failed" || phase === "ready" ? null : stillComing();
  return coming ? `Getting ready: ${megabytes(coming.done)} of ${megabytes(coming.total)}` : STARTING[phase];
}

/** How much has come of what is needed before anything can be checked, in bytes; null if that is known to be there. */
export function stillComing() {
  const start = installation.offline === "ready" ? null : installation.progress?.start;
  return start && start.done < start.total ? start : null;
}

/**
 * Why the checker can’t start now, in words; "" if nothing keeps it from that.
 * @param {Session} session
 */
export function startHeldUp({ phase }) {
  const { fault, offline, canCheck } = installation;
  if (!fault || phase === "ready" || canCheck) {
    return "";
  }
  return offline === "failed" ? fault.cause : `${fault.cause} The service tries again by itself.`;
}

/** @param {Session} session */
function refusal(session) {
  if (installation.offline === "failed") {
    return warning(`No files can be loaded here. ${installation.fault?.cause ?? ""}`);
  }
  if (session.policyEnforced === false) {
    return warning(
      "No files can be loaded here: this browser did not refuse a request to another website, so we can’t promise that data stay on this computer. Reload the page once. If that does not help, use a current version of Edge or Chrome, and not a private window.",
    );
  }
  const heldUp = startHeldUp(session);
  return heldUp && warning(`Your files can’t be checked yet. ${heldUp}`);
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
