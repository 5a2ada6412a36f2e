// What is collected [data-tray], as chips, until one code joins it: places of two outlets or more become a contrast,
// places of one become one mark in several places.

import { say } from "./announce.js";
import { counted, shorten } from "./describe.js";
import { around, hooked, make } from "./dom.js";
import { markPlaces, placeInWords } from "./marking.js";
import { mergePlaces } from "./stretches.js";

/** @import {Place} from "./types.js" */
/** @import {Bench} from "./bench.js" */
/** @import {How} from "./marking.js" */

export class Tray {
  #box = hooked("data-tray");
  #chips = hooked("data-tray-chips", this.#box);
  #choose = /** @type {HTMLButtonElement} */ (hooked("data-tray-choose", this.#box));
  /** @type {Place[]} */ #places = [];
  #bench;

  /** @param {() => Bench} bench the rest of it, once it is put together */
  constructor(bench) {
    this.#bench = bench;
    this.#choose.addEventListener("click", () => this.ask());
    hooked("data-tray-leave", this.#box).addEventListener("click", () => this.clear());
    this.#chips.addEventListener("click", (event) => {
      const index = around(event, "data-tray-drop")?.dataset.trayDrop;
      if (index !== undefined) this.#set(this.#places.filter((_, position) => position !== Number(index)));
    });
  }

  get isOpen() {
    return this.#places.length > 0;
  }

  /** @returns {readonly Place[]} */
  get places() {
    return this.#places;
  }

  get articles() {
    return new Set(this.#places.map((place) => place.article)).size;
  }

  /** @param {Place[]} places */
  add(places) {
    this.#set(mergePlaces(this.#places, places));
    const next = this.isEnough ? "Enter chooses the code." : "Now choose more words, here or of another outlet.";
    say(`Collected, from ${counted(this.articles, "outlet")}. ${next}`);
  }

  /** These and nothing else. @param {Place[]} places */
  replace(places) {
    this.#set(places);
  }

  get isEnough() {
    return this.#places.length > 1;
  }

  clear() {
    if (this.isOpen) this.#set([]);
  }

  /** One code for all of it. @param {Pick<How, "back" | "code">} [how] */
  ask(how = {}) {
    if (!this.isEnough) {
      say("Choose more words first: of another outlet for a contrast, or of this one.");
      return;
    }
    markPlaces(this.#bench(), [...this.#places], { at: this.#box.getBoundingClientRect(), ...how });
  }

  /** @param {Place[]} places */
  #set(places) {
    this.#places = places;
    this.#bench().marks.show("collected", places);
    this.#chips.replaceChildren(...places.map((place, index) => this.#chip(place, index)));
    this.#box.hidden = places.length === 0;
    this.#choose.disabled = !this.isEnough;
    hooked("data-tray-kind", this.#box).textContent = this.articles < 2 && this.isEnough ? "One mark" : "Contrast";
  }

  /** @param {Place} place @param {number} index */
  #chip(place, index) {
    const { outlet, quote } = placeInWords(this.#bench(), place);
    const language = this.#bench().page.language(place.article);
    return make(
      "li",
      { class: "chip" },
      make("b", {}, outlet),
      make("q", { lang: language, dir: "auto" }, shorten(quote, 50)),
      make("button", { type: "button", "data-tray-drop": index, "aria-label": `Take out ${outlet}` }, "×"),
    );
  }
}
