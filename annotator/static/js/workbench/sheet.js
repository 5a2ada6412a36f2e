// On a narrow screen the side panel [data-panel] is a sheet at the lower edge; its handle [data-sheet] pulls it up.

import { hooked } from "./dom.js";

export function startSheet() {
  const panel = hooked("data-panel");
  const handle = hooked("data-sheet", panel);
  const open = (/** @type {boolean} */ isOpen) => {
    panel.toggleAttribute("data-open", isOpen);
    handle.setAttribute("aria-expanded", String(isOpen));
  };
  handle.addEventListener("click", () => open(!panel.hasAttribute("data-open")));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open(false);
  });
  // Going to the words: they must be seen.
  panel.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-go]")) open(false);
  });
}
