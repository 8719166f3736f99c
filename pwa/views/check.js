// The check under way: how far it is, and a way to stop it.

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
 * @import {Session} from "../core/session.js"
 */

/** How often the progress is read out (in ms). */
const READ_OUT = 5000;

/** @type {View} */
export const check = {
  path: "/check",
  title: "Checking",
  needs: "nothing",
  wide: true,
  make: checkView,
};

/** @type {MakeView} */
function checkView(session, route, signal) {
  const demo = route.parameters.get("demo");
  const $text = el("p", { class: "govuk-body", id: "progress-text" });
  const $bar = el("progress", { class: "app-progress", "aria-labelledby": "progress-text" });
  const $cancel = el("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Cancel the check");
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
    fill(
      $text,
      isChecking
        ? `Checked ${number(progress.done)} of ${count(progress.total, "rule")}`
        : preparing(session, demo !== null),
    );
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
  run(session, demo, signal);
  return {
    $root: el(
      "div",
      { class: "app-checking" },
      el("h1", { class: "govuk-heading-l" }, "Checking"),
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
  return demo && !session.files.demo ? "Making up a return" : "Reading your files";
}

/**
 * @param {Session} session
 * @param {string | null} demo which made-up return to check, in place of the files; null for the files
 * @param {AbortSignal} signal the user has gone elsewhere
 */
async function run(session, demo, signal) {
  if (demo !== null) {
    const made = await session.makeDemo(demo === MID_YEAR_DEMO);
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
    const { results } = session;
    announce(
      `Check finished. ${count(results.childrenCounted, "child", "children")}, ${number(results.childrenWithErrors)} with errors, ${count(results.totalErrors, "error")}.`,
    );
    const place = session.placeToReopen ?? "";
    goInstead(lastPlace.isResults(place) ? place : "#/children");
    session.placeToReopen = null;
  } else {
    goInstead(outcome === "cancelled" ? "#/load?cancelled=yes" : "#/load");
  }
}
