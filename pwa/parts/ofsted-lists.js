// Where Ofsted’s lists are to be had.

import { linkToOtherSite, paragraph } from "../core/dom.js";

const GUIDE = "https://www.gov.uk/guidance/children-looked-after-return-guide-to-submitting-data";

/** Nothing is fetched from there: the user goes to it and downloads the lists. */
export function whereOfstedLists() {
  return paragraph(
    "To find Ofsted’s lists, search GOV.UK for ‘Ofsted social care providers list’ and ‘Ofsted children’s homes list’, or start from DfE’s page ",
    linkToOtherSite(GUIDE, "Children looked after return: guide to submitting data"),
    ". Load them as they were published.",
  );
}
