// How long to wait before trying again: twice as long each time, up to half a minute, and never all at one moment.

/** @import {Clock} from "./queue.js" */

const FIRST = 500;
const LONGEST = 30_000;

export class Backoff {
  #clock;
  #random;
  tries = 0;
  #until = 0;

  /** @param {Clock} clock @param {() => number} random from 0 to 1 */
  constructor(clock, random) {
    this.#clock = clock;
    this.#random = random;
  }

  isOver() {
    return this.#clock.now() >= this.#until;
  }

  /** @param {() => void} call when it is over @param {number | null} [seconds] as the server asked for */
  start(call, seconds) {
    const doubled = Math.min(LONGEST, FIRST * 2 ** this.tries) * (0.5 + this.#random() / 2);
    const wait = Math.ceil(Math.max(doubled, (seconds ?? 0) * 1000));
    this.tries += 1;
    this.#until = this.#clock.now() + wait;
    this.#clock.wake(wait, call);
  }

  reset() {
    this.tries = 0;
    this.#until = 0;
  }
}
