// The rows drawn anew by the server, while the sentence under the eye stays where it is.

import { htmx } from "../htmx.js";

const AGAIN = 2000;

/**
 * @param {HTMLElement} place the scrolling element around the table
 * @param {string} url
 * @param {number} kept the id of the segment that shall not move on the screen
 * @param {() => void} settled called after each drawing
 */
export async function redraw(place, url, kept, settled) {
  const top = () => place.querySelector(`[data-segment="${kept}"]`)?.getBoundingClientRect().top;
  const before = top();
  place.setAttribute("aria-busy", "true");
  await (await htmx()).ajax("GET", url, { target: place, swap: "innerHTML" });
  place.removeAttribute("aria-busy");
  const after = top();
  if (before !== undefined && after !== undefined) scrollBy(place, after - before);
  settled();
  // A large event is aligned by a worker; the rows come when it is done.
  if (document.querySelector("#acts [data-moving]")) {
    setTimeout(() => void redraw(place, url, kept, settled), AGAIN);
  }
}

/** Scroll what scrolls: the grid's own place, or the page on a phone. @param {HTMLElement} place @param {number} by */
function scrollBy(place, by) {
  const inside = place.scrollHeight > place.clientHeight;
  (inside ? place : document.documentElement).scrollTop += by;
}
