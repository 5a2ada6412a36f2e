// Undo and redo: the buttons [data-undo] and [data-redo], Control (or Command) with Z, with Shift to do it again.

import { say } from "./announce.js";
import { hooked, isWriting } from "./dom.js";

/** @import {Work} from "./work.js" */

/** @param {Work} work */
export function startUndo(work) {
  const back = /** @type {HTMLButtonElement} */ (hooked("data-undo"));
  const again = /** @type {HTMLButtonElement} */ (hooked("data-redo"));

  const show = () => {
    back.disabled = !work.canUndo;
    again.disabled = !work.canRedo;
  };

  const undo = () => {
    const label = work.undo();
    say(label ? `${label} undone.` : "Nothing to undo.");
  };

  const redo = () => {
    const label = work.redo();
    say(label ? `${label} done again.` : "Nothing to do again.");
  };

  back.addEventListener("click", undo);
  again.addEventListener("click", redo);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isWriting(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) undo();
    else if (key === "y" || key === "z") redo();
    else return;
    event.preventDefault();
  });
  show();
  return show;
}
