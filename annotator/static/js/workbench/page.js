// What the server told the page, with what is asked of it often.

import { hooked } from "./dom.js";

/** @import {Annotation, Code, PageData, PageText, Provenance} from "./types.js" */

export class Page {
  /** @type {Map<string, Code>} */ #codes;
  /** @type {Map<number, PageText>} by article */ #texts;
  /** @type {Map<number, string>} */ #outlets;

  /** @param {PageData} data @param {Map<number, string>} others outlets of articles that no column shows */
  constructor(data, others) {
    this.data = data;
    this.#codes = new Map(data.codes.map((code) => [code.slug, code]));
    this.#texts = new Map(data.texts.map((text) => [text.article, text]));
    this.#outlets = new Map([...others, ...data.texts.map((text) => /** @type {const} */ ([text.article, text.outlet]))]);
  }

  get canAnnotate() {
    return this.data.canAnnotate;
  }

  /** How the texts stand before the person, kept with each annotation. @returns {Provenance} */
  get circumstances() {
    return { columns: this.texts.map((text) => text.article) };
  }

  get codes() {
    return this.data.codes;
  }

  get texts() {
    return this.data.texts;
  }

  /** @param {string} slug */
  code(slug) {
    return this.#codes.get(slug) ?? null;
  }

  /** The name of a code; its slug where this version of the codebook has none of that name. @param {string} slug */
  codeName(slug) {
    return this.#codes.get(slug)?.name ?? slug;
  }

  /** @param {string} slug */
  hue(slug) {
    return this.#codes.get(slug)?.hue ?? UNKNOWN_HUE;
  }

  /** Whether the person at this page made it. @param {Annotation} annotation */
  isMine({ annotator, layer }) {
    // What was made here a moment ago has no name yet.
    return annotator === undefined || (annotator === this.data.person && layer === "annotator");
  }

  /** @param {number} article */
  outlet(article) {
    return this.#outlets.get(article) ?? "an outlet that is not shown";
  }

  /** @param {number} article */
  language(article) {
    return this.#texts.get(article)?.language ?? "";
  }

  /** The text of an article, where a column shows it. @param {number} article */
  textOf(article) {
    return this.#texts.get(article) ?? null;
  }
}

// Of a code that a later version of the codebook has dropped.
const UNKNOWN_HUE = 13;

export function readPage() {
  const data = JSON.parse(document.getElementById("workbench-data")?.textContent ?? "null");
  if (!data) throw new Error("The page carries no data to work with.");
  /** @type {NodeListOf<HTMLElement>} */
  const others = hooked("data-workbench").querySelectorAll("[data-other-article]");
  return new Page(data, new Map(Array.from(others, (item) => [Number(item.dataset.otherArticle), item.innerText])));
}
