// The privacy notice: docs/privacy.md.

import { readNotice } from "../core/documents.js";
import { documentPage } from "../parts/document.js";

/** @import {View} from "../core/view.js" */

const TEXTS = { title: "Privacy" };

/** @type {View} */
export const privacy = {
  path: "/privacy",
  title: TEXTS.title,
  needs: "nothing",
  make: (_session, _route, signal) => documentPage(TEXTS.title, readNotice("privacy"), signal),
};
