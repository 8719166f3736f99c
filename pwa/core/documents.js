// The documents that help people, as build/documents.py makes them of docs/. They are files of the app, so they are there
// without a network too.

import { fetchInTime } from "../install/later-files.js";

/**
 * A part of a document: a text, or an element with its attributes and what is in it.
 * @typedef {string | [keyof HTMLElementTagNameMap, Record<string, string | number>, ...DocumentNode[]]} DocumentNode
 * @typedef {{title: string, content: DocumentNode[]}} HelpDocument
 * @typedef {{name: string, title: string}} Named
 */

/**
 * What documents there are.
 * @typedef {object} Contents
 * @property {Named[]} tasks of the guide, in the order in which people come to them
 * @property {Named[]} documents all others
 * @property {string} issues the address at which faults are reported, or "" if the project has none
 */

const NAME = /^[\w-]+$/;

/**
 * A task of the guide.
 * @param {string} name
 */
export function readTask(name) {
  return readNamed("guide/", name);
}

/**
 * One of the documents that only some people read.
 * @param {string} name
 */
export function readDocument(name) {
  return readNamed("documents/", name);
}

/**
 * The privacy notice or the accessibility statement.
 * @param {"privacy" | "accessibility"} name
 */
export function readNotice(name) {
  return readNamed("", name);
}

/** @returns {Promise<Contents | null>} null if the list can’t be had now */
export function readContents() {
  return readJson("help/index.json");
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<HelpDocument | null>} null if there is no such document, or it can’t be had now
 */
async function readNamed(folder, name) {
  return NAME.test(name) ? readJson(`help/${folder}${name}.json`) : null;
}

/** @param {string} path */
async function readJson(path) {
  try {
    return await (await fetchInTime(new URL(`../${path}`, import.meta.url))).json();
  } catch {
    // Without a network, before all files have come.
    return null;
  }
}
