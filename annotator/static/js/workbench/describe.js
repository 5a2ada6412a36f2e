// An annotation in words: for the margin list, for labels and for those who listen. Pure.

/** @import {Anchor, Annotation} from "./types.js" */
/** @import {Page} from "./page.js" */

const QUOTE = 90;

/** The start of a quote, cut at a space. @param {string} quote @param {number} [most] characters */
export function shorten(quote, most = QUOTE) {
  const line = quote.replace(/\s+/g, " ");
  const characters = Array.from(line);
  if (characters.length <= most) return line;
  const cut = characters.slice(0, most).join("");
  return `${cut.replace(/\s+\S{0,20}$/, "")}…`;
}

/** @param {number} count @param {string} one @param {string} [many] */
export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/** Names as people list them. @param {string[]} names */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The outlets of some articles, each once. @param {Iterable<number>} articles @param {Page} page */
export function outlets(articles, page) {
  return listed([...new Set(articles)].map((article) => page.outlet(article)));
}

/** Where an annotation stands. @param {Pick<Annotation, "kind" | "anchors" | "absent_from">} what @param {Page} page */
export function whereabouts({ kind, anchors, absent_from: absent }, page) {
  if (kind === "event") return "The event";
  const said = outlets(anchors.map((anchor) => anchor.article), page);
  if (kind === "omission") return `${outlets(absent, page)}: left out`;
  if (kind === "document") return `${said}: the whole article`;
  return said;
}

/** How an annotation came to be, as far as people want to know it. @param {Pick<Annotation, "provenance">} annotation @returns {string[]} */
export function provenanceInWords({ provenance }) {
  const { searched = [], carried_from: source } = provenance ?? {};
  const looked = searched.length ? [`Looked for ${listed(searched.map((words) => `“${words}”`))}`] : [];
  return source ? [...looked, "Carried over from the same words elsewhere"] : looked;
}

/** In one sentence, for those who listen. @param {Annotation} annotation @param {Page} page */
export function sentence(annotation, page) {
  const quote = annotation.anchors.map((anchor) => shorten(anchor.quote, 40)).filter(Boolean);
  return [page.codeName(annotation.code), whereabouts(annotation, page), ...quote].join(", ");
}

/** In the order of reading: columns as the page has them, then as the text runs. @param {Page} page */
export function byPlace(page) {
  const column = new Map(page.texts.map((text, index) => [text.article, index]));
  // Asked tens of thousands of times for a long list, so it makes nothing.
  const columnOf = (/** @type {Anchor | undefined} */ first) => (first ? (column.get(first.article) ?? Infinity) : -1);
  return (/** @type {Annotation} */ a, /** @type {Annotation} */ b) => {
    const columnA = columnOf(a.anchors[0]);
    const columnB = columnOf(b.anchors[0]);
    if (columnA !== columnB) return columnA < columnB ? -1 : 1;
    return (a.anchors[0]?.start ?? 0) - (b.anchors[0]?.start ?? 0) || (a.id < b.id ? -1 : 1);
  };
}
