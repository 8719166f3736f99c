// The outcome of a check, as the views ask for it: which child has what, and which children to list.

/** @import {Checked, ErrorType, Findings, ProblemGroup} from "./protocol.d.ts" */

/**
 * Which children to list: all of them (""), those without an error ("none"), those with one ("any"), those with
 * errors of one type (its code), or of a theme or an impact ("theme:Placement", "impact:high").
 * @typedef {string} Filter
 */

export const ALL = "";
export const NO_ERROR = "none";
export const ANY_ERROR = "any";

/** @typedef {"error" | "warning" | "valid"} Status */

export const THEME = "theme:";
export const IMPACT = "impact:";
/** The impact of error types whose impact is not known. */
export const NOT_RATED = "not rated";

/** What a check found; children go by their position in `children`. */
export class Results {
  /** @param {Checked} checked */
  constructor(checked) {
    this.checked = checked;
    this.children = checked.children;
    /** Error types, those of most children first. */
    this.errorTypes = [...checked.error_types].sort(
      (a, b) => b.children.length - a.children.length || a.code.localeCompare(b.code, "en", { numeric: true }),
    );
    /** @type {Map<string, ErrorType>} */
    this.byCode = new Map(checked.error_types.map((type) => [type.code, type]));
    this.errors = new Uint16Array(this.children.length);
    this.warnings = new Uint16Array(this.children.length);
    for (const { warning, children } of checked.error_types) {
      const counts = warning ? this.warnings : this.errors;
      for (const child of children) {
        counts[child] += 1;
      }
    }
    this.childrenWithErrors = this.errors.reduce((sum, errors) => sum + (errors > 0 ? 1 : 0), 0);
    this.totalErrors = this.errors.reduce((sum, errors) => sum + errors, 0);
    this.notCheckedRules = checked.not_checked.reduce((sum, group) => sum + group.codes.length, 0);
    /** Problems in the files, found before the rules. */
    this.fileProblems = checked.prevalidation.reduce((sum, group) => sum + group.count, 0);
    /** @type {Map<string, number>} */
    this.positions = new Map(this.children.map((child, position) => [child, position]));
  }

  /**
   * The results after an edit.
   * @param {Findings} findings what it changed
   */
  after({ children, error_types, gone, rules_run, not_checked, failed, errors_without_child }) {
    const others = this.checked.error_types.filter(({ code }) => !gone.includes(code) && !error_types.some((type) => type.code === code));
    return new Results({
      ...this.checked,
      children: children ?? this.checked.children,
      error_types: [...(children ? [] : others), ...error_types],
      rules_run,
      not_checked,
      failed,
      errors_without_child,
    });
  }

  /**
   * The same results with the problems in the files as they are now.
   * @param {ProblemGroup[]} prevalidation
   */
  withProblems(prevalidation) {
    return new Results({ ...this.checked, prevalidation });
  }

  /**
   * @param {number} child
   * @returns {Status}
   */
  status(child) {
    if (this.errors[child] > 0) {
      return "error";
    }
    return this.warnings[child] > 0 ? "warning" : "valid";
  }

  /**
   * The children that a filter lets through and whose ID holds the searched text.
   * @param {Filter} filter
   * @param {string} search
   * @returns {number[]}
   */
  listed(filter, search) {
    const searched = search.trim().toLowerCase();
    const filtered = this.#filtered(filter);
    return searched ? filtered.filter((child) => this.children[child].toLowerCase().includes(searched)) : filtered;
  }

  /**
   * How many children a filter lets through.
   * @param {Filter} filter
   */
  countOf(filter) {
    return this.#filtered(filter).length;
  }

  /**
   * The error types that a filter names.
   * @param {Filter} filter
   */
  typesOf(filter) {
    if (filter.startsWith(THEME)) {
      return this.errorTypes.filter(({ theme }) => theme === filter.slice(THEME.length));
    }
    if (filter.startsWith(IMPACT)) {
      return this.errorTypes.filter(({ impact }) => (impact ?? NOT_RATED) === filter.slice(IMPACT.length));
    }
    const type = this.byCode.get(filter);
    return type ? [type] : [];
  }

  /** @param {Filter} filter */
  #filtered(filter) {
    if (filter !== ALL && filter !== NO_ERROR && filter !== ANY_ERROR) {
      const children = this.typesOf(filter).flatMap((type) => type.children);
      return [...new Set(children)].sort((a, b) => a - b);
    }
    const everyone = Array.from(this.children, (_, child) => child);
    if (filter === NO_ERROR) {
      return everyone.filter((child) => this.status(child) === "valid");
    }
    return filter === ANY_ERROR ? everyone.filter((child) => this.errors[child] > 0) : everyone;
  }
}

/**
 * "Error 164", or "Warning EPI" for what is not an error of the return.
 * @param {ErrorType | undefined} type
 * @param {string} code
 */
export function errorName(type, code) {
  return `${type?.warning ? "Warning" : "Error"} ${code}`;
}

/** @param {Filter} filter */
export function filterName(filter) {
  switch (filter) {
    case ALL:
      return "All children";
    case NO_ERROR:
      return "No error";
    case ANY_ERROR:
      return "Any error";
    default:
      return filter.startsWith(THEME)
        ? `Errors about: ${filter.slice(THEME.length)}`
        : filter.startsWith(IMPACT)
          ? `Errors of impact: ${filter.slice(IMPACT.length)}`
          : `Error ${filter}`;
  }
}
