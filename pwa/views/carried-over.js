// The edits of earlier files in the new ones: each can be applied, taken back or dismissed.

import { leftOf, makingOf } from "../core/carrying.js";
import { el, fill, linkButton, paragraph, redraw } from "../core/dom.js";
import { PAGE } from "../core/paging.js";
import { count, number } from "../core/text.js";
import { carriedActs } from "../parts/carried-acts.js";
import { childIdQuestions } from "../parts/child-id-questions.js";
import { editBar } from "../parts/edit-bar.js";
import { pager } from "../parts/pager.js";
import { scrollArea } from "../parts/table.js";

/**
 * @import {KeptAct, Taken} from "../core/carrying.js"
 * @import {Child} from "../core/dom.js"
 * @import {Session} from "../core/session.js"
 * @import {ActDeeds, ActWords} from "../parts/carried-acts.js"
 * @import {MakeView, View} from "../core/view.js"
 */

/** @type {View} */
export const carriedOver = {
  path: "/carried-over",
  title: "Edits carried over",
  needs: "carried edits",
  wide: true,
  menu: { place: 75, text: "Carried over", badge: ({ carrying }) => carrying.openCount },
  make: carriedOverView,
};

/**
 * Acts of one kind.
 * @typedef {object} Kind
 * @property {string} id
 * @property {string} title
 * @property {string} about
 * @property {ActWords} words
 * @property {ActWords} all what the buttons for all acts say
 * @property {(act: KeptAct) => boolean} has
 */

const APPLY = { taking: "Apply", dismissing: "Dismiss" };
const APPLY_ALL = { taking: "Apply all", dismissing: "Dismiss all" };

/** @type {Kind[]} */
const KINDS = [
  {
    id: "would-cause",
    title: "Would cause a new error",
    about:
      "We have not applied these edits. In the new files each would cause an error that you did not have before. Apply them if they are right.",
    words: APPLY,
    all: APPLY_ALL,
    has: ({ outcome, causes }) => outcome === "perhaps" && causes.length > 0,
  },
  {
    id: "causes",
    title: "Applied, but still causing an error",
    about:
      "These edits are in your data. Each causes an error that the new files do not have without it. You had the same error before.",
    words: APPLY,
    all: APPLY_ALL,
    has: ({ outcome, causes }) => outcome === "applied" && causes.length > 0,
  },
  {
    id: "conflict",
    title: "Changed at source as well",
    about: "The new files have neither the old value nor yours. Choose one of the three.",
    words: { taking: "Use yours", dismissing: "Keep the new value" },
    all: { taking: "Use all of yours", dismissing: "Keep all new values" },
    has: ({ outcome }) => outcome === "conflict",
  },
  {
    id: "perhaps",
    title: "Probably this row",
    about:
      "The values that identify the row have changed. Check that it is the row that you edited, then apply your edit.",
    words: APPLY,
    all: APPLY_ALL,
    has: ({ outcome, causes }) => outcome === "perhaps" && causes.length === 0,
  },
  {
    id: "gone",
    title: "Row no longer there",
    about:
      "The new files do not have the row that you edited. We keep the edit, and try it again with your next files.",
    words: APPLY,
    all: APPLY_ALL,
    has: ({ outcome }) => outcome === "gone",
  },
  {
    id: "not-needed",
    title: "No longer needed",
    about: "The error was fixed at source in another way. Your edit could spoil what is right now.",
    words: APPLY,
    all: APPLY_ALL,
    has: ({ outcome }) => outcome === "not needed",
  },
  {
    id: "applied",
    title: "Still wrong at source",
    about: "The new files have the value that you edited, so we applied your edit.",
    words: APPLY,
    all: APPLY_ALL,
    has: ({ outcome, causes }) => outcome === "applied" && causes.length === 0,
  },
  {
    id: "done",
    title: "Done at source",
    about: "The new files have your value.",
    words: APPLY,
    all: APPLY_ALL,
    has: ({ outcome }) => outcome === "done",
  },
];

/** @type {MakeView} */
function carriedOverView(session, _route, signal) {
  const { carrying } = session;
  /** Where the shown page of each kind starts. @type {Map<string, number>} */
  const starts = new Map();
  const bar = editBar({
    session,
    signal,
    shownChild: () => "",
    linksToChanges: true,
  });
  const deeds = { take, leave, dismiss };
  const children = childIdQuestions(session, async (child, isSame) => {
    carrying.answer(child, isSame);
    await bar.follow(isSame ? `${child.old} is ${child.new} now` : `${child.old} is not ${child.new}`);
  });
  const $contents = el("div", {});

  /**
   * @param {KeptAct[]} acts
   * @param {Taken} which
   */
  function take(acts, which) {
    const { operations, names } = makingOf(acts, which);
    return bar.edit(operations, which === "old" ? "restored" : "carried", { acts: names });
  }

  /** @param {KeptAct[]} acts */
  async function leave(acts) {
    const { cells, names } = carrying.editedBy(acts);
    const answer = await session.ask({ type: "revert_changes", cells }, "operations");
    if (answer) {
      await bar.edit(answer.operations, "reverted", { acts: names });
    }
  }

  /** @param {KeptAct[]} acts */
  function dismiss(acts) {
    carrying.dismiss(acts);
    bar.tell(`${count(acts.flatMap(leftOf).length, "edit")} dismissed.`);
  }

  function draw() {
    const hadFocus = $root.contains(document.activeElement);
    children.draw();
    redraw($contents, () => fill($contents, ...contents()));
    if (hadFocus && !$root.contains(document.activeElement)) {
      bar.focus();
    }
  }

  /** @returns {Child[]} */
  function contents() {
    const shown = carrying.acts.filter(({ dismissed }) => !dismissed);
    const kinds = KINDS.map((kind) => ({ kind, acts: shown.filter(kind.has) })).filter(({ acts }) => acts.length > 0);
    return [
      summary(carrying.acts, kinds),
      ...kinds.map(({ kind, acts }) => section(session, kind, acts, starts.get(kind.id) ?? 0, deeds, turn)),
    ];
  }

  /**
   * @param {Kind} kind
   * @param {number} start
   */
  function turn({ id }, start) {
    starts.set(id, start);
    draw();
    document.getElementById(headingId(id))?.focus();
  }

  session.addEventListener("edits", draw, { signal });
  session.addEventListener("results", draw, { signal });
  const $root = el(
    "div",
    {},
    el("h1", { class: "govuk-heading-l" }, "Edits carried over"),
    bar.$root,
    children.$root,
    $contents,
  );
  draw();
  return { $root };
}

/**
 * How many edits there are of each kind.
 * @param {KeptAct[]} all
 * @param {{kind: Kind, acts: KeptAct[]}[]} kinds
 */
function summary(all, kinds) {
  const dismissed = all.filter((act) => act.dismissed).flatMap(leftOf).length;
  return el(
    "div",
    {},
    paragraph(
      `You made ${count(all.flatMap(({ edits }) => edits).length, "edit")} in earlier files. This is what happened to them in the files that are loaded now. What you edited in one action is applied or held back together.`,
    ),
    el(
      "ul",
      { class: "govuk-list app-carried__counts" },
      ...kinds.map(({ kind, acts }) =>
        el(
          "li",
          {},
          linkButton(() => goToKind(kind), kind.title),
          `: ${number(editsOf(kind, acts))}`,
        ),
      ),
      dismissed > 0 && el("li", {}, `Dismissed: ${number(dismissed)}`),
    ),
  );
}

/**
 * @param {Session} session
 * @param {Kind} kind
 * @param {KeptAct[]} acts
 * @param {number} start
 * @param {ActDeeds} deeds
 * @param {(kind: Kind, start: number) => void} turn
 */
function section(session, kind, acts, start, deeds, turn) {
  const caption = `${kind.title}: ${count(editsOf(kind, acts), "edit")}`;
  const from = start < acts.length ? start : 0;
  return el(
    "section",
    { class: "app-carried-section" },
    el("h2", { class: "govuk-heading-m", id: headingId(kind.id), tabindex: "-1" }, caption),
    paragraph(kind.about),
    ofAll(session, kind, acts, deeds),
    scrollArea(
      caption,
      carriedActs({ session, caption, acts: acts.slice(from, from + PAGE), words: kind.words, deeds }),
    ),
    pager(from, acts.length, (to) => turn(kind, to)),
  );
}

/**
 * What can be done with all acts of a kind at once.
 * @param {Session} session
 * @param {Kind} kind
 * @param {KeptAct[]} acts
 * @param {ActDeeds} deeds
 */
function ofAll({ carrying }, { id, all }, acts, { take, leave, dismiss }) {
  const taken = acts.filter((act) => act.outcome !== "done" && carrying.taken(act));
  const open = acts.filter((act) => carrying.isOpen(act));
  const takeable = open.filter(({ operations }) => operations.length > 0);
  const restorable = open.filter(({ restoring }) => restoring.length > 0);
  /**
   * @param {string} text
   * @param {KeptAct[]} some
   * @param {(acts: KeptAct[]) => void} act
   */
  const button = (text, some, act) =>
    some.length > 1 &&
    el(
      "button",
      {
        type: "button",
        class: "govuk-button govuk-button--secondary",
        "data-focus": `${text} ${id}`,
        onclick: () => act(some),
      },
      `${text} (${number(some.flatMap(leftOf).length)})`,
    );
  const buttons = [
    button(all.taking, takeable, (some) => take(some, "mine")),
    button("Use all old values", restorable, (some) => take(some, "old")),
    button("Take all back", taken, leave),
    button(all.dismissing, open, dismiss),
  ].filter((each) => each !== false);
  return buttons.length > 0 && el("div", { class: "govuk-button-group app-carried__all" }, ...buttons);
}

/**
 * How many edits acts have of a kind: those done at source count as that.
 * @param {Kind} kind
 * @param {KeptAct[]} acts
 */
function editsOf({ id }, acts) {
  return acts.flatMap((act) => (id === "done" ? act.edits : leftOf(act))).length;
}

/** @param {Kind} kind */
function goToKind({ id }) {
  const $heading = document.getElementById(headingId(id));
  $heading?.scrollIntoView();
  $heading?.focus();
}

/** @param {string} id of a kind */
function headingId(id) {
  return `carried-${id}`;
}
