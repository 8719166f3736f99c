// The changes made in earlier files, in the new files: each can be applied, undone or dismissed.

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
 * @import {PossibleChild} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {ActDeeds, ActWords} from "../parts/carried-acts.js"
 * @import {MakeView, View} from "../core/view.js"
 */

const TEXTS = {
  title: "Changes carried over",
  menu: "Carried over",
  kinds: {
    wouldCause: {
      title: "Would cause a new error",
      about:
        "We have not applied these changes. In the new files, each would cause an error that you did not have before. Apply them if they are right.",
    },
    causes: {
      title: "Applied, but still causing an error",
      about:
        "These changes are in your data. Each causes an error that the new files do not have without it. You had the same error before.",
    },
    conflict: {
      title: "Also changed at source",
      about: "The new files have neither the old value nor yours. Choose one of the 3 values.",
    },
    perhaps: {
      title: "Probably this row",
      about:
        "The values that identify the row have changed. Check that it is the row that you changed, then apply your change.",
    },
    gone: {
      title: "Row no longer there",
      about:
        "The new files do not have the row that you changed. We keep your change, and will try it again with your next files.",
    },
    notNeeded: {
      title: "No longer needed",
      about: "The error was fixed at source in another way. Your change could make a correct value wrong.",
    },
    applied: {
      title: "Still wrong at source",
      about: "The new files still have the value that you changed, so we applied your change.",
    },
    done: { title: "Done at source", about: "The new files have your value." },
  },
  apply: { taking: "Apply", dismissing: "Dismiss" },
  applyAll: { taking: "Apply all", dismissing: "Dismiss all" },
  choose: { taking: "Use yours", dismissing: "Keep the new value" },
  chooseAll: { taking: "Use all of yours", dismissing: "Keep all new values" },
  same: (/** @type {PossibleChild} */ child) => `${child.old} is ${child.new} now`,
  notSame: (/** @type {PossibleChild} */ child) => `${child.old} is not ${child.new}`,
  dismissed: (/** @type {number} */ n) => `${count(n, "change")} dismissed.`,
  made: (/** @type {number} */ n) =>
    `You made ${count(n, "change")} in earlier files. This is what happened to them in the files that are loaded now. Changes that you made in one step are applied together or not at all.`,
  numberDismissed: (/** @type {number} */ n) => `Dismissed: ${number(n)}`,
  caption: (/** @type {string} */ kind, /** @type {number} */ n) => `${kind}: ${count(n, "change")}`,
  useOld: "Use all old values",
  undoAll: "Undo all",
};

/** @type {View} */
export const carriedOver = {
  path: "/carried-over",
  title: TEXTS.title,
  needs: "carried edits",
  wide: true,
  menu: { place: 75, text: TEXTS.menu, badge: ({ carrying }) => carrying.openCount },
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

/** @type {Kind[]} */
const KINDS = [
  {
    id: "would-cause",
    ...TEXTS.kinds.wouldCause,
    words: TEXTS.apply,
    all: TEXTS.applyAll,
    has: ({ outcome, causes }) => outcome === "perhaps" && causes.length > 0,
  },
  {
    id: "causes",
    ...TEXTS.kinds.causes,
    words: TEXTS.apply,
    all: TEXTS.applyAll,
    has: ({ outcome, causes }) => outcome === "applied" && causes.length > 0,
  },
  {
    id: "conflict",
    ...TEXTS.kinds.conflict,
    words: TEXTS.choose,
    all: TEXTS.chooseAll,
    has: ({ outcome }) => outcome === "conflict",
  },
  {
    id: "perhaps",
    ...TEXTS.kinds.perhaps,
    words: TEXTS.apply,
    all: TEXTS.applyAll,
    has: ({ outcome, causes }) => outcome === "perhaps" && causes.length === 0,
  },
  {
    id: "gone",
    ...TEXTS.kinds.gone,
    words: TEXTS.apply,
    all: TEXTS.applyAll,
    has: ({ outcome }) => outcome === "gone",
  },
  {
    id: "not-needed",
    ...TEXTS.kinds.notNeeded,
    words: TEXTS.apply,
    all: TEXTS.applyAll,
    has: ({ outcome }) => outcome === "not needed",
  },
  {
    id: "applied",
    ...TEXTS.kinds.applied,
    words: TEXTS.apply,
    all: TEXTS.applyAll,
    has: ({ outcome, causes }) => outcome === "applied" && causes.length === 0,
  },
  {
    id: "done",
    ...TEXTS.kinds.done,
    words: TEXTS.apply,
    all: TEXTS.applyAll,
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
    await bar.follow(isSame ? TEXTS.same(child) : TEXTS.notSame(child));
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
    bar.tell(TEXTS.dismissed(acts.flatMap(leftOf).length));
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
    el("h1", { class: "govuk-heading-l" }, TEXTS.title),
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
    paragraph(TEXTS.made(all.flatMap(({ edits }) => edits).length)),
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
      dismissed > 0 && el("li", {}, TEXTS.numberDismissed(dismissed)),
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
  const caption = TEXTS.caption(kind.title, editsOf(kind, acts));
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
    button(TEXTS.useOld, restorable, (some) => take(some, "old")),
    button(TEXTS.undoAll, taken, leave),
    button(all.dismissing, open, dismiss),
  ].filter((each) => each !== false);
  return buttons.length > 0 && el("div", { class: "govuk-button-group app-carried__all" }, ...buttons);
}

/**
 * How many edits the acts of a kind have: all of them if done at source, otherwise those that are left.
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
