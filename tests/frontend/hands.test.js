// The hands on an event's page: keys and clicks become requests, answers become words, and the eye stays where it is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { el } from "./support/element.js";
import { begin, open, Page, rest } from "./support/page.js";

const ACTS = ["link", "take_out", "confirm", "merge", "split", "move"];
const MOVING = { "data-moving": "" };

/** @param {{refuse?: string, drawn?: () => void}} [server] */
async function hands({ refuse = "", drawn = () => {} } = {}) {
  const boxes = [1, 2, 3].map((id) => el("input", { type: "checkbox", class: "pick", value: id }));
  const pieces = [1, 2, 3].map((id) => el("p", { class: "piece", "data-segment": id }, `Sentence ${id}.`));
  const cells = boxes.map((box, at) => el("td", { "data-article": at }, box, pieces[at] ?? ""));
  const place = el("div", { id: "grid-rows" }, el("table", {}, el("tr", {}, ...cells)));
  const done = el("div", { id: "acts" });
  const said = el("p", { "data-said": "" });
  const buttons = [...ACTS, "undo"].map((act) => el("button", { "data-act": act }));
  const form = el("form", { "data-hands": "", "data-api": "/api", "data-undo": "/undo", "data-rows": "/rows" }, ...buttons, done, said);
  const page = new Page(form, place);
  open(page);
  /** @type {[string, any][]} */ const asked = [];
  Object.assign(globalThis, {
    fetch: async (/** @type {string} */ url, /** @type {any} */ { body }) => {
      asked.push([url, body && JSON.parse(body)]);
      const headers = { "Content-Type": "application/json" };
      return new Response(JSON.stringify(refuse ? { detail: refuse } : {}), { status: refuse ? 409 : 201, headers });
    },
    htmx: { ajax: async () => drawn() },
  });
  await begin("arrange/main.js");
  const key = (/** @type {string} */ name, /** @type {object} */ more = {}) => (page.activeElement ?? form).fire("keydown", { key: name, ...more });
  return { page, form, place, pieces, boxes, said, done, asked, key, button: (/** @type {string} */ act) => form.querySelector(`[data-act="${act}"]`) };
}

test("L with one sentence waits for the other, and the second one links them in this order", async () => {
  const { boxes, key, asked, said } = await hands();
  boxes[1]?.click();
  boxes[1]?.focus();
  assert.equal(key("l"), true);
  assert.match(said.textContent, /^Now choose the sentence/);
  assert.deepEqual(asked, []);
  boxes[0]?.click();
  await rest();
  assert.deepEqual(asked, [["/api", { act: "link", segments: [2, 1] }]]);
  assert.equal(said.textContent, "Linked. Z takes it back.");
  assert.deepEqual(boxes.map((box) => box.checked), [false, false, false]);
});

test("without a choice an act takes the sentence under the keys", async () => {
  const { boxes, key, asked } = await hands();
  boxes[2]?.focus();
  key("c");
  await rest();
  assert.deepEqual(asked, [["/api", { act: "confirm", segments: [3] }]]);
});

test("the words of a sentence choose it, unless some of them are being marked", async () => {
  const { boxes, pieces } = await hands();
  pieces[0]?.click();
  assert.equal(boxes[0]?.checked, true);
  Object.assign(globalThis, { getSelection: () => "Sent" });
  pieces[1]?.click();
  assert.equal(boxes[1]?.checked, false);
});

test("a refusal is said, and what was chosen stays", async () => {
  const { boxes, key, said } = await hands({ refuse: "Both sentences are in the same article." });
  boxes[0]?.click();
  boxes[0]?.focus();
  key("u");
  await rest();
  assert.equal(said.textContent, "Both sentences are in the same article.");
  assert.equal(said.dataset.tone, "refused");
  assert.equal(boxes[0]?.checked, true);
});

test("what an act touches of other work is said with it", async () => {
  const shelf = await hands({ drawn: () => shelf.done.append(el("span", { "data-touched": "" }, "The last act touches 2 annotations")) });
  shelf.boxes[0]?.focus();
  shelf.key("u");
  await rest();
  assert.equal(shelf.said.textContent, "Taken out of its row. Z takes it back. The last act touches 2 annotations.");
});

test("Z and the button undo; a key with Ctrl, and one that means nothing, are the browser's", async () => {
  const { form, button, key, asked } = await hands();
  assert.equal(key("z", { ctrlKey: true }), false);
  assert.equal(key("q"), false);
  assert.equal(key("Z"), true);
  await rest();
  assert.equal(form.fire("submit", { submitter: button("undo") }), true);
  await rest();
  assert.deepEqual(asked, [["/undo", null], ["/undo", null]]);
});

test("Escape forgets what was chosen and what waited, and is the browser's where nothing was", async () => {
  const { boxes, key, said, asked } = await hands();
  boxes[0]?.focus();
  assert.equal(key("Escape"), false);
  key("m");
  assert.equal(key("Escape"), true);
  assert.equal(said.textContent, "Nothing is chosen.");
  for (const box of boxes.slice(1)) box.click();
  await rest();
  assert.deepEqual(asked, []);
});

test("rows drawn anew leave the sentence under the keys where it was", async () => {
  const shelf = await hands({ drawn: () => void (shelf.pieces[1] && (shelf.pieces[1].top = 340)) });
  Object.assign(shelf.place, { scrollHeight: 900, clientHeight: 500, scrollTop: 50 });
  if (shelf.pieces[1]) shelf.pieces[1].top = 100;
  shelf.boxes[1]?.focus();
  shelf.key("c");
  await rest();
  assert.equal(shelf.place.scrollTop, 50 + 340 - 100);
  assert.equal(shelf.page.documentElement.scrollTop, 0);
  assert.equal(shelf.place.attributes.has("aria-busy"), false);
});

test("while a worker aligns, the rows are asked for until it is done", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let drawings = 0;
  const shelf = await hands({
    drawn: () => {
      drawings += 1;
      shelf.done.textContent = "";
      if (drawings < 3) shelf.done.append(el("span", MOVING));
    },
  });
  shelf.boxes[0]?.focus();
  shelf.key("c");
  for (let turn = 0; turn < 5; turn += 1) {
    await rest();
    t.mock.timers.tick(2000);
  }
  assert.equal(drawings, 3);
});
