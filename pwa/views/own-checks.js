// The council’s own checks: the list with what each finds now, their file, and examples to start from.

import { announce } from "../core/announce.js";
import { askFirst } from "../core/asking-first.js";
import { el, fill, hidden, link, paragraph, redraw } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { address, goTo } from "../core/router.js";
import { capital, number } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { checkbox } from "../parts/choice.js";
import { drawAnew, showAnswer } from "../parts/not-shown.js";
import { ownCheckExamples } from "../parts/own-check-examples.js";
import { ownCheckFiles } from "../parts/own-check-files.js";
import { ABOUT_OWN_CHECKS } from "../parts/own-checks-section.js";
import { body, cell, columnHead, NUMERIC_HEADER, numericCell, row, STACKED, table, titled } from "../parts/table.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {OwnCheck, TriedCheck} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Own checks",
  columns: {
    code: "Code",
    title: "Own check",
    impact: "Impact",
    rows: "Rows now",
    children: "Children",
    use: "In use",
    change: "Change",
  },
  loading: "Loading your own checks…",
  add: "Add your own check",
  yours: "Your own checks",
  about: "Find rows that matter to your council and that DfE’s rules do not report. You choose conditions in a form. ",
  errorsByType: "Go to errors by type",
  none: "You have no own checks yet. Add your own, or add checks from a file.",
  use: (/** @type {string} */ code) => `Use ${code}`,
  used: (/** @type {string} */ code, /** @type {boolean} */ use) => `${code} is ${use ? "in use" : "not in use"}`,
  change: "Change",
  delete: "Delete",
  remove: (/** @type {OwnCheck} */ { code, title }) => ({
    title: `Delete the own check ${code}?`,
    text: `“${title}” and your notes about it will be deleted.`,
    yes: "Delete the check",
    no: "Keep the check",
  }),
  removed: (/** @type {string} */ code) => `${code} is deleted`,
  notChecked: "Not checked",
  because: (/** @type {string} */ why) => `, because ${why}.`,
};

export const OWN_CHECKS_ADDRESS = "#/own-checks";

const TITLES = Object.values(TEXTS.columns);

/** @type {View} */
export const ownChecks = {
  path: "/own-checks",
  title: TEXTS.title,
  needs: "results",
  wide: true,
  make: ownChecksView,
};

/** @type {MakeView} */
function ownChecksView(session, _route, signal) {
  const checks = session.settings.ownChecks;
  const $list = el("div", { "aria-busy": "true" }, paragraph(TEXTS.loading));
  const $make = el(
    "button",
    { type: "button", class: "govuk-button", onclick: () => goTo(address("/own-check")) },
    TEXTS.add,
  );
  const ask = latest(signal);

  /** What the checks found when they were last tried, and in which errors; null while that is not known. @type {TriedCheck[] | null} */
  let known = null;
  /** @type {unknown} */
  let triedOn = null;

  async function draw() {
    const wanted = ask();
    known = null;
    triedOn = resultsOf(session).checked.error_types;
    const answer = await session.ask({ type: "try_own_checks", checks: checks.list }, "own_checks_tried");
    if (wanted()) {
      showAnswer($list, TEXTS.yours, answer, ({ tried }) => {
        known = tried;
        show(tried);
      });
    }
  }

  /** @param {TriedCheck[]} tried */
  function show(tried) {
    const hadFocus = $list.contains(document.activeElement);
    redraw($list, () => fill($list, listOfChecks(session, new Map(tried.map((each) => [each.check.id, each])))));
    if (hadFocus && !$list.contains(document.activeElement)) {
      // The check with the focus was deleted.
      $make.focus();
    }
  }

  /** A change of the checks alone also brings new results, with the same findings: they are not tried again. */
  function follow() {
    if (triedOn !== resultsOf(session).checked.error_types) {
      draw();
    } else if (known) {
      show(known);
    }
  }

  checks.addEventListener("change", () => drawAnew($list, draw), { signal });
  session.addEventListener("results", follow, { signal });
  draw();
  return {
    $root: el(
      "div",
      { class: "app-own-checks" },
      el("h1", { class: "govuk-heading-l" }, TEXTS.title),
      el("div", { class: "app-text" }, paragraph(TEXTS.about, ABOUT_OWN_CHECKS), $make),
      $list,
      ownCheckFiles(session, signal),
      ownCheckExamples(session, signal),
      paragraph(link("#/errors", TEXTS.errorsByType)),
    ),
  };
}

/**
 * @param {Session} session
 * @param {Map<string, TriedCheck>} tried by id
 */
function listOfChecks(session, tried) {
  const { list } = session.settings.ownChecks;
  if (list.length === 0) {
    return paragraph(TEXTS.none);
  }
  return table({
    caption: TEXTS.title,
    look: `app-apart ${STACKED}`,
    heads: TITLES.map((title) =>
      columnHead(title, title === TEXTS.columns.rows || title === TEXTS.columns.children ? NUMERIC_HEADER : ""),
    ),
    $body: body(list.map((check) => checkRow(session, check, tried.get(check.id)))),
  });
}

/**
 * @param {Session} session
 * @param {OwnCheck} check
 * @param {TriedCheck | undefined} tried
 */
function checkRow(session, check, tried) {
  const { ownChecks: checks } = session.settings;
  const { id, code, title } = check;
  const on = checks.isOn(id);
  const isFound = resultsOf(session).typeOf(code) !== undefined;
  const children = tried ? number(tried.children) : "";
  return row(
    ...titled(TITLES, [
      cell(code),
      cell(title, el("p", { class: "govuk-hint app-own-checks__words" }, tried?.words), whyNot(tried)),
      cell(capital(check.impact)),
      numericCell(tried ? number(tried.rows) : ""),
      numericCell(on && isFound ? link(address("/children", { error: code }), children) : children),
      cell(
        checkbox({
          id: `own-check-${id}`,
          label: hidden(TEXTS.use(code)),
          checked: on,
          onChange: (use) => {
            checks.turn(id, use);
            announce(TEXTS.used(code, use));
          },
          key: `use-${id}`,
        }),
      ),
      cell(
        el(
          "p",
          { class: "app-own-checks__act" },
          el(
            "a",
            { class: "govuk-link", href: address("/own-check", { check: id }), "data-focus": `change-${id}` },
            TEXTS.change,
            hidden(` ${code}`),
          ),
        ),
        el(
          "button",
          {
            type: "button",
            class: "app-link-button",
            "data-focus": `delete-${id}`,
            onclick: () => remove(session, check),
          },
          TEXTS.delete,
          hidden(` ${code}`),
        ),
      ),
    ]),
  );
}

/**
 * @param {Session} session
 * @param {OwnCheck} check
 */
async function remove(session, check) {
  const { id, code } = check;
  if (await askFirst(TEXTS.remove(check))) {
    session.marks.forget(code);
    session.settings.ownChecks.remove(id);
    announce(TEXTS.removed(code));
  }
}

/** @param {TriedCheck | undefined} tried */
function whyNot(tried) {
  const [fault] = tried?.faults ?? [];
  const why = fault ? `: ${fault.text}` : tried?.not_run ? TEXTS.because(tried.not_run) : "";
  return why && el("p", { class: "govuk-body app-own-checks__why" }, el("strong", {}, TEXTS.notChecked), why);
}
