// Where Ofsted’s lists are published.

import { linkToOtherSite, paragraph } from "../core/dom.js";

const TEXTS = {
  search:
    "To find Ofsted’s lists, search GOV.UK for ‘Ofsted social care providers list’ and ‘Ofsted children’s homes list’, or start from DfE’s page ",
  guide: "Children looked after return: guide to submitting data",
  asPublished: ". Add the lists as they were published.",
};

const GUIDE = "https://www.gov.uk/guidance/children-looked-after-return-guide-to-submitting-data";

/** Nothing is fetched from there: the user goes to it and downloads the lists. */
export function whereOfstedLists() {
  return paragraph(TEXTS.search, linkToOtherSite(GUIDE, TEXTS.guide), TEXTS.asPublished);
}
