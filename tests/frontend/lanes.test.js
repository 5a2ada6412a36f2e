import assert from "node:assert/strict";
import { test } from "node:test";
import { fromEnd, LINE, mostSlots, SLOT, slotsFor, widen } from "../../annotator/static/js/review/slots.js";
import { seeded } from "./support/random.js";

const ROUNDS = 300;

/** @param {ReturnType<typeof seeded>} random */
function someBars(random) {
  return Array.from({ length: random.below(20) }, () => {
    const start = random.below(500);
    return { lane: random.below(3), start, end: start + random.below(90) };
  });
}

test("no bar of a lane covers another, however short its words are, but in the last slot that a lane may have", () => {
  const random = seeded(11);
  for (let round = 0; round < ROUNDS; round += 1) {
    const bars = someBars(random);
    const slots = slotsFor(bars);
    const boxes = bars.map((bar, index) => ({ ...bar, bottom: Math.max(bar.end, bar.start + LINE), slot: slots[index] ?? 0 }));
    assert.ok(boxes.every((box) => box.slot <= 2));
    for (const one of boxes.filter((box) => box.slot < 2)) {
      const same = boxes.filter((other) => other !== one && other.lane === one.lane && other.slot === one.slot);
      assert.ok(same.every((other) => other.bottom <= one.start || one.bottom <= other.start));
    }
  }
});

test("bars that do not meet share the first slot, and people never share a lane", () => {
  const bars = [{ lane: 0, start: 100, end: 140 }, { lane: 0, start: 0, end: 60 }, { lane: 1, start: 0, end: 60 }];
  assert.deepEqual(slotsFor(bars), [0, 0, 0]);
  assert.deepEqual(slotsFor([...bars, { lane: 0, start: 130, end: 131 }]), [0, 0, 0, 1]);
});

test("many lanes have few slots each, and one at least", () => {
  assert.deepEqual([1, 2, 3, 6, 20].map(mostSlots), [3, 3, 2, 1, 1]);
  const same = Array.from({ length: 4 }, () => ({ lane: 0, start: 0, end: 60 }));
  assert.deepEqual(slotsFor(same, 2), [0, 1, 1, 1]);
});

test("lanes widen with what stands in them and never narrow", () => {
  const bars = [{ lane: 1, start: 0, end: 50 }, { lane: 1, start: 10, end: 20 }];
  assert.deepEqual(widen(bars, slotsFor(bars), [1, 1]), [1, 2]);
  assert.deepEqual(widen([], [], [1, 3]), [1, 3]);
});

test("slots of all lanes lie side by side, the first person's furthest from the edge", () => {
  const widths = [1, 2, 1];
  const places = [fromEnd(widths, 0, 0), fromEnd(widths, 1, 0), fromEnd(widths, 1, 1), fromEnd(widths, 2, 0)];
  assert.deepEqual(places, [3, 2, 1, 0].map((slot) => slot * SLOT));
  assert.equal(fromEnd(widths, 0, -1), 4 * SLOT);
});
