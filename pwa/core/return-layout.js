// What the page knows about the modules and columns of SSDA903. All other modules take what they need from here.

/** The column that names the child. It is the same in all rows of a child, so records show it once. */
export const CHILD = "CHILD";

/** The module with one row for each child; records show its columns as facts above the tables. */
export const HEADER = "Header";

/** The module that a record opens at unless errors are elsewhere. */
export const MAIN_MODULE = "Episodes";

/** Columns that every row of a child repeats from the header, where its module has them. */
export const REPEATED = [CHILD, "DOB", "SEX"];

/** A fact that records show beside the header’s, though it is in another module. */
export const FACT_ELSEWHERE = { module: "UASC", field: "DUC", label: "UASC ceased" };

/** How a row of a module is split in two at a date. */
export const SPLIT = {
  module: "Episodes",
  start: "DECOM",
  end: "DEC",
  /** The reason for the second part, and the code that cannot be one: it begins a period of care. */
  reason: "RNE",
  notWithinCare: "S",
  /** What ends the first part. */
  ending: { REC: "X1", REASON_PLACE_CHANGE: "" },
};

/** The table of Ofsted’s lists, which is not a module of the return. */
export const PROVIDERS = "Providers";

/** The column that takes DfE’s number of a council, which its code list leaves out. */
export const COUNCIL_NUMBER = "LA_PERM";

/** What some columns of text and numbers look like, and that in words. @type {Record<string, [RegExp, string]>} */
export const SHAPES = {
  [CHILD]: [/^[A-Za-z0-9]{1,20}$/, "a child ID: up to 20 letters and digits"],
  UPN: [/^(?:[A-HJ-NP-RT-Z]\d{11}[A-Z\d]|UN[1-5])$/, "a UPN: a letter and 12 digits, or UN1 to UN5"],
  URN: [/^(?:\d{6,7}|SC\d{6}|X{7})$/, "a URN: 7 digits, or SC and 6 digits, or XXXXXXX"],
  SDQ_SCORE: [/^(?:[0-9]|[1-3][0-9]|40)$/, "a whole number from 0 to 40"],
};
