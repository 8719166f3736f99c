// Every difference from the files as they were loaded: users can filter them and undo each.

import { announce } from "../core/announce.js";
import { el, fill, link, paragraph, redraw } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { lastStart, PAGE, range } from "../core/paging.js";
import { count, number } from "../core/text.js";
import { carriedNotice } from "../parts/carried-notice.js";
import { changeFilters } from "../parts/change-filters.js";
import { changesTable } from "../parts/changes-table.js";
import { editBar } from "../parts/edit-bar.js";
import { pager } from "../parts/pager.js";
import { aboutSetAside } from "../parts/set-aside.js";
import { scrollArea } from "../parts/table.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Child} from "../core/dom.js"
 * @import {Difference, ChangesPage} from "../core/protocol.d.ts"
 */

const TEXTS = {
  title: "Changes",
  listed: (/** @type {number} */ n) => `${count(n, "change")} listed`,
  loading: "Loading…",
  none: "Your data is the same as in your files.",
  toChange: "To change something, ",
  openRecord: "open a child’s record",
  goToCell: ", go to a cell and press Enter or start typing.",
  noneMatch: (/** @type {number} */ n) => `None of the ${count(n, "change")} matches the filters.`,
  ofAll: (/** @type {number} */ n) => count(n, "change"),
  filtered: (/** @type {string} */ shown, /** @type {number} */ all) =>
    `${shown} that match the filters, ${number(all)} in all`,
  notAtSource: "Your case management system does not have these changes. ",
  listThem: "List what to correct there",
  tableLabel: "Changes, table",
};

/** @type {View} */
export const changes = {
  path: "/changes",
  title: TEXTS.title,
  needs: "files",
  wide: true,
  menu: { place: 70, text: TEXTS.title, badge: ({ changes }) => changes },
  make: changesView,
};

/** @type {MakeView} */
function changesView(session, _route, signal) {
  let start = 0;
  const ask = latest(signal);

  const bar = editBar({
    session,
    signal,
    shownChild: () => "",
    linksToChanges: false,
  });
  const filters = changeFilters({
    session,
    signal,
    onChange: () => {
      start = 0;
      show(true);
    },
  });
  const $setAside = el("div", {});
  const $contents = el("div", {}, paragraph(TEXTS.loading));

  /** @param {boolean} [aloud] whether to announce how many are listed */
  async function show(aloud = false) {
    const wanted = ask();
    filters.drawTables();
    const page = await session.ask({ type: "get_changes", ...filters.values(), start, count: PAGE }, "changes_page");
    if (!page || !wanted()) {
      return;
    }
    if (page.changes.length === 0 && start > 0) {
      start = lastStart(page.total);
      show(aloud);
      return;
    }
    draw(page);
    if (aloud) {
      announce(TEXTS.listed(page.total));
    }
  }

  /** @param {ChangesPage} page */
  function draw(page) {
    const hadFocus = $contents.contains(document.activeElement);
    filters.$root.hidden = page.all === 0;
    fill($setAside, session.setAside > 0 && aboutSetAside(session.setAside), carriedNotice(session));
    redraw($contents, () => fill($contents, ...contents(page)));
    if (hadFocus && !$contents.contains(document.activeElement)) {
      bar.focus();
    }
  }

  /**
   * @param {ChangesPage} page
   * @returns {Child[]}
   */
  function contents({ changes, total, all }) {
    if (all === 0) {
      return [
        paragraph(TEXTS.none),
        session.results && paragraph(TEXTS.toChange, link("#/children", TEXTS.openRecord), TEXTS.goToCell),
      ];
    }
    if (total === 0) {
      return [paragraph(TEXTS.noneMatch(all))];
    }
    const shown = range(start, changes.length, TEXTS.ofAll(total));
    return [
      el(
        "p",
        { class: "govuk-body", id: "changes-range", tabindex: "-1" },
        total < all ? TEXTS.filtered(shown, all) : shown,
      ),
      session.results && paragraph(TEXTS.notAtSource, link("#/correct-at-source", TEXTS.listThem), "."),
      scrollArea(TEXTS.tableLabel, changesTable(session, changes, revert)),
      pager(start, total, turn),
    ];
  }

  /** @param {number} from */
  async function turn(from) {
    start = from;
    await show();
    document.getElementById("changes-range")?.focus();
  }

  /** @param {Difference} change */
  async function revert({ table, row, field }) {
    const answer = await session.ask({ type: "revert_changes", cells: [{ table, row, field }] }, "operations");
    if (answer) {
      await bar.edit(answer.operations, "reverted");
    }
  }

  session.addEventListener("edits", () => show(), { signal });
  const $root = el(
    "div",
    {},
    el("h1", { class: "govuk-heading-l" }, TEXTS.title),
    bar.$root,
    $setAside,
    filters.$root,
    $contents,
  );
  show();
  return { $root, update: () => show() };
}
