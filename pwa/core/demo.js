// A made-up return, to try the service with.

import { today } from "./text.js";

/**
 * @import {NewFile} from "./chosen-files.js"
 * @import {WorkerLife} from "./worker-life.js"
 */

/** What an address says for a made-up extract of a day in the year. */
export const MID_YEAR_DEMO = "extract";
const CHILDREN = 500;
const SEED = 903;

/**
 * A whole year’s return of the latest year that is over, or an extract of the latest year: of today while that year
 * runs, else of the middle of it.
 * @param {WorkerLife} worker
 * @param {string} returnName of which return; empty for the first
 * @param {boolean} midYear
 * @returns {Promise<{files: NewFile[], council: string, asAt: string | null, year: number}>}
 */
export async function madeUpReturn(worker, returnName, midYear) {
  let year = 0;
  /** @type {string | null} */
  let asAt = null;
  const { reply, buffers } = await worker.ask({
    wanted: ["demo_made"],
    request: () => {
      // The years are known once the worker is ready.
      const definition = worker.definitionOf(returnName);
      const years = (definition?.years ?? []).map((each) => each.year);
      const latest = years.at(-1) ?? 0;
      year = midYear ? latest : (years.findLast((each) => today() > lastDay(each)) ?? latest);
      asAt = midYear ? extractDay(year, today()) : null;
      return {
        type: "make_demo",
        return_name: definition?.name ?? "",
        children: CHILDREN,
        collection_year: year,
        seed: SEED,
        as_at: asAt,
      };
    },
  });
  const files = reply.files.map(({ name, last_year }, i) => ({
    name,
    drop: 1,
    chosenYear: last_year,
    lastModified: 0,
    bytes: buffers[i],
  }));
  return { files, council: reply.council, asAt, year };
}

/** @param {number} year @returns {string} the day on which the collection year ends */
function lastDay(year) {
  return `${year}-03-31`;
}

/**
 * @param {number} year
 * @param {string} day that it is
 */
function extractDay(year, day) {
  return day > `${year - 1}-04-01` && day < lastDay(year) ? day : `${year - 1}-11-15`;
}
