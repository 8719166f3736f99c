// The latest faults of the service, without anything of the data: what kind of error it was, and where in our own code.
//
// The message of an error can quote a value, so the log never keeps it. It only keeps the type of the error, if it has one
// of the known endings, and the names and lines of our own modules.

/**
 * @import {Session} from "./session.js"
 */

/**
 * @typedef {object} LoggedFault
 * @property {string} time ISO 8601, in UTC
 * @property {string} kind what it meant for the user
 * @property {string} page the address of the view that was open, without what was chosen in it
 * @property {string} type of the error, such as "ValueError"; "unknown" if it is not one of those that errors have
 * @property {string[]} places modules of ours with their lines, such as "worker/checking/engine.py:171"
 */

const MOST = 20;
const MOST_PLACES = 12;
const UNKNOWN = "unknown";
const TYPE = /^(?:[a-z_]\w*\.)*([A-Z][A-Za-z]*(?:Error|Exception|Interrupt|Exit|Died|Refused|Answer|Awaited))(?=:|$)/;
const TRACEBACK = /^Traceback \(most recent call last\):$/;
const PYTHON_PLACE = /^\s+File "(?:[^"]*\/)?(worker\/[a-z0-9_/]+\.py)", line (\d+)/;
const SCRIPT_PLACE =
  /^(?:\s+at .*|.*@.*)\/((?:(?:core|views|parts|install|saved-work)\/[a-z-]+|app|worker|starting)\.js):(\d+):\d+\)?$/;

/**
 * A place in a script, as a stack names it.
 * @param {string} file
 * @param {number} line
 * @param {number} column
 */
function placeKey(file, line, column) {
  return ` at ${file}:${line}:${column}`;
}

/**
 * The part of a traceback or a stack that has no values of the data.
 * @param {string} details
 * @returns {Pick<LoggedFault, "type" | "places">}
 */
export function scrubbed(details) {
  const lines = details.split("\n");
  const start = lines.findIndex((line) => TRACEBACK.test(line));
  return start >= 0 ? ofPython(lines.slice(start + 1)) : ofScript(lines);
}

/**
 * Only the first traceback, up to its message: any text may follow.
 * @param {string[]} lines
 */
function ofPython(lines) {
  const end = lines.findIndex((line) => /^\S/.test(line));
  return { type: typeIn(lines[end] ?? ""), places: placesIn(lines.slice(0, Math.max(end, 0)), PYTHON_PLACE) };
}

/** @param {string[]} lines */
function ofScript(lines) {
  return { type: typeIn(lines[0] ?? ""), places: placesIn(lines, SCRIPT_PLACE) };
}

/** @param {string} line */
function typeIn(line) {
  return TYPE.exec(line)?.[1] ?? UNKNOWN;
}

/**
 * @param {string[]} lines
 * @param {RegExp} place
 */
function placesIn(lines, place) {
  const found = lines.flatMap((line) => {
    const [, module, number] = place.exec(line) ?? [];
    return module ? [`${module}:${number}`] : [];
  });
  return found.slice(0, MOST_PLACES);
}

export class FaultLog {
  /** @type {LoggedFault[]} */
  #faults = [];
  #page;

  /** @param {() => string} page the address of the view that is open */
  constructor(page) {
    this.#page = page;
  }

  /** The latest last. */
  get list() {
    return [...this.#faults];
  }

  /**
   * @param {string} kind
   * @param {string} details a traceback or a stack
   */
  note(kind, details) {
    const page = this.#page();
    this.#faults = [...this.#faults, { time: new Date().toISOString(), kind, page, ...scrubbed(details) }].slice(-MOST);
  }

  /**
   * Note what goes wrong in the page, and what the session tells the user of its checker.
   * @param {Window} window
   * @param {Session} session
   */
  listen(window, session) {
    window.addEventListener("error", ({ error, filename, lineno, colno }) =>
      this.note("page", stackOf(error) || [UNKNOWN, placeKey(filename, lineno, colno)].join("\n")),
    );
    window.addEventListener("unhandledrejection", ({ reason }) => this.note("page", stackOf(reason)));
    session.addEventListener("notice", () => {
      const { latest } = session.notices;
      if (latest && ["fault", "restarting", "failed"].includes(latest.kind)) {
        this.note(latest.kind, latest.details);
      }
    });
  }
}

/**
 * Firefox and Safari do not begin a stack with the type.
 * @param {unknown} error
 */
function stackOf(error) {
  return error instanceof Error ? `${error.name}\n${error.stack ?? ""}` : "";
}

export const faultLog = new FaultLog(() => location.hash.split("?")[0].replace(/^#/, "") || "/");
