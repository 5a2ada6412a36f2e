// What a code means, beside its button in the panel [data-code], while the pointer or the focus is there.

import { around, hooked } from "./dom.js";
import { codeAbout } from "./picker-parts.js";

/** @import {Page} from "./page.js" */

/** @param {Page} page */
export function startAbout(page) {
  const panel = hooked("data-codes");
  const card = hooked("data-about");

  const show = (/** @type {Event} */ event) => {
    const button = around(event, "data-code");
    const code = button && page.code(button.dataset.code ?? "");
    if (!button || !code) return;
    card.replaceChildren(...codeAbout(code));
    card.hidden = false;
    const { top, left } = button.getBoundingClientRect();
    card.style.setProperty("--top", `${Math.max(8, Math.min(top, innerHeight - card.offsetHeight - 8))}px`);
    card.style.setProperty("--right", `${innerWidth - left + 12}px`);
    button.setAttribute("aria-describedby", card.id);
  };

  const hide = () => {
    card.hidden = true;
    panel.querySelector("[aria-describedby]")?.removeAttribute("aria-describedby");
  };

  panel.addEventListener("pointerover", show);
  panel.addEventListener("focusin", show);
  panel.addEventListener("pointerleave", hide);
  panel.addEventListener("focusout", hide);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}
