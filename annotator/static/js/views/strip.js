// A click on a text's strip [data-strip], or on a line of the table of its runs [data-jump], leads to the words there.

/** @param {ParentNode} root @param {(statement: HTMLElement) => void} show */
export function startStrips(root, show) {
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const strip = target?.closest("svg[data-strip]");
    const jump = /** @type {HTMLElement | null | undefined} */ (target?.closest("[data-jump]"));
    const statement = strip instanceof SVGSVGElement ? under(strip, event) : jump ? at(root, jump.dataset.jump ?? "") : null;
    if (!statement) return;
    event.preventDefault();
    show(statement);
    if (jump) focusOn(statement);
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

/** @param {ParentNode} root @param {string} segment */
function at(root, segment) {
  return /** @type {HTMLElement | null} */ (root.querySelector(`[data-segment="${CSS.escape(segment)}"]`));
}

/** @param {HTMLElement} statement */
function focusOn(statement) {
  if (!statement.hasAttribute("tabindex")) statement.tabIndex = -1;
  statement.focus({ preventScroll: true });
}
