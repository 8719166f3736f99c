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
 * @property {RuleSet | null} before of the version before whose rules differed
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
    if (kept && isUpdate(compareRules(kept.now.rules, rules))) {
      this.#keep({ installed, now, before: kept.now, isSeen: false });
    } else {
      this.#keep({ installed, now, before: kept?.before ?? null, isSeen: kept?.isSeen ?? true });
    }
  }

  /**
   * What changed with the latest update that changed rules.
   * @returns {RuleUpdate | null} null if there was none on this device
   */
  get update() {
    const kept = this.#read();
    const update = kept?.before ? compareRules(kept.before.rules, kept.now.rules) : null;
    return update && isUpdate(update) ? update : null;
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
