/** Decide cases by key: j and k walk, 1-9 b n press the case's buttons, e opens its edit form. */

const page = document.querySelector("[data-review]");
const cases = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-case]")]);

/** @returns {number} the case that has the focus, or the first undecided one */
function current() {
  const focused = document.activeElement?.closest("[data-case]");
  const at = cases.findIndex((one) => one === focused);
  return at >= 0 ? at : cases.findIndex((one) => !one.classList.contains("case-decided"));
}

/** @param {number} at */
function goTo(at) {
  const target = cases[Math.max(0, Math.min(at, cases.length - 1))];
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "start" });
}

/** @param {EventTarget | null} target @returns {boolean} whether keys are text there */
function isTyping(target) {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select");
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const at = current();
  if (event.key === "j" || event.key === "k") {
    const focused = document.activeElement?.closest("[data-case]");
    goTo(focused ? at + (event.key === "j" ? 1 : -1) : at);
    event.preventDefault();
    return;
  }
  const act = /** @type {HTMLElement | null} */ (cases[at]?.querySelector(`[data-act="${CSS.escape(event.key)}"]`));
  if (!act) return;
  event.preventDefault();
  if (act instanceof HTMLDetailsElement) {
    act.open = true;
    /** @type {HTMLElement | null} */ (act.querySelector("select, textarea"))?.focus();
  } else {
    act.click();
  }
}

if (page) {
  document.addEventListener("keydown", onKey);
  // After a decision the page comes back at that case; go on to the next one that is open.
  const decided = location.hash ? cases.findIndex((one) => `#${one.id}` === location.hash) : -1;
  if (decided >= 0) {
    const open = cases.findIndex((one) => !one.classList.contains("case-decided"));
    goTo(cases[decided]?.classList.contains("case-decided") && open >= 0 ? open : decided);
  }
}
