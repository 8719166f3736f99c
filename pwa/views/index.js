// All views. A new one is imported here; it says the rest of itself.

import { about } from "./about.js";
import { accessibility } from "./accessibility.js";
import { bestFixes } from "./best-fixes.js";
import { carriedOver } from "./carried-over.js";
import { changes } from "./changes.js";
import { check } from "./check.js";
import { children } from "./children.js";
import { compare } from "./compare.js";
import { correctAtSource } from "./correct-at-source.js";
import { documentView } from "./document.js";
import { due } from "./due.js";
import { errors } from "./errors.js";
import { fix } from "./fix.js";
import { glossary } from "./glossary.js";
import { guide } from "./guide.js";
import { handOver } from "./hand-over.js";
import { help } from "./help.js";
import { keyFigures } from "./key-figures.js";
import { keySheet } from "./key-sheet.js";
import { load } from "./load.js";
import { notChecked } from "./not-checked.js";
import { overview } from "./overview.js";
import { ownCheck } from "./own-check.js";
import { ownChecks } from "./own-checks.js";
import { print } from "./print.js";
import { privacy } from "./privacy.js";
import { problems } from "./problems.js";
import { reportFault } from "./report-fault.js";
import { savedWork } from "./saved-work.js";
import { start } from "./start.js";
import { whatChanged } from "./what-changed.js";
import { whatIsNew } from "./what-is-new.js";
import { wholeReturn } from "./whole-return.js";

/** @import {View} from "../core/view.js" */

/** @type {View[]} */
export const VIEWS = [
  about,
  accessibility,
  bestFixes,
  carriedOver,
  changes,
  check,
  children,
  compare,
  correctAtSource,
  documentView,
  due,
  errors,
  fix,
  glossary,
  guide,
  help,
  keyFigures,
  handOver,
  keySheet,
  load,
  notChecked,
  ownCheck,
  ownChecks,
  overview,
  print,
  privacy,
  problems,
  reportFault,
  savedWork,
  start,
  whatChanged,
  whatIsNew,
  wholeReturn,
];
