// As much of a page as behaviours ask for that listen on the document.

import { El, el, Target } from "./element.js";

/** @import {Listener} from "./element.js" */

export class Page extends Target {
  /** @type {El | null} */ activeElement = null;
  cookie = "csrftoken=token";
  documentElement = el("html");
  window = new Target();

  /** @param {El[]} children */
  constructor(...children) {
    super();
    this.body = new El("body", {}, children);
    this.body.root = this;
  }

  /** @param {string} selector */
  querySelector(selector) {
    return this.body.querySelector(selector);
  }

  /** @param {string} id */
  getElementById(id) {
    return this.body.querySelector(`#${id}`);
  }
}

/** @param {...string} tags what a class of elements is told by; none for all */
const classOf = (...tags) =>
  class {
    /** @param {unknown} one */
    static [Symbol.hasInstance](one) {
      return one instanceof El && (!tags.length || tags.includes(one.tag));
    }
  };

/** Make a page the one that the browser code sees. @param {Page} page @param {string} [address] */
export function open(page, address = "http://localhost/events/1/") {
  const url = new URL(address);
  const location = Object.assign(new String(url), { href: url.href, hash: url.hash, assign: (/** @type {URL} */ to) => went.push(String(to)) });
  /** @type {string[]} */ const went = [];
  Object.assign(globalThis, {
    document: page,
    location,
    Element: classOf(),
    HTMLElement: classOf(),
    Node: classOf(),
    HTMLInputElement: classOf("input"),
    HTMLTableRowElement: classOf("tr"),
    HTMLAnchorElement: classOf("a"),
    SVGSVGElement: classOf("svg"),
    CSS: { escape: (/** @type {string} */ words) => words },
    innerWidth: 1000,
    innerHeight: 800,
    addEventListener: (/** @type {string} */ type, /** @type {Listener} */ listener) => page.window.addEventListener(type, listener),
    requestAnimationFrame: (/** @type {() => void} */ call) => call(),
    getComputedStyle: (/** @type {El} */ one) => ({ direction: one.closest("[dir=\"rtl\"]") ? "rtl" : "ltr" }),
    getSelection: () => "",
  });
  return { went, location };
}

let copies = 0;

/** A behaviour begins anew for the page that is open. @param {string} path below annotator/static/js/ @returns {Promise<any>} */
export const begin = (path) => import(`../../../annotator/static/js/${path}?page=${(copies += 1)}`);

/** Let promises that wait go on. */
export const rest = () => new Promise((resolve) => setImmediate(resolve));
