// Adds the own checks of a file that was saved here or by another council.

import { agreeing, count, listOf } from "../core/text.js";

/**
 * @import {OwnChecksRead} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  unreadable: "The file can’t be read. Close it in other programs, or copy it, then add it again.",
  noAnswer: "The checker did not answer. Add the file again.",
  new: (/** @type {string[]} */ codes) => `${listOf(codes)} ${agreeing(codes.length, "is", "are")} new.`,
  replaced: (/** @type {string[]} */ codes) => `${listOf(codes)} replaced your own version of the same check.`,
  same: (/** @type {number} */ n) => `You already had ${count(n, "check")} of the file.`,
  none: "The file has no checks.",
};

/** @param {File} file whether it can be one of own checks, by its name */
export function isNamedOwnChecks({ name }) {
  return name.toLowerCase().endsWith(".json");
}

/**
 * @param {Session} session
 * @param {File} file
 * @returns {Promise<{isAdded: boolean, text: string}>} what was added, or why it can’t be used
 */
export async function addOwnChecks(session, file) {
  const checks = session.settings.ownChecks;
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { isAdded: false, text: TEXTS.unreadable };
  }
  const answer = await session.askWithFiles({ type: "read_own_checks", present: checks.list }, "own_checks_read", [
    bytes,
  ]);
  if (!answer || answer.reply.problem) {
    return { isAdded: false, text: answer?.reply.problem ?? TEXTS.noAnswer };
  }
  checks.take(answer.reply.checks);
  return { isAdded: true, text: addedInWords(answer.reply) };
}

/**
 * Which checks of a file were added.
 * @param {Pick<OwnChecksRead, "added" | "replaced" | "same">} read
 */
export function addedInWords({ added, replaced, same }) {
  const parts = [
    added.length > 0 && TEXTS.new(added),
    replaced.length > 0 && TEXTS.replaced(replaced),
    same > 0 && TEXTS.same(same),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : TEXTS.none;
}
