// A server, what a browser keeps, and tabs that somebody works in at random.

import { seeded } from "./random.js";
import { StandInServer } from "./server.js";
import { draft, Kept, Tab } from "./tab.js";

/** @import {Random} from "./random.js" */

/** @param {number} seed */
export function world(seed) {
  const random = seeded(seed);
  const server = new StandInServer(random);
  server.install();
  const kept = new Kept();
  return { random, server, kept, open: (isLate = false) => new Tab(server, kept, random, isLate) };
}

/** @param {{id: string, code: string, note: string}[]} rows */
export const essence = (rows) => rows.map(({ id, code, note }) => `${id} ${code} ${note}`).sort();

/** One thing a person might do. @param {Tab} tab @param {Random} random */
export function actAtRandom(tab, random) {
  const rows = tab.store.all();
  const row = rows[random.below(Math.max(1, rows.length))];
  const what = random.below(10);
  if (what < 4 || !row) tab.work.create(draft(random.pick(["a", "b", "c"])));
  else if (what < 6) tab.work.change(row.id, { note: `n${random.below(1000)}` });
  else if (what < 7) tab.work.remove(row.id);
  else if (what < 9) tab.work.undo();
  else tab.work.redo();
}
