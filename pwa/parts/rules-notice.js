// The notice to a user who comes back after an update that changed rules.

import { fill, link, linkButton, paragraph } from "../core/dom.js";
import { ruleHistory } from "../core/rule-history.js";
import { count, listOf } from "../core/text.js";
import { installedVersion } from "../install/offline.js";
import { banner } from "./banner.js";

/**
 * @import {RuleUpdate} from "../core/rule-history.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Updated",
  updated: (/** @type {string} */ what) => `This service was updated. ${what} `,
  see: "See what changed",
  or: " or ",
  hide: "hide this message",
  added: (/** @type {number} */ n) => `adds ${count(n, "rule")}`,
  changed: (/** @type {number} */ n) => `changes ${count(n, "rule")}`,
  gone: (/** @type {number} */ n) => `removes ${count(n, "rule")}`,
  what: (/** @type {string[]} */ parts) => `It ${listOf(parts)}.`,
};

/**
 * @param {Session} session
 * @param {HTMLElement} $place
 * @param {string} pageAddress of the page that shows what changed
 */
export function rulesNotice(session, $place, pageAddress) {
  let asked = false;
  session.addEventListener("worker", async () => {
    if (asked || !session.ready) {
      return;
    }
    asked = true;
    const installed = await installedVersion();
    if (installed !== undefined && ruleHistory.isOutdated(installed)) {
      const versions = await session.ask({ type: "get_rule_versions" }, "rule_versions");
      if (versions) {
        ruleHistory.take(installed, versions);
      }
    }
    draw();
  });

  function draw() {
    const { update, isNews } = ruleHistory;
    fill($place, update && isNews && notice(update));
  }

  /** @param {RuleUpdate} update */
  function notice(update) {
    return banner(
      TEXTS.title,
      paragraph(
        TEXTS.updated(updateText(update)),
        link(pageAddress, TEXTS.see),
        TEXTS.or,
        linkButton(() => ruleHistory.seen(), TEXTS.hide),
        ".",
      ),
    );
  }
  ruleHistory.addEventListener("change", draw);
}

/**
 * What an update did to the rules, in a sentence.
 * @param {RuleUpdate} update
 */
export function updateText({ added, changed, gone }) {
  const parts = [
    added.length > 0 && TEXTS.added(added.length),
    changed.length > 0 && TEXTS.changed(changed.length),
    gone.length > 0 && TEXTS.gone(gone.length),
  ].filter((part) => part !== false);
  return TEXTS.what(parts);
}
