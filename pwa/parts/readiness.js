// How far the checker has started, and why no file is accepted where data might not stay on this computer.

import { el, fill, hidden } from "../core/dom.js";
import { megabytes } from "../core/text.js";
import { installation, installationEvents } from "../install/installation.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  phases: {
    waiting: "Getting ready",
    runtime: "Getting ready: starting Python",
    packages: "Getting ready: loading packages",
    validator: "Getting ready: loading the checks",
    ready: "Ready",
    failed: "The checker is not running",
  },
  coming: (/** @type {number} */ done, /** @type {number} */ total) =>
    `Getting ready: ${megabytes(done)} of ${megabytes(total)}`,
  triedAgain: (/** @type {string} */ cause) => `${cause} The service tries again by itself.`,
  notInstalled: (/** @type {string} */ cause) => `You can’t add files here. ${cause}`,
  notBlocked:
    "You can’t add files here. This browser did not block a request to another website, so we can’t promise that your data stays on this computer. Reload the page once. If that does not help, use a current version of Edge or Chrome, and not a private window.",
  notYet: (/** @type {string} */ cause) => `Your files can’t be checked yet. ${cause}`,
  warning: "Warning",
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
  return coming ? TEXTS.coming(coming.done, coming.total) : TEXTS.phases[phase];
}

/** How many of the bytes that a first check needs have been downloaded; null if all have, or if that is not known. */
export function stillComing() {
  const start = installation.offline === "ready" ? null : installation.progress?.start;
  return start && start.done < start.total ? start : null;
}

/**
 * Why the checker can’t start now, in words; "" if nothing stops it.
 * @param {Session} session
 */
export function startHeldUp({ phase }) {
  const { fault, offline, canCheck } = installation;
  if (!fault || phase === "ready" || canCheck) {
    return "";
  }
  return offline === "failed" ? fault.cause : TEXTS.triedAgain(fault.cause);
}

/** @param {Session} session */
function refusal(session) {
  if (installation.offline === "failed") {
    return warning(TEXTS.notInstalled(installation.fault?.cause ?? ""));
  }
  if (session.policyEnforced === false) {
    return warning(TEXTS.notBlocked);
  }
  const heldUp = startHeldUp(session);
  return heldUp && warning(TEXTS.notYet(heldUp));
}

/** @param {string} text */
function warning(text) {
  return el(
    "div",
    { class: "govuk-warning-text" },
    el("span", { class: "govuk-warning-text__icon", "aria-hidden": "true" }, "!"),
    el("strong", { class: "govuk-warning-text__text" }, hidden(TEXTS.warning), text),
  );
}
