// What is asked beside a code, and whether it is answered. The server has the same rules (codebooks/attributes.py). Pure.

/** @import {Answers, Attribute, Code} from "./types.js" */

/** The attributes that are asked, given the answers so far. @param {Code | null} code @param {Answers} answers */
export function askedOf(code, answers) {
  /** @type {Attribute[]} */
  const asked = [];
  for (const attribute of code?.attributes ?? []) {
    const { when } = attribute;
    const applies = !when || (asked.some(({ slug }) => slug === when.attribute) && when.values.includes(String(answers[when.attribute])));
    if (applies) asked.push(attribute);
  }
  return asked;
}

/** Those that need an answer and have none. @param {Code | null} code @param {Answers} answers */
export function missingOf(code, answers) {
  return askedOf(code, answers).filter(({ slug, required }) => required && answers[slug] === undefined);
}

/**
 * What of some answers fits a code: those to what it asks, and those that no code asked for.
 * @param {Code | null} code @param {Answers} answers @param {readonly Code[]} codes
 * @returns {Answers}
 */
export function fitting(code, answers, codes) {
  const asked = new Set(askedOf(code, answers).map(({ slug }) => slug));
  const known = new Set(codes.flatMap(({ attributes }) => (attributes ?? []).map(({ slug }) => slug)));
  return Object.fromEntries(Object.entries(answers).filter(([slug]) => asked.has(slug) || !known.has(slug)));
}

/** The answers as people read them. @param {Code | null} code @param {Answers} answers @returns {string[]} */
export function answersInWords(code, answers) {
  return askedOf(code, answers)
    .filter(({ slug }) => answers[slug] !== undefined)
    .map(({ slug, name, options }) => {
      const label = options?.find(({ value }) => value === answers[slug])?.label;
      return `${name}: ${label ?? answers[slug]}`;
    });
}
