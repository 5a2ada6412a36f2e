// The picker [data-picker]: opens at the words, offers codes as one types, explains the one that is lit. Enter saves,
// Escape leaves no trace. The same one changes the code of a mark that is there.

import { say } from "./announce.js";
import { codeAbout, codeOption, offerButton } from "./picker-parts.js";
import { hooked } from "./dom.js";
import { Evidence } from "./evidence.js";
import { placeBeside } from "./float.js";
import { Questions } from "./questions.js";
import { codeOfKey, rankCodes } from "./ranking.js";

/** @import {Answers, Code, Provenance} from "./types.js" */
/** @import {Silence} from "./evidence.js" */
/** @import {Page} from "./page.js" */

/** @typedef {{words: string, key: string, title: string, take: () => void}} Offer taken with Alt and its key */

/**
 * @typedef {object} Question
 * @property {string} title what is to be marked
 * @property {string} quote the words, or empty
 * @property {string} language of the words
 * @property {DOMRect} at
 * @property {string} [code] the one it has now
 * @property {string} [lit] the one to begin with, when its key was pressed and it asks something
 * @property {string} [note]
 * @property {Answers} [answers] to what is asked beside the code
 * @property {Offer[]} [offers] what else can be made of the words
 * @property {Silence | null} [silence] of a text that is said to leave something out
 * @property {(code: string, note: string, answers: Answers, evidence: Provenance) => void} save
 * @property {(left: "saved" | "left") => void} closed
 */

export class Picker {
  #box = hooked("data-picker");
  #field = /** @type {HTMLInputElement} */ (hooked("data-picker-query", this.#box));
  #list = hooked("data-picker-codes", this.#box);
  #about = hooked("data-picker-about", this.#box);
  #note = /** @type {HTMLTextAreaElement} */ (hooked("data-picker-note", this.#box));
  #offers = hooked("data-picker-offers", this.#box);
  /** @type {Question | null} */ #question = null;
  /** @type {Code[]} */ #offered = [];
  #lit = 0;
  #questions;
  #evidence;
  #page;
  #used;

  /** @param {Page} page @param {() => Map<string, number>} used how often each code was given */
  constructor(page, used) {
    this.#page = page;
    this.#used = used;
    this.#evidence = new Evidence(() => this.#place());
    this.#questions = new Questions(page, () => this.#place());
    this.#field.addEventListener("input", () => this.#offer());
    this.#box.addEventListener("keydown", (event) => this.#onKey(event));
    this.#list.addEventListener("click", (event) => this.#onClick(event));
    this.#list.addEventListener("pointermove", (event) => this.#light(this.#optionAt(event)));
    this.#offers.addEventListener("click", (event) => this.#take([...this.#offers.children].indexOf(/** @type {Element} */ (event.target))));
    hooked("data-picker-save", this.#box).addEventListener("click", () => this.#save(this.#lit));
    hooked("data-picker-leave", this.#box).addEventListener("click", () => this.close());
    document.addEventListener("pointerdown", (event) => this.#onElsewhere(event));
    document.addEventListener("copy", (event) => this.#onCopy(event));
  }

  get isOpen() {
    return this.#question !== null;
  }

  /** @param {Question} question */
  open(question) {
    if (this.#question) this.close();
    this.#question = question;
    hooked("data-picker-title", this.#box).textContent = question.title;
    const quote = hooked("data-picker-quote", this.#box);
    quote.textContent = question.quote;
    quote.lang = question.language;
    quote.hidden = !question.quote;
    this.#offers.replaceChildren(...(question.offers ?? []).map(({ words, title }) => offerButton(words, title)));
    this.#note.value = question.note ?? "";
    this.#field.value = "";
    this.#questions.start(question.answers ?? {});
    this.#box.hidden = false;
    this.#evidence.ask(question.silence ?? null);
    this.#offer(question.code, question.lit);
    this.#place();
    if (question.lit && this.#questions.goToMissing()) return;
    // With a finger the keyboard on the screen would come up and cover the words; a tap on the field brings it.
    (isTouch() ? this.#box : this.#field).focus({ preventScroll: true });
  }

  #place() {
    if (this.#question) placeBeside(this.#box, this.#question.at);
  }

  /** @param {"saved" | "left"} [how] */
  close(how = "left") {
    const question = this.#question;
    if (!question) return;
    this.#question = null;
    this.#box.hidden = true;
    question.closed(how);
  }

  /** @param {string} [current] slug of the code it has now @param {string} [lit] of the one to light */
  #offer(current, lit = current) {
    this.#offered = rankCodes(this.#page.codes, this.#field.value, this.#used());
    this.#list.replaceChildren(...this.#offered.map((code, index) => codeOption(code, index, code.slug === current)));
    this.#light(Math.max(0, this.#offered.findIndex((code) => code.slug === lit)));
    hooked("data-picker-none", this.#box).hidden = this.#offered.length > 0;
  }

  /** @param {number} index */
  #light(index) {
    if (index < 0 || !this.#question) return;
    this.#lit = index;
    this.#list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    const option = this.#list.children[index];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", option?.id ?? "");
    const code = this.#offered[index];
    this.#about.replaceChildren(...(code ? codeAbout(code) : []));
    this.#questions.ask(code ?? null);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const handled = this.#keyActs(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key meant something here */
  #keyActs(event) {
    if (event.isComposing) return false;
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && !event.shiftKey && !isButton(event.target)) this.#save(this.#lit);
    else if (event.altKey && this.#take(this.#offerOf(event.code))) return true;
    else return event.target === this.#field && this.#fieldKeyActs(event);
    return true;
  }

  /** @param {KeyboardEvent} event */
  #fieldKeyActs(event) {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      this.#step(key === "ArrowDown" ? 1 : -1);
      return true;
    }
    const isHotkey = altKey || /^[0-9]$/.test(key);
    return isHotkey && !ctrlKey && !metaKey && this.#field.value === "" && this.#pickByKey(event);
  }

  /** @param {KeyboardEvent} event */
  #pickByKey({ key, code: physical, altKey }) {
    // With Alt some keyboards write another letter; the key itself says which one is meant.
    const letter = altKey ? physical.replace(/^(Key|Digit)/, "") : key;
    const code = codeOfKey(this.#page.codes, letter);
    const index = code ? this.#offered.indexOf(code) : -1;
    if (index < 0) return false;
    this.#save(index);
    return true;
  }

  /** @param {1 | -1} direction */
  #step(direction) {
    const count = this.#offered.length;
    if (count) this.#light((this.#lit + direction + count) % count);
  }

  /** @param {number} index */
  #save(index) {
    const [question, code] = [this.#question, this.#offered[index]];
    if (!question || !code) return;
    if (index !== this.#lit) this.#light(index);
    const missing = this.#questions.goToMissing();
    if (missing) return say(`“${missing}” needs an answer.`);
    question.save(code.slug, this.#note.value.trim(), this.#questions.answers, this.#evidence.provenance);
    this.close("saved");
  }

  /** @param {string} key */
  #offerOf(key) {
    return (this.#question?.offers ?? []).findIndex((offer) => offer.key === key);
  }

  /** @param {number} index */
  #take(index) {
    const offer = this.#question?.offers?.[index];
    if (!offer) return false;
    this.close("saved");
    offer.take();
    return true;
  }

  /** @param {Event} event */
  #onClick(event) {
    const index = this.#optionAt(event);
    if (index >= 0) this.#save(index);
  }

  /** @param {Event} event */
  #optionAt(event) {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    return option ? [...this.#list.children].indexOf(option) : -1;
  }

  /** @param {PointerEvent} event */
  #onElsewhere(event) {
    if (this.isOpen && event.target instanceof Node && !this.#box.contains(event.target)) this.close();
  }

  /** The words are chosen though the field has the focus: copying gives them. @param {ClipboardEvent} event */
  #onCopy(event) {
    if (!this.#question?.quote || this.#field.value !== "" || event.target !== this.#field) return;
    event.clipboardData?.setData("text/plain", this.#question.quote);
    event.preventDefault();
  }
}

const isTouch = () => matchMedia("(hover: none)").matches;

/** @param {EventTarget | null} target */
function isButton(target) {
  return target instanceof HTMLButtonElement;
}
