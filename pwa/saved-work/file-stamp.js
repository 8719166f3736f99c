// What a file on disk was like when this window last read or wrote it, so that it is seen when something else wrote there.

/** @typedef {{lastModified: number, size: number, digest: string}} Stamp */

/** @param {File} file @returns {Promise<Stamp>} */
export async function stampOf(file) {
  return { lastModified: file.lastModified, size: file.size, digest: await digestOf(file) };
}

/**
 * Whether the content of a file is another one. Programs that copy files to a server touch them without changing them, so
 * the time alone says nothing.
 * @param {File} file
 * @param {Stamp} stamp
 */
export async function hasChanged(file, { lastModified, size, digest }) {
  if (file.size !== size) {
    return true;
  }
  return file.lastModified !== lastModified && (await digestOf(file)) !== digest;
}

/** @param {Blob} blob */
async function digestOf(blob) {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return new Uint8Array(digest).join(" ");
}
