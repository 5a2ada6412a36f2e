// Nothing that a person did is lost: each act is one request, kept on a shelf (localStorage) until the server has
// answered it, sent in order for each annotation, and sent again after a failure of the network or the server. What
// the server refuses stays, visibly, until the person tries again or lets it go. Pure but for what it is given.

import { Backoff } from "./backoff.js";

/** @import {Act, Annotation, QueuedAct, Refusal, Saving} from "./types.js" */

/**
 * What came of sending an act. `later`: no answer, or not now. `signedOut`: not under this name.
 * @typedef {{kind: "done", row: Annotation | null}
 *   | {kind: "later", reach: "server" | "act", seconds?: number | null}
 *   | {kind: "signedOut", detail: string}
 *   | {kind: "refused", refusal: Refusal}} Answer
 */

/** @typedef {{keep: (act: QueuedAct) => void, drop: (act: QueuedAct) => void}} Shelf */

/** @typedef {{now: () => number, wake: (milliseconds: number, call: () => void) => void}} Clock */

/**
 * @typedef {object} QueueParts
 * @property {Shelf} shelf
 * @property {(act: QueuedAct) => Promise<Answer>} send
 * @property {Clock} clock
 * @property {() => string} nextKey keys grow in the order in which they are made
 * @property {(call: () => void) => void} soon calls once the page shows what was done
 * @property {() => number} random
 * @property {(id: string) => number} versionOf newest version known
 * @property {(id: string) => void} onChange the acts of an annotation, or their state, are not as before
 * @property {(act: QueuedAct, row: Annotation | null) => void} onDone the server took an act; its row, unless deleted
 * @property {(row: Annotation) => void} onRow the server told what it has instead
 */

// More at once would not save sooner on one machine; one at a time would let a slow line hold up many annotations.
const AT_ONCE = 4;

export class Queue {
  /** @type {Map<string, QueuedAct[]>} by annotation, oldest first */ #chains = new Map();
  /** @type {Set<string>} annotations with a request under way */ #busy = new Set();
  /** @type {Map<string, Backoff>} by annotation */ #waits = new Map();
  #parts;
  #serverWait;
  #isOpen = false;
  /** Why nothing is sent under this name, or empty. */
  signedOut = "";

  /** @param {QueueParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#serverWait = new Backoff(parts.clock, parts.random);
  }

  /**
   * Go on with what was left on the shelf, and send from now on. Whatever was done in this tab before comes after it.
   * @param {QueuedAct[]} left oldest first
   */
  open(left) {
    this.#isOpen = true;
    for (const act of left) this.#chain(act.annotation).push(act);
    for (const id of new Set(left.map((act) => act.annotation))) {
      const chain = this.#chain(id).sort((a, b) => (a.key < b.key ? -1 : 1));
      // Only the first knows what it changes; the others change what it will make.
      for (const act of chain.slice(1)) act.base = null;
      this.#parts.onChange(id);
    }
    this.pump();
  }

  /** Ids of annotations with acts that the server has not taken. */
  get unsaved() {
    return [...this.#chains.keys()];
  }

  /** @param {string} id @returns {readonly QueuedAct[]} oldest first */
  acts(id) {
    return this.#chains.get(id) ?? [];
  }

  /** @param {string} id @returns {Saving} */
  saving(id) {
    const head = this.#chains.get(id)?.[0];
    if (!head) return "saved";
    return head.refusal ? "refused" : "waiting";
  }

  /** @param {string} id @returns {Refusal | null} */
  refusal(id) {
    return this.#chains.get(id)?.[0]?.refusal ?? null;
  }

  /** How many annotations are in which state; saved ones are not counted. */
  counts() {
    const states = this.unsaved.map((id) => this.saving(id));
    const refused = states.filter((state) => state === "refused").length;
    return { waiting: states.length - refused, refused };
  }

  /** Whether what waits does so because the server could not be reached. */
  get isCutOff() {
    return !this.#serverWait.isOver();
  }

  /** Whether the server answered more than once that it cannot do it now. */
  get isPutOff() {
    return [...this.#waits.values()].some((wait) => wait.tries > 1);
  }

  /** Events with acts that were refused. */
  refusedEvents() {
    const heads = [...this.#chains.values()].flatMap((chain) => chain.slice(0, 1));
    return [...new Set(heads.filter((act) => act.refusal).map((act) => act.event))];
  }

  /** @param {Act} act @param {number} event the event that the annotation belongs to */
  add(act, event) {
    const wanted = this.#afterRefusal(act);
    if (wanted) {
      const chain = this.#chain(wanted.annotation);
      const base = chain.length ? null : this.#parts.versionOf(wanted.annotation);
      const queued = { ...wanted, event, base, key: this.#parts.nextKey() };
      chain.push(queued);
      this.#parts.shelf.keep(queued);
    }
    this.#parts.onChange(act.annotation);
    this.#parts.soon(() => this.pump());
  }

  /** Send again what was refused; over what is there now, where somebody else changed it. @param {string} id */
  retry(id) {
    const head = this.#chains.get(id)?.[0];
    if (!head?.refusal) return;
    if (head.refusal.current) head.base = head.refusal.current.version;
    delete head.refusal;
    this.#parts.shelf.keep(head);
    this.#parts.onChange(id);
    this.pump();
  }

  /** Let go of every act on an annotation that the server has not taken. @param {string} id */
  discard(id) {
    if (this.#busy.has(id)) return;
    this.#drop(id);
    this.#parts.onChange(id);
  }

  /** Try now and not when the wait is over: the line or the person is back. */
  kick() {
    this.#serverWait.reset();
    this.#waits.clear();
    this.pump();
  }

  /** Send all that can be sent now. */
  pump() {
    if (!this.#isOpen) return;
    for (const [id, chain] of this.#chains) {
      if (this.#busy.size >= AT_ONCE || !this.#serverWait.isOver()) return;
      const head = chain[0];
      if (head && !head.refusal && !this.#busy.has(id) && (this.#waits.get(id)?.isOver() ?? true)) this.#run(head);
    }
  }

  /** @param {QueuedAct} act */
  async #run(act) {
    this.#busy.add(act.annotation);
    act.base ??= this.#parts.versionOf(act.annotation);
    const answer = await this.#parts.send(act);
    this.#busy.delete(act.annotation);
    if (answer.kind === "done") this.#done(act, answer.row);
    else if (answer.kind === "refused") this.#refused(act, answer.refusal);
    else this.#wait(act, answer);
    this.#parts.onChange(act.annotation);
    this.pump();
  }

  /** @param {QueuedAct} act @param {Annotation | null} row */
  #done(act, row) {
    this.signedOut = "";
    this.#serverWait.reset();
    this.#waits.delete(act.annotation);
    const chain = this.#chain(act.annotation);
    chain.shift();
    this.#parts.shelf.drop(act);
    if (chain.length === 0) this.#chains.delete(act.annotation);
    this.#parts.onDone(act, row);
    const next = chain[0];
    if (!next) return;
    next.base = row?.version ?? (act.base ?? 0) + 1;
    this.#parts.shelf.keep(next);
  }

  /** @param {QueuedAct} act @param {Refusal} refusal */
  #refused(act, refusal) {
    act.refusal = refusal;
    this.#parts.shelf.keep(act);
    if (refusal.current) this.#parts.onRow(refusal.current);
  }

  /** @param {QueuedAct} act @param {Exclude<Answer, {kind: "done" | "refused"}>} answer */
  #wait(act, answer) {
    if (answer.kind === "signedOut") {
      this.signedOut = answer.detail;
      this.#serverWait.start(() => this.pump());
    } else if (answer.reach === "server") {
      this.#serverWait.start(() => this.pump(), answer.seconds);
    } else {
      const wait = this.#waits.get(act.annotation) ?? new Backoff(this.#parts.clock, this.#parts.random);
      this.#waits.set(act.annotation, wait);
      wait.start(() => this.pump(), answer.seconds);
    }
  }

  /**
   * A new act on an annotation whose last one was refused takes that one's place: a change is laid over it, a delete
   * of what was never saved needs no request.
   * @param {Act} act @returns {Act | null} what is still to be sent
   */
  #afterRefusal(act) {
    const chain = this.#chains.get(act.annotation);
    const head = chain?.[0];
    if (!chain || !head?.refusal) return act;
    const bodies = chain.filter((one) => one.operation === "change").map((one) => one.body);
    this.#drop(act.annotation);
    if (head.operation === "create") {
      if (act.operation === "delete") return null;
      return { ...act, operation: "create", body: Object.assign({}, head.body, ...bodies, act.body) };
    }
    return act.operation === "change" ? { ...act, body: Object.assign({}, ...bodies, act.body) } : act;
  }

  /** @param {string} id */
  #drop(id) {
    for (const act of this.acts(id)) this.#parts.shelf.drop(act);
    this.#chains.delete(id);
    this.#waits.delete(id);
  }

  /** @param {string} id */
  #chain(id) {
    const held = this.#chains.get(id);
    if (held) return held;
    /** @type {QueuedAct[]} */
    const made = [];
    this.#chains.set(id, made);
    return made;
  }
}
