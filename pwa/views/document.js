// A document that only some people read, such as how the service is made.

import { readDocument } from "../core/documents.js";
import { address } from "../core/router.js";
import { documentPage } from "../parts/document.js";

/** @import {MakeView, View} from "../core/view.js" */

const TEXTS = { title: "Document" };

/** @type {View} */
export const documentView = {
  path: "/document",
  title: TEXTS.title,
  needs: "nothing",
  make: makeDocumentView,
};

/** The address of a document. @param {string} name */
export function documentAddress(name) {
  return address("/document", { name });
}

/** @type {MakeView} */
function makeDocumentView(_session, { parameters }, signal) {
  return documentPage(TEXTS.title, readDocument(parameters.get("name") ?? ""), signal);
}
