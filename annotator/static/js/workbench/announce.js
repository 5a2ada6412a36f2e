// What happens is said to those who cannot see it, in the page's live region [data-said].

import { hooked } from "./dom.js";

const CLEAR_AFTER = 4000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let clearing;

/** @param {string} text */
export function say(text) {
  const place = hooked("data-said");
  // The same words twice are said twice: a region only speaks of what changes.
  place.textContent = place.textContent === text ? `${text}\u00a0` : text;
  clearTimeout(clearing);
  clearing = setTimeout(() => {
    place.textContent = "";
  }, CLEAR_AFTER);
}
