// Back and reload keep the place: how far the grid is scrolled stays with the page's entry in the browser's history.

import { maybeHooked } from "./dom.js";

export function keepPlace() {
  const place = maybeHooked("data-grid")?.parentElement;
  if (!place) return;
  const was = history.state?.gridPlace;
  if (was && !location.hash) place.scrollTo({ top: was.top, left: was.left, behavior: "instant" });
  addEventListener("pagehide", () => {
    const gridPlace = { top: place.scrollTop, left: place.scrollLeft };
    history.replaceState({ ...history.state, gridPlace }, "");
  });
}
