// The list of keys, in a dialog [data-keys]; the question mark opens it, as does its button [data-keys-open].

import { hooked, isWriting } from "./dom.js";

export function startKeys() {
  const dialog = /** @type {HTMLDialogElement} */ (hooked("data-keys"));
  hooked("data-keys-open").addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || isWriting(event.target) || dialog.open) return;
    event.preventDefault();
    dialog.showModal();
  });
}
