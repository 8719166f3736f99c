// Which rules the version of the app had that was used before on this device, so that someone who comes back after an
// update can see what changed in them. Kept between visits: codes, titles and digests of rules, no data about children.

/**
 * @import {RuleVersion, RuleVersions} from "./protocol.d.ts"
 */

/** @typedef {{rules: RuleVersion[]}} RuleSet */

/**
 * @typedef {object} History
 * @property {string} installed the installed version that `now` is of
 * @property {RuleSet} now
 * @property {RuleUpdate | null} update what changed with the latest update that changed rules, and with those before it that
 *   the user has not seen; kept as it was found, because digests of another version of Python can’t be compared
 * @property {RuleSet | null} [before] in place of it, as earlier versions of the app kept it
 * @property {boolean} isSeen whether the user has seen the difference
 */

/** @typedef {{added: RuleVersion[], changed: RuleVersion[], gone: RuleVersion[]}} RuleUpdate */

const KEY = "ssda903-check:rules";

class RuleHistory extends EventTarget {
  /** @returns {History | null} null if nothing is kept, or it can’t be read */
  #read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
      return Array.isArray(kept?.now?.rules) ? kept : null;
    } catch {
      return null;
    }
  }

  /** @param {History} history */
  #keep(history) {
    try {
      localStorage.setItem(KEY, JSON.stringify(history));
    } catch {
      // Where storage is blocked, nothing is remembered.
    }
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Whether the rules have to be asked for: another version of the app is installed than at the last visit.
   * @param {string | undefined} installed undefined if the app is not installed
   */
  isOutdated(installed) {
    return installed !== undefined && this.#read()?.installed !== installed;
  }

  /**
   * Take over the rules of the installed version.
   * @param {string} installed
   * @param {Pick<RuleVersions, "rules">} asked
   */
  take(installed, { rules }) {
    const now = { rules };
    const kept = this.#read();
    const earlier = kept && updateOf(kept);
    const found = kept && compareRules(kept.now.rules, rules);
    if (found && isUpdate(found)) {
      const update = earlier && !kept.isSeen ? bothUpdates(earlier, found) : found;
      this.#keep({ installed, now, update, isSeen: false });
    } else {
      this.#keep({ installed, now, update: earlier, isSeen: kept?.isSeen ?? true });
    }
  }

  /**
   * What changed with the latest update that changed rules.
   * @returns {RuleUpdate | null} null if there was none on this device
   */
  get update() {
    const kept = this.#read();
    return kept && updateOf(kept);
  }

  /** Whether rules changed and the user has not seen it. */
  get isNews() {
    return this.#read()?.isSeen === false && this.update !== null;
  }

  /** The user has seen what changed. */
  seen() {
    const kept = this.#read();
    if (kept?.isSeen === false) {
      this.#keep({ ...kept, isSeen: true });
    }
  }
}

export const ruleHistory = new RuleHistory();

/**
 * @param {History} kept
 * @returns {RuleUpdate | null}
 */
function updateOf({ update, before, now }) {
  const found = update ?? (before ? compareRules(before.rules, now.rules) : null);
  return found && isUpdate(found) ? found : null;
}

/**
 * What two updates changed together, the later one’s rules in their latest words.
 * @param {RuleUpdate} first
 * @param {RuleUpdate} second
 * @returns {RuleUpdate}
 */
function bothUpdates(first, second) {
  const latest = new Map([...second.added, ...second.changed].map((rule) => [rule.code, rule]));
  const isIn =
    (/** @type {RuleVersion[]} */ rules) =>
    (/** @type {RuleVersion} */ { code }) =>
      rules.some((rule) => rule.code === code);
  const left = (/** @type {RuleVersion[]} */ rules) =>
    rules.filter((rule) => !isIn(second.gone)(rule)).map((rule) => latest.get(rule.code) ?? rule);
  const added = [...left(first.added), ...second.added.filter((rule) => !isIn(first.gone)(rule))];
  const cameBack = second.added.filter(isIn(first.gone));
  const changed = [...left(first.changed), ...second.changed, ...cameBack];
  return {
    added,
    changed: changed.filter(
      (rule, at) => !isIn(added)(rule) && changed.findIndex(({ code }) => code === rule.code) === at,
    ),
    gone: [
      ...first.gone.filter((rule) => !isIn(second.added)(rule)),
      ...second.gone.filter((rule) => !isIn(first.added)(rule)),
    ],
  };
}

/**
 * How the rules of one version of the app differ from those of another.
 * @param {RuleVersion[]} before
 * @param {RuleVersion[]} now
 * @returns {RuleUpdate}
 */
export function compareRules(before, now) {
  const earlier = new Map(before.map((rule) => [rule.code, rule]));
  const codes = new Set(now.map(({ code }) => code));
  return {
    added: now.filter(({ code }) => !earlier.has(code)),
    changed: now.filter((rule) => {
      const old = earlier.get(rule.code);
      return old !== undefined && differs(old, rule);
    }),
    gone: before.filter(({ code }) => !codes.has(code)),
  };
}

/**
 * The digest of the logic depends on the version of Python, too.
 * @param {RuleVersion} old
 * @param {RuleVersion} rule
 */
function differs(old, rule) {
  return old.words !== rule.words || (old.python === rule.python && old.logic !== rule.logic);
}

/** @param {RuleUpdate} update */
function isUpdate({ added, changed, gone }) {
  return added.length + changed.length + gone.length > 0;
}
