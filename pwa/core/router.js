// Which view an address leads to. Addresses contain positions and codes only, never a child’s ID: browsers keep them.

/**
 * @typedef {object} Route
 * @property {string} path such as "/load"
 * @property {URLSearchParams} parameters
 */

/** @returns {Route | null} null for an address that is not ours, such as a skip link's */
export function currentRoute() {
  return routeOf(location.hash);
}

/**
 * @param {string} hash
 * @returns {Route | null}
 */
export function routeOf(hash) {
  if (hash === "" || hash === "#") {
    return { path: "/", parameters: new URLSearchParams() };
  }
  if (!hash.startsWith("#/")) {
    return null;
  }
  const [path, query = ""] = hash.slice(1).split("?");
  return { path, parameters: new URLSearchParams(query) };
}

/**
 * @param {string} path
 * @param {Record<string, string | number | null>} [parameters] empty ones are left out
 * @returns {string}
 */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== "") {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return `#${path}${text ? `?${text}` : ""}`;
}

/** @param {string} hash an address to go to; the back button leads to the previous one */
export function goTo(hash) {
  location.hash = hash;
}

/** @param {string} hash an address to show in place of the present one, without opening a view */
export function standAt(hash) {
  history.replaceState(null, "", hash);
}

/** @param {string} hash an address to go to in place of the present one */
export function goInstead(hash) {
  location.replace(hash);
}
