// What is remembered about names of columns, and forgetting it.

import { el, fill, linkButton } from "../core/dom.js";
import { count } from "../core/text.js";

/** @import {Session} from "../core/session.js" */

const FORGOTTEN = "Your answers about names of columns are forgotten.";

/** @param {Session} session */
export function columnMemory({ settings, files }) {
  const $root = el("div", { class: "govuk-body", tabindex: "-1", hidden: true });

  function draw() {
    const { length } = settings.columnNames.list;
    if (length > 0) {
      $root.hidden = false;
      fill(
        $root,
        `Your answers about ${count(length, "name")} of columns are remembered. `,
        linkButton(forget, "Forget these answers"),
      );
    } else if ($root.textContent !== FORGOTTEN) {
      $root.hidden = true;
    }
  }

  function forget() {
    settings.columnNames.forget();
    fill($root, FORGOTTEN);
    $root.focus();
    files.readAgain();
  }

  return { $root, draw };
}
