// What changed for each child from one extract to the next, page by page.

import { announce } from "../core/announce.js";
import { el, fill, link, paragraph, redraw, uniqueId } from "../core/dom.js";
import { PAGE, range } from "../core/paging.js";
import { address } from "../core/router.js";
import { count, listOf } from "../core/text.js";
import { pager } from "./pager.js";
import { body, cell, columnHead, nameCell, row, STACKED, scrollArea, table, titled } from "./table.js";

/**
 * @import {ChildChange, RowCounts} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  show: "Show",
  withChanges: "Children with changes",
  withFixed: "Children with fixed errors",
  withNew: "Children with new errors",
  newChildren: "New children",
  gone: "Children no longer in the extract",
  all: "All children with errors or changes",
  none: "No children to show.",
  listed: (/** @type {number} */ children) => `${count(children, "child", "children")} listed`,
  shown: (/** @type {number} */ start, /** @type {number} */ shown, /** @type {number} */ children) =>
    range(start, shown, count(children, "child", "children")),
  caption: "Changes by child",
  table: "Changes by child, table",
  child: "Child ID",
  columns: ["Fixed", "Still there", "New", "Rows"],
  isNew: "New",
  isGone: "Not in this extract",
  seemsNow: (/** @type {string} */ child) => `Seems to be ${child} now`,
  added: (/** @type {number} */ rows) => `${rows} added`,
  removed: (/** @type {number} */ rows) => `${rows} removed`,
  changed: (/** @type {number} */ rows) => `${rows} changed`,
};

/** Which children can be listed. @type {{label: string, holds: (child: ChildChange) => boolean}[]} */
const CHOICES = [
  { label: TEXTS.withChanges, holds: (child) => isChanged(child) },
  { label: TEXTS.withFixed, holds: ({ resolved }) => resolved.length > 0 },
  { label: TEXTS.withNew, holds: (child) => child.new.length > 0 },
  { label: TEXTS.newChildren, holds: ({ presence }) => presence === "new" },
  { label: TEXTS.gone, holds: ({ presence }) => presence === "gone" },
  { label: TEXTS.all, holds: () => true },
];

/** @param {ChildChange} child */
function isChanged({ presence, resolved, new: appeared, rows }) {
  return presence !== "in both" || resolved.length + appeared.length > 0 || whatRows(rows) !== "";
}

/**
 * @param {Session} session
 * @param {ChildChange[]} children
 */
export function changedChildren(session, children) {
  let chosen = 0;
  let start = 0;
  const $list = el("div", {});
  const listed = () => children.filter(CHOICES[chosen].holds);

  function draw() {
    const wanted = listed();
    const shown = wanted.slice(start, start + PAGE);
    redraw($list, () =>
      fill(
        $list,
        shown.length > 0
          ? [
              paragraph(TEXTS.shown(start, shown.length, wanted.length)),
              scrollArea(TEXTS.table, childrenTable(session, shown)),
              pager(start, wanted.length, (to) => {
                start = to;
                draw();
              }),
            ]
          : paragraph(TEXTS.none),
      ),
    );
  }

  const id = uniqueId("changed");
  const $choice = el(
    "select",
    {
      class: "govuk-select app-select",
      id,
      onchange: () => {
        chosen = $choice.selectedIndex;
        start = 0;
        draw();
        announce(TEXTS.listed(listed().length));
      },
    },
    ...CHOICES.map(({ label }) => el("option", {}, label)),
  );
  draw();
  return el(
    "div",
    {},
    el("div", { class: "govuk-form-group" }, el("label", { class: "govuk-label", for: id }, TEXTS.show), $choice),
    $list,
  );
}

/**
 * @param {Session} session
 * @param {ChildChange[]} children
 */
function childrenTable(session, children) {
  return table({
    caption: TEXTS.caption,
    look: STACKED,
    heads: [TEXTS.child, ...TEXTS.columns].map((title) => columnHead(title)),
    $body: body(children.map((child) => line(session, child))),
  });
}

/**
 * @param {Session} session
 * @param {ChildChange} change
 */
function line({ results }, { child, presence, seems_now, resolved, still, new: appeared, rows }) {
  const position = results?.positions.get(child);
  return row(
    nameCell(
      position === undefined ? child : link(address("/children", { child: position + 1 }), child),
      presence === "new" && [" ", el("strong", { class: "govuk-tag govuk-tag--blue" }, TEXTS.isNew)],
      presence === "gone" && [" ", el("strong", { class: "govuk-tag govuk-tag--grey" }, TEXTS.isGone)],
      seems_now && el("span", { class: "app-changed__note" }, TEXTS.seemsNow(seems_now)),
    ),
    ...titled(TEXTS.columns, [
      ...[resolved, still, appeared].map((codes) => cell(codes.join(", "))),
      cell(whatRows(rows)),
    ]),
  );
}

/** @param {RowCounts} rows */
function whatRows({ added, removed, changed }) {
  const parts = [
    added > 0 && TEXTS.added(added),
    removed > 0 && TEXTS.removed(removed),
    changed > 0 && TEXTS.changed(changed),
  ];
  return listOf(parts.filter((part) => part !== false));
}
