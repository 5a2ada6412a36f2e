// Arranging rows: what may be done with how many sentences, which are chosen and in which order, where the arrows lead.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTS, actFor, actNamed, lacking } from "../../annotator/static/js/arrange/acts.js";
import { Picks } from "../../annotator/static/js/arrange/picks.js";
import { el } from "./support/element.js";
import { open, Page } from "./support/page.js";

/** @import {El} from "./support/element.js" */

/** A row of the grid: the ids of the segments in each cell. @param {number[][]} cells */
const row = (...cells) => el("tr", {}, ...cells.map((ids, at) => el("td", { "data-article": at }, ...ids.map(box))));
/** @param {number} id */
const box = (id) => el("input", { type: "checkbox", class: "pick", value: id });

/** @param {El[]} rows @param {import("./support/element.js").Attributes} [attributes] */
function grid(rows, attributes = {}) {
  const root = el("div", attributes, ...rows);
  const page = new Page(root);
  open(page);
  const picks = new Picks(/** @type {any} */ (root));
  const boxes = () => /** @type {any[]} */ (root.querySelectorAll("input.pick"));
  const at = (/** @type {number} */ id) => boxes().find((one) => one.value === String(id));
  const choose = (/** @type {number} */ id) => {
    at(id).checked = !at(id).checked;
    picks.changed(at(id));
  };
  return { root, page, picks, at, choose, stops: () => boxes().filter((one) => one.tabIndex === 0).map((one) => Number(one.value)) };
}

test("every act has a key and a name of its own, in either case", () => {
  assert.equal(new Set(ACTS.map((act) => act.key)).size, ACTS.length);
  assert.equal(actFor("L"), actNamed("link"));
  assert.equal(actFor("x"), undefined);
});

test("an act for two waits with one and refuses three; an act for one refuses two; the rest take what there is", () => {
  const said = (/** @type {string} */ name, /** @type {number} */ chosen) => lacking(/** @type {any} */ (actNamed(name)), chosen);
  for (const name of ["link", "merge", "move"]) {
    assert.match(said(name, 1), /^Now choose/);
    assert.equal(said(name, 2), "");
    assert.match(said(name, 3), /two sentences/);
  }
  assert.deepEqual([said("take_out", 1), said("take_out", 2)], ["", "Choose one sentence for this."]);
  assert.deepEqual([said("confirm", 1), said("confirm", 5), said("split", 5)], ["", "", ""]);
});

test("sentences are chosen in the order in which they were clicked, and a second click takes one out", () => {
  const { picks, choose } = grid([row([1], [2]), row([3], [])]);
  for (const id of [3, 1, 2, 1]) choose(id);
  assert.deepEqual(picks.chosen, [3, 2]);
  picks.choose(3);
  assert.deepEqual(picks.chosen, [3, 2]);
  picks.clear();
  assert.deepEqual(picks.chosen, []);
});

test("one box of all is in the tab order: the first, then the one under the keys", () => {
  const { picks, choose, stops } = grid([row([1], [2]), row([3], [])]);
  assert.deepEqual(stops(), [1]);
  choose(2);
  assert.deepEqual([stops(), picks.current], [[2], 2]);
});

test("arrows go up and down within an outlet and to the nearest sentence of a row, and stop at the edges", () => {
  const { picks, page, stops } = grid([row([1, 2], [], [3]), row([], [4], [5])]);
  const went = (/** @type {any} */ arrow) => {
    picks.go(arrow);
    assert.deepEqual(stops(), [picks.current]);
    return picks.current;
  };
  assert.equal(went("ArrowDown"), 2);
  assert.equal(/** @type {any} */ (page.activeElement).value, "2");
  assert.deepEqual([went("ArrowDown"), went("ArrowRight"), went("ArrowDown")], [2, 3, 5]);
  assert.deepEqual([went("ArrowRight"), went("ArrowLeft"), went("ArrowLeft"), went("ArrowUp")], [5, 4, 4, 4]);
});

test("in a grid that runs from right to left the arrows do too", () => {
  const { picks } = grid([row([1], [2])], { dir: "rtl" });
  picks.go("ArrowRight");
  assert.equal(picks.current, 1);
  picks.go("ArrowLeft");
  assert.equal(picks.current, 2);
});

test("of a grid that was drawn anew what is still there stays chosen", () => {
  const { root, picks, choose, at, stops } = grid([row([1], [2]), row([3], [4])]);
  for (const id of [4, 1, 2]) choose(id);
  root.textContent = "";
  for (const one of [row([1], [5]), row([3], [4])]) root.append(one);
  picks.settle();
  assert.deepEqual(picks.chosen, [4, 1]);
  assert.deepEqual([at(1).checked, at(5).checked], [true, false]);
  // The box under the keys is gone, so the first takes its place.
  assert.deepEqual(stops(), [1]);
});
