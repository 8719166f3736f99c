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
