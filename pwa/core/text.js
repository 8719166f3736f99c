// How numbers, counts and lists are written.

const TEXTS = {
  almostNone: "under 1%",
  almostAll: "over 99%",
  megabytes: (/** @type {number} */ n) => `${number(n)} MB`,
};

const NUMBER = new Intl.NumberFormat("en-GB");
const AND = new Intl.ListFormat("en-GB", { type: "conjunction" });

/**
 * @param {number} value
 * @returns {string} such as 1,290
 */
export function number(value) {
  return NUMBER.format(value);
}

/**
 * @param {number} value
 * @param {string} one
 * @param {string} [many] the plural; with an s unless given
 * @returns {string} such as "1 child", "1,290 children"
 */
export function count(value, one, many) {
  return `${number(value)} ${agreeing(value, one, many)}`;
}

/**
 * @param {number} value
 * @param {string} one
 * @param {string} [many] the plural; with an s unless given
 * @returns {string} the words that agree with a number that is not beside them, such as "child", "children"
 */
export function agreeing(value, one, many = `${one}s`) {
  return value === 1 ? one : many;
}

/**
 * @param {number} share from 0 to 1
 * @returns {string} such as "12%"; nothing that is there is 0%, and nothing that lacks a part is 100%
 */
export function percent(share) {
  const whole = Math.round(share * 100);
  if (share > 0 && whole === 0) {
    return TEXTS.almostNone;
  }
  return share < 1 && whole === 100 ? TEXTS.almostAll : `${whole}%`;
}

/**
 * @param {string[]} words
 * @returns {string} such as "A, B and C"
 */
export function listOf(words) {
  return AND.format(words);
}

/**
 * @param {number} bytes
 * @returns {string} such as "12 MB"
 */
export function megabytes(bytes) {
  return TEXTS.megabytes(Math.round(bytes / 1e6));
}

/**
 * @param {number} year the year in which a collection ends
 * @returns {string} as people write it: 2027 is "2026/27"
 */
export function yearLabel(year) {
  return `${year - 1}/${String(year % 100).padStart(2, "0")}`;
}

const DAY_AND_MONTH = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
const WHOLE_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const SHORT_MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/**
 * @param {Date} time
 * @returns {string} the day on the user’s clock, ISO 8601, such as 2026-11-25
 */
export function localDay(time) {
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

export function today() {
  return localDay(new Date());
}

/**
 * @param {string} day ISO 8601
 * @returns {string} such as "31 March"
 */
export function dayAndMonth(day) {
  return DAY_AND_MONTH.format(new Date(day));
}

/**
 * @param {string} day ISO 8601
 * @returns {string} such as "15 November 2026"
 */
export function wholeDay(day) {
  return WHOLE_DAY.format(new Date(day));
}

/**
 * @param {string} from ISO 8601
 * @param {string} to
 * @returns {number} how many days later the second day is
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/**
 * @param {number} days
 * @returns {string} such as "5 days"; from two weeks on in weeks, "3 weeks"
 */
export function timeSpan(days) {
  return days < 14 ? count(days, "day") : count(Math.round(days / 7), "week");
}

/**
 * @param {string} day ISO 8601
 * @returns {string} such as "15/11/2026"
 */
export function shortDay(day) {
  return day.split("-").reverse().join("/");
}

/**
 * @param {string} day ISO 8601, or a month of it
 * @returns {string} such as "November 2026"
 */
export function monthOf(day) {
  return MONTH.format(new Date(day));
}

/**
 * @param {string} day ISO 8601
 * @returns {string} such as "Nov 2026"
 */
export function shortMonthOf(day) {
  return SHORT_MONTH.format(new Date(day));
}

/** @param {string} text to begin a sentence */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {string} text to continue a sentence */
export function uncapitalised(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** @param {string} noun @returns {string} such as "a child", "an adult" */
export function one(noun) {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}
