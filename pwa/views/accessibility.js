// The accessibility statement: docs/accessibility.md.

import { readNotice } from "../core/documents.js";
import { documentPage } from "../parts/document.js";

/** @import {View} from "../core/view.js" */

const TEXTS = { title: "Accessibility" };

/** @type {View} */
export const accessibility = {
  path: "/accessibility",
  title: TEXTS.title,
  needs: "nothing",
  make: (_session, _route, signal) => documentPage(TEXTS.title, readNotice("accessibility"), signal),
};
