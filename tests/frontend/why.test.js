// What spoke for a link comes to its words: on hovering and focus for a while, on a click to stay.

import assert from "node:assert/strict";
import { test } from "node:test";
import { el } from "./support/element.js";
import { begin, open, Page, rest } from "./support/page.js";

const MOUSE = { pointerType: "mouse" };

/** @param {string} [answer] */
async function card(answer = "Score 91") {
  const links = [1, 2].map((id) => el("a", { "data-why": "", href: `/why/${id}` }, el("span", {}, "edited")));
  const box = el("div", { id: "why", "data-why-card": "", hidden: true });
  const beside = el("p", {}, "elsewhere");
  const page = new Page(...links, beside, box);
  open(page);
  /** @type {string[]} */ const asked = [];
  Object.assign(globalThis, {
    htmx: {
      ajax: async (/** @type {string} */ _, /** @type {string} */ url) => {
        asked.push(url);
        box.textContent = answer && `${answer} ${url}`;
      },
    },
  });
  await begin("why.js");
  const [one, other] = /** @type {[import("./support/element.js").El, import("./support/element.js").El]} */ (links);
  return { page, one, other, box, beside, asked };
}

test("a click shows the answer beside the words, and the next click on them hides it", async () => {
  const { one, box, asked } = await card();
  assert.equal(one.children[0]?.fire("click"), true);
  await rest();
  assert.deepEqual([box.hidden, box.textContent, one.attributes.get("aria-expanded")], [false, "Score 91 /why/1", "true"]);
  assert.equal(one.attributes.get("aria-describedby"), "why");
  assert.ok(box.styled.has("--top"));
  one.fire("click");
  assert.deepEqual([box.hidden, one.attributes.has("aria-expanded")], [true, false]);
  assert.deepEqual(asked, ["/why/1"]);
});

test("an answer is asked for once, until the rows are drawn anew", async () => {
  const { page, one, other, box, asked } = await card();
  for (const link of [one, other, one]) {
    link.fire("click");
    await rest();
  }
  assert.deepEqual(asked, ["/why/1", "/why/2"]);
  assert.equal(box.textContent, "Score 91 /why/1");
  page.body.fire("htmx:afterSwap");
  assert.equal(box.hidden, true);
  one.fire("click");
  await rest();
  assert.equal(asked.length, 3);
});

test("a mouse that rests on the words shows it and one that leaves hides it, but not what a click has pinned", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { one, box, beside } = await card();
  one.fire("pointerover", MOUSE);
  assert.equal(box.hidden, true);
  t.mock.timers.tick(200);
  await rest();
  assert.equal(box.hidden, false);
  box.fire("pointerover", MOUSE);
  t.mock.timers.tick(200);
  assert.equal(box.hidden, false);
  beside.fire("pointerover", MOUSE);
  t.mock.timers.tick(200);
  assert.equal(box.hidden, true);
  one.fire("click");
  await rest();
  beside.fire("pointerover", MOUSE);
  t.mock.timers.tick(200);
  assert.equal(box.hidden, false);
});

test("a finger that passes over shows nothing", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { one, asked } = await card();
  one.fire("pointerover", { pointerType: "touch" });
  t.mock.timers.tick(200);
  assert.deepEqual(asked, []);
});

test("the keys show it on focus; Escape, a click elsewhere and other focus hide it", async () => {
  const { page, one, beside, box } = await card();
  const hides = [() => one.fire("keydown", { key: "Escape" }), () => beside.fire("click"), () => beside.fire("focusin")];
  for (const hide of hides) {
    one.focus();
    await rest();
    assert.equal(box.hidden, false);
    hide();
    assert.equal(box.hidden, true);
    page.activeElement = null;
  }
});

test("with Ctrl the words are a link like any other", async () => {
  const { one, asked } = await card();
  assert.equal(one.fire("click", { ctrlKey: true }), false);
  assert.deepEqual(asked, []);
});

test("an answer that does not come is said, and asked for again", async () => {
  const { one, box, asked } = await card("");
  for (let turn = 0; turn < 3; turn += 1) {
    one.fire("click");
    await rest();
  }
  assert.deepEqual(asked, ["/why/1", "/why/1"]);
  assert.equal(box.textContent, "The answer did not come. Try again.");
});
