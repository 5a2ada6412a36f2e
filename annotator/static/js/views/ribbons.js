// The ribbons in the gutters [data-gutter]: for each statement in sight one to its partner in the next text. Drawn
// anew with each frame in which a text moves, and only what is seen.

import { isSeen, ribbonPath } from "./ribbon.js";

/** @import {Whole} from "./whole.js" */
/** @typedef {{statement: HTMLElement, home: Whole, heat: string, moved: boolean}} Partner */

const SVG = "http://www.w3.org/2000/svg";

export class Ribbons {
  /** @type {{left: Whole, right: Whole, svg: SVGElement, box: HTMLElement}[]} */ #gutters = [];
  #partners;
  #waits = false;

  /** @param {HTMLElement} root @param {Whole[]} wholes @param {(statement: HTMLElement) => Partner[]} partners */
  constructor(root, wholes, partners) {
    this.#partners = partners;
    for (const box of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-gutter]"))) {
      const right = Number(box.dataset.gutter);
      const [one, other] = [wholes[right - 1], wholes[right]];
      if (!one || !other) continue;
      const svg = document.createElementNS(SVG, "svg");
      box.append(svg);
      this.#gutters.push({ left: one, right: other, svg, box });
    }
    root.addEventListener("lit", () => this.drawSoon());
  }

  drawSoon() {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      this.#draw();
    });
  }

  #draw() {
    // All is measured first: writing in between would set the page anew for each.
    const drawn = this.#gutters.map((gutter) => {
      const width = gutter.box.clientWidth;
      return { svg: gutter.svg, ribbons: width > 0 ? this.#ribbons(gutter, width) : [] };
    });
    for (const { svg, ribbons } of drawn) fill(svg, ribbons);
  }

  /** @param {{left: Whole, right: Whole}} gutter @param {number} width */
  #ribbons({ left, right }, width) {
    const height = left.scroller.clientHeight;
    const pairs = new Map();
    const put = (/** @type {HTMLElement} */ one, /** @type {HTMLElement} */ other, /** @type {Partner} */ how) => {
      const key = `${one.dataset.segment} ${other.dataset.segment}`;
      if (!pairs.has(key)) pairs.set(key, { one, other, how });
    };
    for (const statement of left.inSight()) {
      for (const partner of this.#partners(statement)) if (partner.home === right) put(statement, partner.statement, partner);
    }
    for (const statement of right.inSight()) {
      for (const partner of this.#partners(statement)) if (partner.home === left) put(partner.statement, statement, partner);
    }
    return [...pairs.values()].flatMap(({ one, other, how }) => {
      const [from, to] = [seenFrom(left, one), seenFrom(right, other)];
      if (!isSeen(from, to, height)) return [];
      const isLit = one.hasAttribute("data-alike") && other.hasAttribute("data-alike");
      return [{ path: ribbonPath(from, to, width), heat: how.heat, moved: how.moved, isLit }];
    });
  }
}

/** @param {Whole} whole @param {HTMLElement} statement */
function seenFrom(whole, statement) {
  const { start, end } = whole.extent(statement);
  const top = whole.scroller.scrollTop;
  return { start: start - top, end: end - top };
}

/** @param {SVGElement} svg @param {{path: string, heat: string, moved: boolean, isLit: boolean}[]} ribbons */
function fill(svg, ribbons) {
  while (svg.childElementCount > ribbons.length) svg.lastElementChild?.remove();
  while (svg.childElementCount < ribbons.length) svg.append(document.createElementNS(SVG, "path"));
  ribbons.forEach(({ path, heat, moved, isLit }, index) => {
    const element = /** @type {SVGPathElement} */ (svg.children[index]);
    element.setAttribute("d", path);
    element.setAttribute("data-heat", heat);
    element.toggleAttribute("data-moved", moved);
    element.toggleAttribute("data-alike", isLit);
  });
}
