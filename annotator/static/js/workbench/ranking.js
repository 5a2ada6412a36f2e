// Which codes the picker offers, and in which order. Pure.

/** @import {Annotation, Code} from "./types.js" */

const MOST_USED = 10;

/** How often each code was given. @param {Iterable<Annotation>} annotations @returns {Map<string, number>} */
export function usage(annotations) {
  const counts = new Map();
  for (const { code } of annotations) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/**
 * Without a query: the ten most used first, then the rest in the codebook's order. With one: those whose name begins
 * with it, then those with a word that does, then those that have it inside a word, then in their definition.
 * @param {readonly Code[]} codes @param {string} query @param {Map<string, number>} used
 * @returns {Code[]}
 */
export function rankCodes(codes, query, used) {
  const wanted = fold(query.trim());
  if (!wanted) return mostUsedFirst(codes, used);
  return codes
    .map((code, position) => ({ code, position, rank: match(code, wanted) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || count(b.code, used) - count(a.code, used) || a.position - b.position)
    .map(({ code }) => code);
}

/** The code that a key stands for. @param {readonly Code[]} codes @param {string} key */
export function codeOfKey(codes, key) {
  return codes.find((code) => code.key !== "" && code.key.toLowerCase() === key.toLowerCase()) ?? null;
}

/** @param {readonly Code[]} codes @param {Map<string, number>} used */
function mostUsedFirst(codes, used) {
  const top = codes
    .filter((code) => count(code, used) > 0)
    .sort((a, b) => count(b, used) - count(a, used))
    .slice(0, MOST_USED);
  return [...top, ...codes.filter((code) => !top.includes(code))];
}

/** @param {Code} code @param {string} wanted @returns {number} less is better, Infinity is no match */
function match(code, wanted) {
  const title = fold(code.name);
  if (title.startsWith(wanted)) return 0;
  if (title.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 1;
  if (title.includes(wanted) || code.slug.includes(wanted)) return 2;
  return fold(code.definition).includes(wanted) ? 3 : Infinity;
}

/** @param {Code} code @param {Map<string, number>} used */
function count(code, used) {
  return used.get(code.slug) ?? 0;
}

/** Without case and accents, so that people may type what their keyboard has. @param {string} text */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
