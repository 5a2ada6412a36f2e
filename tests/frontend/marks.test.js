import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Intervals } from "../../annotator/static/js/workbench/intervals.js";
import { freeLane, LANES, markName } from "../../annotator/static/js/workbench/lanes.js";
import { Marks } from "../../annotator/static/js/workbench/highlight.js";
import { randomStretch, seeded } from "./support/random.js";

const LENGTH = 2000;

/** @typedef {{id: string, start: number, end: number}} Mark */

test("what lies at a place is found, whatever came and went before", () => {
  const random = seeded(1);
  /** @type {Intervals<string>} */
  const intervals = new Intervals();
  /** @type {Mark[]} */
  let marks = [];
  for (let round = 0; round < 2000; round += 1) {
    if (marks.length && random.chance(0.3)) {
      const gone = random.pick(marks);
      intervals.remove(gone.id);
      marks = marks.filter((mark) => mark !== gone);
    } else {
      const [start, end] = randomStretch(random, LENGTH);
      marks.push({ id: String(round), start, end });
      intervals.add(String(round), start, end);
    }
    const [start, end] = randomStretch(random, LENGTH);
    const found = intervals.overlapping(start, end).map((one) => one.key).sort();
    const expected = marks.filter((mark) => mark.start < end && start < mark.end).map((mark) => mark.id).sort();
    assert.deepEqual(found, expected);
  }
});

test("of marks at one place the shortest comes first: the inner one can be reached", () => {
  /** @type {Intervals<string>} */
  const intervals = new Intervals();
  intervals.add("outer", 0, 600);
  intervals.add("inner", 250, 260);
  intervals.add("beside", 260, 270);
  assert.deepEqual(intervals.at(255).map((one) => one.key), ["inner", "outer"]);
  assert.deepEqual(intervals.at(260).map((one) => one.key), ["beside", "outer"]);
});

test("a mark takes the lowest lane that nobody around has, and the last one is shared", () => {
  assert.equal(freeLane([]), 0);
  assert.equal(freeLane([0, 2]), 1);
  assert.equal(freeLane([1, 1]), 0);
  assert.equal(freeLane([0, 1, 2, 3, 4]), LANES - 1);
  assert.equal(markName(7, 0), "hue-7");
  assert.equal(markName(7, 2), "hue-7-lane-2");
});

beforeEach(() => {
  const Highlight = class extends Set {};
  Object.assign(globalThis, { Highlight, CSS: { highlights: new Map() } });
});

/** Pieces that draw one range a place. */
const statement = /** @type {any} */ ({ article: 1, revision: 1, start: 0, end: 1000 });
const pieces = /** @type {any} */ ({
  at: (/** @type {object} */ one) => one,
  under: () => [statement],
  rangesIn: (/** @type {object} */ _, /** @type {number} */ start, /** @type {number} */ end) => [{ start, end }],
  ranges: (/** @type {object} */ place) => [{ ...place }],
});
function marksInSight() {
  const marks = new Marks(pieces, hueOf);
  marks.see(statement, true);
  return marks;
}
const hueOf = (/** @type {string} */ code) => Number(code);
/** @param {Mark} mark @param {string} [code] */
const annotation = ({ id, start, end }, code = "1") =>
  /** @type {any} */ ({ id, code, anchors: [{ article: 1, revision: 1, start, end }] });
const highlights = () => /** @type {Map<string, Set<any>>} */ (/** @type {any} */ (CSS.highlights));
const drawn = () => [...highlights()].flatMap(([label, ranges]) => [...ranges].map((range) => ({ label, ...range })));

test("marks that overlap have lines of their own, as long as there are lanes", () => {
  const random = seeded(2);
  for (let round = 0; round < 50; round += 1) {
    CSS.highlights.clear();
    const marks = marksInSight();
    for (let id = 0; id < 12; id += 1) {
      const [start, end] = randomStretch(random, 60);
      marks.add(annotation({ id: String(id), start, end }));
    }
    const last = markName(1, LANES - 1);
    const all = drawn().filter((range) => range.label !== last);
    for (const a of all) {
      const clash = all.find((b) => b !== a && b.label === a.label && a.start < b.end && b.start < a.end);
      assert.equal(clash, undefined, JSON.stringify([a, clash]));
    }
  }
});

test("marks come and go alone: what stays is not drawn anew, and nothing is left behind", () => {
  const random = seeded(3);
  const marks = marksInSight();
  const there = new Map();
  for (let round = 0; round < 500; round += 1) {
    const id = String(random.below(40));
    const before = new Map(drawn().map((range) => [range, range]));
    if (there.has(id)) {
      marks.remove(id);
      there.delete(id);
    } else {
      const [start, end] = randomStretch(random, 300);
      marks.add(annotation({ id, start, end }, String(1 + random.below(15))));
      there.set(id, { start, end });
    }
    assert.equal(drawn().length, there.size);
    assert.ok(Math.abs(before.size - there.size) === 1);
  }
  for (const id of there.keys()) marks.remove(id);
  assert.deepEqual(drawn(), []);
  assert.deepEqual(marks.at(1, 100), []);
});

test("only what is in sight is drawn, and all of it once it comes into sight", () => {
  CSS.highlights.clear();
  const marks = new Marks(pieces, hueOf);
  for (let id = 0; id < 10; id += 1) marks.add(annotation({ id: String(id), start: 5 * id, end: 5 * id + 9 }));
  assert.deepEqual(drawn(), []);
  marks.see(statement, true);
  marks.see(statement, true);
  assert.equal(drawn().length, 10);
  marks.remove("3");
  assert.equal(drawn().length, 9);
  marks.see(statement, false);
  assert.deepEqual(drawn(), []);
  assert.equal(marks.at(1, 6).length, 2);
});

test("ten marks on one word are all found there", () => {
  const marks = new Marks(pieces, hueOf);
  for (let id = 0; id < 10; id += 1) marks.add(annotation({ id: String(id), start: 5, end: 9 }));
  assert.equal(marks.at(1, 6).length, 10);
  assert.equal(marks.over({ article: 1, revision: 1, start: 0, end: 6 }).length, 10);
  assert.deepEqual(marks.at(2, 6), []);
});

test("a whole article has no words to draw", () => {
  const marks = new Marks(pieces, hueOf);
  marks.add(annotation({ id: "a", start: 0, end: 0 }));
  assert.deepEqual(drawn(), []);
  marks.remove("a");
});

test("what is lit shows alone, above the rest", () => {
  const marks = new Marks(pieces, hueOf);
  marks.show("lit", [{ article: 1, revision: 1, start: 0, end: 3 }]);
  marks.show("lit", [{ article: 1, revision: 1, start: 4, end: 6 }]);
  assert.deepEqual(drawn().map((range) => [range.label, range.start]), [["lit", 4]]);
  marks.show("chosen", [{ article: 1, revision: 1, start: 4, end: 6 }]);
  const priority = (/** @type {string} */ label) => /** @type {any} */ (CSS.highlights.get(label)).priority;
  assert.ok(priority("lit") > priority("chosen"));
});
