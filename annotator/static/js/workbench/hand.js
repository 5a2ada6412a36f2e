// A code taken in hand: every selection is marked with it at once, until it is put down (the same button, or Escape).
// The buttons are the panel's own [data-code].

import { say } from "./announce.js";
import { around, hooked } from "./dom.js";

/** @import {Page} from "./page.js" */

export class Hand {
  /** @type {string | null} */ #slug = null;
  #panel = hooked("data-codes");
  #page;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
    this.#panel.addEventListener("click", (event) => {
      const slug = around(event, "data-code")?.dataset.code;
      if (slug && page.canAnnotate) this.take(slug === this.#slug ? null : slug);
    });
  }

  get slug() {
    return this.#slug;
  }

  /** @param {string | null} slug null puts down what is held */
  take(slug) {
    if (slug === this.#slug) return;
    this.#slug = slug;
    for (const button of this.#panel.querySelectorAll("[data-code]")) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-code") === slug));
    }
    document.documentElement.toggleAttribute("data-in-hand", slug !== null);
    say(slug ? `${this.#page.codeName(slug)} is in hand: what you select is marked with it.` : "Nothing in hand.");
  }
}
