// A tab that people work in before the browser has said which other tabs live, and so whose acts are left to be sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { draft } from "./support/tab.js";
import { actAtRandom, essence, world } from "./support/world.js";

test("what is done before the browser has said which tabs live comes after what they left, and nothing is lost", async () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const { random, server, open } = world(seed);
    const first = open();
    for (let step = 0; step < 6; step += 1) actAtRandom(first, random);
    await first.settle();
    // Cut off, and gone with acts that wait.
    server.refuse = () => ({ status: 503, body: {} });
    for (let step = 0; step < 4; step += 1) actAtRandom(first, random);
    await first.rest();
    first.close();
    server.refuse = () => null;

    const tab = open(true);
    for (let step = 0; step < 4; step += 1) actAtRandom(tab, random);
    await tab.rest();
    tab.openQueue();
    const seen = essence(tab.store.all());
    await tab.settle();
    assert.deepEqual(essence(tab.store.all()), seen, `seed ${seed}: what is shown changed by itself`);
    assert.deepEqual(essence(/** @type {any} */ (server.visible())), seen, `seed ${seed}: the server has something else`);
  }
});

test("on one annotation, what another tab left goes first and the newest word is the last", async () => {
  const { server, open } = world(5);
  const first = open();
  const id = first.work.create(draft("a"));
  await first.settle();
  server.refuse = () => ({ status: 503, body: {} });
  first.work.change(id, { note: "left" });
  await first.rest();
  first.close();
  server.refuse = () => null;

  const tab = open(true);
  tab.work.change(id, { note: "mine" });
  tab.openQueue();
  assert.equal(tab.store.get(id)?.note, "mine");
  await tab.settle();
  assert.deepEqual([server.rows.get(id)?.fields.note, server.rows.get(id)?.version], ["mine", 3]);
});

test("nothing is sent before the queue is open", async () => {
  const { server, open } = world(3);
  const tab = open(true);
  tab.work.create(draft("a"));
  await tab.rest(10);
  assert.equal(server.rows.size, 0);
  tab.openQueue();
  await tab.settle();
  assert.equal(server.rows.size, 1);
});
