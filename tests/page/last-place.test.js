import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { LastPlace } from "../../pwa/core/last-place.js";

/** A window as far as the last place needs one. */
class Page extends EventTarget {
  location = { hash: "" };

  goTo(hash) {
    const oldURL = `https://check.example/${this.location.hash}`;
    this.location.hash = hash;
    this.dispatchEvent(Object.assign(new Event("hashchange"), { oldURL }));
  }
}

let page;
let place;
let changes;

beforeEach(() => {
  page = new Page();
  place = new LastPlace();
  changes = 0;
  place.addEventListener("change", () => {
    changes += 1;
  });
  place.follow(page, ({ path }) => ["/children", "/fix"].includes(path));
});

test("work continues at the children before any results were seen", () => {
  assert.equal(place.address, "#/children");
  page.goTo("#/load");
  assert.equal(place.address, "#/children");
});

test("in the results it is where the user is", () => {
  page.goTo("#/fix?code=101");
  assert.equal(place.address, "#/fix?code=101");
  // Within a view the address changes without an event.
  page.location.hash = "#/fix?code=102";
  assert.equal(place.address, "#/fix?code=102");
});

test("elsewhere it is where the user left the results", () => {
  page.goTo("#/children?child=1");
  page.location.hash = "#/children?child=2";
  page.goTo("#/load");
  page.goTo("#main");
  page.goTo("#/privacy");
  assert.equal(place.address, "#/children?child=2");
});

test("an address of no view of results is no place to continue at", () => {
  assert.equal(place.isResults("#/fix?code=101"), true);
  assert.equal(place.isResults("#/nowhere"), false);
  assert.equal(place.isResults(""), false);
});

test("each move is announced", () => {
  page.goTo("#/children");
  page.goTo("#/load");
  assert.equal(changes, 2);
});
