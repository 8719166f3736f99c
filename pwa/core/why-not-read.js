// Why a file or folder can’t be read, in words: the reason that the browser gives, and what the user can do.

/** By the name of the browser’s error. @type {Record<string, [reason: string, remedy: string]>} */
const REASONS = {
  NotFoundError: [
    "it is not there any more, or its path is too long",
    "Check that it is still there. If it is, copy it to a folder with a short path, then add it from there.",
  ],
  NotReadableError: [
    "another program has it open, it is only in OneDrive, or you have no permission to open it",
    "Close it in other programs, or copy it to this computer, then add it again.",
  ],
  SecurityError: [
    "the browser does not allow it",
    "Copy it to your Documents folder, then add it from there. If that does not help, ask your IT team.",
  ],
  TimeoutError: [
    "it takes too long to open",
    "If it is in OneDrive or on a network drive, copy it to this computer, then add it from there.",
  ],
};

/**
 * @param {string} name of the file or folder
 * @param {unknown} error that opening or reading it ended with
 */
export function whyNotRead(name, error) {
  const known = error instanceof Error || error instanceof DOMException ? REASONS[error.name] : undefined;
  return known
    ? `${name} can’t be read: ${known[0]}. ${known[1]}`
    : `${name} can’t be read. Close it in other programs, check that it is still there, then add it again.`;
}
