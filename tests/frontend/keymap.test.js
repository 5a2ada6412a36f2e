// Keys that people change: kept by the browser, and conflicts told.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ACTIONS, KeyMap } from "../../annotator/static/js/workbench/keymap.js";

/** @param {string | null} [kept] */
function makeBox(kept = null) {
  return { kept, read() { return this.kept; }, write(/** @type {string} */ text) { this.kept = text; } };
}
const codes = /** @type {any[]} */ ([{ name: "Economic", key: "1" }, { name: "Political", key: "E" }]);

test("no two actions begin with the same key", () => {
  const keys = Object.values(ACTIONS).map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
});

test("a changed key is kept, and the old one means nothing any more", () => {
  const box = makeBox();
  assert.equal(new KeyMap(box, codes).change("swap", "Y"), "");
  const again = new KeyMap(box, codes);
  assert.equal(again.actionOf("y"), "swap");
  assert.equal(again.actionOf("s"), null);
  assert.equal(again.isChanged, true);
  again.reset();
  assert.equal(new KeyMap(box, codes).actionOf("S"), "swap");
  assert.equal(again.isChanged, false);
});

test("a key that means something else already is refused with what it means", () => {
  const keymap = new KeyMap(makeBox(), codes);
  assert.match(keymap.change("swap", "C"), /collect it/);
  assert.match(keymap.change("swap", "Enter"), /have their meaning/);
  assert.match(keymap.change("swap", "?"), /have their meaning/);
  assert.equal(keymap.keyOf("swap"), "s");
  assert.equal(keymap.change("swap", "s"), "");
});

test("a code that has the same key is named", () => {
  const keymap = new KeyMap(makeBox(), codes);
  assert.equal(keymap.codeBehind("swap"), null);
  keymap.change("swap", "e");
  assert.equal(keymap.codeBehind("swap")?.name, "Political");
});

test("what the browser kept in another form does no harm", () => {
  for (const kept of ["", "nonsense", "[]", "null", '{"swap": 3, "gone": "z"}', '{"swap": "Enter"}']) {
    assert.equal(new KeyMap(makeBox(kept), codes).keyOf("swap"), "s");
  }
});
