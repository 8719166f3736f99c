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

/** Which children can be listed. @type {{label: string, holds: (child: ChildChange) => boolean}[]} */
const CHOICES = [
  { label: "Children with changes", holds: (child) => isChanged(child) },
  { label: "Children with resolved errors", holds: ({ resolved }) => resolved.length > 0 },
  { label: "Children with new errors", holds: (child) => child.new.length > 0 },
  { label: "New children", holds: ({ presence }) => presence === "new" },
  { label: "Children no longer in the extract", holds: ({ presence }) => presence === "gone" },
  { label: "All children with errors or changes", holds: () => true },
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
              paragraph(range(start, shown.length, count(wanted.length, "child", "children"))),
              scrollArea("Changes by child, table", childrenTable(session, shown)),
              pager(start, wanted.length, (to) => {
                start = to;
                draw();
              }),
            ]
          : paragraph("There are none."),
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
        announce(`${count(listed().length, "child", "children")} listed`);
      },
    },
    ...CHOICES.map(({ label }) => el("option", {}, label)),
  );
  draw();
  return el(
    "div",
    {},
    el("div", { class: "govuk-form-group" }, el("label", { class: "govuk-label", for: id }, "Show"), $choice),
    $list,
  );
}

const COLUMNS = ["Resolved", "Still there", "New", "Rows"];

/**
 * @param {Session} session
 * @param {ChildChange[]} children
 */
function childrenTable(session, children) {
  return table({
    caption: "Changes by child",
    look: STACKED,
    heads: ["Child ID", ...COLUMNS].map((title) => columnHead(title)),
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
      presence === "new" && [" ", el("strong", { class: "govuk-tag govuk-tag--blue" }, "New")],
      presence === "gone" && [" ", el("strong", { class: "govuk-tag govuk-tag--grey" }, "Gone")],
      seems_now && el("span", { class: "app-changed__note" }, `Seems to be ${seems_now} now`),
    ),
    ...titled(COLUMNS, [...[resolved, still, appeared].map((codes) => cell(codes.join(", "))), cell(whatRows(rows))]),
  );
}

/** @param {RowCounts} rows */
function whatRows({ added, removed, changed }) {
  const parts = [
    added > 0 && `${added} added`,
    removed > 0 && `${removed} removed`,
    changed > 0 && `${changed} changed`,
  ];
  return listOf(parts.filter((part) => part !== false));
}
