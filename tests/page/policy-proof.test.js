import assert from "node:assert/strict";
import { test } from "node:test";
import { isPolicyEnforced, staysOnSite } from "../../pwa/install/policy-proof.js";

const OWN_SCRIPT = "https://check.example/worker.js";
const PATIENCE = 50;

/**
 * A browser that refuses some addresses, and reports it after some time or never.
 * @param {{refuses: string[], tellsAfter?: number | null, tellsOf?: string[], policy?: string | null, offline?: boolean}} options
 */
function browser({ refuses, tellsAfter = 0, tellsOf = refuses, policy = null, offline = false }) {
  const scope = new EventTarget();
  const asked = [];
  const fetch = async (address) => {
    asked.push(address);
    if (refuses.some((start) => address.startsWith(start))) {
      if (tellsAfter !== null && tellsOf.some((start) => address.startsWith(start))) {
        const event = Object.assign(new Event("securitypolicyviolation"), { effectiveDirective: "connect-src" });
        setTimeout(() => scope.dispatchEvent(event), tellsAfter);
      }
      throw new TypeError("Failed to fetch");
    }
    if (offline && address.startsWith("https://policy-check.invalid")) {
      throw new TypeError("Failed to fetch");
    }
    return new Response("", { headers: policy === null ? {} : { "Content-Security-Policy": policy } });
  };
  return { surroundings: { scope, fetch, patience: PATIENCE }, asked };
}

const proven = (options) => isPolicyEnforced(OWN_SCRIPT, browser(options).surroundings);

test("a browser that tells of both refusals has proven it", async () => {
  assert.equal(await proven({ refuses: ["data:", "https://policy-check.invalid"] }), true);
});

test("the news may come later, as in Firefox", async () => {
  assert.equal(await proven({ refuses: ["data:", "https://policy-check.invalid"], tellsAfter: 20 }), true);
});

test("without a policy nothing is proven, and nothing is sent to another site", async () => {
  const { surroundings, asked } = browser({ refuses: [] });
  assert.equal(await isPolicyEnforced(OWN_SCRIPT, surroundings), false);
  assert.deepEqual(asked, ["data:,"]);
});

test("a request that fails for want of a network proves nothing", async () => {
  assert.equal(await proven({ refuses: ["data:"], offline: true }), false);
  assert.equal(
    await proven({ refuses: ["data:", "https://policy-check.invalid"], tellsOf: ["data:"], offline: true }),
    false,
  );
});

test("a refusal for another reason than the policy on requests proves nothing", async () => {
  const { surroundings } = browser({ refuses: ["data:"], tellsAfter: null });
  const news = setInterval(
    () =>
      surroundings.scope.dispatchEvent(
        Object.assign(new Event("securitypolicyviolation"), { effectiveDirective: "script-src" }),
      ),
    5,
  );
  assert.equal(await isPolicyEnforced(OWN_SCRIPT, surroundings), false);
  clearInterval(news);
});

const SILENT = { refuses: ["data:", "https://policy-check.invalid"], tellsAfter: null };

test("where the browser tells a worker nothing, as WebKit, the worker’s own policy has to keep it on its site", async () => {
  assert.equal(await proven({ ...SILENT, policy: "default-src 'none'; connect-src 'self'" }), true);
  assert.equal(await proven({ ...SILENT, policy: "default-src 'none'; connect-src https:" }), false);
  assert.equal(await proven({ ...SILENT, policy: null }), false);
});

test("the policy alone is not enough: one has to be in force", async () => {
  assert.equal(await proven({ refuses: [], policy: "connect-src 'self'" }), false);
});

test("a worker that can’t read its own policy has proven nothing", async () => {
  assert.equal(
    await proven({ ...SILENT, refuses: [...SILENT.refuses, OWN_SCRIPT], policy: "connect-src 'self'" }),
    false,
  );
});

for (const [policy, stays] of [
  ["connect-src 'self'", true],
  ["connect-src 'none'", true],
  ["connect-src", true],
  ["default-src 'self'", true],
  ["default-src *; connect-src 'self'", true],
  ["Connect-Src 'SELF'", true],
  ["connect-src 'self' https://other.example", false],
  ["connect-src *", false],
  ["connect-src 'self' data:", false],
  ["default-src 'self'; connect-src https:", false],
  ["connect-src https:; connect-src 'self'", false],
  ["script-src 'self'", false],
  ["", false],
  ["script-src 'self', connect-src 'self'", true],
]) {
  test(`the policy “${policy}” ${stays ? "keeps" : "does not keep"} requests on its own site`, () => {
    assert.equal(staysOnSite(policy), stays);
  });
}
