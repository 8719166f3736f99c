// Builds DOM by functions. Text always goes in as text, never as HTML.

const TEXTS = { newTab: (/** @type {string} */ text) => `${text} (opens in new tab)` };

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {string | number | boolean | null | undefined | ((event: any) => void)} AttributeValue */

/**
 * An element with its attributes, listeners (`onclick`, …) and children. Attributes that are false, null or undefined
 * are left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, AttributeValue>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes = {}, ...children) {
  const $element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      $element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      $element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  $element.append(...nodes(children));
  return $element;
}

/**
 * An element of a picture.
 * @param {string} tag
 * @param {Record<string, string | number | null>} attributes those that are null are left out
 * @param {...(Node | string | false)} children
 */
export function svg(tag, attributes, ...children) {
  const $element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) {
      $element.setAttribute(name, String(value));
    }
  }
  $element.append(...children.filter((child) => child !== false));
  return $element;
}

/**
 * Replace all children of an element.
 * @param {Element} $element
 * @param {...(Child | Child[])} children
 */
export function fill($element, ...children) {
  $element.replaceChildren(...nodes(children));
}

/**
 * Text for screen readers only.
 * @param {string} text
 */
export function hidden(text) {
  return el("span", { class: "govuk-visually-hidden" }, text);
}

/**
 * A page to read: its heading and contents, as wide as lines are easy to read.
 * @param {string} title
 * @param {...(Child | Child[])} children
 */
export function narrowPage(title, ...children) {
  return el(
    "div",
    { class: "govuk-grid-row" },
    el("div", { class: "govuk-grid-column-two-thirds" }, el("h1", { class: "govuk-heading-l" }, title), ...children),
  );
}

/**
 * A paragraph of body text.
 * @param {...(Child | Child[])} children
 */
export function paragraph(...children) {
  return el("p", { class: "govuk-body" }, ...children);
}

/**
 * A link within the app.
 * @param {string} href
 * @param {...Child} children
 */
export function link(href, ...children) {
  return el("a", { class: "govuk-link", href }, ...children);
}

/**
 * A link to another website. It opens in a new tab, because this page would lose what is loaded, and does not say where the
 * user comes from.
 * @param {string} href
 * @param {string} text
 */
export function linkToOtherSite(href, text) {
  return el("a", { class: "govuk-link", href, target: "_blank", rel: "noreferrer noopener" }, TEXTS.newTab(text));
}

/**
 * A button that looks like a link, for an action on the same page.
 * @param {() => void} onclick
 * @param {...Child} children
 */
export function linkButton(onclick, ...children) {
  return el("button", { type: "button", class: "app-link-button", onclick }, ...children);
}

/**
 * A bulleted list.
 * @param {(Child | Child[])[]} items
 */
export function bullets(items) {
  return el("ul", { class: "govuk-list govuk-list--bullet" }, ...items.map((item) => el("li", {}, item)));
}

/** @param {(Child | Child[])[]} children */
function nodes(children) {
  /** @type {(Node | string)[]} */
  const found = [];
  for (const child of children.flat()) {
    if (child !== false && child !== null && child !== undefined) {
      found.push(child instanceof Node ? child : String(child));
    }
  }
  return found;
}

/** How many children are added in one step when there are many. */
const STEP = 25;

/** What is being added to an element gradually; a later filling ends an earlier one. @type {WeakMap<Element, object>} */
const fillings = new WeakMap();

/**
 * Replace all children of an element by many others: the first immediately, the rest in steps, so that the
 * page stays responsive.
 * @template T
 * @param {Element} $element
 * @param {T[]} items
 * @param {(item: T) => Node} make
 */
export function fillGradually($element, items, make) {
  const filling = {};
  fillings.set($element, filling);
  fill($element, items.slice(0, STEP).map(make));
  let next = STEP;
  const addNext = () => {
    if (fillings.get($element) === filling) {
      $element.append(...items.slice(next, next + STEP).map(make));
      next += STEP;
      later();
    }
  };
  const later = () => next < items.length && setTimeout(addNext);
  later();
}

/**
 * Draw a part of the page again without losing the focus: the element with the same `data-focus` gets it back.
 * @param {Element} $root
 * @param {() => void} draw
 */
export function redraw($root, draw) {
  const $focused = document.activeElement;
  const key = $focused && $root.contains($focused) ? $focused.getAttribute("data-focus") : null;
  draw();
  if (key) {
    /** @type {HTMLElement | null} */ ($root.querySelector(`[data-focus="${CSS.escape(key)}"]`))?.focus();
  }
}

let idsGiven = 0;

/**
 * An id that no other element has.
 * @param {string} prefix
 */
export function uniqueId(prefix) {
  idsGiven += 1;
  return `${prefix}-${idsGiven}`;
}
