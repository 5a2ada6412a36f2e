// A click on the strip in a column's head leads to the row there; rows of another page are asked for with ?at=.

import { reveal } from "./folds.js";

const grid = () => /** @type {HTMLTableElement | null} */ (document.querySelector("table[data-grid]"));

/** @param {number} at the row's place in the whole event, from 0 @returns {HTMLTableRowElement | undefined} */
function rowAt(at) {
  const table = grid();
  return [.../** @type {NodeListOf<HTMLTableRowElement>} */ (table?.querySelectorAll("tr.grid-row") ?? [])][
    at - Number(table?.dataset.first ?? 0)
  ];
}

/** @param {number} at @param {string} article */
function go(at, article) {
  const row = rowAt(at);
  if (!row) return false;
  reveal(row);
  const cell = row.querySelector(`[data-article="${CSS.escape(article)}"]`) ?? row;
  cell.scrollIntoView({ block: "center", inline: "nearest" });
  row.classList.remove("jumped");
  requestAnimationFrame(() => row.classList.add("jumped"));
  return true;
}

document.addEventListener("click", (event) => {
  const strip = event.target instanceof Element ? event.target.closest("svg.minimap") : null;
  if (!(strip instanceof SVGSVGElement)) return;
  const { left, width } = strip.getBoundingClientRect();
  const rows = strip.viewBox.baseVal.width;
  const at = Math.min(rows - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * rows)));
  const article = strip.closest("th")?.dataset.article ?? "";
  if (go(at, article)) return;
  const address = new URL(location.href);
  address.searchParams.set("page", String(Math.floor(at / Number(grid()?.dataset.pageRows ?? 1)) + 1));
  address.searchParams.set("at", String(at));
  location.assign(address);
});

const asked = new URL(location.href).searchParams.get("at");
if (asked) go(Number(asked), "");
