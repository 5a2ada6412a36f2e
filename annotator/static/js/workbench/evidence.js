// What speaks for an omission, or against it, in the picker [data-picker-evidence]: what the engine finds nearest in the
// silent text, and a search over it. What was found and looked for is saved with the annotation.

import { request } from "../api.js";
import { shorten } from "./describe.js";
import { around, hooked, make } from "./dom.js";

/** @import {PointText} from "../offsets.js" */
/** @import {Provenance, Stretch} from "./types.js" */

/**
 * @typedef {object} Silence
 * @property {number} article the one that says nothing
 * @property {string} outlet
 * @property {string} language
 * @property {PointText} text
 * @property {string} address of what is nearest, over REST
 * @property {(stretch: Stretch) => void} goTo it does say it, here
 */

/** @typedef {{start: number, end: number, quote: string, score: number}} Near */

const CONTEXT = 40;
const SHOWN = 5;

export class Evidence {
  #box = hooked("data-picker-evidence");
  #near = hooked("data-evidence-near", this.#box);
  #field = /** @type {HTMLInputElement} */ (hooked("data-evidence-search", this.#box));
  #hits = hooked("data-evidence-hits", this.#box);
  /** @type {Silence | null} */ #silence = null;
  /** @type {Near[]} */ #found = [];
  /** @type {Set<string>} */ #searched = new Set();
  #onSize;

  /** @param {() => void} onSize */
  constructor(onSize) {
    this.#onSize = onSize;
    this.#field.addEventListener("input", () => this.#search());
    this.#field.addEventListener("change", () => this.#note());
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      this.#note();
      event.preventDefault();
      event.stopPropagation();
    });
    this.#box.addEventListener("click", (event) => {
      const { start, end } = around(event, "data-start")?.dataset ?? {};
      if (start && end) this.#silence?.goTo({ start: Number(start), end: Number(end) });
    });
  }

  /** @param {Silence | null} silence null: nothing is said to be left out */
  ask(silence) {
    [this.#silence, this.#found] = [silence, []];
    this.#searched.clear();
    this.#field.value = "";
    this.#hits.replaceChildren();
    this.#box.hidden = silence === null;
    if (!silence) return;
    hooked("data-evidence-outlet", this.#box).textContent = silence.outlet;
    this.#near.replaceChildren(make("li", { class: "soft" }, "Looking for the nearest …"));
    void this.#look(silence);
  }

  /** @returns {Provenance} */
  get provenance() {
    const silence = this.#silence;
    if (!silence) return {};
    this.#note();
    const nearest = this.#found.map(({ start, end, score }) => ({ article: silence.article, start, end, score }));
    return { ...(nearest.length && { nearest }), ...(this.#searched.size && { searched: [...this.#searched] }) };
  }

  /** @param {Silence} silence */
  async #look(silence) {
    /** @type {Near[] | null} */
    const found = await request("GET", silence.address).catch(() => null);
    if (this.#silence !== silence) return;
    this.#found = found ?? [];
    const none = found ? "Nothing in this text comes near." : "The nearest could not be looked for; the search below works.";
    const lines = this.#found.map((near) => this.#line(near, shorten(near.quote, 110), `${near.score} of 100`));
    this.#near.replaceChildren(...(lines.length ? lines : [make("li", { class: "soft" }, none)]));
    this.#onSize();
  }

  #search() {
    const words = this.#field.value.trim();
    const text = this.#silence?.text;
    const hits = words && text ? text.search(words) : [];
    const lines = hits.slice(0, SHOWN).map((hit) => {
      const context = `…${text?.slice(Math.max(0, hit.start - CONTEXT), Math.min(text.length, hit.end + CONTEXT))}…`;
      return this.#line(hit, context.replace(/\s+/g, " "), "");
    });
    const more = hits.length > SHOWN ? [make("li", { class: "soft" }, `and ${hits.length - SHOWN} more`)] : [];
    const none = words && hits.length === 0 ? [make("li", { class: "soft" }, "Not in this text.")] : [];
    this.#hits.replaceChildren(...lines, ...more, ...none);
    this.#onSize();
  }

  #note() {
    const words = this.#field.value.trim();
    if (words.length > 1) this.#searched.add(words.slice(0, 200));
  }

  /** @param {Stretch} place @param {string} quote @param {string} score */
  #line({ start, end }, quote, score) {
    const words = make("q", { lang: this.#silence?.language, dir: "auto" }, quote);
    const button = make("button", { type: "button", class: "evidence-go", "data-start": start, "data-end": end, title: "Go there" }, words);
    return make("li", {}, button, score ? make("span", { class: "soft" }, score) : null);
  }
}
