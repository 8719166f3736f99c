// The rows that the user deleted, with buttons that put them back.

import { el, fill, hidden, linkButton } from "../core/dom.js";

/** @import {DeletedRow} from "../core/protocol.d.ts" */

const TEXTS = {
  deleted: (/** @type {number} */ n) => `Deleted rows (${n})`,
  deletedRow: (/** @type {number} */ line, /** @type {string} */ summary) => `Line ${line}: ${summary || "blank"}. `,
  named: (/** @type {string} */ name, /** @type {string} */ contents) => `${name}${contents && `, with ${contents}`}. `,
  putBack: "Put back",
  ofLine: (/** @type {number} */ line) => ` line ${line}`,
  ofRow: (/** @type {string} */ name) => `: ${name}`,
};

/**
 * @param {HTMLElement} $place
 * @param {DeletedRow[]} deleted
 * @param {object} how
 * @param {(row: number) => void} how.putBack
 * @param {"h3" | "h4" | "h5"} [how.level] of the heading
 * @param {(row: DeletedRow) => string} [how.contents] what was deleted with a row, in words
 */
export function showDeleted($place, deleted, { putBack, level = "h3", contents = () => "" }) {
  fill(
    $place,
    deleted.length > 0 && [
      el(level, { class: "govuk-heading-s app-deleted__title" }, TEXTS.deleted(deleted.length)),
      el(
        "ul",
        { class: "govuk-list app-deleted" },
        ...deleted.map((each) =>
          el(
            "li",
            {},
            each.name ? TEXTS.named(each.name, contents(each)) : TEXTS.deletedRow(each.line, each.summary),
            linkButton(
              () => putBack(each.row),
              TEXTS.putBack,
              hidden(each.name ? TEXTS.ofRow(each.name) : TEXTS.ofLine(each.line)),
            ),
          ),
        ),
      ),
    ],
  );
}
