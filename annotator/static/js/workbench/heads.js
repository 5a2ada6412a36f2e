// A button in each column's head marks the whole article.

import { around, make } from "./dom.js";
import { markArticle } from "./marking.js";

/** @import {Bench} from "./bench.js" */

/** @param {Bench} bench */
export function startHeads(bench) {
  for (const head of /** @type {NodeListOf<HTMLElement>} */ (bench.grid.querySelectorAll("[data-head]"))) {
    const outlet = bench.page.outlet(Number(head.dataset.article));
    head.append(
      make(
        "button",
        { type: "button", class: "head-mark", "data-whole": "", lang: "en", "aria-label": `Mark the whole article of ${outlet}` },
        "Mark the article",
      ),
    );
  }
  bench.grid.addEventListener("click", (event) => {
    const button = around(event, "data-whole");
    const head = /** @type {HTMLElement | null} */ (button?.closest("[data-head]") ?? null);
    if (button && head) markArticle(bench, head, button);
  });
}
