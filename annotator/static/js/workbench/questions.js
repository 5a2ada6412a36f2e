// The fields of the picker [data-picker-answers] for what is asked beside the lit code; those that depend on another
// answer come and go with it.

import { askedOf, fitting, missingOf } from "./answers.js";
import { hooked, make } from "./dom.js";

/** @import {Answers, Attribute, Code} from "./types.js" */
/** @import {Page} from "./page.js" */

export class Questions {
  #place = hooked("data-picker-answers");
  /** @type {Answers} also to what other codes ask: they stay while one looks around */ #answers = {};
  /** @type {Code | null} */ #code = null;
  #page;
  #onSize;

  /** @param {Page} page @param {() => void} onSize fields came or went */
  constructor(page, onSize) {
    this.#page = page;
    this.#onSize = onSize;
    this.#place.addEventListener("input", (event) => this.#onInput(event));
  }

  /** @param {Answers} answers */
  start(answers) {
    this.#answers = { ...answers };
    this.#code = null;
  }

  /** @param {Code | null} code */
  ask(code) {
    if (code === this.#code && code) return;
    this.#code = code;
    this.#place.replaceChildren();
    this.#fill();
  }

  get answers() {
    return fitting(this.#code, this.#answers, this.#page.codes);
  }

  /** What needs an answer still: its field gets the focus. @returns {string | null} its name */
  goToMissing() {
    const missing = missingOf(this.#code, this.#answers)[0];
    if (!missing) return null;
    const field = this.#fieldOf(missing.slug);
    field?.setAttribute("aria-invalid", "true");
    field?.focus();
    return missing.name;
  }

  /** The fields that are asked for, in their order; those that are there stay as they are. */
  #fill() {
    const asked = askedOf(this.#code, this.#answers);
    for (const row of [...this.#place.children]) {
      if (!asked.some(({ slug }) => slug === row.getAttribute("data-asked"))) row.remove();
    }
    asked.forEach((attribute, index) => {
      const here = this.#place.children[index];
      if (here?.getAttribute("data-asked") === attribute.slug) return;
      this.#place.insertBefore(this.#row(attribute), here ?? null);
    });
    this.#place.hidden = asked.length === 0;
    this.#onSize();
  }

  /** @param {Attribute} attribute */
  #row({ slug, name, help, required, ...kind }) {
    const field = this.#field({ slug, name, ...kind });
    field.setAttribute("data-answer", slug);
    if (required) field.setAttribute("aria-required", "true");
    if (help) field.title = help;
    const given = this.#answers[slug];
    if (given !== undefined) field.value = String(given);
    const label = make("span", {}, required ? `${name} *` : name);
    const list = field instanceof HTMLInputElement && field.getAttribute("list") ? this.#names(slug) : null;
    return make("label", { class: "picker-answer", "data-asked": slug }, label, field, list);
  }

  /** @param {Attribute} attribute @returns {HTMLInputElement | HTMLSelectElement} */
  #field({ slug, type, options, open }) {
    if (type === "number") return make("input", { type: "number", step: "any" });
    if (type === "text") return make("input", { type: "text", maxlength: 1000, dir: "auto", autocomplete: "off" });
    if (type === "actor" && open) return make("input", { type: "text", maxlength: 1000, dir: "auto", autocomplete: "off", list: `actors-${slug}` });
    const offered = type === "choice" ? (options ?? []) : this.#actors.map((actor) => ({ value: actor, label: actor }));
    return make(
      "select",
      {},
      make("option", { value: "" }, offered.length ? "–" : "nobody is on the list yet"),
      ...offered.map(({ value, label }) => make("option", { value }, label)),
    );
  }

  get #actors() {
    return this.#page.data.actors ?? [];
  }

  /** @param {string} slug */
  #names(slug) {
    return make("datalist", { id: `actors-${slug}` }, ...this.#actors.map((value) => make("option", { value })));
  }

  /** @param {Event} event */
  #onInput(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const slug = field.dataset.answer;
    if (!slug) return;
    const typed = field.value.trim();
    if (typed === "") delete this.#answers[slug];
    else this.#answers[slug] = field.type === "number" ? Number(typed) : typed;
    field.removeAttribute("aria-invalid");
    this.#fill();
  }

  /** @param {string} slug */
  #fieldOf(slug) {
    return /** @type {HTMLElement | null} */ (this.#place.querySelector(`[data-answer="${CSS.escape(slug)}"]`));
  }
}
