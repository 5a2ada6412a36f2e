import assert from "node:assert/strict";
import { before, test } from "node:test";
import { clip, pointAt, PointText, rangesIn } from "../../annotator/static/js/offsets.js";
import { rangeBetween, StandInElement, standIn, StandInText, textsOf } from "./support/dom.js";
import { randomStretch, randomText, seeded } from "./support/random.js";

const ROUNDS = 3000;
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Where a text may be cut without cutting a character, in code points. @param {string} string */
function borders(string) {
  const points = new PointText(string);
  return new Set([...Array.from(segmenter.segment(string), (part) => points.toPoint(part.index)), points.length]);
}

test("a code point is where Python counts it, in any script", () => {
  const random = seeded(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const string = randomText(random);
    const characters = Array.from(string);
    const text = new PointText(string);
    assert.equal(text.length, characters.length);
    const [start, end] = randomStretch(random, characters.length);
    assert.equal(text.slice(start, end), characters.slice(start, end).join(""));
    assert.equal(text.toPoint(text.toUnit(start)), start);
  }
});

test("a place in the middle of a pair belongs to the character that the pair writes", () => {
  const text = new PointText("a😀b");
  assert.deepEqual([0, 1, 2, 3, 4].map((unit) => text.toPoint(unit)), [0, 1, 1, 2, 3]);
});

test("what is chosen never cuts a character, loses no word, and has no space around it", () => {
  const random = seeded(2);
  for (let round = 0; round < ROUNDS; round += 1) {
    const string = randomText(random);
    const text = new PointText(string);
    const [start, end] = randomStretch(random, text.length);
    const tidy = text.tidy(start, end);
    if (!tidy) {
      assert.equal(text.slice(start, end).trim(), "");
      continue;
    }
    const allowed = borders(string);
    assert.ok(allowed.has(tidy.start) && allowed.has(tidy.end), JSON.stringify([string, start, end, tidy]));
    const lost = text.slice(start, Math.max(start, tidy.start)) + text.slice(Math.min(end, tidy.end), end);
    assert.equal(lost.trim(), "");
    assert.deepEqual(text.tidy(tidy.start, tidy.end), tidy);
    const characters = Array.from(segmenter.segment(text.slice(tidy.start, tidy.end)), (part) => part.segment);
    assert.ok(characters[0]?.trim() && characters.at(-1)?.trim(), JSON.stringify([string, tidy]));
  }
});

test("a family, a flag and an accent are taken whole", () => {
  const text = new PointText("x👩‍👩‍👧y 🇦🇲 cafe\u0301!");
  assert.equal(text.slice(.../** @type {[number, number]} */ (Object.values(text.tidy(2, 3) ?? {}))), "👩‍👩‍👧");
  assert.deepEqual(text.tidy(9, 10), { start: 8, end: 10 });
  assert.equal(text.slice(text.tidy(14, 15)?.start ?? 0, text.tidy(14, 15)?.end), "e\u0301");
});

test("steps by character lead through the whole text, forth and back", () => {
  const random = seeded(3);
  for (let round = 0; round < ROUNDS / 10; round += 1) {
    const string = randomText(random);
    const text = new PointText(string);
    const expected = [...borders(string)];
    const forth = [0];
    for (let at = 0; at < text.length; forth.push(at)) at = text.characterEdge(at, 1);
    const back = [text.length];
    for (let at = text.length; at > 0; back.push(at)) at = text.characterEdge(at, -1);
    assert.deepEqual(forth, expected);
    assert.deepEqual(back.toReversed(), expected);
  }
});

test("steps by word visit every word's edge once, over line breaks too", () => {
  const random = seeded(4);
  const words = new Intl.Segmenter(undefined, { granularity: "word" });
  for (let round = 0; round < ROUNDS / 10; round += 1) {
    const string = randomText(random);
    const text = new PointText(string);
    // Line by line, as words do not cross one.
    let offset = 0;
    const ends = string.split("\n").flatMap((line) => {
      const found = [...words.segment(line)].filter((part) => part.isWordLike);
      const points = found.map((part) => text.toPoint(offset + part.index + part.segment.length));
      offset += line.length + 1;
      return points;
    });
    const visited = [];
    for (let at = 0, next = text.wordEdge(0, "end", 1); next !== at; next = text.wordEdge(at, "end", 1)) visited.push((at = next));
    assert.deepEqual(visited, ends);
  }
});

test("unspaced scripts have words too", () => {
  const text = new PointText("日本語の新聞を読む");
  const first = text.wordEdge(0, "end", 1);
  assert.ok(first > 0 && first < text.length);
});

/** A piece of the page over text[start:end], in random runs with foreign words in between.
 * @param {import("./support/random.js").Random} random @param {string} string @param {number} start @param {number} end */
function randomPiece(random, string, start, end) {
  const text = new PointText(string);
  /** @type {(StandInText | StandInElement)[]} */
  const runs = [];
  for (let at = start; at < end; ) {
    const next = Math.min(end, at + 1 + random.below(6));
    const node = new StandInText(text.slice(at, next));
    runs.push(random.chance(0.4) ? new StandInElement([node]) : node);
    if (random.chance(0.3)) runs.push(new StandInElement([new StandInText(randomText(random, 3))], true));
    at = next;
  }
  const element = new StandInElement(runs);
  return { element, text, start, end, article: 1, revision: 1 };
}

/** @param {any} range @param {StandInElement} root */
function wordsIn(range, root) {
  const all = textsOf(root);
  const nodes = all.slice(all.indexOf(range.startContainer), all.indexOf(range.endContainer) + 1);
  return nodes.map((node) => {
    const to = node === range.endContainer ? range.endOffset : node.length;
    return node.data.slice(node === range.startContainer ? range.startOffset : 0, to);
  }).join("");
}

before(standIn);

test("ranges on the page hold exactly the words of a place, and none of another text", () => {
  const random = seeded(5);
  for (let round = 0; round < ROUNDS; round += 1) {
    const string = randomText(random, 40);
    const length = Array.from(string).length;
    const [start, end] = randomStretch(random, length);
    const piece = /** @type {any} */ (randomPiece(random, string, start, end));
    const [from, to] = randomStretch(random, length);
    const found = rangesIn(piece, from, to).map((range) => wordsIn(range, piece.element)).join("");
    assert.equal(found, piece.text.slice(Math.max(from, start), Math.max(from, start, Math.min(to, end))));
  }
});

test("what is selected on the page comes back as the place it was drawn for", () => {
  const random = seeded(6);
  for (let round = 0; round < ROUNDS; round += 1) {
    const string = randomText(random, 40);
    const [start, end] = randomStretch(random, Array.from(string).length);
    const piece = /** @type {any} */ (randomPiece(random, string, start, end));
    const [low, high] = randomStretch(random, end - start);
    const ranges = /** @type {any[]} */ (rangesIn(piece, start + low, start + high));
    const [first, last] = [ranges[0], ranges.at(-1)];
    const range = rangeBetween(
      piece.element,
      { node: first.startContainer, offset: first.startOffset },
      { node: last.endContainer, offset: last.endOffset },
    );
    assert.deepEqual(clip(piece, /** @type {any} */ (range)), { start: start + low, end: start + high });
    assert.equal(pointAt(piece, first.startContainer, first.startOffset), start + low);
  }
});

test("a selection that begins and ends in foreign words takes only what lies between", () => {
  const foreign = () => new StandInElement([new StandInText("gone")], true);
  const [own, before_, after] = [new StandInText("stays"), foreign(), foreign()];
  const element = new StandInElement([before_, own, after]);
  const piece = /** @type {any} */ ({ element, text: new PointText("stays"), start: 0, end: 5, article: 1, revision: 1 });
  const [one, other] = [/** @type {StandInText} */ (before_.childNodes[0]), /** @type {StandInText} */ (after.childNodes[0])];
  const range = rangeBetween(element, { node: one, offset: 2 }, { node: other, offset: 2 });
  assert.deepEqual(clip(piece, /** @type {any} */ (range)), { start: 0, end: 5 });
});

test("words are found whatever their case, accents and quotes, where they stand in code points", () => {
  const text = new PointText("🚢 L’été brûle. The STRIKE, a strike — Նավերը");
  const found = (/** @type {string} */ words) => text.search(words).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(found("strike"), ["STRIKE", "strike"]);
  assert.deepEqual(found("l'ete BRULE"), ["L’été brûle"]);
  assert.deepEqual(found("նավերը"), ["Նավերը"]);
  assert.deepEqual(found("- "), ["—"]);
  assert.deepEqual(found("nowhere"), []);
  assert.deepEqual(found(""), []);
});

test("a hand that stops short of a word's end, or begins within one, takes the whole word", () => {
  const text = new PointText("🚢 After five hours of debate, it closed. Նավերը սպասում");
  const whole = (/** @type {string} */ words) => {
    const [start] = text.occurrences(words);
    const stretch = text.wholeWords({ start: start ?? 0, end: (start ?? 0) + Array.from(words).length });
    return text.slice(stretch.start, stretch.end);
  };
  assert.equal(whole("ter five hours of debat"), "After five hours of debate");
  assert.equal(whole("debate"), "debate");
  assert.equal(whole("debate,"), "debate,");
  assert.equal(whole("վերը սպա"), "Նավերը սպասում");
});

test("what is hidden is a word, and no letter beside it is pulled in", () => {
  const text = new PointText("Told the ███████ █████’s desk. 据███电");
  const whole = (/** @type {number} */ start, /** @type {number} */ end) => {
    const stretch = text.wholeWords({ start, end });
    return text.slice(stretch.start, stretch.end);
  };
  assert.equal(whole(11, 13), "███████");
  assert.equal(whole(11, 19), "███████ █████’s");
  assert.equal(text.wordEdge(9, "end", 1), 16);
});
