// Every difference from the files as they were loaded: found, looked at, and taken back one by one.

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

/** @type {View} */
export const changes = {
  path: "/changes",
  title: "Changes",
  needs: "files",
  wide: true,
  menu: { place: 70, text: "Changes", badge: ({ changes }) => changes },
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
  const $contents = el("div", {}, paragraph("One moment"));

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
      announce(`${count(page.total, "change")} listed`);
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
        paragraph("Nothing differs from your files as they were loaded."),
        session.results &&
          paragraph(
            "To change something, ",
            link("#/children", "open a child’s record"),
            ", go to a cell and press Enter or type.",
          ),
      ];
    }
    if (total === 0) {
      return [paragraph(`None of the ${count(all, "change")} fits the filters.`)];
    }
    const shown = range(start, changes.length, count(total, "change"));
    return [
      el(
        "p",
        { class: "govuk-body", id: "changes-range", tabindex: "-1" },
        total < all ? `${shown} that fit the filters, ${number(all)} in all` : shown,
      ),
      session.results &&
        paragraph(
          "Your case management system does not have these changes. ",
          link("#/correct-at-source", "List what to correct there"),
          ".",
        ),
      scrollArea("Changes, table", changesTable(session, changes, revert)),
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
    el("h1", { class: "govuk-heading-l" }, "Changes"),
    bar.$root,
    $setAside,
    filters.$root,
    $contents,
  );
  show();
  return { $root, update: () => show() };
}
