import assert from "node:assert/strict";
import { test } from "node:test";
import { firstWhere, follow } from "../../annotator/static/js/views/lock.js";
import { isSeen, ribbonPath } from "../../annotator/static/js/views/ribbon.js";
import { seeded } from "./support/random.js";

/** @import {Pair} from "../../annotator/static/js/views/lock.js" */

const ROUNDS = 400;

/** @param {Pair[]} pairs @param {number} place */
const at = (pairs, place) => follow(place, pairs.length, (index) => /** @type {Pair} */ (pairs[index]));

/**
 * Partners in order, with stretches between them that nothing is tied to, or none.
 * @param {ReturnType<typeof seeded>} random @returns {Pair[]}
 */
function inOrder(random) {
  const pairs = [];
  let [from, to] = [random.below(100), random.below(100)];
  for (let count = 1 + random.below(12); count > 0; count -= 1) {
    const [height, other] = [1 + random.below(120), 1 + random.below(120)];
    pairs.push({ from: { start: from, end: from + height }, to: { start: to, end: to + other } });
    from += height + random.below(3) * random.below(200);
    to += other + random.below(3) * random.below(200);
  }
  return pairs;
}

/** @param {Pair[]} pairs @param {ReturnType<typeof seeded>} random */
function moved(pairs, random) {
  const places = pairs.map((pair) => pair.to);
  for (let index = places.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    [places[index], places[other]] = [/** @type {any} */ (places[other]), /** @type {any} */ (places[index])];
  }
  return pairs.map((pair, index) => ({ from: pair.from, to: /** @type {any} */ (places[index]) }));
}

test("inside a statement its partner is as far through as it is, wherever it was moved", () => {
  const random = seeded(3);
  for (let round = 0; round < ROUNDS; round += 1) {
    const pairs = moved(inOrder(random), random);
    const { from, to } = random.pick(pairs);
    const share = random.below(1000) / 1000;
    const found = at(pairs, from.start + share * (from.end - from.start));
    assert.ok(Math.abs(Number(found) - (to.start + share * (to.end - to.start))) < 1e-6);
  }
});

test("without moves the other text never runs back and never jumps", () => {
  const random = seeded(4);
  for (let round = 0; round < ROUNDS; round += 1) {
    const pairs = inOrder(random);
    const end = /** @type {Pair} */ (pairs.at(-1)).from.end + 200;
    let last = Number(at(pairs, 0));
    for (let place = 1; place <= end; place += 1) {
      const here = Number(at(pairs, place));
      assert.ok(here >= last - 1e-9, `runs back at ${place}`);
      assert.ok(continuous(pairs, place) || here - last < 1e-6 || stretched(pairs, place, here - last), `jumps at ${place}`);
      last = here;
    }
  }
});

/** Whether a step of one pixel crosses a border where nothing lies between in the leading text.
 * @param {Pair[]} pairs @param {number} place */
function continuous(pairs, place) {
  return pairs.some((pair, index) => {
    const before = index ? /** @type {Pair} */ (pairs[index - 1]).from.end : 0;
    return pair.from.start - before === 0 && Math.abs(place - pair.from.start) <= 1;
  });
}

/** A step is no longer than the steepest stretch around allows. @param {Pair[]} pairs @param {number} place @param {number} step */
function stretched(pairs, place, step) {
  const bounds = [{ from: { start: 0, end: 0 }, to: { start: 0, end: 0 } }, ...pairs];
  const slopes = bounds.flatMap((pair, index) => {
    const next = bounds[index + 1];
    const inside = [pair.from.start, pair.from.end, pair.to.end - pair.to.start];
    const between = next ? [pair.from.end, next.from.start, next.to.start - pair.to.end] : [0, 0, 0];
    return [inside, between].filter(([from, to]) => Number(from) <= place && place - 1 <= Number(to) && from !== to)
      .map(([from, to, way]) => Number(way) / (Number(to) - Number(from)));
  });
  return step <= Math.max(0, ...slopes) + 1e-6;
}

test("the texts begin level, and the other stays still after the last partner", () => {
  const random = seeded(5);
  for (let round = 0; round < ROUNDS; round += 1) {
    const pairs = inOrder(random);
    const last = /** @type {Pair} */ (pairs.at(-1));
    if (/** @type {Pair} */ (pairs[0]).from.start > 0) assert.equal(at(pairs, 0), 0);
    assert.equal(at(pairs, last.from.end + 1 + random.below(5000)), last.to.end);
  }
});

test("where the next partner stands further up, the other text waits until it is reached", () => {
  const pairs = [
    { from: { start: 0, end: 10 }, to: { start: 500, end: 510 } },
    { from: { start: 110, end: 120 }, to: { start: 0, end: 10 } },
  ];
  assert.equal(at(pairs, 60), 510);
  assert.equal(at(pairs, 110), 0);
});

test("a text with no partner is left alone", () => {
  assert.equal(at([], 40), null);
});

test("pairs are measured only where they are needed", () => {
  let asked = 0;
  follow(5000, 100_000, (index) => {
    asked += 1;
    return { from: { start: index, end: index + 1 }, to: { start: index, end: index + 1 } };
  });
  assert.ok(asked < 40, `${asked} asked for`);
});

test("the first of those in order is found as by looking at each", () => {
  const random = seeded(6);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [count, from] = [random.below(50), random.below(60)];
    assert.equal(firstWhere(count, (index) => index >= from), Math.min(count, from));
  }
});

test("a ribbon is level with both its statements and ends at the edges", () => {
  assert.equal(ribbonPath({ start: 10, end: 40 }, { start: 100, end: 150 }, 50), "M0 12C25 12 25 102 50 102V148C25 148 25 38 0 38Z");
});

test("a ribbon is never thinner than it can be seen, and never astray", () => {
  const random = seeded(7);
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = random.below(100_000) - 50_000;
    const path = ribbonPath({ start, end: start + 1 }, { start: -start, end: 1 - start }, 40);
    for (const number of path.match(/-?\d+(\.\d+)?/g) ?? []) assert.ok(Math.abs(Number(number)) <= 4000);
  }
});

test("a ribbon is drawn when one of its ends, or its way, is in sight", () => {
  assert.equal(isSeen({ start: 10, end: 20 }, { start: 900, end: 950 }, 600), true);
  assert.equal(isSeen({ start: -90, end: -20 }, { start: 900, end: 950 }, 600), true);
  assert.equal(isSeen({ start: 700, end: 720 }, { start: 900, end: 950 }, 600), false);
  assert.equal(isSeen({ start: -90, end: -20 }, { start: -50, end: 0 }, 600), false);
});
