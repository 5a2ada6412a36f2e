// Where something that floats stands: below the words it belongs to, or above where there is no room, never outside
// the window. On a narrow screen css/workbench.css pins it to the lower edge instead.

const GAP = 8;

/** @param {HTMLElement} box shown already @param {DOMRect} words */
export function placeBeside(box, words) {
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = Math.min(Math.max(GAP, words.left), innerWidth - width - GAP);
  const below = words.bottom + GAP;
  const above = words.top - height - GAP;
  const fits = below + height <= innerHeight - GAP;
  const top = fits ? below : Math.max(GAP, above >= GAP ? above : innerHeight - height - GAP);
  box.style.setProperty("--left", `${Math.round(Math.max(GAP, left))}px`);
  box.style.setProperty("--top", `${Math.round(top)}px`);
}
