// Rows that say nothing new are folded away [data-fold]; here they open in steps, from the top, from below, or all.

const STEP = 3;

/** The hidden rows that a fold's line stands before. @param {HTMLTableRowElement} line */
function foldedBehind(line) {
  /** @type {HTMLTableRowElement[]} */
  const rows = [];
  for (let next = line.nextElementSibling; next instanceof HTMLTableRowElement && next.hidden; ) {
    rows.push(next);
    next = next.nextElementSibling;
  }
  return rows;
}

/** @param {HTMLTableRowElement} line @param {string} how */
function open(line, how) {
  const rows = foldedBehind(line);
  const opened = how === "above" ? rows.slice(0, STEP) : how === "below" ? rows.slice(-STEP) : rows;
  for (const row of opened) row.hidden = false;
  // What is opened from above stands before the line, so that the line stays where the rest is hidden.
  if (how === "above") opened.at(-1)?.after(line);
  const left = rows.length - opened.length;
  const words = line.querySelector("[data-fold-count]");
  if (words) words.textContent = `${left} ${left === 1 ? "row" : "rows"} alike`;
  if (left) return;
  const link = opened[0]?.querySelector("a, input");
  line.remove();
  // The focus was on the line that is gone.
  if (link instanceof HTMLElement) link.focus({ preventScroll: true });
}

/** Show a row that may be folded away. @param {HTMLTableRowElement} row */
export function reveal(row) {
  if (!row.hidden) return;
  let before = row.previousElementSibling;
  while (before instanceof HTMLTableRowElement && before.hidden) before = before.previousElementSibling;
  if (before instanceof HTMLTableRowElement && before.matches("[data-fold]")) open(before, "all");
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-fold-open]") : null;
  const line = button?.closest("tr");
  if (!(button instanceof HTMLElement) || !line) return;
  event.preventDefault();
  open(line, button.dataset.foldOpen ?? "all");
});

function revealTarget() {
  const row = location.hash.startsWith("#row-") ? document.getElementById(location.hash.slice(1)) : null;
  if (!(row instanceof HTMLTableRowElement) || !row.hidden) return;
  reveal(row);
  row.scrollIntoView();
}

addEventListener("hashchange", revealTarget);
revealTarget();
