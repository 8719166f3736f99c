// What the name of a file says before it is opened: whether it can be one of a return.

/** As in worker/reading/containers.py (is_left_by_a_system); a test compares them. */
const LEFT_BY_SYSTEMS = ["thumbs.db", "desktop.ini", ".ds_store"];
/** Of files that are read, or refused with what to do instead; the terminal’s and more (worker/terminal/input_files.py). */
const ENDINGS = [".csv", ".xml", ".xlsx", ".ods", ".zip", ".txt", ".tsv", ".xls", ".xlsm", ".ssda903"];

/**
 * Whether systems and Excel leave such files in folders, so that users do not mean to load them.
 * @param {string} path
 */
export function isLeftBySystem(path) {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  return name.startsWith("~$") || name.startsWith(".") || LEFT_BY_SYSTEMS.includes(name);
}

/**
 * Whether a file is considered. One that is named by itself is, whatever its ending; a folder can hold anything.
 * @param {string} path with the folders that it is in
 */
export function canBeOfReturn(path) {
  const isInFolder = path.includes("/");
  return !isLeftBySystem(path) && (!isInFolder || ENDINGS.some((ending) => path.toLowerCase().endsWith(ending)));
}
