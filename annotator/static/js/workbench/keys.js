// The list of keys, in a dialog [data-keys]; the question mark opens it, as does its button [data-keys-open]. Keys that
// can be changed stand in [data-keys-own], each a button: press it, then the new key.

import { hooked, isWriting, make } from "./dom.js";
import { ACTIONS, shown } from "./keymap.js";

/** @import {KeyMap} from "./keymap.js" */

/** @param {KeyMap} keymap @param {boolean} canAnnotate */
export function startKeys(keymap, canAnnotate) {
  const dialog = /** @type {HTMLDialogElement} */ (hooked("data-keys"));
  const own = hooked("data-keys-own", dialog);
  const said = hooked("data-keys-said", dialog);
  const reset = /** @type {HTMLButtonElement} */ (hooked("data-keys-reset", dialog));
  /** @type {string | null} the action that waits for its new key */
  let waiting = null;

  const show = () => {
    const actions = Object.entries(ACTIONS).filter(([, { marks }]) => canAnnotate || !marks);
    own.replaceChildren(...actions.map(([action, { does }]) => line(keymap, action, does, action === waiting)));
    reset.hidden = !keymap.isChanged;
  };

  const wait = (/** @type {string | null} */ action) => {
    const before = waiting;
    waiting = action;
    show();
    const focused = action ?? before;
    if (focused) /** @type {HTMLElement | null} */ (own.querySelector(`[data-rebind="${focused}"]`))?.focus();
  };

  own.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-rebind]") : null;
    if (!button) return;
    said.textContent = "Press the new key; Escape leaves the old one.";
    wait(button.getAttribute("data-rebind"));
  });

  dialog.addEventListener("keydown", (event) => {
    if (!waiting || ["Tab", "Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const action = waiting;
    const fault = event.key === "Escape" ? "The key stays as it was." : keymap.change(action, event.key);
    said.textContent = fault || changed(keymap, action);
    if (!fault || event.key === "Escape") wait(null);
  });

  reset.addEventListener("click", () => {
    keymap.reset();
    said.textContent = "The keys are as they came.";
    wait(null);
  });

  const open = () => {
    waiting = null;
    said.textContent = "";
    show();
    dialog.showModal();
  };
  openOn(dialog, open);
}

/** @param {HTMLDialogElement} dialog @param {() => void} open */
function openOn(dialog, open) {
  hooked("data-keys-open").addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || isWriting(event.target) || dialog.open) return;
    event.preventDefault();
    open();
  });
}

/** @param {KeyMap} keymap @param {string} action */
function changed(keymap, action) {
  return `${shown(keymap.keyOf(action))} now means “${ACTIONS[action]?.does}”. ${warning(keymap, action)}`;
}

/** @param {KeyMap} keymap @param {string} action */
function warning(keymap, action) {
  const code = keymap.codeBehind(action);
  return code ? `It is also the key of ${code.name}: with Alt it gives that code.` : "";
}

/** @param {KeyMap} keymap @param {string} action @param {string} does @param {boolean} isWaiting */
function line(keymap, action, does, isWaiting) {
  const key = shown(keymap.keyOf(action));
  const label = isWaiting ? `New key for “${does}”` : `${key}: ${does}. Change the key`;
  const button = make(
    "button",
    { type: "button", class: "key", "data-rebind": action, "aria-label": label, title: "Change the key" },
    make("kbd", {}, isWaiting ? "…" : key),
  );
  const warned = warning(keymap, action);
  return make("div", {}, make("dt", {}, button), make("dd", {}, does, warned ? make("span", { class: "soft" }, ` ${warned}`) : null));
}
