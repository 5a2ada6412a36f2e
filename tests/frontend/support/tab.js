// A tab of the workbench without its page: the real store, queue, sender and history, with a clock we turn ourselves.

import { History } from "../../../annotator/static/js/workbench/history.js";
import { Page } from "../../../annotator/static/js/workbench/page.js";
import { Queue } from "../../../annotator/static/js/workbench/queue.js";
import { makeSender } from "../../../annotator/static/js/workbench/sender.js";
import { Store } from "../../../annotator/static/js/workbench/store.js";
import { Work } from "../../../annotator/static/js/workbench/work.js";

/** @import {Annotation, QueuedAct} from "../../../annotator/static/js/workbench/types.js" */
/** @import {StandInServer} from "./server.js" */
/** @import {Random} from "./random.js" */

export const EVENT = 7;

const DATA = {
  project: "study", event: EVENT, person: "ana", canAnnotate: true, assignment: null, released: false,
  codebookVersion: 1, codes: [], texts: [], annotations: [], apiRoot: "/api/v1/",
};

/** What a browser keeps when a tab goes away. */
export class Kept {
  /** @type {Map<string, string>} */ acts = new Map();
  /** @type {string | null} */ undo = null;
  keys = 0;
}

export class Tab {
  now = 0;
  isDead = false;
  /** @type {{at: number, call: () => void}[]} */ #timers = [];

  /** @type {QueuedAct[]} */ #left = [];

  /** @param {StandInServer} server @param {Kept} kept @param {Random} random @param {boolean} [isLate] the queue opens later */
  constructor(server, kept, random, isLate = false) {
    const alive = (/** @type {(...args: any[]) => void} */ call) => (/** @type {any[]} */ ...args) => !this.isDead && call(...args);
    /** @type {Store} */
    this.store = new Store((id) => this.queue.acts(id), EVENT);
    const sender = makeSender({ apiRoot: "/api/v1/", person: "ana", pageUrl: "/" });
    /** @type {Queue} */
    this.queue = new Queue({
      shelf: {
        keep: alive((act) => kept.acts.set(act.key, JSON.stringify(act))),
        drop: alive((act) => kept.acts.delete(act.key)),
      },
      send: (act) => (this.isDead ? new Promise(() => {}) : sender(act)),
      clock: { now: () => this.now, wake: (wait, call) => this.#timers.push({ at: this.now + wait, call }) },
      soon: (/** @type {() => void} */ call) => call(),
      nextKey: () => String((kept.keys += 1)).padStart(6, "0"),
      random: random.next,
      versionOf: (id) => this.store.version(id),
      onRow: alive((row) => this.store.confirm(row)),
      onDone: alive((act, row) => this.#done(act, row)),
      onChange: alive((id) => this.store.refresh(id)),
    });
    const box = { read: () => kept.undo, write: (/** @type {string} */ text) => void (kept.undo = text) };
    this.history = new History(box);
    const page = new Page(/** @type {any} */ (DATA), new Map());
    this.work = new Work({ page, store: this.store, queue: this.queue, history: this.history });
    for (const row of server.visible()) this.store.confirm(/** @type {any} */ (row));
    this.#left = [...kept.acts.keys()].sort().map((key) => JSON.parse(kept.acts.get(key) ?? ""));
    if (!isLate) this.openQueue();
  }

  /** The browser has said which tabs live. */
  openQueue() {
    this.queue.open(this.#left);
  }

  /** @param {QueuedAct} act @param {Annotation | null} row */
  #done(act, row) {
    const before = this.store.confirmed(act.annotation);
    const known = row ?? (before && { ...before, deleted: true, version: (act.base ?? before.version) + 1 });
    if (known) this.store.confirm(known);
  }

  /** Let what is under way go on for a while. @param {number} [turns] */
  async rest(turns = 3) {
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Turn the clock on until nothing waits, or nothing more can be done. */
  async settle() {
    for (let step = 0; step < 500; step += 1) {
      await this.rest();
      if (this.queue.counts().waiting === 0) return;
      this.#timers.sort((a, b) => a.at - b.at);
      const next = this.#timers.shift();
      if (!next) continue;
      this.now = Math.max(this.now, next.at);
      next.call();
    }
    throw new Error("The queue never came to rest.");
  }

  close() {
    this.isDead = true;
  }
}

/** @param {string} code @param {string} [note] */
export function draft(code, note = "") {
  return { kind: /** @type {const} */ ("span"), code, note, attributes: {}, anchors: [], absent_from: [] };
}
