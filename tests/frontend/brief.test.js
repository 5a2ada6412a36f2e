// Rows as the page carries them, made whole.

import assert from "node:assert/strict";
import { test } from "node:test";

import { PointText } from "../../annotator/static/js/offsets.js";
import { whole } from "../../annotator/static/js/workbench/brief.js";

/** @import {PageData} from "../../annotator/static/js/workbench/types.js" */

const TEXT = "🚢 Crews walked out.";
const DATA = /** @type {PageData} */ (
  /** @type {unknown} */ ({
    project: "sochi",
    event: 7,
    person: "ana",
    codebookVersion: 3,
    texts: [{ article: 11, revision: 15, text: TEXT }],
  })
);
const textOf = (/** @type {number} */ revision) => (revision === 15 ? new PointText(TEXT) : undefined);

test("what a row does not say is as usual, and its words stand in the text", () => {
  assert.deepEqual(whole({ id: "one", code: "economic", at: [[15, 2, 7]] }, DATA, textOf), {
    id: "one",
    project: "sochi",
    event: 7,
    kind: "span",
    code: "economic",
    codebook_version: 3,
    attributes: {},
    note: "",
    provenance: {},
    absent_from: [],
    annotator: "ana",
    layer: "annotator",
    version: 1,
    anchors: [{ article: 11, revision: 15, start: 2, end: 7, quote: "Crews" }],
  });
});

test("what a row says holds, and a place in a text that is not shown comes with its words", () => {
  const elsewhere = { article: 12, revision: 19, start: 0, end: 5, quote: "Staff" };
  const row = whole(
    { id: "one", code: "economic", kind: "contrast", annotator: "ben", version: 4, at: [[15, 2, 7], elsewhere] },
    DATA,
    textOf,
  );
  assert.equal(row.annotator, "ben");
  assert.equal(row.version, 4);
  assert.deepEqual(row.anchors.map((anchor) => anchor.quote), ["Crews", "Staff"]);
});

test("two rows share nothing that one of them could change", () => {
  const [one, other] = ["one", "other"].map((id) => whole({ id, code: "economic", at: [] }, DATA, textOf));
  assert.notEqual(one?.attributes, other?.attributes);
});
