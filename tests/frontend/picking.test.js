import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOfKey, rankCodes, usage } from "../../annotator/static/js/workbench/ranking.js";

/** @param {string} slug @param {string} title @param {string} [definition] @param {string} [key] */
const code = (slug, title, definition = "", key = "") =>
  ({ slug, name: title, definition, include: "", exclude: "", example: "", hue: 1, key });

const CODES = [
  code("economic", "Economic", "Costs and gains.", "1"),
  code("morality", "Morality", "Right and wrong.", "2"),
  code("fairness", "Fairness and equality", "Who gets what.", "3"),
  code("political", "Political", "Parties and votes.", "p"),
  code("policy", "Policy prescription", "What should be done.", ""),
  code("quality", "Qualité de vie", "Comfort; equality of life.", ""),
];
const slugs = (/** @type {string} */ query, used = new Map()) => rankCodes(CODES, query, used).map((one) => one.slug);

test("without a query the most used come first, the rest as the codebook has them", () => {
  const used = usage([{ code: "policy" }, { code: "morality" }, { code: "policy" }].map((row) => /** @type {any} */ (row)));
  assert.deepEqual(slugs("", used), ["policy", "morality", "economic", "fairness", "political", "quality"]);
  assert.deepEqual(slugs(""), CODES.map((one) => one.slug));
});

test("ten most used, not more: the others stay where people know them", () => {
  const many = Array.from({ length: 14 }, (_, index) => code(`c${index}`, `Code ${index}`));
  const used = new Map(many.map((one, index) => [one.slug, index + 1]));
  const order = rankCodes(many, "", used).map((one) => one.slug);
  assert.deepEqual(order.slice(0, 2), ["c13", "c12"]);
  assert.deepEqual(order.slice(10), ["c0", "c1", "c2", "c3"]);
});

test("what begins with the query comes before what has it inside, and that before definitions", () => {
  assert.deepEqual(slugs("pol"), ["political", "policy"]);
  assert.deepEqual(slugs("equal"), ["fairness", "quality"]);
  assert.deepEqual(slugs("qual"), ["quality", "fairness"]);
  assert.deepEqual(slugs("iti"), ["political"]);
});

test("among equals the more used one is first", () => {
  assert.deepEqual(slugs("pol", new Map([["policy", 3]])), ["policy", "political"]);
});

test("accents and capitals need not be typed", () => {
  assert.deepEqual(slugs("QUALITE d"), ["quality"]);
});

test("a query that nothing answers offers nothing", () => {
  assert.deepEqual(slugs("xyz"), []);
});

test("a key stands for its code, whatever the shift key does; no key stands for none", () => {
  assert.equal(codeOfKey(CODES, "2")?.slug, "morality");
  assert.equal(codeOfKey(CODES, "P")?.slug, "political");
  assert.equal(codeOfKey(CODES, ""), null);
  assert.equal(codeOfKey(CODES, "9"), null);
});
