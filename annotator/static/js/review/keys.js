/** Decide cases by key: j and k walk, 1-9 b n press the case's buttons, e opens its edit form, m its own words,
 * t shows its text. */

import { unfold } from "./unfold.js";

const page = document.querySelector("[data-review]");
const STEPS = new Map([["j", 1], ["k", -1]]);
const cases = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-case]")]);

/** @returns {number} the case that has the focus, or is chosen beside the texts, or the first undecided one */
function current() {
  const focused = document.activeElement?.closest("[data-case]") ?? document.querySelector("[data-case][data-chosen]");
  const at = cases.findIndex((one) => one === focused);
  return at >= 0 ? at : cases.findIndex((one) => !one.classList.contains("case-decided"));
}

/** @param {number} at or past an end, to the page of cases that follows there */
function goTo(at) {
  const beyond = document.querySelector(`[data-cases="${Math.sign(at)}"]`);
  if ((at < 0 || at >= cases.length) && beyond instanceof HTMLElement) return beyond.click();
  const target = cases[Math.max(0, Math.min(at, cases.length - 1))];
  if (target) unfold(target);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "start" });
}

/** @param {EventTarget | null} target @returns {boolean} whether keys are text there */
function isTyping(target) {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select");
}

/** @param {number} at @param {number} steps walk to the next or previous case, or to the current one first */
function walk(at, steps) {
  goTo(document.activeElement?.closest("[data-case]") ? at + steps : at);
}

/** @param {HTMLElement} act press a button, or open a form and put the cursor into it */
function use(act) {
  if (act instanceof HTMLDetailsElement) {
    act.open = true;
    /** @type {HTMLElement | null} */ (act.querySelector("select, textarea"))?.focus();
  } else if (act instanceof HTMLTextAreaElement) {
    const form = act.closest("details");
    if (form) form.open = true;
    takeOwnWords(act);
    act.focus();
    act.select();
  } else {
    act.click();
  }
}

/** @param {EventTarget | null} written whoever writes words of their own means those */
function takeOwnWords(written) {
  if (!(written instanceof HTMLTextAreaElement)) return;
  const words = written.closest("details")?.querySelector("[data-words]");
  if (words instanceof HTMLSelectElement) words.value = "quote";
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const at = current();
  const steps = STEPS.get(event.key);
  const act = cases[at]?.querySelector(`[data-act="${CSS.escape(event.key)}"]`);
  if (steps) walk(at, steps);
  else if (act instanceof HTMLElement) use(act);
  else return;
  event.preventDefault();
}

if (page) {
  document.addEventListener("keydown", onKey);
  document.addEventListener("input", (event) => takeOwnWords(event.target));
  // After a decision the page comes back at that case; go on to the next one that is open. Where there are many, the
  // decided one has gone to another page.
  const decided = cases.findIndex((one) => `#${one.id}` === location.hash);
  if (location.hash.startsWith("#case-") && cases.length) {
    const open = cases.findIndex((one) => !one.classList.contains("case-decided"));
    const isOver = decided < 0 || cases[decided]?.classList.contains("case-decided");
    const next = isOver && open >= 0 ? open : Math.max(decided, 0);
    // Into the address too: the browser itself goes to the place that it names, when all is loaded.
    history.replaceState(null, "", `#${cases[next]?.id}`);
    goTo(next);
  }
}
