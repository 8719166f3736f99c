// The way from a fault that people see to the page that reports it.

import { link, paragraph } from "../core/dom.js";

const TEXTS = { report: "Report this fault" };

export function reportLink() {
  return paragraph(link("#/report-a-fault", TEXTS.report));
}
