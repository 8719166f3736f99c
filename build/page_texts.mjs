// Prints, as JSON, what the page’s modules say to people: [{file, line, text}], with … for what is filled in.
// node page_texts.mjs FILE…
import { readFileSync } from "node:fs";
import { parse } from "acorn";

/** A node of acorn’s tree: its fields depend on its type. @typedef {any} Node */

/** @type {import("acorn").Options} */
const OPTIONS = { ecmaVersion: "latest", sourceType: "module", locations: true };
/** Attributes and options whose values are for machines. */
const FOR_MACHINES = new Set(["class", "id", "type", "role", "href", "for", "name", "path", "rel", "src", "key"]);
/** Functions whose first text is for machines. */
const TAKE_NAMES = new Set(["el", "addEventListener", "querySelector", "querySelectorAll", "closest", "matches"]);

/**
 * @param {Node} node
 * @returns {string | undefined} the text of a literal or of texts added together; undefined for anything else
 */
function textOf(node) {
  if (node.type === "Literal") {
    return typeof node.value === "string" ? node.value : undefined;
  }
  if (node.type === "TemplateLiteral") {
    return node.quasis.map((/** @type {Node} */ part) => part.value.cooked).join("…");
  }
  if (node.type === "BinaryExpression" && node.operator === "+") {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === undefined && right === undefined ? undefined : (left ?? "…") + (right ?? "…");
  }
  return undefined;
}

/**
 * @param {Node} node
 * @param {Node} parent
 */
function isForMachines(node, parent) {
  switch (parent.type) {
    case "ImportDeclaration":
    case "MemberExpression":
    case "SwitchCase":
    case "TaggedTemplateExpression":
      return true;
    case "Property":
      return parent.key === node || FOR_MACHINES.has(parent.key.name ?? parent.key.value);
    case "CallExpression":
    case "NewExpression":
      return parent.arguments[0] === node && TAKE_NAMES.has(parent.callee.property?.name ?? parent.callee.name);
    default:
      return parent.type === "BinaryExpression" && parent.operator !== "+";
  }
}

/** @param {string} text of which people read something: several words, or a word that begins like a sentence */
const isForPeople = (text) =>
  !/^(govuk|app)-/.test(text) && /\p{L}{2,} \S|\S \p{L}{2,}|^\p{Lu}\p{Ll}+[.?!…]?$/u.test(text);

/** @param {string} file */
function textsIn(file) {
  /** @type {{file: string, line: number, text: string}[]} */
  const found = [];
  /**
   * @param {Node} node
   * @param {Node} parent
   */
  const visit = (node, parent) => {
    const text = textOf(node);
    if (text !== undefined && isForPeople(text) && !isForMachines(node, parent)) {
      found.push({ file, line: node.loc.start.line, text });
    }
    for (const child of Object.values(node).flat()) {
      // The parts of a text that was found are told with it; what fills it in may hold others.
      if (
        typeof child?.type === "string" &&
        (text === undefined || textOf(child) === undefined || node.type === "TemplateLiteral")
      ) {
        visit(child, node);
      }
    }
  };
  const program = /** @type {Node} */ (parse(readFileSync(file, "utf8"), OPTIONS));
  visit(program, program);
  return found;
}

console.log(JSON.stringify(process.argv.slice(2).flatMap(textsIn)));
