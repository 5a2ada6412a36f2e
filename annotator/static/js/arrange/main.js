// Hands on the rows: choose sentences by mouse or keys, then link, take out, confirm, merge, split, move or undo.

import { request } from "../api.js";
import { actFor, actNamed, lacking } from "./acts.js";
import { Picks } from "./picks.js";
import { redraw } from "./rows.js";

/** @import {Act} from "./acts.js" */
/** @import {Arrow} from "./picks.js" */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-hands]"));
const place = /** @type {HTMLElement} */ (document.querySelector("#grid-rows"));
const said = /** @type {HTMLElement} */ (form.querySelector("[data-said]"));
const picks = new Picks(place);
/** @type {Act | null} an act with one sentence that waits for the other */
let waiting = null;
let busy = false;

/** @param {string} words @param {"refused" | ""} [tone] */
function say(words, tone = "") {
  said.textContent = words;
  said.dataset.tone = tone;
}

/** @param {Act} act */
function start(act) {
  if (!picks.chosen.length) picks.choose(picks.current);
  const chosen = picks.chosen;
  const words = chosen.length ? lacking(act, chosen.length) : "Choose a sentence first.";
  waiting = act.asks && chosen.length === 1 ? act : null;
  if (words) say(words, waiting ? "" : "refused");
  else void send(form.dataset.api ?? "", { act: act.name, segments: chosen }, `${act.done} Z takes it back.`);
}

/** @param {string} url @param {object | undefined} body @param {string} done */
async function send(url, body, done) {
  if (busy) return;
  busy = true;
  waiting = null;
  say("One moment …");
  const refocus = place.contains(document.activeElement);
  const problem = await refusal(request("POST", url, { body }));
  if (!problem) picks.clear();
  const unseen = await refusal(
    redraw(place, form.dataset.rows ?? "", picks.current, () => {
      picks.settle();
      if (refocus) picks.focus();
    }),
  );
  say(problem || unseen || `${done} ${touched()}`.trim(), problem || unseen ? "refused" : "");
  busy = false;
}

/** What the act touched of other people's work, in words; "" for nothing. */
function touched() {
  const words = form.querySelector("[data-touched]")?.textContent ?? "";
  return words && `${words}.`;
}

/** What stood in the way, in words; "" for nothing. @param {Promise<unknown>} tried */
async function refusal(tried) {
  try {
    await tried;
    return "";
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}

const undo = () => void send(form.dataset.undo ?? "", undefined, "Taken back.");

form.addEventListener("submit", (event) => {
  const button = event.submitter instanceof HTMLElement ? event.submitter : null;
  if (!button?.dataset.act) return;
  event.preventDefault();
  const act = actNamed(button.dataset.act);
  if (act) start(act);
  else undo();
});

place.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLInputElement) || !event.target.matches(".pick")) return;
  picks.changed(event.target);
  if (waiting && picks.chosen.length === 2) start(waiting);
});

place.addEventListener("focusin", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.matches(".pick")) picks.stand(event.target);
});

place.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const box = target?.closest("p.piece")?.previousElementSibling;
  // Words that are being marked with the mouse are no choice of the sentence.
  if (!(box instanceof HTMLInputElement) || box.disabled || String(getSelection()).trim()) return;
  box.focus({ preventScroll: true });
  box.click();
});

for (const root of [form, place]) root.addEventListener("keydown", onKey);

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const box = event.target instanceof HTMLInputElement && event.target.matches(".pick") ? event.target : null;
  if ((box && onBox(event.key, box)) || onAny(event.key)) event.preventDefault();
}

/** A key that means something on the box of a sentence. @param {string} key @param {HTMLInputElement} box */
function onBox(key, box) {
  if (isArrow(key)) picks.go(key);
  else if (key === "Enter") box.click();
  else return false;
  return true;
}

/** @param {string} key */
function onAny(key) {
  const act = actFor(key);
  if (key.toLowerCase() === "z") undo();
  else if (key === "Escape" && (waiting || picks.chosen.length)) forget();
  else if (act && form.querySelector(`[data-act="${act.name}"]`)) start(act);
  else return false;
  return true;
}

function forget() {
  waiting = null;
  picks.clear();
  say("Nothing is chosen.");
}

/** @param {string} key @returns {key is Arrow} */
function isArrow(key) {
  return ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(key);
}
