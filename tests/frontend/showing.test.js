import assert from "node:assert/strict";
import { test } from "node:test";
import { byPlace, counted, listed, shorten, whereabouts } from "../../annotator/static/js/workbench/describe.js";
import { isSatisfied, looksAlike, overlay } from "../../annotator/static/js/workbench/overlay.js";
import { Page } from "../../annotator/static/js/workbench/page.js";
import { Sorted } from "../../annotator/static/js/workbench/sorted.js";
import { Store } from "../../annotator/static/js/workbench/store.js";
import { newId } from "../../annotator/static/js/workbench/uuid.js";
import { seeded } from "./support/random.js";

const texts = [{ article: 20, outlet: "Second Post" }, { article: 10, outlet: "First Wire" }];
const page = new Page(/** @type {any} */ ({ codes: [], texts }), new Map([[30, "Not Shown Daily"]]));
/** @param {object} fields */
const row = (fields) => /** @type {any} */ ({ id: "a", event: 7, code: "x", note: "", anchors: [], absent_from: [], version: 1, ...fields });
/** @param {number} article @param {number} [start] */
const at = (article, start = 0) => ({ article, revision: article, start, end: start + 1, quote: "q", prefix: "", suffix: "" });

test("acts that wait are seen over what the server has", () => {
  const server = row({ note: "old" });
  const change = /** @type {const} */ ({ operation: "change", annotation: "a", body: { note: "new" } });
  assert.equal(overlay(server, [change])?.note, "new");
  assert.equal(overlay(server, [{ operation: "delete", annotation: "a" }]), null);
  assert.equal(overlay({ ...server, deleted: true }, [{ operation: "restore", annotation: "a" }])?.note, "old");
  assert.equal(overlay(null, [change]), null);
  assert.equal(server.note, "old");
});

test("a mark that came back from the server is not made again from what was sent", () => {
  const create = /** @type {const} */ ({ operation: "create", annotation: "a", body: { note: "sent" } });
  assert.equal(overlay(null, [create])?.note, "sent");
  assert.equal(overlay(row({ note: "theirs", version: 3 }), [create])?.version, 3);
});

test("an answer that was lost is recognised by what the row says now", () => {
  /** @type {import("../../annotator/static/js/workbench/types.js").Act} */
  const change = { operation: "change", annotation: "a", body: { note: "new", anchors: [at(1)] } };
  assert.equal(isSatisfied(change, row({ note: "new", anchors: [at(1)] })), true);
  assert.equal(isSatisfied(change, row({ note: "new", anchors: [at(1, 2)] })), false);
  /** @type {import("../../annotator/static/js/workbench/types.js").Act} */
  const plain = { operation: "change", annotation: "a", body: { attributes: {} } };
  assert.equal(isSatisfied(plain, row({ attributes: { polarity: "neg" } })), false);
  assert.equal(isSatisfied({ operation: "delete", annotation: "a" }, row({})), false);
});

test("only what is drawn counts as looking otherwise", () => {
  assert.equal(looksAlike(row({ anchors: [at(1)], note: "a" }), row({ anchors: [at(1)], note: "b" })), true);
  assert.equal(looksAlike(row({ code: "x" }), row({ code: "y" })), false);
  assert.equal(looksAlike(row({ anchors: [at(1)] }), row({ anchors: [at(1, 4)] })), false);
});

test("old news from the server does not overwrite newer", () => {
  const store = new Store(() => [], 7);
  store.confirm(row({ version: 2, note: "newer" }));
  store.confirm(row({ version: 1, note: "older" }));
  assert.equal(store.get("a")?.note, "newer");
});

test("who listens is told what was and what is", () => {
  const store = new Store(() => [], 7);
  /** @type {unknown[]} */
  const heard = [];
  store.listen((id, before, after) => heard.push([id, before?.note, after?.note]));
  store.confirm(row({ note: "one" }));
  store.confirm(row({ note: "two", version: 2 }));
  store.confirm(row({ deleted: true, version: 3 }));
  assert.deepEqual(heard, [["a", undefined, "one"], ["a", "one", "two"], ["a", "two", undefined]]);
});

test("the list runs by column as the page has them, then as the text runs", () => {
  const rows = [row({ id: "1", anchors: [at(10, 5)] }), row({ id: "2", anchors: [at(20, 9)] }), row({ id: "3", anchors: [at(10, 2)] }), row({ id: "4", anchors: [at(99)] }), row({ id: "5" })];
  assert.deepEqual(rows.sort(byPlace(page)).map((one) => one.id), ["5", "2", "3", "1", "4"]);
});

test("rows put in one by one stand as if sorted at once", () => {
  const random = seeded(1);
  const compare = (/** @type {any} */ a, /** @type {any} */ b) => a.rank - b.rank || (a.id < b.id ? -1 : 1);
  /** @type {Sorted<any>} */
  const sorted = new Sorted(compare);
  /** @type {any[]} */
  let all = [];
  for (let round = 0; round < 500; round += 1) {
    if (all.length && random.chance(0.3)) {
      const gone = random.pick(all);
      sorted.remove(gone.id);
      all = all.filter((one) => one !== gone);
    } else {
      const one = { id: String(round), rank: random.below(30) };
      all.push(one);
      assert.equal(sorted.at(sorted.add(one)), one);
    }
    assert.deepEqual(sorted.slice(0, sorted.length), [...all].sort(compare));
  }
});

test("where a mark stands is said in the page's words", () => {
  assert.equal(whereabouts(row({ kind: "span", anchors: [at(10)] }), page), "First Wire");
  assert.equal(whereabouts(row({ kind: "contrast", anchors: [at(10), at(20), at(10)] }), page), "First Wire and Second Post");
  assert.equal(whereabouts(row({ kind: "omission", anchors: [at(10)], absent_from: [30] }), page), "Not Shown Daily: left out");
  assert.equal(whereabouts(row({ kind: "document", anchors: [at(20)] }), page), "Second Post: the whole article");
});

test("numbers, names and quotes read like a person wrote them", () => {
  assert.deepEqual([counted(1, "mark"), counted(0, "mark"), counted(2, "match", "matches")], ["1 mark", "0 marks", "2 matches"]);
  assert.equal(listed(["a", "b", "c"]), "a, b and c");
  assert.equal(shorten("one two three four", 12), "one two…");
  assert.equal(shorten("😀".repeat(5), 5), "😀".repeat(5));
});

test("ids are version 4, and never twice", () => {
  const ids = new Set(Array.from({ length: 1000 }, newId));
  assert.equal(ids.size, 1000);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
