// A task of the guide: docs/guide/.

import { readContents, readTask } from "../core/documents.js";
import { link, paragraph } from "../core/dom.js";
import { address } from "../core/router.js";
import { documentPage } from "../parts/document.js";

/**
 * @import {Named} from "../core/documents.js"
 * @import {MakeView, View} from "../core/view.js"
 */

const TEXTS = {
  title: "Guide",
  next: "Next: ",
};

/** @type {View} */
export const guide = {
  path: "/guide",
  title: TEXTS.title,
  needs: "nothing",
  wide: true,
  make: guideView,
};

/** The address of a task. @param {string} name */
export function taskAddress(name) {
  return address("/guide", { task: name });
}

/** @type {MakeView} */
function guideView(_session, { parameters }, signal) {
  const name = parameters.get("task") ?? "";
  /** @type {Named | undefined} */
  let next;
  const reading = Promise.all([readTask(name), readContents()]).then(([found, contents]) => {
    const tasks = contents?.tasks ?? [];
    next = found ? tasks[tasks.findIndex((task) => task.name === name) + 1] : undefined;
    return found;
  });
  return documentPage(TEXTS.title, reading, signal, () => [
    next && paragraph(TEXTS.next, link(taskAddress(next.name), next.title)),
  ]);
}
