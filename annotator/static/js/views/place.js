// Where the reader is stands in the address (?place=, the segment under the eye), so that a link shows somebody else the
// same and the other views open there. Back and reload lead to the very line: that the tab keeps.

/** @typedef {{scrollers: HTMLElement[], current: () => HTMLElement | null | undefined, show: (statement: HTMLElement) => void}} View */

const REST = 250;

/** @param {View} view */
export function keepPlace(view) {
  const key = `crossframe/place${withoutPlace(location.href)}`;
  const asked = new URL(location.href).searchParams.get("place");
  if (!restore(view, key, asked)) showAsked(view, asked);
  let isMoved = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  const tell = () => {
    const segment = isMoved ? view.current()?.dataset.segment : undefined;
    if (segment) write(segment);
  };
  for (const scroller of view.scrollers) {
    scroller.addEventListener("scroll", () => {
      clearTimeout(resting);
      resting = setTimeout(tell, REST);
    }, { passive: true });
  }
  // Only a person moves a text away from where its address says; what the page does on opening is none of theirs.
  for (const act of ["wheel", "pointerdown", "keydown", "touchmove"]) {
    document.addEventListener(act, () => (isMoved = true), { once: true, capture: true, passive: true });
  }
  addEventListener("pagehide", () => {
    const places = view.scrollers.map(({ scrollTop, scrollLeft }) => ({ top: scrollTop, left: scrollLeft }));
    try {
      sessionStorage.setItem(key, JSON.stringify(places));
    } catch {
      // A browser that keeps nothing begins where the address says.
    }
  });
}

/** @param {View} view @param {string} key @param {string | null} asked */
function restore(view, key, asked) {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (location.hash || (asked && entry?.type === "navigate")) return false;
  try {
    /** @type {{top: number, left: number}[] | null} */
    const places = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (places?.length !== view.scrollers.length) return false;
    view.scrollers.forEach((scroller, index) => scroller.scrollTo({ ...places[index], behavior: "instant" }));
    return true;
  } catch {
    return false;
  }
}

/** @param {View} view @param {string | null} asked */
function showAsked(view, asked) {
  const statement = asked ? document.getElementById(`s${asked}`) : null;
  if (statement) view.show(statement);
}

/** @param {string} segment */
function write(segment) {
  const address = new URL(location.href);
  if (address.searchParams.get("place") === segment) return;
  address.searchParams.set("place", segment);
  address.searchParams.delete("at");
  // What the fragment led to has been left.
  if (/^#s\d+$/.test(address.hash)) address.hash = "";
  history.replaceState(history.state, "", address);
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-place-field]"))) field.value = segment;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-keeps-place]"))) {
    const target = new URL(link.href);
    target.searchParams.set("place", segment);
    target.hash = "";
    link.href = target.href;
  }
}

/** @param {string} href */
function withoutPlace(href) {
  const address = new URL(href);
  address.searchParams.delete("place");
  return address.pathname + address.search;
}
