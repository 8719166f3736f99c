// Carries the user's edits over to a newer extract: asks the worker for the outcome of each, applies what still fits in one
// step, and keeps the rest until the user decides. No edit is lost.

import { FIRST_ADDED_ROW, stepOf } from "./edits.js";
import { fingerprintOf, isLastYearFile, tablesOf } from "./kept-file.js";
import { tableKey } from "./tables.js";
import { today } from "./text.js";

/**
 * @import {CarriedAct, CarriedEdit, CarriedOver, CellRef, PossibleChild, Step, TableRef} from "./protocol.d.ts"
 * @import {Operation} from "./edits.js"
 * @import {ReplacedExtract} from "./replaced-extracts.js"
 * @import {Session} from "./session.js"
 * @import {WorkerLife} from "./worker-life.js"
 */

/**
 * An act of the user that was carried over or held back.
 * @typedef {CarriedAct & {prints: Record<string, string>, dismissed: boolean}} KeptAct `prints` are the fingerprints of
 *   the files that it was tried on, by table
 */

/**
 * Which values of an act the data has.
 * @typedef {"mine" | "old"} Taken
 */

/**
 * What is kept of carrying in saved work.
 * @typedef {object} CarriedWork
 * @property {KeptAct[]} acts
 * @property {PossibleChild[]} children who seem to have another ID now: the user has not said whether they are the same
 * @property {Record<string, string>} sameChildren old and new IDs of children who are the same
 */

/**
 * What has to be carried over: the steps on each earlier extract, and acts that were held back.
 * @typedef {{extracts: {extract: ReplacedExtract, steps: Step[]}[], held: KeptAct[]}} Waiting
 */

/** @type {CarriedWork} */
export const NOTHING_CARRIED = { acts: [], children: [], sameChildren: {} };

export class Carrying {
  #session;
  #worker;
  /** @type {Promise<void> | null} */
  #running = null;
  /** The version of the files for which the worker could not tell. */
  #failedFor = -1;
  /** Children of whom something was said after they were carried over; their acts are tried again. @type {Set<string>} */
  #again = new Set();

  /**
   * @param {Session} session
   * @param {WorkerLife} worker
   */
  constructor(session, worker) {
    this.#session = session;
    this.#worker = worker;
    /** Those of the latest extract, and those held back before that still wait. @type {KeptAct[]} */
    this.acts = [];
    /** Children to ask the user about. @type {PossibleChild[]} */
    this.children = [];
    /** @type {Record<string, string>} */
    this.sameChildren = {};
  }

  /** @param {CarriedWork} work to have in place of all other */
  replace({ acts, children, sameChildren }) {
    this.acts = acts;
    this.children = children;
    this.sameChildren = sameChildren;
    this.#again.clear();
    const rows = acts.flatMap(({ act, operations }) => [...act.edits, ...operations].map(({ row }) => row));
    this.#session.edits.reserveRows(rows);
  }

  /** @returns {CarriedWork} */
  get work() {
    const { acts, children, sameChildren } = this;
    return { acts, children, sameChildren };
  }

  /**
   * What of an act is in the data now: the user’s values, the old ones, or neither.
   * @param {KeptAct} act
   * @returns {Taken | ""}
   */
  taken({ id }) {
    const latest = this.#session.edits.inForce.findLast(({ acts }) => acts.includes(id));
    return latest?.how === "carried" ? "mine" : latest?.how === "restored" ? "old" : "";
  }

  /**
   * The cells and rows that acts have in the data now, with the name of the act for each.
   * @param {KeptAct[]} acts
   */
  editedBy(acts) {
    const parts = acts.map((act) => makingOf([act], this.taken(act) === "old" ? "old" : "mine"));
    return {
      cells: parts.flatMap(({ operations }) => operations.map(cellOf)),
      names: parts.flatMap(({ names }) => names),
    };
  }

  /**
   * Whether an act waits for the user's decision.
   * @param {KeptAct} act
   */
  isOpen(act) {
    return act.outcome !== "done" && !act.dismissed && !this.taken(act);
  }

  /** How many edits wait for the user's decision. */
  get openCount() {
    return this.acts.filter((act) => this.isOpen(act)).flatMap(leftOf).length;
  }

  /** Resolves when all that could be carried over to the present files was. */
  async upToDate() {
    for (let waiting = this.#waiting; waiting; waiting = this.#waiting) {
      const now = waiting;
      this.#running ??= this.#carry(now).finally(() => (this.#running = null));
      await this.#running;
    }
  }

  /** @returns {Waiting | null} null if there is nothing to do, or a question about the files comes first */
  get #waiting() {
    const { files, replacedExtracts } = this.#session;
    if (!files.isLoaded || files.questions.length > 0 || this.#failedFor === files.version) {
      return null;
    }
    const extracts = replacedExtracts.list
      .map((extract) => ({ extract, steps: this.#stepsOn(extract) }))
      .filter(({ steps }) =>
        steps.some((step) => step.files.some((file) => this.#hasOther(file.table, file.fingerprint))),
      );
    const held = this.acts.filter((act) => this.isOpen(act) && this.#isToBeTried(act));
    return extracts.length > 0 || held.length > 0 ? { extracts, held } : null;
  }

  /** @param {ReplacedExtract} extract */
  #stepsOn(extract) {
    const inForce = new Set(this.#session.edits.inForce);
    return this.#session.replacedExtracts.stepsOn(extract).filter((step) => inForce.has(step));
  }

  /**
   * Whether a table comes from another file now.
   * @param {TableRef} table
   * @param {string} fingerprint
   */
  #hasOther(table, fingerprint) {
    const now = fingerprintOf(table, this.#session.files.list);
    return now !== "" && now !== fingerprint;
  }

  /** @param {KeptAct} act */
  #isToBeTried({ act, prints }) {
    return act.edits.some(
      ({ table, child }) =>
        this.#hasOther(table, prints[tableKey(table)]) || this.#again.has(child.trim().toUpperCase()),
    );
  }

  /** @param {Waiting} waiting */
  async #carry({ extracts, held }) {
    const { files, edits, notices } = this.#session;
    const { version } = files;
    try {
      /** @type {CarriedOver[]} */
      const replies = [];
      // Acts that were held back go with the first extract, or without any.
      for (const [i, each] of (extracts.length > 0 ? extracts : [null]).entries()) {
        replies.push(await this.#ask(each, i === 0 ? held : []));
      }
      if (files.version !== version) {
        return;
      }
      const round = this.#nextRound;
      const acts = replies.flatMap((reply) => reply.acts).map((act, i) => this.#kept(act, `${round}.${i + 1}`));
      const steps = new Set(extracts.flatMap((each) => each.steps));
      const stay = this.acts.filter((act) => !held.includes(act) && (steps.size === 0 || this.isOpen(act)));
      this.acts = [...acts, ...stay];
      this.children = [...this.children, ...replies.flatMap((reply) => reply.children)].filter(isFirstOfChild);
      this.#again.clear();
      this.#noteDone(acts);
      const { operations, names } = makingOf(acts.filter(({ outcome }) => outcome === "applied"));
      edits.carry(steps, operations.length > 0 ? [stepOf(operations, "carried", files.list, { acts: names })] : []);
      this.#changed();
    } catch (error) {
      this.#failedFor = version;
      notices.fault(error);
    }
  }

  /**
   * What the new extract has was corrected at source.
   * @param {KeptAct[]} acts
   */
  #noteDone(acts) {
    const done = acts.flatMap(({ edits }) => edits).filter(({ outcome, tidies }) => outcome === "done" && !tidies);
    if (done.length > 0) {
      this.#session.sourceCorrections.doneOn(
        done.map(({ edit, label }) => ({ ...edit, label })),
        today(),
      );
    }
  }

  /**
   * @param {{extract: ReplacedExtract, steps: Step[]} | null} earlier
   * @param {KeptAct[]} held
   * @returns {Promise<CarriedOver>}
   */
  async #ask(earlier, held) {
    const { files, settings, marks } = this.#session;
    const old = earlier ? this.#filesOf(earlier.extract) : [];
    const { reply } = await this.#worker.ask({
      wanted: ["carried_over"],
      prepared: () => files.loaded(),
      request: () => ({
        type: "carry_over",
        files: old.map(({ name, lastYear }, i) => ({
          file_id: `old-${i}`,
          name,
          last_year: lastYear,
          modified: null,
          drop: 1,
        })),
        steps: earlier?.steps ?? [],
        held: held.map(({ act }) => act),
        same_children: this.sameChildren,
        noted_children: marks.list().map(({ child }) => child),
        ...settings.asked(),
      }),
      buffers: () => old.map(({ bytes }) => bytes.slice(0)),
    });
    return reply;
  }

  /**
   * The files of an extract, with those of the other year that are loaded now: rules compare both years.
   * @param {ReplacedExtract} extract
   */
  #filesOf({ files }) {
    const years = new Set(files.map(({ lastYear }) => lastYear));
    const others = this.#session.files.list.flatMap((file) => {
      const lastYear = isLastYearFile(file);
      const { name, bytes } = file;
      return bytes && tablesOf(file).length > 0 && !years.has(lastYear) ? [{ name, lastYear, bytes }] : [];
    });
    return [...files, ...others];
  }

  /** A number that no act was named by yet. */
  get #nextRound() {
    return this.acts.reduce((most, { id }) => Math.max(most, Number.parseInt(id, 10)), 0) + 1;
  }

  /**
   * @param {CarriedAct} act
   * @param {string} id
   * @returns {KeptAct}
   */
  #kept(act, id) {
    const tables = act.act.edits.map(({ table }) => table);
    const list = this.#session.files.list;
    const prints = Object.fromEntries(tables.map((table) => [tableKey(table), fingerprintOf(table, list)]));
    const operations = act.operations.map((operation) => this.#numbered(operation));
    return { ...act, operations, id, prints, dismissed: false };
  }

  /**
   * A row that the user edited, and did not add, has no number yet as an added one.
   * @param {Operation} operation
   */
  #numbered(operation) {
    const needsNumber = operation.op === "add" && operation.row < FIRST_ADDED_ROW;
    return needsNumber ? { ...operation, row: this.#session.edits.nextRow() } : operation;
  }

  /**
   * The user no longer wants to be shown what was held back.
   * @param {KeptAct[]} acts
   */
  dismiss(acts) {
    this.acts = this.acts.map((act) => (acts.includes(act) ? { ...act, dismissed: true } : act));
    this.#changed();
  }

  /**
   * The user says whether a child is the one who seems to have another ID now.
   * @param {PossibleChild} child
   * @param {boolean} isSame
   */
  answer(child, isSame) {
    this.children = this.children.filter((each) => each !== child);
    if (isSame) {
      this.sameChildren = { ...this.sameChildren, [child.old]: child.new };
      this.#again.add(child.old);
      this.#session.marks.rename(child.old, child.new);
      this.#session.sourceCorrections.rename(child.old, child.new);
    }
    this.#changed();
  }

  /** Something changed that is lost unless it is saved. */
  #changed() {
    this.#session.version.edited();
    this.#session.dispatchEvent(new Event("edits"));
  }
}

/**
 * The edits of an act that are not done at source.
 * @param {Pick<CarriedAct, "edits">} act
 * @returns {CarriedEdit[]}
 */
export function leftOf({ edits }) {
  return edits.filter(({ outcome }) => outcome !== "done");
}

/**
 * What gives the data the user’s values of acts, or the old ones, with the name of the act for each operation.
 * @param {KeptAct[]} acts
 * @param {Taken} [which]
 */
export function makingOf(acts, which = "mine") {
  const parts = acts.map((act) => ({ id: act.id, operations: which === "old" ? act.restoring : act.operations }));
  return {
    operations: parts.flatMap(({ operations }) => operations),
    names: parts.flatMap(({ id, operations }) => operations.map(() => id)),
  };
}

/**
 * @param {Operation} operation
 * @returns {CellRef} of a whole row without a field
 */
function cellOf(operation) {
  return { table: operation.table, row: operation.row, field: operation.op === "set" ? operation.field : "" };
}

/**
 * @param {PossibleChild} child
 * @param {number} i
 * @param {PossibleChild[]} children
 */
function isFirstOfChild(child, i, children) {
  return children.findIndex((each) => each.old === child.old) === i;
}
