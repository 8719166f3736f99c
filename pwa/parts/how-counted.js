// How errors and children are counted: the same words on every page that shows a number of them.

import { bullets } from "../core/dom.js";
import { details } from "./details.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = { title: "How errors and children are counted" };

/** @param {Session} session */
export function howCounted({ definition }) {
  return details(TEXTS.title, bullets(definition?.how_counted ?? []), { look: "app-text" });
}
