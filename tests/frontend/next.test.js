// What counts as a disagreement, and where words stand that a diff names.

import assert from "node:assert/strict";
import { test } from "node:test";

import { PointText } from "../../annotator/static/js/offsets.js";
import { isDisagreement } from "../../annotator/static/js/workbench/next.js";
import { nearest } from "../../annotator/static/js/workbench/stretches.js";

const people = new Set(["ana", "ben"]);
/** @param {string} annotator @param {string} code */
const row = (annotator, code) => /** @type {any} */ ({ annotator, code });

test("the same codes of everybody, or of nobody, are no disagreement", () => {
  assert.equal(isDisagreement([], people), false);
  assert.equal(isDisagreement([row("ana", "a"), row("ben", "a")], people), false);
  assert.equal(isDisagreement([row("ana", "a"), row("ben", "b"), row("ana", "b"), row("ben", "a")], people), false);
});

test("other codes, or a mark of one alone, are", () => {
  assert.equal(isDisagreement([row("ana", "a"), row("ben", "b")], people), true);
  assert.equal(isDisagreement([row("ana", "a")], people), true);
  assert.equal(isDisagreement([row("ana", "a"), row("ben", "a"), row("ben", "b")], people), true);
});

test("words are found where they stand, in code points, and within the stretch", () => {
  const text = new PointText("🚢 the port, the 🚢 port, the port");
  assert.deepEqual(text.occurrences("port"), [6, 18, 28]);
  assert.deepEqual(text.occurrences("port", 7, 22), [18]);
  assert.deepEqual(text.occurrences("port", 7, 21), []);
  assert.deepEqual(text.occurrences(""), []);
});

test("of several the nearest is taken", () => {
  assert.equal(nearest([{ at: 1 }, { at: 8 }, { at: 20 }], 11)?.at, 8);
  assert.equal(nearest([], 3), null);
});
