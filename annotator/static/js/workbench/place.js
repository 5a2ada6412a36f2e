// Back and reload keep the place: how far the grid is scrolled stays with the page's entry in the browser's history.

import { maybeHooked } from "./dom.js";

export function keepPlace() {
  const place = maybeHooked("data-grid")?.parentElement;
  if (!place) return;
  let gridPlace = history.state?.gridPlace;
  if (gridPlace && !location.hash) place.scrollTo({ ...gridPlace, behavior: "instant" });
  // Read while it scrolls, when it is known; to ask as the page goes away would compute its layout once more.
  const remember = () => {
    gridPlace = { top: place.scrollTop, left: place.scrollLeft };
  };
  place.addEventListener("scroll", remember, { passive: true });
  addEventListener("pagehide", () => history.replaceState({ ...history.state, gridPlace }, ""));
}
