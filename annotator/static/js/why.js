// What spoke for a link, or how near the nearest came: words with [data-why] lead to a page that says it; here its
// answer comes to the words, on hovering, on focus, and to stay on a click or tap.

import { htmx } from "./htmx.js";
import { placeBeside } from "./workbench/float.js";

const DELAY = 180;
/** @type {Map<string, string>} answers by address; a new drawing of the rows forgets them */
const known = new Map();
const card = /** @type {HTMLElement} */ (document.querySelector("[data-why-card]"));
/** @type {HTMLAnchorElement | null} */
let shown = null;
let pinned = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {EventTarget | null} target */
function words(target) {
  const link = target instanceof Element ? target.closest("a[data-why]") : null;
  return link instanceof HTMLAnchorElement ? link : null;
}

/** @param {HTMLAnchorElement} link @param {boolean} stays */
async function show(link, stays) {
  if (shown !== link) hide();
  shown = link;
  pinned = stays;
  link.setAttribute("aria-expanded", "true");
  link.setAttribute("aria-describedby", card.id);
  await fill(link.href);
  if (shown !== link || !link.isConnected) return;
  card.hidden = false;
  placeBeside(card, link.getBoundingClientRect());
}

/** @param {string} address */
async function fill(address) {
  const answer = known.get(address);
  if (answer !== undefined) {
    card.innerHTML = answer;
    return;
  }
  card.textContent = "";
  await (await htmx()).ajax("GET", address, { target: card, swap: "innerHTML" });
  if (!card.textContent?.trim()) card.textContent = "The answer did not come. Try again.";
  else known.set(address, card.innerHTML);
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-expanded");
  shown?.removeAttribute("aria-describedby");
  shown = null;
  pinned = false;
  card.hidden = true;
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse" || pinned) return;
  const link = words(event.target);
  clearTimeout(timer);
  if (link) timer = setTimeout(() => void show(link, false), DELAY);
  else if (shown && event.target instanceof Node && !card.contains(event.target)) timer = setTimeout(hide, DELAY);
});

document.addEventListener("focusin", (event) => {
  const link = words(event.target);
  if (link?.matches(":focus-visible")) void show(link, false);
  else if (shown && shown !== link && event.target instanceof Node && !card.contains(event.target)) hide();
});

document.addEventListener("click", (event) => {
  const link = words(event.target);
  if (!link) {
    if (event.target instanceof Node && !card.contains(event.target)) hide();
    return;
  }
  // With a key held, the browser opens the page of its own as it does for any link.
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (shown === link && pinned) hide();
  else void show(link, true);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target === card) return;
  known.clear();
  hide();
});
document.addEventListener(
  "scroll",
  (event) => {
    if (shown && !card.hidden && event.target !== card) placeBeside(card, shown.getBoundingClientRect());
  },
  { capture: true, passive: true },
);
