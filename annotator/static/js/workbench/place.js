// Reload and back keep the place: how far the grid of an address was scrolled is kept by the tab.

import { maybeHooked } from "./dom.js";

export function keepPlace() {
  const place = maybeHooked("data-grid")?.parentElement;
  if (!place) return;
  const key = `crossframe/place${location.pathname}${location.search}`;
  try {
    const was = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (was && !location.hash) place.scrollTo({ ...was, behavior: "instant" });
    addEventListener("pagehide", () => {
      sessionStorage.setItem(key, JSON.stringify({ top: place.scrollTop, left: place.scrollLeft }));
    });
  } catch {
    // A browser that keeps nothing begins at the top.
  }
}
