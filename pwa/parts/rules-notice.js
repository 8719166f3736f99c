// Tells someone who comes back after an update that rules changed with it.

import { fill, link, linkButton, paragraph } from "../core/dom.js";
import { ruleHistory } from "../core/rule-history.js";
import { count, listOf } from "../core/text.js";
import { installedVersion } from "../install/offline.js";
import { banner } from "./banner.js";

/**
 * @import {RuleUpdate} from "../core/rule-history.js"
 * @import {Session} from "../core/session.js"
 */

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
      "Updated",
      paragraph(
        `This service was updated. ${updateText(update)} `,
        link(pageAddress, "See what changed"),
        " or ",
        linkButton(() => ruleHistory.seen(), "hide this message"),
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
    added.length > 0 && `has ${count(added.length, "new rule")}`,
    changed.length > 0 && `changes ${count(changed.length, "rule")}`,
    gone.length > 0 && `no longer has ${count(gone.length, "rule")}`,
  ].filter((part) => part !== false);
  return `It ${listOf(parts)}.`;
}
