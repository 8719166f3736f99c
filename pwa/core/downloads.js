// Which downloads the page offers, where, and by which buttons. The worker lists them all when it is ready; the page
// knows none by itself.

/** @import {DownloadForm, DownloadInfo, MakeFile} from "./protocol.d.ts" */

const TEXTS = {
  dataForDfe: (/** @type {string} */ form) => `Data for DfE’s portal (${form})`,
  errors: (/** @type {string} */ form) => `List of errors: ${form}`,
  ofYear: (/** @type {string} */ year) => `of ${year}`,
  asForm: (/** @type {string} */ form, /** @type {string} */ year) => `as ${form}, ${year}`,
};

const BOTH_FORMATS = ["csv", "xml"];

/**
 * What a button saves.
 * @typedef {object} Wanted
 * @property {MakeFile["kind"]} kind
 * @property {MakeFile["ending"]} ending
 * @property {boolean} [last_year]
 * @property {string} [module]
 * @property {boolean} [without_small] without numbers by which a child could be recognised
 */

/**
 * @typedef {object} PlannedButton
 * @property {string} text
 * @property {string} heard what is added for those who hear the button by itself
 * @property {Wanted} wanted
 */

/**
 * A download and its buttons.
 * @typedef {object} PlannedDownload
 * @property {DownloadInfo} kind
 * @property {PlannedButton[]} buttons
 */

/**
 * The data of one year; a part has a button for each module.
 * @typedef {object} PlannedYear
 * @property {LoadedYear} year
 * @property {string} about
 * @property {PlannedButton[]} buttons
 * @property {PlannedDownload[]} parts
 */

/**
 * @typedef {object} DownloadPlan
 * @property {PlannedYear[]} years
 * @property {PlannedDownload[]} ofBothYears data of both years at once
 * @property {PlannedDownload[]} reports
 * @property {PlannedButton[]} first what people need first: this year’s data as it was loaded, or else as the portal
 *   takes it, and the list of errors
 * @property {PlannedDownload[]} shared
 * @property {PlannedDownload[]} source what is to be corrected at source
 */

/**
 * @typedef {object} LoadedYear
 * @property {string} label
 * @property {boolean} isLast
 * @property {{name: string, title: string}[]} modules that are loaded
 */

/**
 * @param {DownloadInfo[]} downloads
 * @param {object} here what there is now
 * @param {LoadedYear[]} [here.years]
 * @param {Partial<Record<DownloadInfo["offered_if"], boolean>>} [here.holds] what is not named does not hold
 * @param {string} [here.loadedAs] the form in which this year was loaded
 * @param {string[]} [here.portalFormats] those in which DfE’s portal takes the return
 * @returns {DownloadPlan}
 */
export function planDownloads(downloads, { years = [], holds = {}, loadedAs = "", portalFormats = BOTH_FORMATS }) {
  const offered = downloads
    .filter(({ offered_if }) => offered_if === "always" || holds[offered_if])
    .map((kind) => ({ ...kind, about: aboutKind(kind, portalFormats) }));
  /** @param {DownloadInfo["group"]} group */
  const kindsOf = (group) => offered.filter((kind) => kind.group === group);
  const data = kindsOf("data");
  const forDfe = loadedAs === "" || portalFormats.includes(loadedAs) ? loadedAs : portalFormats[0];
  return {
    years: years.map((year) => planYear(data.filter(isOfOneYear), year)),
    ofBothYears: data.filter((kind) => !isOfOneYear(kind)).map(planned),
    reports: kindsOf("report").map(planned),
    shared: kindsOf("share").map(planned),
    source: kindsOf("source").map(planned),
    first: [
      ...firstButtons(data, forDfe, () => TEXTS.dataForDfe(forDfe.toUpperCase())),
      ...firstButtons(offered, "errors", ({ button }) => TEXTS.errors(button)),
    ],
  };
}

/**
 * What a download holds, in the words that fit the return.
 * @param {DownloadInfo} kind
 * @param {string[]} portalFormats
 */
function aboutKind({ about, about_if_only_xml }, portalFormats) {
  return portalFormats.includes("csv") ? about : about_if_only_xml || about;
}

/**
 * @param {DownloadInfo[]} kinds
 * @param {string} what they are offered first for
 * @param {(form: DownloadForm) => string} text
 * @returns {PlannedButton[]} one for each kind, in its usual form
 */
function firstButtons(kinds, what, text) {
  return kinds
    .filter(({ first_for }) => first_for !== "" && first_for === what)
    .map((kind) => ({ text: text(kind.forms[0]), heard: "", wanted: wantedOf(kind, kind.forms[0]) }));
}

/** @param {DownloadInfo} kind */
function isOfOneYear({ options }) {
  return options.includes("last_year");
}

/**
 * @param {DownloadInfo[]} kinds
 * @param {LoadedYear} year
 * @returns {PlannedYear}
 */
function planYear(kinds, year) {
  const { label, isLast, modules } = year;
  /** @param {DownloadInfo} kind */
  const isInParts = ({ options }) => options.includes("module");
  return {
    year,
    about: kinds
      .map(({ about }) => about)
      .filter(Boolean)
      .join(" "),
    buttons: kinds
      .filter((kind) => !isInParts(kind))
      .flatMap((kind) =>
        kind.forms.map((form) => ({
          text: form.button,
          heard: TEXTS.ofYear(label),
          wanted: { ...wantedOf(kind, form), last_year: isLast },
        })),
      ),
    parts: kinds.filter(isInParts).map((kind) => ({
      kind,
      buttons: modules.flatMap(({ name, title }) =>
        kind.forms.map((form) => ({
          text: title,
          heard: TEXTS.asForm(form.button, label),
          wanted: { ...wantedOf(kind, form), last_year: isLast, module: name },
        })),
      ),
    })),
  };
}

/**
 * @param {DownloadInfo} kind
 * @returns {PlannedDownload}
 */
function planned(kind) {
  return {
    kind,
    buttons: kind.forms.map((form) => ({ text: form.button, heard: form.heard, wanted: wantedOf(kind, form) })),
  };
}

/**
 * @param {DownloadInfo} kind
 * @param {DownloadForm} form
 * @returns {Wanted}
 */
function wantedOf({ id }, { ending }) {
  return { kind: id, ending };
}
