// The reading view [data-reading]: whole texts that scroll together. The text that a person moves leads; the others
// bring what they say on the same thing level with it.

import { follow } from "./lock.js";
import { Ribbons } from "./ribbons.js";
import { Whole } from "./whole.js";

/** @import {Pair} from "./lock.js" */
/** @import {Tie} from "./ties.js" */

export class Reading {
  /** @type {Map<string, Whole>} by segment */ #homes = new Map();
  /** @type {Map<string, HTMLElement>} by segment */ #statements = new Map();
  /** @type {Map<Whole, Map<Whole, [HTMLElement, HTMLElement][]>>} */ #pairs = new Map();
  /** @type {Map<Whole, number>} where we have put a text, which is no act of a person's */ #put = new Map();
  #ribbons;
  #ties;

  /** @param {HTMLElement} root @param {Map<string, Tie[]>} ties @param {(statement: HTMLElement) => void} onEye */
  constructor(root, ties, onEye) {
    this.#ties = ties;
    this.onEye = onEye;
    const columns = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-column]"));
    /** @type {Whole[]} */
    this.wholes = Array.from(columns, (column) => new Whole(column, () => this.#draw()));
    for (const whole of this.wholes) {
      for (const statement of whole.statements) {
        const segment = /** @type {string} */ (statement.dataset.segment);
        this.#homes.set(segment, whole);
        this.#statements.set(segment, statement);
      }
      whole.scroller.addEventListener("scroll", () => this.#scrolled(whole), { passive: true });
    }
    /** @type {Whole | undefined} */
    this.leader = this.wholes[0];
    this.#ribbons = new Ribbons(root, this.wholes, (statement) => this.partners(statement));
    root.addEventListener("focusin", (event) => this.#onFocus(event));
  }

  /** What other texts say on the same thing. @param {HTMLElement} statement */
  partners(statement) {
    return (this.#ties.get(statement.dataset.segment ?? "") ?? []).flatMap(({ other, heat, moved }) => {
      const [partner, home] = [this.#statements.get(other), this.#homes.get(other)];
      return partner && home ? [{ statement: partner, home, heat, moved }] : [];
    });
  }

  /** @param {HTMLElement} statement */
  homeOf(statement) {
    return this.#homes.get(statement.dataset.segment ?? "");
  }

  /** Bring a statement under the eye, and the other texts with it. @param {HTMLElement} statement */
  show(statement) {
    const whole = this.homeOf(statement);
    if (!whole) return;
    const { start, end } = whole.extent(statement);
    // A little inside, where it is surely this statement's line.
    whole.scroller.scrollTop = whole.scrollFor(start + Math.min(1, (end - start) / 2));
    this.#lead(whole);
  }

  /** @param {FocusEvent} event */
  #onFocus({ target }) {
    if (target instanceof HTMLElement && target.matches(".said:focus-visible")) this.show(target);
  }

  /** @param {Whole} whole */
  #scrolled(whole) {
    const put = this.#put.get(whole);
    if (put !== undefined && Math.abs(whole.scroller.scrollTop - put) < 2) return;
    this.#lead(whole);
  }

  /** @param {Whole} leader */
  #lead(leader) {
    this.leader = leader;
    this.#put.delete(leader);
    const { place } = leader;
    const places = this.wholes.map((whole) => (whole === leader ? null : this.#placeIn(whole, leader, place)));
    const statement = leader.at(place);
    this.wholes.forEach((whole, index) => {
      const found = places[index];
      if (found === null || found === undefined) return;
      whole.scroller.scrollTop = whole.scrollFor(found);
      this.#put.set(whole, whole.scroller.scrollTop);
    });
    this.#draw();
    if (statement) this.onEye(statement);
  }

  /** @param {Whole} whole that follows @param {Whole} leader @param {number} place */
  #placeIn(whole, leader, place) {
    const pairs = this.#pairsOf(leader, whole);
    const pairAt = (/** @type {number} */ index) => {
      const [one, other] = /** @type {[HTMLElement, HTMLElement]} */ (pairs[index]);
      return /** @type {Pair} */ ({ from: leader.extent(one), to: whole.extent(other) });
    };
    return follow(place, pairs.length, pairAt);
  }

  /** @param {Whole} from @param {Whole} to */
  #pairsOf(from, to) {
    const known = this.#pairs.get(from)?.get(to);
    if (known) return known;
    const pairs = from.statements.flatMap((one) => {
      const partner = this.partners(one).find(({ home }) => home === to);
      return partner ? [/** @type {[HTMLElement, HTMLElement]} */ ([one, partner.statement])] : [];
    });
    const held = this.#pairs.get(from) ?? new Map();
    this.#pairs.set(from, held.set(to, pairs));
    return pairs;
  }

  #draw() {
    this.#ribbons?.drawSoon();
  }
}
