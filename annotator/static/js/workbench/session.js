// The tab's working parts, put together: rows, the queue with its shelf, and the history.

import { afterPaint } from "./dom.js";
import { History } from "./history.js";
import { Queue } from "./queue.js";
import { makeSender } from "./sender.js";
import { makeShelf, otherTabs } from "./shelf.js";
import { Store } from "./store.js";
import { Work } from "./work.js";

/** @import {Annotation, QueuedAct} from "./types.js" */
/** @import {Page} from "./page.js" */

/**
 * @param {Page} page
 * @param {() => void} onSaving how far saving is has changed
 * @param {() => void} onUnsafe this browser keeps nothing over a reload
 */
export function startSession(page, onSaving, onUnsafe) {
  const { person, project, event, apiRoot } = page.data;
  const others = otherTabs();
  const shelf = makeShelf(person, project, onUnsafe);
  const store = new Store((id) => queue.acts(id), event);
  const channel = new BroadcastChannel(`crossframe/${person}/${project}`);

  const confirm = (/** @type {Annotation} */ row) => {
    store.confirm(row);
    channel.postMessage(row);
  };

  /** @type {Queue} */
  const queue = new Queue({
    shelf,
    send: makeSender({ apiRoot, person, pageUrl: location.href }),
    clock: { now: () => Date.now(), wake: (milliseconds, call) => setTimeout(call, milliseconds) },
    nextKey: shelf.nextKey,
    // Drawn first, sent then: to make a request takes as long as to draw the mark.
    soon: afterPaint,
    random: Math.random,
    versionOf: (id) => store.version(id),
    onRow: confirm,
    onDone: (act, row) => {
      const known = row ?? deletedRow(store, act);
      if (known) confirm(known);
    },
    onChange: (id) => {
      store.refresh(id);
      onSaving();
    },
  });

  channel.addEventListener("message", (message) => store.confirm(message.data));
  wakeWithThePage(queue);
  const history = new History(boxFor(() => sessionStorage, `crossframe/undo/${person}/${project}/${event}`));
  const work = new Work({ page, store, queue, history });

  /**
   * Show what the server gave, and then what still waits: which tabs live the browser takes its time to say.
   * @param {Annotation[]} rows
   */
  const open = async (rows) => {
    for (const row of rows) store.confirm(row);
    queue.open(shelf.load(await others));
  };
  return { store, queue, work, open };
}

/** A delete has no row for an answer: it is one version on. @param {Store} store @param {QueuedAct} act */
function deletedRow(store, act) {
  const row = store.confirmed(act.annotation);
  return row && { ...row, deleted: true, version: (act.base ?? row.version) + 1 };
}

/** The line is back, or the person is: try now. @param {Queue} queue */
function wakeWithThePage(queue) {
  const isSeen = () => document.visibilityState === "visible";
  addEventListener("online", () => queue.kick());
  addEventListener("focus", () => queue.kick());
  // What waits is on the shelf; what can still go out with the page does.
  addEventListener("pagehide", () => queue.kick());
  document.addEventListener("visibilitychange", () => isSeen() && queue.kick());
}

/** @param {() => Storage} storage of the tab, or of the browser @param {string} key */
export function boxFor(storage, key) {
  return {
    read: () => {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write: (/** @type {string} */ text) => {
      try {
        storage().setItem(key, text);
      } catch {
        // It then ends with the page.
      }
    },
  };
}
