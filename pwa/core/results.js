// The outcome of a check, as the views ask for it: which child has what, and which children to list.

import { DUE, NOW, NOW_OR_DUE, rowsOf, rowsOfEachChild, someOf, typeAt } from "./error-types.js";
import { hintWord, warningWord } from "./return-words.js";
import { capital, dayAndMonth } from "./text.js";

/**
 * @import {Marks} from "./marks.js"
 * @import {Checked, Consequence, ErrorType, ErrorListUpdate, OwnCheckResults, ProblemGroup} from "./protocol.d.ts"
 */

export { DUE, NOW, NOW_OR_DUE };

const TEXTS = {
  toDo: "To do",
  asked: "Asked the social worker",
  accepted: "Accepted",
  noted: "With a note",
  notRated: "not rated",
  ownCheck: (/** @type {string} */ code) => `Own check ${code}`,
  hint: (/** @type {string} */ code) => `${capital(hintWord().one)} ${code}`,
  warning: (/** @type {string} */ code) => `${capital(warningWord().one)} ${code}`,
  error: (/** @type {string} */ code) => `Error ${code}`,
  allChildren: "All children",
  noErrors: {
    now: () => `No errors or ${warningWord().many}`,
    due: () => "Nothing due",
    all: () => `No errors or ${warningWord().many}, and nothing due`,
  },
  anyErrors: { now: "With errors now", due: "Something due", all: "Any error or something due" },
  warningsOnly: () => `With ${warningWord().many} only`,
  ofTheme: (/** @type {string} */ theme) => `Errors about: ${theme}`,
  ofImpact: (/** @type {string} */ impact) => `Errors with impact: ${impact}`,
};

/**
 * Which children to list: all of them (""); of all, those with an error ("any"), with warnings only ("warnings"), or with
 * neither ("none"); those with
 * errors of one type (its code), or of a theme or an impact ("theme:Placement", "impact:high"); or those
 * with errors that the user marked in a way (MARKED).
 * @typedef {string} Filter
 */

export const ALL = "";
export const NO_ERROR = "none";
export const ANY_ERROR = "any";
export const WARNINGS_ONLY = "warnings";
/** By what the user noted about their errors, in words. @type {Map<Filter, string>} */
export const MARKED = new Map([
  ["open", TEXTS.toDo],
  ["asked", TEXTS.asked],
  ["accepted", TEXTS.accepted],
  ["noted", TEXTS.noted],
]);

/** What is shown: see error-types.js. @typedef {"now" | "due" | "all"} When */

/** @typedef {"error" | "warning" | "due" | "valid"} Status */

export const THEME = "theme:";
export const IMPACT = "impact:";
/** The impact of types of error whose impact is not known. */
const NOT_RATED = TEXTS.notRated;

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
    /** Types of error that are shown, those of most children first. */
    this.errorTypes = checked.error_types
      .map((type) => typeAt(type, when))
      .filter(({ errors }) => errors > 0)
      .sort((a, b) => b.children.length - a.children.length || a.code.localeCompare(b.code, "en", { numeric: true }));
    /** @type {Map<string, ErrorType>} */
    this.byCode = new Map(this.errorTypes.map((type) => [type.code, type]));
    const ofErrors = this.errorTypes.filter(({ warning }) => !warning);
    const ofWarnings = this.errorTypes.filter(({ warning }) => warning);
    const many = this.children.length;
    this.errors = rowsOfEachChild(ofErrors, many);
    this.warnings = rowsOfEachChild(ofWarnings, many);
    /** How many errors each child will have by the end of the year if nothing changes, and has not yet. */
    this.due = rowsOfEachChild(
      checked.error_types.map((type) => typeAt(type, DUE)),
      many,
    );
    /** Those of the return: a child who is only kept in the list after an edit is none. */
    this.childrenCounted = many - checked.not_counted.length;
    this.childrenWithDue = someOf(this.due);
    this.childrenWithErrors = someOf(this.errors);
    this.totalTypes = ofErrors.length;
    this.totalErrors = ofErrors.reduce((sum, { errors }) => sum + errors, 0);
    this.totalWarnings = ofWarnings.reduce((sum, { errors }) => sum + errors, 0);
    this.notCheckedRules = new Set(
      checked.not_checked.flatMap(({ codes, with_others }) => [...codes, ...with_others]),
    ).size;
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
    this.totalFollowing = rowsOf(
      ofErrors.filter(({ code }) => consequences.some((each) => each.code === code)),
      (child, code) => this.causeOf(this.children[child], code) !== undefined,
    );
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
   * A rule, a hint or an own check that found something, whatever is shown.
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
  after({ children, error_types, gone, ...rest }) {
    const others = this.checked.error_types.filter(
      ({ code }) => !gone.includes(code) && !error_types.some((type) => type.code === code),
    );
    return new Results(
      {
        ...this.checked,
        ...rest,
        children: children ?? this.checked.children,
        error_types: [...(children ? [] : others), ...error_types],
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
   * How many errors of a type only follow from others.
   * @param {ErrorType} type
   */
  following(type) {
    return rowsOf([type], (child, code) => this.causeOf(this.children[child], code) !== undefined);
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
   * The types of error that a filter names, without warnings if it names several; or the hint or own check.
   * @param {Filter} filter
   */
  typesOf(filter) {
    if (filter.startsWith(THEME)) {
      return this.errorTypes.filter(({ theme, warning }) => !warning && theme === filter.slice(THEME.length));
    }
    if (filter.startsWith(IMPACT)) {
      return this.errorTypes.filter(
        ({ impact, warning }) => !warning && (impact ?? NOT_RATED) === filter.slice(IMPACT.length),
      );
    }
    const type = this.byCode.get(filter) ?? this.#apart.find(({ code }) => code === filter);
    return type ? [type] : [];
  }

  /**
   * For how many children a type’s errors were marked.
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
    const { errors, warnings, due, when } = this;
    // What is due is shown as errors are, also where it will be a warning.
    const isFound = (/** @type {number} */ child) => errors[child] > 0 || (when !== NOW && due[child] > 0);
    const everyone = Array.from(this.children, (_, child) => child);
    const notCounted = new Set(this.checked.not_counted);
    switch (filter) {
      case ALL:
        return everyone;
      case ANY_ERROR:
        return everyone.filter(isFound);
      case WARNINGS_ONLY:
        return everyone.filter((child) => !isFound(child) && warnings[child] > 0);
      case NO_ERROR:
        return everyone.filter((child) => !isFound(child) && warnings[child] === 0 && !notCounted.has(child));
    }
    const children = this.typesOf(filter).flatMap((type) => type.children);
    return [...new Set(children)].sort((a, b) => a - b);
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
  const { ownCheck, hint, warning, error } = TEXTS;
  return (type?.is_own_check ? ownCheck : type?.is_hint ? hint : type?.warning ? warning : error)(code);
}

/**
 * @param {Filter} filter
 * @param {When} when
 */
export function filterName(filter, when) {
  switch (filter) {
    case ALL:
      return TEXTS.allChildren;
    case NO_ERROR:
      return TEXTS.noErrors[when]();
    case WARNINGS_ONLY:
      return TEXTS.warningsOnly();
    case ANY_ERROR:
      return TEXTS.anyErrors[when];
    default:
      if (MARKED.has(filter)) {
        return MARKED.get(filter) ?? "";
      }
      return filter.startsWith(THEME)
        ? TEXTS.ofTheme(filter.slice(THEME.length))
        : filter.startsWith(IMPACT)
          ? TEXTS.ofImpact(filter.slice(IMPACT.length))
          : TEXTS.error(filter);
  }
}
