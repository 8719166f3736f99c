// What can be done with many rows in one step: the form, and the preview of what it would do.

import { announce } from "../core/announce.js";
import { el, fill } from "../core/dom.js";
import { whatWouldChange } from "../core/outcome-text.js";
import { BulkForm, mistakeIn } from "./bulk-form.js";
import { preparedPreview } from "./prepared-preview.js";

/**
 * @import {CodeLabel, ErrorRows, Operations} from "../core/protocol.d.ts"
 * @import {BulkAction} from "./bulk-form.js"
 */

/**
 * @typedef {object} BulkActions
 * @property {HTMLElement} $root
 * @property {(page: ErrorRows, chosen: number) => void} show
 * @property {() => void} drawCodes the codes have arrived
 */

const TEXTS = {
  label: "Change the selected rows",
  selectRows: "Select at least one row",
  workingOut: "Working out what would change",
  noneSafe: "None of the selected rows has a safe suggestion",
  nothing: "This would not change any of the selected rows",
};

/**
 * @param {object} options
 * @param {string} options.child the column that names the child
 * @param {(action: BulkAction) => Promise<Operations | null>} options.onPrepare asks what it would do
 * @param {(prepared: Operations) => void} options.onMake
 * @param {(field: string) => CodeLabel[]} options.codesOf the codes of a column
 * @returns {BulkActions}
 */
export function bulkActions({ child, onPrepare, onMake, codesOf }) {
  /** @type {ErrorRows | null} */
  let page = null;
  let chosen = 0;
  const form = new BulkForm({ child, codesOf, onChange: takeBack, onSubmit: prepare });
  const $preview = el("div", {});
  const $root = el("section", { class: "app-bulk__actions", "aria-label": TEXTS.label }, form.$root, $preview);

  /** The preview is not of the action that the user is writing now. */
  function takeBack() {
    fill($preview);
    form.refuse("");
  }

  async function prepare() {
    takeBack();
    const action = form.written();
    if (chosen === 0) {
      form.refuse(TEXTS.selectRows, document.querySelector(".app-bulk__box input"));
      return;
    }
    const mistake = mistakeIn(action);
    if (mistake) {
      form.refuse(mistake, form.$find);
      return;
    }
    form.$button.disabled = true;
    announce(TEXTS.workingOut);
    const prepared = await onPrepare(action);
    form.$button.disabled = false;
    if (!prepared || !$root.isConnected) {
      return;
    }
    if (prepared.operations.length === 0) {
      form.refuse(action.action === "accept" ? TEXTS.noneSafe : TEXTS.nothing, form.$button);
      return;
    }
    const cancel = () => {
      fill($preview);
      form.$button.focus();
    };
    const { delta } = prepared;
    fill(
      $preview,
      preparedPreview({ title: whatWouldChange(prepared), delta, onMake: () => onMake(prepared), onCancel: cancel }),
    );
    /** @type {HTMLElement | null} */ ($preview.querySelector("h2"))?.focus();
  }

  return {
    $root,
    drawCodes: () => form.drawCodes(),
    show(newPage, newChosen) {
      if (newPage !== page || newChosen !== chosen) {
        takeBack();
      }
      page = newPage;
      chosen = newChosen;
      form.show(page);
    },
  };
}
