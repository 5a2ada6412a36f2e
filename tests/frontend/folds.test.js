// Folded rows open in steps, and strips lead to the rows they show, folded or on another page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { el } from "./support/element.js";
import { begin, open, Page } from "./support/page.js";

/** @import {El} from "./support/element.js" */

/** @param {string} name @param {boolean} [hidden] */
const row = (name, hidden = false) =>
  el("tr", { class: "grid-row", id: `row-${name}`, hidden }, el("td", { "data-article": 5 }, el("a", {}, name)), el("td", { "data-article": 6 }));
const fold = () =>
  el("tr", { "data-fold": "" }, el("td", {}, el("span", { "data-fold-count": "" }), ...["above", "below", "all"].map((how) => el("button", { "data-fold-open": how }))));

/** A table with a row, a fold of so many rows, and a row. @param {number} size @param {{address?: string, behaviour?: string}} [with_] */
async function grid(size, { address, behaviour = "folds.js" } = {}) {
  const hidden = Array.from({ length: size }, (_, at) => row(`h${at}`, true));
  const line = fold();
  const table = el("table", { "data-grid": "", "data-first": 0, "data-page-rows": 300 }, row("first"), line, ...hidden, row("last"));
  const strip = el("svg", { class: "minimap" });
  Object.assign(strip, { left: 10, width: 100, viewBox: { baseVal: { width: size + 2 } } });
  const page = new Page(el("th", { "data-article": 6 }, strip), table);
  const { went, location } = open(page, address);
  await begin(behaviour);
  return { page, table, line, hidden, strip, went, location, shown: () => hidden.map((one) => !one.hidden), press: (/** @type {string} */ how) => press(line, how) };
}

/** @param {El} line @param {string} how */
const press = (line, how) => line.querySelector(`[data-fold-open="${how}"]`)?.fire("click");
/** @param {El} line */
const count = (line) => line.querySelector("[data-fold-count]")?.textContent;

test("three rows open from above, and the line stays before what is still folded", async () => {
  const { line, hidden, shown, press: go } = await grid(5);
  assert.equal(go("above"), true);
  assert.deepEqual(shown(), [true, true, true, false, false]);
  assert.equal(line.nextElementSibling, hidden[3]);
  assert.equal(count(line), "2 rows alike");
});

test("from below the last three open, and the line stays where it is", async () => {
  const { line, hidden, shown, press: go } = await grid(4);
  go("below");
  assert.deepEqual(shown(), [false, true, true, true]);
  assert.equal(line.nextElementSibling, hidden[0]);
  assert.equal(count(line), "1 row alike");
});

test("a fold that is open is gone, and the focus goes to what it showed", async () => {
  const { page, line, hidden, shown, press: go } = await grid(4);
  go("all");
  assert.deepEqual(shown(), [true, true, true, true]);
  assert.equal(line.isConnected, false);
  assert.equal(page.activeElement, hidden[0]?.querySelector("a"));
});

test("an address that names a folded row opens its fold", async () => {
  const { hidden, shown } = await grid(3, { address: "http://localhost/events/1/#row-h1" });
  assert.deepEqual(shown(), [true, true, true]);
  assert.equal(hidden[1]?.scrolled, 1);
});

test("so does an address that comes later, and one that names no row opens nothing", async () => {
  const { page, location, shown } = await grid(3);
  location.hash = "#acts";
  page.window.hear({ type: "hashchange" });
  assert.deepEqual(shown(), [false, false, false]);
  location.hash = "#row-h2";
  page.window.hear({ type: "hashchange" });
  assert.deepEqual(shown(), [true, true, true]);
});

test("a click on a strip leads to the cell of its outlet in the row there", async () => {
  const { table, strip, went } = await grid(0, { behaviour: "minimap.js" });
  strip.fire("click", { clientX: 10 + 99 });
  const cell = table.querySelector("#row-last [data-article=\"6\"]");
  assert.equal(cell?.scrolled, 1);
  assert.equal(table.querySelector("#row-last")?.classList.contains("jumped"), true);
  assert.deepEqual(went, []);
});

test("a click beyond the edges of a strip is one on its first or last row", async () => {
  const { table, strip } = await grid(0, { behaviour: "minimap.js" });
  for (const clientX of [0, 10_000]) strip.fire("click", { clientX });
  assert.deepEqual(["#row-first", "#row-last"].map((id) => table.querySelector(`${id} [data-article="6"]`)?.scrolled), [1, 1]);
});

test("a row of another page is asked for by its place in the whole event", async () => {
  const { strip, went } = await grid(0, { address: "http://localhost/events/1/?show=all", behaviour: "minimap.js" });
  Object.assign(strip, { viewBox: { baseVal: { width: 1000 } } });
  strip.fire("click", { clientX: 10 + 70 });
  assert.deepEqual(went, ["http://localhost/events/1/?show=all&page=3&at=700"]);
});

test("an address that names a place leads there", async () => {
  const { table } = await grid(0, { address: "http://localhost/events/1/?at=1", behaviour: "minimap.js" });
  assert.equal(table.querySelector("#row-last")?.classList.contains("jumped"), true);
});
