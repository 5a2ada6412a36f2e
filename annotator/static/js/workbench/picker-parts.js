// What the picker shows of a code.

import { make } from "./dom.js";

/** @import {Code} from "./types.js" */

/** A code as it looks in the text, with its key. @param {{hue: number, key?: string}} code */
export function swatch({ hue, key }) {
  return make("span", { class: `swatch hue-${hue}`, "aria-hidden": "true" }, key || "\u00a0");
}

/** @param {Code} code @param {number} index @param {boolean} isCurrent */
export function codeOption(code, index, isCurrent) {
  return make(
    "li",
    { role: "option", id: `picker-code-${index}`, class: "picker-code", "aria-selected": "false" },
    swatch(code),
    make("span", {}, code.name),
    isCurrent ? make("span", { class: "faint small" }, "now") : null,
  );
}

/** What a code means. @param {Code} code @returns {Node[]} */
export function codeAbout(code) {
  const part = (/** @type {string} */ label, /** @type {string} */ text) =>
    text ? make("p", {}, make("b", {}, label), ` ${text}`) : null;
  return [
    make("p", { class: "code-title" }, code.name),
    make("p", {}, code.definition),
    part("Include:", code.include),
    part("Leave out:", code.exclude),
    code.example ? make("p", { class: "picker-example" }, code.example) : null,
  ].filter((node) => node !== null);
}

/** @param {string} words @param {string} title */
export function offerButton(words, title) {
  return make("button", { type: "button", class: "button button-quiet button-small", title }, words);
}
