// Where acts wait: localStorage, one entry an act. It is written before the next line of code runs, so that nothing is
// lost when the page goes away in that moment, and tabs do not overwrite each other. (IndexedDB answers later.)
//
// Each tab sends what it made, and what tabs left behind that are gone. While a tab lives it holds a lock in its name.
// Where there are no locks, two tabs may send the same act; the server takes it once.

/** @import {QueuedAct} from "./types.js" */
/** @import {Shelf} from "./queue.js" */

const TAB = Math.random().toString(36).slice(2, 10);
const lockName = (/** @type {string} */ tab) => `crossframe-tab-${tab}`;

/** Say that this tab is alive, and ask which others are. @returns {Promise<Set<string>>} */
export async function otherTabs() {
  if (!navigator.locks) return new Set();
  void navigator.locks.request(lockName(TAB), () => new Promise(() => {}));
  const { held } = await navigator.locks.query();
  const prefix = lockName("");
  const names = (held ?? []).map((lock) => lock.name ?? "").filter((lock) => lock.startsWith(prefix));
  return new Set(names.map((lock) => lock.slice(prefix.length)).filter((tab) => tab !== TAB));
}

/**
 * @param {string} person @param {string} project
 * @param {() => void} onUnsafe the browser keeps nothing for us
 * @returns {Shelf & {load: (others: Set<string>) => QueuedAct[], nextKey: () => string}} load: what tabs left that are
 *   gone, oldest first; `others` send for themselves
 */
export function makeShelf(person, project, onUnsafe) {
  const prefix = `crossframe/acts/${person}/${project}/`;
  const stored = storedKeys(prefix);
  let last = Math.max(0, ...stored.map((key) => parseInt(key.slice(prefix.length), 36) || 0));

  const nextKey = () => {
    // Never before an earlier one, even when the clock is set back.
    last = Math.max(Date.now(), last + 1);
    return `${last.toString(36).padStart(10, "0")}-${TAB}`;
  };

  const load = (/** @type {Set<string>} */ others) =>
    stored.filter((key) => !others.has(key.slice(key.lastIndexOf("-") + 1))).flatMap(readAct);

  /** @param {QueuedAct} act */
  const keep = (act) => {
    try {
      localStorage.setItem(prefix + act.key, JSON.stringify(act));
    } catch {
      onUnsafe();
    }
  };

  /** @param {QueuedAct} act */
  const drop = (act) => {
    try {
      localStorage.removeItem(prefix + act.key);
    } catch {
      // Nothing was kept there.
    }
  };

  return { load, keep, drop, nextKey };
}

/** @param {string} prefix */
function storedKeys(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).sort();
  } catch {
    return []; // Storage is switched off; the first act says so.
  }
}

/** @param {string} key @returns {QueuedAct[]} */
function readAct(key) {
  try {
    return [JSON.parse(localStorage.getItem(key) ?? "")];
  } catch {
    return []; // Not ours, or cut short: nothing that could be sent.
  }
}
