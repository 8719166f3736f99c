// Privacy: what happens to data, as it is in fact.

import { bullets, el, link, paragraph } from "../core/dom.js";

/** @import {MakeView, View} from "../core/view.js" */

/** @type {View} */
export const privacy = {
  path: "/privacy",
  title: "Privacy",
  needs: "nothing",
  make: privacyView,
};

/** @type {MakeView} */
function privacyView() {
  return {
    $root: el(
      "div",
      { class: "govuk-grid-row" },
      el(
        "div",
        { class: "govuk-grid-column-two-thirds" },
        el("h1", { class: "govuk-heading-l" }, "Privacy"),
        paragraph(
          "Your files are read and checked by this page, on your own computer. Nothing in them is sent anywhere: the page is barred from contacting any other website, and takes no file until it has seen your browser refuse such a request.",
        ),
        el("h2", { class: "govuk-heading-m" }, "What is kept"),
        bullets([
          "Data about children are in this page’s memory. They go when you close or reload it, unless you save your work.",
          [
            "If you turn that on, your work is saved in this browser on this device, with the files and the data about children in them. It is off until you do. ",
            link("#/saved-work", "See what is saved, and wipe it"),
            ".",
          ],
          "If you choose ‘Save your work’, you get a file with all of that. It is yours to keep safe and to delete.",
          "Your council, your collection year and whether you show the meanings of codes are remembered in this browser.",
          [
            "If you say what a column with an unknown name is, this browser remembers the name of the column and your answer, but no values. ",
            link("#/saved-work", "Make it forget your answers"),
            ". Wiping saved work does so as well.",
          ],
          "The service itself is stored in this browser, so that it works without a network connection.",
        ]),
        paragraph(
          "There are no cookies, no accounts, and no counting of visitors. To remove everything, clear this site’s data in your browser’s settings.",
        ),
        paragraph(
          "The web server that you load the service from sees that you loaded it, as for any website. It does not see your files.",
        ),
      ),
    ),
  };
}
