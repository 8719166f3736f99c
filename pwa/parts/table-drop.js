// A drop zone for tables that are not part of the return. It gives their bytes, which the worker reads.

import { isLeftBySystem } from "../core/file-names.js";
import { chosenFiles, droppedFiles } from "../core/found-files.js";
import { dropZone } from "./drop-zone.js";

/**
 * @import {Found} from "../core/found-files.js"
 * @import {Session} from "../core/session.js"
 */

/** A file that was read. @typedef {{name: string, bytes: ArrayBuffer}} TableFile */

/** @param {string} path */
const isWanted = (path) => !isLeftBySystem(path);

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {AbortSignal} options.signal
 * @param {string} options.id
 * @param {string} options.label
 * @param {string} options.hint
 * @param {(files: TableFile[]) => void} options.onFiles
 */
export function tableDrop({ session, signal, id, label, hint, onFiles }) {
  const zone = dropZone({
    id,
    label,
    hint,
    onFiles: (files) => take(chosenFiles(files, isWanted)),
    onDrop: async (transfer) => take(await droppedFiles(transfer, isWanted)),
  });

  /** @param {Found} found */
  async function take({ files, unopened }) {
    if (unopened.length > 0) {
      session.notices.complain(unopened.map(({ fault }) => fault).join(" "));
    }
    // A file that can’t be read is sent without content, so that the worker refuses it by name.
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer().catch(() => new ArrayBuffer(0)) })),
    );
    if (read.length > 0 && !signal.aborted) {
      onFiles(read);
    }
  }

  const enable = () => zone.setEnabled(session.policyEnforced === true);
  session.addEventListener("worker", enable, { signal });
  return {
    ...zone,
    /** To be called once the zone is in the page. */
    connect() {
      zone.connect();
      enable();
    },
  };
}
