// Cases beside the texts [data-review]: everybody's marks in the words and in lanes, and the case that is chosen in all of
// them at once.

import { Marks } from "../workbench/highlight.js";
import { hooked } from "../workbench/dom.js";
import { spreadMarks } from "../workbench/inherit.js";
import { Pieces } from "../workbench/pieces.js";
import { startSheet } from "../workbench/sheet.js";
import { watchSight } from "../workbench/sight.js";
import { Bars } from "./bars.js";
import { bring, bringHead } from "./bring.js";
import { unfold } from "./unfold.js";

/** @import {Anchor, Annotation, PageText} from "../workbench/types.js" */
/** @typedef {{id: string, case: number, code: string, hue: number, anchors: Anchor[]}} Mark */

class Chosen {
  /** @type {string | null} */ #id = null;
  #pieces;
  #marks;
  #drawn;

  /** @param {Pieces} pieces @param {Mark[]} marks @param {Marks} drawn */
  constructor(pieces, marks, drawn) {
    this.#pieces = pieces;
    this.#marks = marks;
    this.#drawn = drawn;
  }

  /** @param {string} id of a case @param {boolean} brings whether the texts go to its words */
  set(id, brings) {
    if (id === this.#id) return;
    this.#id = id;
    const anchors = this.#marks.filter((mark) => String(mark.case) === id).flatMap((mark) => mark.anchors);
    const places = anchors.filter((anchor) => anchor.start < anchor.end);
    this.#drawn.show("lit", places);
    for (const bar of document.querySelectorAll("[data-bar]")) {
      if (bar.getAttribute("data-bar") === id) bar.setAttribute("aria-current", "true");
      else bar.removeAttribute("aria-current");
    }
    for (const one of document.querySelectorAll("[data-case]")) one.toggleAttribute("data-chosen", one.id === `case-${id}`);
    const shown = places.find((place) => this.#pieces.under(place).length > 0);
    if (brings && shown) bring(this.#pieces, shown);
    else if (brings && anchors[0] && !places.length) bringHead(anchors[0].article);
  }
}

/** @param {HTMLElement} root @param {Chosen} chosen */
function startChoosing(root, chosen) {
  root.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    const one = target.closest("[data-case]");
    if (one) chosen.set(one.id.replace("case-", ""), true);
    const bar = target.closest("[data-bar]");
    if (bar) chosen.set(bar.getAttribute("data-bar") ?? "", false);
  });
  root.addEventListener("click", (event) => {
    const id = event.target instanceof Element ? event.target.closest("[data-bar]")?.getAttribute("data-bar") : null;
    const one = id ? document.getElementById(`case-${id}`) : null;
    if (!id || !one) return;
    event.preventDefault();
    chosen.set(id, false);
    unfold(one);
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "start" });
  });
}

function start() {
  startSheet();
  const texts = document.querySelector("[data-texts]");
  if (!(texts instanceof HTMLElement)) return;
  /** @type {{texts: PageText[], marks: Mark[]}} */
  const data = JSON.parse(document.getElementById("review-data")?.textContent ?? "null");
  const hues = new Map(data.marks.map(({ code, hue }) => [code, hue]));
  const pieces = new Pieces(texts, data.texts);
  const drawn = new Marks(pieces, (code) => hues.get(code) ?? 1);
  for (const mark of data.marks) drawn.add(/** @type {Annotation} */ (/** @type {unknown} */ (mark)));
  spreadMarks(texts);
  watchSight(texts, (statement, isSeen) => drawn.see(statement, isSeen));
  new Bars(texts, pieces);
  startChoosing(hooked("data-review"), new Chosen(pieces, data.marks, drawn));
}

start();
