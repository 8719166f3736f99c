import assert from "node:assert/strict";
import { test } from "node:test";
import { address, routeOf } from "../../pwa/core/router.js";

for (const [hash, path] of [
  ["", "/"],
  ["#", "/"],
  ["#/", "/"],
  ["#/load", "/load"],
  ["#/fix?code=101&table=Episodes", "/fix"],
]) {
  test(`“${hash}” leads to ${path}`, () => assert.equal(routeOf(hash)?.path, path));
}

test("an address that is not ours leads nowhere", () => {
  assert.equal(routeOf("#main"), null);
  assert.equal(routeOf("https://example.com/#/load"), null);
});

test("what an address is made of is read from it again", () => {
  const made = address("/children", { filter: "theme:Leaving care & after", child: 0, none: null, empty: "" });
  assert.doesNotMatch(made, /none|empty/);
  const route = routeOf(made);
  assert.equal(route?.path, "/children");
  assert.deepEqual(Object.fromEntries(route?.parameters ?? []), { filter: "theme:Leaving care & after", child: "0" });
  assert.equal(address("/load"), "#/load");
});
