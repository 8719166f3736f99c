// Handles of files on disk, where the browser gives them: with a handle a file can be read again when it has changed.

/** @type {WeakMap<File, FileSystemFileHandle>} */
const handles = new WeakMap();

/**
 * @param {File} file
 * @param {FileSystemFileHandle} handle
 */
export function rememberHandle(file, handle) {
  handles.set(file, handle);
}

/** @param {File} file */
export function handleOf(file) {
  return handles.get(file) ?? null;
}
