// A case may be folded away: among the decided ones, or in a sheet that is down.

/** Bring a case where it can have the focus. @param {HTMLElement} one */
export function unfold(one) {
  const fold = one.parentElement?.closest("details");
  if (fold) fold.open = true;
  const panel = one.closest("[data-panel]:not([data-open])");
  /** @type {HTMLElement | null | undefined} */ (panel?.querySelector("[data-sheet]"))?.click();
}
