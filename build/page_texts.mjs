// Prints, as JSON, what the page’s modules say to people: [{file, line, text, in_block}], with … for what is filled in.
// in_block says whether the text is in the module’s block of texts, `const TEXTS = {…}` at its top level.
// node page_texts.mjs FILE…
import { readFileSync } from "node:fs";
import { parse } from "acorn";

/** A node of acorn’s tree: its fields depend on its type. @typedef {any} Node */

/** @type {import("acorn").Options} */
const OPTIONS = { ecmaVersion: "latest", sourceType: "module", locations: true };
/** The types of the messages, whose values are not texts. */
const MESSAGES = new URL("../pwa/core/protocol.d.ts", import.meta.url);
/** Attributes, options and properties whose values are for machines. */
const FOR_MACHINES = new Set([
  ...["class", "className", "id", "type", "role", "href", "for", "name", "path", "rel", "src", "key", "font"],
  ...["data-focus", "aria-controls", "aria-describedby", "aria-labelledby"],
]);
/** Functions whose first text is for machines. */
const TAKE_NAMES = new Set([
  ...["el", "addEventListener", "querySelector", "querySelectorAll", "closest", "matches", "setAttribute"],
]);
/** Functions and variables that give a text by which something is found or recognised. */
const IS_KEY = /^key$|Key$|^SIGNATURE$/;

/** @param {string} source the values that its types name, such as "this year" in `"this year" | "last year"` */
const valuesOfTypes = (source) =>
  [...source.matchAll(/"[^"\n]*"(?: \| "[^"\n]*")+/g)].flatMap(([union]) => union.replaceAll('"', "").split(" | "));

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
    case "PropertyDefinition":
      return parent.key === node || FOR_MACHINES.has(parent.key.name ?? parent.key.value);
    case "AssignmentExpression":
      return FOR_MACHINES.has(parent.left.property?.name);
    case "CallExpression":
    case "NewExpression":
      return parent.arguments[0] === node
        ? TAKE_NAMES.has(parent.callee.property?.name ?? parent.callee.name)
        : parent.callee.property?.name === "setAttribute" && FOR_MACHINES.has(parent.arguments[0].value);
    default:
      return parent.type === "BinaryExpression" && parent.operator !== "+";
  }
}

/** @param {Node} node a function or variable that gives a key */
const givesKey = (node) =>
  (node.type === "FunctionDeclaration" || node.type === "VariableDeclarator") && IS_KEY.test(node.id.name);

/** @param {string} text of which people read something: several words, or a word that begins like a sentence */
const isForPeople = (text) =>
  !/^(govuk|app)-/.test(text) && /\p{L}{2,} \S|\S \p{L}{2,}|^\p{Lu}\p{Ll}+[.?!…]?$/u.test(text);

/**
 * @param {Node} program
 * @returns {Node | undefined} the object of the module’s `const TEXTS`
 */
function blockOf(program) {
  return program.body
    .flatMap((/** @type {Node} */ statement) => (statement.kind === "const" ? statement.declarations : []))
    .find((/** @type {Node} */ { id, init }) => id.name === "TEXTS" && init.type === "ObjectExpression")?.init;
}

/**
 * @param {string} file
 * @param {string} source
 * @param {Set<string>} values that are not texts
 */
function textsIn(file, source, values) {
  const program = /** @type {Node} */ (parse(source, OPTIONS));
  const block = blockOf(program);
  /** @type {{file: string, line: number, text: string, in_block: boolean}[]} */
  const found = [];
  /**
   * @param {Node} node
   * @param {Node} parent
   */
  const visit = (node, parent) => {
    const text = textOf(node);
    const in_block = block !== undefined && block.start < node.start && node.end < block.end;
    const isText = in_block ? parent.key !== node : !isForMachines(node, parent) && !values.has(text ?? "");
    if (text !== undefined && isForPeople(text) && isText) {
      found.push({ file, line: node.loc.start.line, text, in_block });
    }
    for (const child of givesKey(node) ? [] : Object.values(node).flat()) {
      // The parts of a text that was found are listed with it; what fills it in may hold others.
      if (
        typeof child?.type === "string" &&
        (text === undefined || textOf(child) === undefined || node.type === "TemplateLiteral")
      ) {
        visit(child, node);
      }
    }
  };
  visit(program, program);
  return found;
}

const sources = process.argv.slice(2).map((file) => ({ file, source: readFileSync(file, "utf8") }));
const values = new Set([readFileSync(MESSAGES, "utf8"), ...sources.map(({ source }) => source)].flatMap(valuesOfTypes));
console.log(JSON.stringify(sources.flatMap(({ file, source }) => textsIn(file, source, values))));
