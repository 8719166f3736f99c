// A form that opens below its title, with a preview of what it would change. The user makes the changes, or goes back to the
// form.

import { announce } from "../core/announce.js";
import { el, fill } from "../core/dom.js";
import { details } from "./details.js";
import { formMistake } from "./form-fields.js";
import { preparedPreview } from "./prepared-preview.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {Preview} from "./prepared-preview.js"
 */

const TEXTS = {
  working: "Working out what would change",
};

/**
 * @param {object} options
 * @param {string} options.title
 * @param {string} options.id the ID of the mistake begins with it
 * @param {string} options.button
 * @param {($mistake: HTMLElement, $button: HTMLElement) => Child[]} options.content of the form
 * @param {() => string} options.mistake what is wrong before the worker is asked; "" if nothing is
 * @param {() => Promise<Omit<Preview, "onCancel"> | null>} options.prepare
 * @param {() => HTMLElement} options.back where the focus goes when the preview is cancelled, or there is none
 * @param {() => void} [options.onOpen]
 */
export function preparedForm({ title, id, button, content, mistake, prepare, back, onOpen }) {
  const { $summary, $mistake, refuse } = formMistake(`${id}-mistake`);
  const $button = el(
    "button",
    { type: "submit", class: "govuk-button govuk-button--secondary app-bulk__button" },
    button,
  );
  const $preview = el("div", {});
  const $form = el(
    "form",
    { class: "app-bulk__form", novalidate: true, onsubmit: submit, oninput: takeBack },
    $summary,
    ...content($mistake, $button),
  );
  const $root = details(title, el("div", {}, $form, $preview), {
    look: "app-paste",
    onToggle: () => $root.open && onOpen?.(),
  });

  function takeBack() {
    fill($preview);
    refuse("");
  }

  /** @param {SubmitEvent} event */
  async function submit(event) {
    event.preventDefault();
    takeBack();
    const wrong = mistake();
    if (wrong) {
      refuse(wrong, back());
      return;
    }
    $button.disabled = true;
    announce(TEXTS.working);
    const prepared = await prepare();
    $button.disabled = false;
    if (prepared && $root.isConnected) {
      show(prepared);
    }
  }

  /** @param {Omit<Preview, "onCancel">} prepared */
  function show(prepared) {
    const make = prepared.onMake;
    fill(
      $preview,
      preparedPreview({
        ...prepared,
        onMake:
          make &&
          (() => {
            takeBack();
            $root.open = false;
            make();
          }),
        onCancel: () => {
          takeBack();
          back().focus();
        },
      }),
    );
    /** @type {HTMLElement | null} */ ($preview.querySelector("h2"))?.focus();
  }

  return { $root, $button, takeBack, refuse };
}
