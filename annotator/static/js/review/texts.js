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

/** @import {Annotation, PageText} from "../workbench/types.js" */
/** @import {Code, Mark} from "./bar.js" */

class Chosen {
  /** @type {string | null} */ #id = null;
  #pieces;
  #marks;
  #drawn;
  #bars;

  /** @param {Pieces} pieces @param {Mark[]} marks @param {Marks} drawn @param {Bars} bars */
  constructor(pieces, marks, drawn, bars) {
    this.#pieces = pieces;
    this.#marks = marks;
    this.#drawn = drawn;
    this.#bars = bars;
  }

  /** @param {string} id of a case @param {boolean} brings whether the texts go to its words */
  set(id, brings) {
    if (id === this.#id) return;
    this.#id = id;
    const anchors = this.#marks.filter((mark) => String(mark.case) === id).flatMap((mark) => mark.anchors);
    const places = anchors.filter((anchor) => anchor.start < anchor.end);
    this.#drawn.show("lit", places);
    this.#bars.choose(id);
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
  /** @type {{texts: PageText[], codes: Record<string, Code>, marks: Mark[]}} */
  const data = JSON.parse(document.getElementById("review-data")?.textContent ?? "null");
  const pieces = new Pieces(texts, data.texts);
  const drawn = new Marks(pieces, (code) => data.codes[code]?.hue ?? 1);
  for (const mark of data.marks) drawn.add(/** @type {Annotation} */ (/** @type {unknown} */ (mark)));
  spreadMarks(texts);
  const bars = new Bars(texts, pieces, data.marks, data.codes);
  watchSight(texts, (statement, isSeen) => {
    drawn.see(statement, isSeen);
    bars.see(statement, isSeen);
  });
  const root = hooked("data-review");
  startChoosing(root, new Chosen(pieces, data.marks, drawn, bars));
  root.toggleAttribute("data-ready", true);
}

start();
