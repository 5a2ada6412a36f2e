// Elements with attributes, simple selectors (tag, .class, #id, [attribute], one within another) and events that bubble.
// Nothing is laid out.

/** @import {Page} from "./page.js" */

/** @typedef {(event: any) => void} Listener */
/** @typedef {Record<string, string | boolean | number>} Attributes */

const PARTS = /^([a-z]+)?((?:[.#][\w-]+|\[[\w-]+(?:="[^"]*")?\])*)$/;
const PART = /([.#])([\w-]+)|\[([\w-]+)(?:="([^"]*)")?\]/g;

/** @param {El} el @param {string} compound */
function fits(el, compound) {
  if (compound === ":focus-visible") return el.page?.activeElement === el;
  const [, tag, rest = ""] = PARTS.exec(compound) ?? assertNever(compound);
  if (tag && el.tag !== tag) return false;
  return [...rest.matchAll(PART)].every(([, sign, word = "", name = "", value]) => {
    if (sign === "#") return el.id === word;
    if (sign === ".") return el.classList.contains(word);
    return value === undefined ? el.attributes.has(name) : el.attributes.get(name) === value;
  });
}

/** @param {string} compound @returns {never} */
function assertNever(compound) {
  throw new Error(`The stand-in knows no selector like ${compound}`);
}

export class Target {
  /** @type {Map<string, Listener[]>} */ listeners = new Map();

  /** @param {string} type @param {Listener} listener */
  addEventListener(type, listener) {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  /** @param {any} event */
  hear(event) {
    for (const listener of this.listeners.get(event.type) ?? []) listener(event);
  }
}

export class El extends Target {
  /** @type {El | null} */ parentElement = null;
  /** @type {Page | null} */ root = null;
  /** @type {El[]} */ children = [];
  /** @type {Map<string, string>} */ attributes = new Map();
  /** @type {Record<string, string | undefined>} */ dataset = {};
  /** @type {Map<string, string>} */ styled = new Map();
  scrolled = 0;
  text = "";
  hidden = false;
  checked = false;
  disabled = false;
  tabIndex = 0;
  scrollTop = 0;
  scrollHeight = 0;
  clientHeight = 0;
  offsetWidth = 100;
  offsetHeight = 50;
  top = 0;
  left = 0;
  width = 100;
  style = { setProperty: (/** @type {string} */ name, /** @type {string} */ value) => this.styled.set(name, value) };

  /** @param {string} tag @param {Attributes} attributes @param {(El | string)[]} children */
  constructor(tag, attributes, children) {
    super();
    this.tag = tag;
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "boolean") Object.assign(this, { [name]: value });
      else this.setAttribute(name, String(value));
    }
    for (const child of children) {
      if (typeof child === "string") this.text += child;
      else this.append(child);
    }
  }

  get id() {
    return this.attributes.get("id") ?? "";
  }

  get value() {
    return this.attributes.get("value") ?? "";
  }

  get href() {
    return this.attributes.get("href") ?? "";
  }

  get page() {
    /** @type {El} */ let top = this;
    while (top.parentElement) top = top.parentElement;
    return top.root;
  }

  get isConnected() {
    return this.page !== null;
  }

  get classList() {
    const words = () => (this.attributes.get("class") ?? "").split(" ").filter(Boolean);
    return {
      contains: (/** @type {string} */ word) => words().includes(word),
      add: (/** @type {string} */ word) => this.attributes.set("class", [...words(), word].join(" ")),
      remove: (/** @type {string} */ word) => this.attributes.set("class", words().filter((one) => one !== word).join(" ")),
    };
  }

  /** @returns {string} */
  get textContent() {
    return this.text + this.children.map((child) => child.textContent).join("");
  }

  set textContent(words) {
    this.text = words;
    this.children = [];
  }

  get innerHTML() {
    return this.textContent;
  }

  set innerHTML(words) {
    this.textContent = words;
  }

  /** @returns {El | null} */
  get nextElementSibling() {
    return this.#sibling(1);
  }

  /** @returns {El | null} */
  get previousElementSibling() {
    return this.#sibling(-1);
  }

  /** @param {number} step @returns {El | null} */
  #sibling(step) {
    const siblings = this.parentElement?.children ?? [];
    return siblings[siblings.indexOf(this) + step] ?? null;
  }

  /** @param {El} child */
  append(child) {
    child.remove();
    child.parentElement = this;
    this.children.push(child);
  }

  remove() {
    if (this.parentElement) this.parentElement.children = this.parentElement.children.filter((one) => one !== this);
    this.parentElement = null;
  }

  /** @param {El} other */
  after(other) {
    other.remove();
    const parent = this.parentElement;
    parent?.children.splice(parent.children.indexOf(this) + 1, 0, other);
    other.parentElement = parent;
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes.set(name, value);
    if (!name.startsWith("data-")) return;
    this.dataset[name.slice(5).replace(/-(\w)/g, (_, letter) => letter.toUpperCase())] = value;
  }

  /** @param {string} name */
  removeAttribute(name) {
    this.attributes.delete(name);
  }

  /** @param {El} other */
  contains(other) {
    /** @type {El | null} */ let at = other;
    while (at && at !== this) at = at.parentElement;
    return at === this;
  }

  /** @param {string} selector */
  matches(selector) {
    return selector.split(",").some((one) => {
      const [last = "", ...before] = one.trim().split(/\s+/).reverse();
      if (!fits(this, last)) return false;
      /** @type {El | null} */ let at = this.parentElement;
      for (const compound of before) {
        while (at && !fits(at, compound)) at = at.parentElement;
        if (!at) return false;
        at = at.parentElement;
      }
      return true;
    });
  }

  /** @param {string} selector */
  closest(selector) {
    /** @type {El | null} */ let at = this;
    while (at && !at.matches(selector)) at = at.parentElement;
    return at;
  }

  /** @param {string} selector @returns {El[]} */
  querySelectorAll(selector) {
    return this.children.flatMap((child) => [...(child.matches(selector) ? [child] : []), ...child.querySelectorAll(selector)]);
  }

  /** @param {string} selector */
  querySelector(selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  getBoundingClientRect() {
    return { left: this.left, top: this.top, width: this.width, bottom: this.top + 20 };
  }

  scrollIntoView() {
    this.scrolled += 1;
  }

  focus() {
    if (this.page) this.page.activeElement = this;
    this.fire("focusin");
  }

  click() {
    if (this.attributes.get("type") === "checkbox") {
      this.checked = !this.checked;
      this.fire("change");
    }
    this.fire("click");
  }

  /** Let an event happen here and bubble; says whether its default was prevented. @param {string} type @param {object} [more] */
  fire(type, more = {}) {
    let prevented = false;
    const event = { type, target: this, preventDefault: () => (prevented = true), ...more };
    const { page } = this;
    for (let at = /** @type {El | null} */ (this); at; at = at.parentElement) at.hear(event);
    page?.hear(event);
    return prevented;
  }
}

/** @param {string} tag @param {Attributes} [attributes] @param {(El | string)[]} children */
export const el = (tag, attributes = {}, ...children) => new El(tag, attributes, children);
