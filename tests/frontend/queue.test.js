import assert from "node:assert/strict";
import { test } from "node:test";
import { seeded } from "./support/random.js";
import { draft, EVENT, Tab } from "./support/tab.js";
import { actAtRandom, essence, world } from "./support/world.js";

test("over a bad line and through reloads, what the person saw is what the server has: nothing lost, nothing twice", async () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const { random, server, kept, open } = world(seed);
    server.trouble = 0.4;
    let tab = open();
    for (let act = 0; act < 30; act += 1) {
      actAtRandom(tab, random);
      if (random.chance(0.3)) await tab.rest(1);
      if (random.chance(0.1)) {
        const seen = essence(tab.store.all());
        tab.close();
        tab = open();
        assert.deepEqual(essence(tab.store.all()), seen, `seed ${seed}: a reload shows something else`);
      }
    }
    const acts = kept.keys;
    await tab.settle();
    assert.deepEqual(essence(/** @type {any} */ (server.visible())), essence(tab.store.all()), `seed ${seed}`);
    assert.equal(kept.acts.size, 0);
    // A version counts the changes that took effect: each act did, once.
    const effects = [...server.rows.values()].reduce((sum, row) => sum + row.version, 0);
    assert.equal(effects, acts, `seed ${seed}`);
  }
});

test("acts on one annotation arrive in the order in which they were done", async () => {
  const { server, open } = world(2);
  const tab = open();
  const id = tab.work.create(draft("a"));
  for (let note = 1; note <= 20; note += 1) tab.work.change(id, { note: String(note) });
  await tab.settle();
  assert.equal(server.rows.get(id)?.fields.note, "20");
  assert.equal(server.rows.get(id)?.version, 21);
});

test("fifty acts without a line wait, and all go through when it is back", async () => {
  const { server, kept, open } = world(3);
  server.trouble = 1;
  const tab = open();
  for (let act = 0; act < 50; act += 1) tab.work.create(draft("a"));
  await tab.rest(20);
  tab.now += 10 * 60 * 1000;
  server.trouble = 0;
  tab.close();
  const later = new Tab(server, kept, seeded(4));
  later.queue.kick();
  await later.settle();
  assert.equal(server.rows.size, 50);
});

for (const status of [400, 403, 409, 422]) {
  test(`what is refused with ${status} stays, says why, and can be tried again`, async () => {
    const { server, kept, open } = world(5);
    server.refuse = (method) => (method === "PUT" ? { status, body: { detail: "No.", errors: [{ pointer: "#/anchors/0/quote", detail: "Not there." }] } } : null);
    let tab = open();
    const id = tab.work.create(draft("a"));
    await tab.settle();
    assert.equal(tab.queue.saving(id), "refused");
    assert.equal(tab.queue.refusal(id)?.errors[0]?.detail, "Not there.");
    tab.close();
    tab = open();
    assert.equal(tab.queue.saving(id), "refused");
    assert.equal(tab.store.get(id)?.code, "a");
    server.refuse = () => null;
    tab.work.retry(id);
    await tab.settle();
    assert.equal(tab.queue.saving(id), "saved");
    assert.equal(server.rows.size, 1);
    assert.equal(kept.acts.size, 0);
  });
}

test("what is refused and let go of leaves no trace, not even for undo", async () => {
  const { server, kept, open } = world(6);
  server.refuse = () => ({ status: 422, body: { detail: "No." } });
  const tab = open();
  const id = tab.work.create(draft("a"));
  await tab.settle();
  tab.work.discard(id);
  assert.equal(tab.store.get(id), null);
  assert.equal(kept.acts.size, 0);
  assert.equal(tab.work.canUndo, false);
});

test("a refused mark that is changed is sent as changed, and one that is deleted is not sent at all", async () => {
  const { server, open } = world(7);
  server.refuse = () => ({ status: 400, body: { detail: "No." } });
  const tab = open();
  const changed = tab.work.create(draft("a"));
  const deleted = tab.work.create(draft("b"));
  await tab.settle();
  server.refuse = () => null;
  tab.work.change(changed, { code: "c" });
  tab.work.remove(deleted);
  await tab.settle();
  assert.deepEqual(server.visible().map((row) => /** @type {any} */ (row).code), ["c"]);
  assert.equal(tab.queue.unsaved.length, 0);
  tab.work.undo();
  tab.work.undo();
  assert.equal(tab.work.undo(), null, "the mark that never was can be undone");
});

test("one refused act holds up nobody else's", async () => {
  const { server, open } = world(8);
  const tab = open();
  const first = tab.work.create(draft("a"));
  server.refuse = (_, id) => (id === first ? { status: 403, body: { detail: "No." } } : null);
  const second = tab.work.create(draft("b"));
  await tab.settle();
  assert.deepEqual([tab.queue.saving(first), tab.queue.saving(second)], ["refused", "saved"]);
});

test("a stale change shows what is there now; the person chooses which one stays", async () => {
  for (const choice of /** @type {const} */ (["retry", "discard"])) {
    const { server, open } = world(9);
    const tab = open();
    const id = tab.work.create(draft("a"));
    await tab.settle();
    const row = /** @type {import("./support/server.js").Row} */ (server.rows.get(id));
    row.version += 1;
    row.fields.note = "theirs";
    tab.work.change(id, { note: "mine" });
    await tab.settle();
    assert.equal(tab.queue.refusal(id)?.current?.note, "theirs");
    assert.equal(tab.store.get(id)?.note, "mine");
    tab.work[choice](id);
    await tab.settle();
    const kept = choice === "retry" ? "mine" : "theirs";
    assert.equal(tab.store.get(id)?.note, kept);
    assert.equal(row.fields.note, kept);
  }
});

test("when the session has expired all waits, and goes through after the sign-in", async () => {
  const { server, open } = world(10);
  server.refuse = () => ({ status: 401, body: { detail: "Authentication credentials were not provided." } });
  const tab = open();
  const id = tab.work.create(draft("a"));
  await tab.rest(10);
  assert.equal(tab.queue.saving(id), "waiting");
  assert.match(tab.queue.signedOut, /signed out/);
  server.refuse = () => null;
  tab.queue.kick();
  await tab.settle();
  assert.equal(tab.queue.signedOut, "");
  assert.equal(server.rows.size, 1);
});

test("nothing is sent under another person's name", async () => {
  const { server, open } = world(11);
  const tab = open();
  Object.assign(globalThis, {
    document: { cookie: "csrftoken=two" },
    DOMParser: class {
      parseFromString() {
        return { querySelector: () => ({ textContent: '{"person": "ben"}' }) };
      }
    },
  });
  const id = tab.work.create(draft("a"));
  await tab.rest(10);
  assert.equal(tab.queue.saving(id), "waiting");
  assert.match(tab.queue.signedOut, /ben/);
  assert.equal(server.rows.size, 0);
});

test("an act on another event waits in the same queue and is not shown here", async () => {
  const { server, open } = world(12);
  const tab = open();
  tab.queue.add({ operation: "create", annotation: "x", body: { ...draft("a"), event: EVENT + 1 } }, EVENT + 1);
  assert.equal(tab.store.size, 0);
  await tab.settle();
  assert.equal(server.rows.size, 1);
});

test("waits grow, stay below half a minute, and respect what the server asks for", async () => {
  const { Backoff } = await import("../../annotator/static/js/workbench/backoff.js");
  /** @type {number[]} */
  const waits = [];
  let now = 0;
  const backoff = new Backoff({ now: () => now, wake: (wait) => waits.push(wait) }, () => 1);
  for (let round = 0; round < 10; round += 1) backoff.start(() => {});
  assert.deepEqual(waits.slice(0, 3), [500, 1000, 2000]);
  assert.equal(Math.max(...waits), 30_000);
  backoff.start(() => {}, 60);
  assert.equal(waits.at(-1), 60_000);
  assert.equal(backoff.isOver(), false);
  now += 60_000;
  assert.equal(backoff.isOver(), true);
});
