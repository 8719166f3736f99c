// A made-up return, to try the service with.

/**
 * @import {NewFile} from "./chosen-files.js"
 * @import {Settings} from "./settings.js"
 * @import {WorkerLife} from "./worker-life.js"
 */

const CHILDREN = 500;
const SEED = 903;

/**
 * @param {WorkerLife} worker
 * @param {Settings} settings
 * @returns {Promise<{files: NewFile[], council: string}>}
 */
export async function madeUpReturn(worker, settings) {
  const { reply, buffers } = await worker.ask({
    wanted: ["demo_made"],
    // The latest year is known once the worker is ready.
    request: () => ({ type: "make_demo", children: CHILDREN, collection_year: settings.latestYear, seed: SEED }),
  });
  const files = reply.files.map(({ name, last_year }, i) => ({
    name,
    chosenYear: last_year,
    lastModified: 0,
    bytes: buffers[i],
  }));
  return { files, council: reply.council };
}
