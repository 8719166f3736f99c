import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { drawAnew, showAnswer } from "../../pwa/parts/not-shown.js";

/** As much of an element as is filled, marked and looked at here. */
class FakeElement {
  attributes = new Map();
  children = [];

  hasAttribute(name) {
    return this.attributes.has(name);
  }

  setAttribute(name, value) {
    this.attributes.set(name, value);
  }

  removeAttribute(name) {
    this.attributes.delete(name);
  }

  append(...children) {
    this.children.push(...children);
  }

  replaceChildren(...children) {
    this.children = children;
  }

  get textContent() {
    return this.children.map((child) => child.textContent ?? child).join("");
  }

  set textContent(text) {
    this.children = [text];
  }
}

const NOT_SHOWN = "The figures could not be shown. The message at the top of the page says why.";

let $content;
let $announcements;

beforeEach(() => {
  $announcements = new FakeElement();
  globalThis.Node = FakeElement;
  globalThis.document = {
    createElement: () => new FakeElement(),
    getElementById: (id) => (id === "announcements" ? $announcements : null),
  };
  $content = new FakeElement();
  $content.setAttribute("aria-busy", "true");
  $content.textContent = "Counting";
});

/** @param {object | null} answer what the checker said */
function take(answer) {
  showAnswer($content, "The figures", answer, ({ figures }) => $content.replaceChildren(figures));
}

/** What the user sees, whether it is said to be on its way, and what a screen reader reads. */
function seen() {
  return [$content.textContent, $content.hasAttribute("aria-busy"), $announcements.textContent];
}

test("an answer is shown, and nothing is on its way any more", () => {
  take({ figures: "7 errors" });
  assert.deepEqual(seen(), ["7 errors", false, ""]);
});

test("where nothing was shown yet, it is said and read out that there is no answer", () => {
  take(null);
  assert.deepEqual(seen(), [NOT_SHOWN, false, NOT_SHOWN]);
});

test("what was shown stays where no answer comes to the next question", () => {
  take({ figures: "7 errors" });
  take(null);
  assert.deepEqual(seen(), ["7 errors", false, ""]);
});

test("an answer takes the place of the sentence that there was none", () => {
  take(null);
  take({ figures: "7 errors" });
  assert.equal($content.textContent, "7 errors");
});

test("what is no longer true does not stay without an answer", () => {
  take({ figures: "7 errors" });
  drawAnew($content, () => {
    assert.deepEqual(seen(), ["7 errors", true, ""]);
    take(null);
  });
  assert.deepEqual(seen(), [NOT_SHOWN, false, NOT_SHOWN]);
});
