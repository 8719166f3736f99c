// Proof that a worker can’t send anything to other sites: it tries to, and sees the browser refuse. Nothing is proven
// where in doubt, and then the page takes no file.

// A reserved name: it never exists.
const FORBIDDEN_ADDRESS = "https://policy-check.invalid/";
/** How long the report of a refusal may take (in ms): Chromium sends it at once, Firefox within some 10 ms. */
const LONGEST_NEWS = 1000;
const OWN_SITE_AT_MOST = ["'self'", "'none'"];

/**
 * What the proof needs of a worker; tests give others.
 * @typedef {object} Surroundings
 * @property {EventTarget} scope that hears of refusals
 * @property {(address: string) => Promise<Response>} fetch
 * @property {number} [patience] in ms
 */

/**
 * Whether the browser keeps this worker’s requests on its own site.
 *
 * The first try needs no network, so nothing leaves the machine even if there is no policy. Where the browser reports
 * that refusal, it has to report one to another site as well: a request that only failed for want of a network proves
 * nothing. WebKit reports none to a worker. There the policy that came with the worker’s own script has to allow its own
 * site at most, and the first refusal shows that a policy is in force.
 * @param {string} ownScript the address that the worker’s script came from
 * @param {Surroundings} [surroundings]
 */
export async function isPolicyEnforced(
  ownScript,
  { scope, fetch, patience = LONGEST_NEWS } = { scope: self, fetch: (address) => self.fetch(address) },
) {
  const first = await attempt("data:,");
  if (!first.refused) {
    return false;
  }
  return first.reported ? (await attempt(FORBIDDEN_ADDRESS)).reported : staysOnSite(await policyOf(ownScript));

  /** @param {string} address */
  async function attempt(address) {
    const leaving = new AbortController();
    const news = new Promise((resolve) => {
      // TypeScript does not know this event of a worker.
      const onViolation = (/** @type {Event} */ event) => {
        if (/** @type {SecurityPolicyViolationEvent} */ (event).effectiveDirective === "connect-src") {
          resolve(true);
        }
      };
      scope.addEventListener("securitypolicyviolation", onViolation, { signal: leaving.signal });
    });
    const refused = await fetch(address).then(
      () => false,
      () => true,
    );
    const reported = refused && (await Promise.race([news, later(patience)]));
    leaving.abort();
    return { refused, reported: reported === true };
  }

  /** @param {string} address */
  async function policyOf(address) {
    try {
      return (await fetch(address)).headers.get("Content-Security-Policy") ?? "";
    } catch {
      return "";
    }
  }
}

/**
 * Whether one of the policies in a header lets requests go to their own site at most.
 * @param {string} header
 */
export function staysOnSite(header) {
  return header.split(",").some((policy) => {
    /** @type {Map<string, string[]>} */
    const sources = new Map();
    for (const directive of policy.split(";")) {
      const [name, ...values] = directive.trim().split(/\s+/);
      // Of a directive that is there twice, browsers heed the first.
      if (!sources.has(name.toLowerCase())) {
        sources.set(name.toLowerCase(), values);
      }
    }
    const allowed = sources.get("connect-src") ?? sources.get("default-src");
    return allowed?.every((source) => OWN_SITE_AT_MOST.includes(source.toLowerCase())) ?? false;
  });
}

/** @param {number} milliseconds */
function later(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
