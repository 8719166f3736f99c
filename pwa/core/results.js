// The outcome of a check, as the views ask for it: which child has what, and which children to list.

import { dayAndMonth } from "./text.js";

/**
 * @import {Marks} from "./marks.js"
 * @import {Checked, Consequence, ErrorType, ErrorListUpdate, OwnCheckResults, ProblemGroup} from "./protocol.d.ts"
 */

/**
 * Which children to list: all of them (""), those without an error ("none"), those with one ("any"), those with
 * errors of one type (its code), or of a theme or an impact ("theme:Placement", "impact:high"); or those
 * with errors that the user marked in a way (MARKED).
 * @typedef {string} Filter
 */

export const ALL = "";
export const NO_ERROR = "none";
export const ANY_ERROR = "any";
/** By what the user noted about their errors, in words. @type {Map<Filter, string>} */
export const MARKED = new Map([
  ["open", "Not dealt with"],
  ["asked", "Asked the social worker"],
  ["accepted", "Accepted"],
  ["noted", "With a note"],
]);

/**
 * What is looked at while the year runs: errors as at the day of the extract, what is due by the end of the year, or both.
 * @typedef {"now" | "due" | "all"} When
 */
export const NOW = "now";
export const DUE = "due";
export const NOW_OR_DUE = "all";

/** @typedef {"error" | "warning" | "due" | "valid"} Status */

export const THEME = "theme:";
export const IMPACT = "impact:";
/** The impact of error types whose impact is not known. */
const NOT_RATED = "not rated";

/** What a check found; children go by their position in `children`. */
export class Results {
  #ways;
  /** By code and child. @type {Map<string, Consequence>} */
  #causes;

  /**
   * @param {Checked} checked
   * @param {Consequence[]} [consequences] errors that only follow from another
   * @param {When} [when]
   * @param {Map<When, Results>} [ways] the same check, looked at in the other ways
   */
  constructor(checked, consequences = [], when = NOW, ways = new Map()) {
    this.#ways = ways.set(when, this);
    this.checked = checked;
    this.consequences = consequences;
    this.when = when;
    this.children = checked.children;
    /** Error types that are looked at, those of most children first. */
    this.errorTypes = checked.error_types
      .map((type) => typeAt(type, when))
      .filter(({ errors }) => errors > 0)
      .sort((a, b) => b.children.length - a.children.length || a.code.localeCompare(b.code, "en", { numeric: true }));
    /** @type {Map<string, ErrorType>} */
    this.byCode = new Map(this.errorTypes.map((type) => [type.code, type]));
    this.errors = new Uint16Array(this.children.length);
    this.warnings = new Uint16Array(this.children.length);
    for (const { warning, children } of this.errorTypes) {
      const counts = warning ? this.warnings : this.errors;
      for (const child of children) {
        counts[child] += 1;
      }
    }
    /** How many types of error each child will have by the end of the year if nothing changes, and has not yet. */
    this.due = new Uint16Array(this.children.length);
    for (const child of checked.error_types.flatMap(({ due_children }) => due_children)) {
      this.due[child] += 1;
    }
    this.childrenWithDue = this.due.reduce((sum, due) => sum + (due > 0 ? 1 : 0), 0);
    this.childrenWithErrors = this.errors.reduce((sum, errors) => sum + (errors > 0 ? 1 : 0), 0);
    this.totalErrors = this.errors.reduce((sum, errors) => sum + errors, 0);
    this.notCheckedRules = checked.not_checked.reduce((sum, group) => sum + group.codes.length, 0);
    /** Problems in the files, found before the rules. */
    this.fileProblems = checked.prevalidation.reduce((sum, group) => sum + group.count, 0);
    /** @type {Map<string, number>} */
    this.positions = new Map(this.children.map((child, position) => [child, position]));
    /** Until they are worked out after an edit, those of before are known: of them only what is still there counts. */
    this.#causes = new Map(
      consequences
        .filter(({ child, code, cause }) => this.#has(child, code) && this.#has(child, cause))
        .map((each) => [`${each.code} ${each.child}`, each]),
    );
    /** How many of all errors only follow from others. */
    this.totalFollowing = this.#causes.size;
  }

  /**
   * @param {string} child ID
   * @param {string} code
   */
  #has(child, code) {
    const position = this.positions.get(child);
    return position !== undefined && (this.byCode.get(code)?.children.includes(position) ?? false);
  }

  /**
   * The same check, looked at in this way.
   * @param {When} when
   */
  lookedAt(when) {
    return this.#ways.get(when) ?? new Results(this.checked, this.consequences, when, this.#ways);
  }

  /** The last day of the collection year, "31 March". */
  get yearEnd() {
    return dayAndMonth(this.checked.as_at.year_end);
  }

  /** Whether anything of the year is still to come, so that there is more to look at than errors. */
  get yearRuns() {
    return this.checked.as_at.day < this.checked.as_at.year_end;
  }

  /** Types of which there is no error yet, but something due; those of most children first. */
  get dueOnly() {
    return this.lookedAt(DUE)
      .errorTypes.map(({ code }) => /** @type {ErrorType} */ (this.typeOf(code)))
      .filter(({ errors }) => errors === 0);
  }

  /**
   * A rule, a hint or an own check that found something, whatever is looked at.
   * @param {string} code
   */
  typeOf(code) {
    return [...this.checked.error_types, ...this.#apart].find((type) => type.code === code);
  }

  /** What is no error of the return, and counts as none: our hints and the council’s own checks. */
  get #apart() {
    return [...this.checked.hints, ...this.checked.own_checks.found];
  }

  /** How many rows the council’s own checks found. */
  get ownCheckRows() {
    return this.checked.own_checks.found.reduce((sum, { errors }) => sum + errors, 0);
  }

  /**
   * The results after an edit.
   * @param {ErrorListUpdate} update what it changed
   */
  after({ children, error_types, gone, rules_run, not_checked, failed, errors_without_child, hints, own_checks }) {
    const others = this.checked.error_types.filter(
      ({ code }) => !gone.includes(code) && !error_types.some((type) => type.code === code),
    );
    return new Results(
      {
        ...this.checked,
        children: children ?? this.checked.children,
        error_types: [...(children ? [] : others), ...error_types],
        rules_run,
        not_checked,
        failed,
        errors_without_child,
        hints,
        own_checks,
      },
      this.consequences,
    );
  }

  /**
   * The same results with the problems in the files as they are now.
   * @param {ProblemGroup[]} prevalidation
   */
  withProblems(prevalidation) {
    return new Results({ ...this.checked, prevalidation }, this.consequences);
  }

  /**
   * The same results with what the own checks find that are in use now.
   * @param {OwnCheckResults} own_checks
   */
  withOwnChecks(own_checks) {
    return new Results({ ...this.checked, own_checks }, this.consequences);
  }

  /**
   * The same results with the errors that only follow from another as they are now.
   * @param {Consequence[]} consequences
   */
  withConsequences(consequences) {
    return new Results(this.checked, consequences);
  }

  /**
   * What an error about a child follows from; undefined if it is no consequence of another that is there.
   * @param {string} child ID
   * @param {string} code
   */
  causeOf(child, code) {
    return this.#causes.get(`${code} ${child}`);
  }

  /**
   * How many errors of a type, one for each child, only follow from others.
   * @param {ErrorType} type
   */
  following({ code, children }) {
    return children.filter((child) => this.causeOf(this.children[child], code)).length;
  }

  /**
   * @param {number} child
   * @returns {Status}
   */
  status(child) {
    const { errors, warnings } = this.lookedAt(NOW);
    if (this.when !== DUE && errors[child] + warnings[child] > 0) {
      return errors[child] > 0 ? "error" : "warning";
    }
    return this.due[child] > 0 ? "due" : "valid";
  }

  /**
   * How many there are of what a child’s status says.
   * @param {number} child
   */
  found(child) {
    const { errors, warnings } = this.lookedAt(NOW);
    return { error: errors[child], warning: warnings[child], due: this.due[child], valid: 0 }[this.status(child)];
  }

  /**
   * Whether nothing is wrong with a child, though something may be due.
   * @param {number} child
   */
  #isClean(child) {
    const status = this.status(child);
    return status === "valid" || (status === "due" && this.when === NOW);
  }

  /**
   * The children that match a filter and whose ID contains the searched text.
   * @param {Filter} filter
   * @param {string} search
   * @param {Marks} marks
   * @returns {number[]}
   */
  listed(filter, search, marks) {
    const searched = search.trim().toLowerCase();
    const filtered = this.#filtered(filter, marks);
    return searched ? filtered.filter((child) => this.children[child].toLowerCase().includes(searched)) : filtered;
  }

  /**
   * How many children match a filter.
   * @param {Filter} filter
   * @param {Marks} marks
   */
  countOf(filter, marks) {
    return this.#filtered(filter, marks).length;
  }

  /**
   * The error types that a filter names, or the hint or own check.
   * @param {Filter} filter
   */
  typesOf(filter) {
    if (filter.startsWith(THEME)) {
      return this.errorTypes.filter(({ theme }) => theme === filter.slice(THEME.length));
    }
    if (filter.startsWith(IMPACT)) {
      return this.errorTypes.filter(({ impact }) => (impact ?? NOT_RATED) === filter.slice(IMPACT.length));
    }
    const type = this.byCode.get(filter) ?? this.#apart.find(({ code }) => code === filter);
    return type ? [type] : [];
  }

  /**
   * How many of a type's errors, one for each child, were marked.
   * @param {ErrorType} type
   * @param {Marks} marks
   */
  marked({ code, children }, marks) {
    return children.filter((child) => {
      const { status, note } = marks.of(this.children[child], code);
      return status !== "" || note !== "";
    }).length;
  }

  /**
   * The children with an error that was marked in a way.
   * @param {Filter} filter
   * @param {Marks} marks
   */
  #marked(filter, marks) {
    /** @type {Set<number>} */
    const found = new Set();
    for (const { code, children } of this.errorTypes) {
      for (const child of children) {
        const { status, note } = marks.of(this.children[child], code);
        if (filter === "noted" ? note !== "" : filter === "open" ? status === "" : status === filter) {
          found.add(child);
        }
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /**
   * @param {Filter} filter
   * @param {Marks} marks
   */
  #filtered(filter, marks) {
    if (MARKED.has(filter)) {
      return this.#marked(filter, marks);
    }
    if (filter !== ALL && filter !== NO_ERROR && filter !== ANY_ERROR) {
      const children = this.typesOf(filter).flatMap((type) => type.children);
      return [...new Set(children)].sort((a, b) => a - b);
    }
    const everyone = Array.from(this.children, (_, child) => child);
    if (filter === NO_ERROR) {
      return everyone.filter((child) => this.#isClean(child));
    }
    return filter === ANY_ERROR ? everyone.filter((child) => this.errors[child] > 0) : everyone;
  }
}

/**
 * A type of error with the rows and children that are looked at.
 * @param {ErrorType} type
 * @param {When} when
 * @returns {ErrorType}
 */
function typeAt(type, when) {
  const { errors, children, due, due_children } = type;
  switch (when) {
    case NOW:
      return type;
    case DUE:
      return { ...type, errors: due, children: due_children };
    case NOW_OR_DUE:
      return {
        ...type,
        errors: errors + due,
        children: due === 0 ? children : [...new Set([...children, ...due_children])].sort((a, b) => a - b),
      };
  }
}

/**
 * Whether a type is no error of the return.
 * @param {ErrorType | undefined} type
 */
export function isApart(type) {
  return type !== undefined && (type.is_hint || type.is_own_check);
}

/**
 * "Error 164", or "Warning EPI", "Hint A1" or "Own check OWN1" for what is not an error of the return.
 * @param {ErrorType | undefined} type
 * @param {string} code
 */
export function errorName(type, code) {
  return `${type?.is_own_check ? "Own check" : type?.is_hint ? "Hint" : type?.warning ? "Warning" : "Error"} ${code}`;
}

/**
 * @param {Filter} filter
 * @param {When} when
 */
export function filterName(filter, when) {
  switch (filter) {
    case ALL:
      return "All children";
    case NO_ERROR:
      return { [NOW]: "No error", [DUE]: "Nothing due", [NOW_OR_DUE]: "No error and nothing due" }[when];
    case ANY_ERROR:
      return { [NOW]: "With errors now", [DUE]: "Something due", [NOW_OR_DUE]: "Any error or something due" }[when];
    default:
      if (MARKED.has(filter)) {
        return MARKED.get(filter) ?? "";
      }
      return filter.startsWith(THEME)
        ? `Errors about: ${filter.slice(THEME.length)}`
        : filter.startsWith(IMPACT)
          ? `Errors of impact: ${filter.slice(IMPACT.length)}`
          : `Error ${filter}`;
  }
}
