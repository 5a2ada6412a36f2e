// A click on a text's strip [data-strip] leads to the words there.

/** @param {(statement: HTMLElement) => void} show */
export function startStrips(show) {
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const strip = target?.closest("svg[data-strip]");
    const statement = strip instanceof SVGSVGElement ? under(strip, event) : null;
    if (statement) show(statement);
  });
}

/** @param {SVGSVGElement} strip @param {MouseEvent} event */
function under(strip, { clientX, clientY }) {
  const box = strip.getBoundingClientRect();
  const { width, height } = strip.viewBox.baseVal;
  const isUpright = height > width;
  const share = isUpright ? (clientY - box.top) / box.height : (clientX - box.left) / box.width;
  const point = share * Math.max(width, height);
  const statements = /** @type {NodeListOf<HTMLElement>} */ (strip.closest("[data-column]")?.querySelectorAll("[data-segment]"));
  return [...(statements ?? [])].findLast((one) => Number(one.dataset.start) <= point) ?? statements?.[0] ?? null;
}
