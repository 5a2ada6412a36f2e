// Which statements are in sight, or nearly: as far again above and below. Told as they come and go.

// A statement of the grid is a block of its own; in a whole text a paragraph holds several.
const BLOCK = ".piece, .paragraph";

/**
 * @param {HTMLElement} texts
 * @param {(statement: Element, isSeen: boolean) => void} told
 */
export function watchSight(texts, told) {
  /** @type {Map<Element | null, IntersectionObserver>} by scroller: only its own root may be given a margin */
  const watches = new Map();
  const tell = (/** @type {IntersectionObserverEntry[]} */ entries) => {
    for (const { target, isIntersecting } of entries) {
      for (const statement of statementsOf(target)) told(statement, isIntersecting);
    }
  };
  for (const block of texts.querySelectorAll(BLOCK)) {
    const scroller = block.closest("[data-scroll]") ?? texts.parentElement;
    const watch = watches.get(scroller) ?? new IntersectionObserver(tell, { root: scroller, rootMargin: "100% 0px" });
    watches.set(scroller, watch);
    watch.observe(block);
  }
}

/** @param {Element} block */
function statementsOf(block) {
  return block.matches("[data-start]") ? [block] : block.querySelectorAll("[data-start]");
}
