import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../annotator/static/js/workbench/history.js";
import { seeded } from "./support/random.js";
import { StandInServer } from "./support/server.js";
import { draft, Kept, Tab } from "./support/tab.js";

/** @param {number} seed */
function world(seed) {
  const random = seeded(seed);
  const server = new StandInServer(random);
  server.install();
  return { random, server, kept: new Kept() };
}

/** @param {Tab} tab */
const seen = (tab) => tab.store.all().map(({ id, code, note }) => `${id} ${code} ${note}`).sort();

test("undo leads back through every state, and redo forth again, over reloads too", async () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const { random, server, kept } = world(seed);
    let tab = new Tab(server, kept, random);
    const states = [seen(tab)];
    for (let act = 0; act < 25; act += 1) {
      const row = tab.store.all()[0];
      const what = random.below(3);
      if (what === 0 || !row) tab.work.create(draft(random.pick(["a", "b"])));
      else if (what === 1) tab.work.change(row.id, { code: `c${act}`, note: `n${act}` });
      else tab.work.remove(row.id);
      states.push(seen(tab));
    }
    await tab.settle();
    for (const state of states.slice(0, -1).toReversed()) {
      if (random.chance(0.2)) {
        await tab.settle();
        tab.close();
        tab = new Tab(server, kept, random);
      }
      assert.ok(tab.work.undo());
      assert.deepEqual(seen(tab), state, `seed ${seed}`);
    }
    assert.equal(tab.work.undo(), null);
    for (const state of states.slice(1)) {
      assert.ok(tab.work.redo());
      assert.deepEqual(seen(tab), state, `seed ${seed}`);
    }
    await tab.settle();
    assert.equal(tab.work.redo(), null);
    assert.deepEqual(server.visible().length, tab.store.size);
    assert.equal(tab.queue.counts().refused, 0);
  }
});

test("two hundred steps, many marks at once among them, lead back to the start after a reload, and forth again", async () => {
  const { random, server, kept } = world(7);
  let tab = new Tab(server, kept, random);
  for (let act = 0; act < 200; act += 1) {
    const row = tab.store.all()[act % 5];
    if (act % 4 === 3 && row) tab.work.change(row.id, { note: `n${act}`, attributes: { way: act } });
    else if (act % 7 === 6 && row) tab.work.remove(row.id);
    else tab.work.createAll(act % 3 === 0 ? [draft("a"), draft("b"), draft("c")] : [draft("d")]);
  }
  await tab.settle();
  const [before, stored] = [seen(tab), server.visible().length];
  assert.ok(stored > 150);
  tab.close();
  tab = new Tab(server, kept, random);
  for (let act = 0; act < 200; act += 1) assert.ok(tab.work.undo(), `step ${act}`);
  await tab.settle();
  assert.equal(tab.work.undo(), null);
  assert.deepEqual(server.visible(), []);
  tab.close();
  tab = new Tab(server, kept, random);
  for (let act = 0; act < 200; act += 1) assert.ok(tab.work.redo(), `step ${act}`);
  await tab.settle();
  assert.deepEqual(seen(tab), before);
  assert.equal(server.visible().length, stored);
  assert.equal(tab.queue.counts().refused, 0);
});

/** @param {string} id */
const step = (id) => ({
  label: id,
  undo: [{ operation: /** @type {const} */ ("delete"), annotation: id }],
  redo: [{ operation: /** @type {const} */ ("restore"), annotation: id }],
});

test("two hundred steps are kept, the oldest go first", () => {
  let text = "";
  const box = { read: () => text, write: (/** @type {string} */ written) => void (text = written) };
  const history = new History(box);
  for (let number = 1; number <= 250; number += 1) history.did(step(String(number)));
  const again = new History(box);
  const labels = [];
  for (let undone = again.undo(); undone; undone = again.undo()) labels.push(undone.label);
  assert.deepEqual([labels.length, labels[0], labels.at(-1)], [200, "250", "51"]);
});

test("something new after an undo ends what could be done again", () => {
  const history = new History({ read: () => null, write: () => {} });
  history.did(step("a"));
  history.undo();
  history.did(step("b"));
  assert.equal(history.canRedo, false);
  assert.equal(history.undo()?.label, "b");
});

test("what was let go of is forgotten, also inside a step on many", () => {
  const history = new History({ read: () => null, write: () => {} });
  history.did({ label: "both", undo: [...step("a").undo, ...step("b").undo], redo: [...step("a").redo, ...step("b").redo] });
  history.did(step("a"));
  history.forget("a");
  assert.deepEqual(history.undo()?.undo.map((act) => act.annotation), ["b"]);
  assert.equal(history.undo(), null);
});

test("a history that cannot be read is a fresh start", () => {
  const history = new History({ read: () => "{", write: () => {} });
  assert.equal(history.canUndo, false);
});
