import assert from "node:assert/strict";
import { test } from "node:test";
import { PointText } from "../../annotator/static/js/offsets.js";
import { extend } from "../../annotator/static/js/workbench/extend.js";
import { anchorFor, joinStretches, mergePlaces } from "../../annotator/static/js/workbench/stretches.js";
import { randomText, seeded } from "./support/random.js";

/** @import {Move} from "../../annotator/static/js/workbench/extend.js" */
/** @import {Stretch} from "../../annotator/static/js/workbench/types.js" */

const STRING = "“They left,” he said. Nobody stayed.\n\nIt was late 👩‍👩‍👧 then.";
const TEXT = new PointText(STRING);
const SHOWN = [{ start: 0, end: 21 }, { start: 22, end: 36 }, { start: 38, end: TEXT.length }];
const HERE = /** @type {Stretch} */ (SHOWN[0]);

/** @param {Stretch | null} chosen @param {Partial<Move>} move */
const grow = (chosen, move) => extend(chosen, HERE, SHOWN, TEXT, { edge: "end", direction: 1, by: "word", ...move });
/** @param {Stretch | null} stretch */
const words = (stretch) => stretch && TEXT.slice(stretch.start, stretch.end);

test("the first step takes the first word, the next ones one more, a step back one less", () => {
  const one = grow(null, {});
  assert.equal(words(one), "“They");
  const two = grow(one, {});
  assert.equal(words(two), "“They left");
  assert.equal(words(grow(two, { direction: -1 })), "“They");
});

test("backwards it begins with the last word of the statement", () => {
  assert.equal(words(grow(null, { direction: -1 })), "said.");
});

test("at least one word stays chosen", () => {
  const one = grow(null, {});
  assert.deepEqual(grow(one, { direction: -1 }), one);
});

test("the start moves too; when it meets the end the window walks on", () => {
  const they = grow(grow(null, {}), { edge: "start" });
  assert.equal(words(they), "They");
  assert.equal(words(grow(they, { edge: "start" })), "left");
});

test("by character a family counts as one", () => {
  const late = TEXT.slice(0).indexOf("late");
  const before = { start: late, end: late + 5 };
  const after = grow(before, { by: "character" });
  assert.equal(words(after), "late 👩‍👩‍👧");
});

test("by character it steps over the space between two words, both ways", () => {
  const they = { start: 1, end: 5 };
  const more = grow(they, { by: "character" });
  assert.equal(words(more), "They l");
  assert.equal(words(grow(more, { by: "character", direction: -1 })), "They");
});

test("it grows by statements, and never beyond what is shown", () => {
  const all = grow(grow(grow(null, { by: "statement" }), { by: "statement" }), { by: "statement" });
  assert.deepEqual(all, { start: 0, end: TEXT.length });
  assert.deepEqual(grow(all, { by: "statement" }), all);
  assert.equal(words(grow(all, { by: "statement", direction: -1 })), "“They left,” he said. Nobody stayed.");
});

test("text that the page does not show is not taken in by a step over its border", () => {
  const shown = SHOWN.slice(0, 2);
  const all = { start: 0, end: 36 };
  assert.deepEqual(extend(all, HERE, shown, TEXT, { edge: "end", direction: 1, by: "word" }), all);
});

test("whatever the keys, what is chosen is a stretch of the text and cuts no character", () => {
  const random = seeded(7);
  for (let round = 0; round < 200; round += 1) {
    const string = `${randomText(random, 30)}x`;
    const text = new PointText(string);
    const shown = [{ start: 0, end: text.length }];
    /** @type {Stretch | null} */
    let chosen = null;
    for (let press = 0; press < 20; press += 1) {
      const move = /** @type {Move} */ ({
        edge: random.pick(["start", "end"]),
        direction: random.pick([1, -1]),
        by: random.pick(["word", "character", "statement"]),
      });
      chosen = extend(chosen, { start: 0, end: text.length }, shown, text, move);
      if (!chosen) continue;
      assert.ok(chosen.start >= 0 && chosen.start < chosen.end && chosen.end <= text.length, JSON.stringify([string, chosen]));
      assert.deepEqual(text.tidy(chosen.start, chosen.end), chosen);
    }
  }
});

test("stretches with nothing but space between are one, with what stands between them", () => {
  const joined = joinStretches([{ start: 22, end: 36 }, { start: 5, end: 21 }, { start: 38, end: 44 }], TEXT, SHOWN);
  assert.deepEqual(joined, [{ start: 5, end: 44 }]);
});

test("what is shown and was not chosen keeps its neighbours apart", () => {
  const apart = [{ start: 0, end: 21 }, { start: 38, end: 44 }];
  assert.deepEqual(joinStretches(apart, TEXT, SHOWN), apart);
});

test("text that no row shows does not keep them apart", () => {
  const shown = SHOWN.filter((piece) => piece.start !== 22);
  assert.deepEqual(joinStretches([{ start: 0, end: 21 }, { start: 38, end: 44 }], TEXT, shown), [{ start: 0, end: 44 }]);
});

test("an anchor carries its quote and 32 code points on either side", () => {
  const text = new PointText(`${"😀".repeat(40)}word${"é".repeat(10)}`);
  const anchor = anchorFor({ article: 1, revision: 2, start: 40, end: 44 }, text);
  assert.deepEqual(anchor, { article: 1, revision: 2, start: 40, end: 44, quote: "word", prefix: "😀".repeat(32), suffix: "é".repeat(10) });
});

test("near the start of the text there is less before", () => {
  const anchor = anchorFor({ article: 1, revision: 2, start: 5, end: 9 }, TEXT);
  assert.equal(anchor.prefix, TEXT.slice(0, 5));
});

test("what is collected twice is collected once", () => {
  const place = (/** @type {number} */ revision, /** @type {number} */ start, /** @type {number} */ end) => ({ article: revision, revision, start, end });
  const merged = mergePlaces([place(1, 0, 5), place(2, 0, 5)], [place(1, 3, 9), place(2, 7, 9)]);
  assert.deepEqual(merged, [place(1, 0, 9), place(2, 0, 5), place(2, 7, 9)]);
});
