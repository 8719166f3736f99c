// Why a file or folder can’t be read, in words: the reason that the browser gives, and what the user can do.

const TEXTS = {
  gone: "it is no longer there, or its path is too long",
  findIt: "Check that it is still there. If it is, copy it to a folder with a short path, then add it from there.",
  inUse: "another program has it open, it is only in OneDrive, or you have no permission to open it",
  closeIt: "Close it in other programs, or copy it to this computer, then add it again.",
  notAllowed: "the browser does not allow it",
  copyIt: "Copy it to your Documents folder, then add it from there. If that does not help, ask your IT team.",
  slow: "it takes too long to open",
  copyHere: "If it is in OneDrive or on a network drive, copy it to this computer, then add it from there.",
  why: (/** @type {string} */ name, /** @type {string} */ reason, /** @type {string} */ remedy) =>
    `${name} can’t be read: ${reason}. ${remedy}`,
  unknown: (/** @type {string} */ name) =>
    `${name} can’t be read. Close it in other programs, check that it is still there, then add it again.`,
};

/** By the name of the browser’s error. @type {Record<string, [reason: string, remedy: string]>} */
const REASONS = {
  NotFoundError: [TEXTS.gone, TEXTS.findIt],
  NotReadableError: [TEXTS.inUse, TEXTS.closeIt],
  SecurityError: [TEXTS.notAllowed, TEXTS.copyIt],
  TimeoutError: [TEXTS.slow, TEXTS.copyHere],
};

/**
 * @param {string} name of the file or folder
 * @param {unknown} error that opening or reading it ended with
 */
export function whyNotRead(name, error) {
  const known = error instanceof Error || error instanceof DOMException ? REASONS[error.name] : undefined;
  return known ? TEXTS.why(name, ...known) : TEXTS.unknown(name);
}
