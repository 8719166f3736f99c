// A running check: its progress, and a button to cancel it.

import { announce } from "../core/announce.js";
import { MID_YEAR_DEMO } from "../core/demo.js";
import { el, fill } from "../core/dom.js";
import { lastPlace } from "../core/last-place.js";
import { goInstead } from "../core/router.js";
import { count, number } from "../core/text.js";
import { installationEvents } from "../install/installation.js";
import { startHeldUp, startingText, stillComing } from "../parts/readiness.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Checking",
  cancel: "Cancel the check",
  progress: (/** @type {{done: number, total: number}} */ { done, total }) =>
    `Checked ${number(done)} of ${count(total, "rule")}`,
  makingDemo: "Creating made-up data",
  reading: "Reading your files",
  readingFile: (/** @type {number} */ share) => `Reading your file: ${Math.floor(share * 100)}%`,
  finished: (/** @type {Results} */ { childrenCounted, childrenWithErrors, totalErrors }) =>
    `Check finished. ${count(childrenCounted, "child", "children")}, ${number(childrenWithErrors)} with errors, ${count(totalErrors, "error")}.`,
};

/** How often the progress is read out (in ms). */
const READ_OUT = 5000;

/** @type {View} */
export const check = {
  path: "/check",
  title: TEXTS.title,
  needs: "nothing",
  wide: true,
  make: checkView,
};

/** @type {MakeView} */
function checkView(session, route, signal) {
  const demo = route.parameters.get("demo");
  const $text = el("p", { class: "govuk-body", id: "progress-text" });
  const $bar = el("progress", { class: "app-progress", "aria-labelledby": "progress-text" });
  const $cancel = el("button", { type: "button", class: "govuk-button govuk-button--secondary" }, TEXTS.cancel);
  const draw = () => {
    const { progress } = session;
    const isChecking = progress !== null && progress.total > 0;
    const bytes = session.phase === "ready" ? null : stillComing();
    const steps = isChecking ? progress : bytes;
    if (steps) {
      $bar.max = steps.total;
      $bar.value = steps.done;
    } else {
      $bar.removeAttribute("value");
    }
    $bar.hidden = !isChecking && startHeldUp(session) !== "";
    fill($text, isChecking ? TEXTS.progress(progress) : preparing(session, demo !== null));
  };
  $cancel.addEventListener("click", () => {
    $cancel.disabled = true;
    if (session.checking) {
      session.cancel();
    } else {
      goInstead("#/load");
    }
  });
  const reading = setInterval(() => announce($text.textContent ?? ""), READ_OUT);
  signal.addEventListener("abort", () => clearInterval(reading));
  for (const part of ["progress", "worker", "files"]) {
    session.addEventListener(part, draw, { signal });
  }
  installationEvents.addEventListener("change", draw, { signal });
  draw();
  run(session, demo, route.parameters.get("of") ?? "", signal);
  return {
    $root: el(
      "div",
      { class: "app-checking" },
      el("h1", { class: "govuk-heading-l" }, TEXTS.title),
      $text,
      $bar,
      $cancel,
    ),
  };
}

/**
 * What happens before the rules run.
 * @param {Session} session
 * @param {boolean} demo
 */
function preparing(session, demo) {
  if (session.phase !== "ready") {
    return startHeldUp(session) || startingText(session);
  }
  return demo && !session.files.demo ? TEXTS.makingDemo : reading(session);
}

/** @param {Session} session */
function reading({ files }) {
  const share = files.list.find(({ understood }) => understood !== null)?.understood;
  return share == null ? TEXTS.reading : TEXTS.readingFile(share);
}

/**
 * @param {Session} session
 * @param {string | null} demo which made-up return to check, instead of the files; null for the files
 * @param {string} returnName the return that is made up; empty for the first
 * @param {AbortSignal} signal the user has gone elsewhere
 */
async function run(session, demo, returnName, signal) {
  if (demo !== null) {
    const made = await session.makeDemo(returnName, demo === MID_YEAR_DEMO);
    if (signal.aborted) {
      return;
    }
    if (!made) {
      goInstead("#/");
      return;
    }
  } else if (session.files.list.length === 0) {
    goInstead("#/load");
    return;
  }
  const outcome = await session.check();
  if (signal.aborted) {
    return;
  }
  if (outcome === "done" && session.results) {
    announce(TEXTS.finished(session.results));
    const place = session.placeToReopen ?? "";
    goInstead(lastPlace.isResults(place) ? place : "#/children");
    session.placeToReopen = null;
  } else {
    goInstead(outcome === "cancelled" ? "#/load?cancelled=yes" : "#/load");
  }
}
