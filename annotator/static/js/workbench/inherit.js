// The rules for marks are given to the grid alone (.grid::highlight in css/codes.css), and its paragraphs inherit them:
// matched against every element, sixty rules make the page ten times slower to style. A browser that does not inherit
// them gets the rules for every element all the same.

const ON_GRID = ".grid::highlight(";
const ON_ALL = ".grid *::highlight(";

/** @param {HTMLElement} grid */
export function spreadMarks(grid) {
  const inside = grid.querySelector("td");
  if (!inside || inheritsMarks(grid, inside)) return;
  for (const sheet of document.styleSheets) {
    const rules = [...sheet.cssRules].filter((rule) => rule.cssText.includes(ON_GRID));
    for (const rule of rules) sheet.insertRule(rule.cssText.replaceAll(ON_GRID, ON_ALL), sheet.cssRules.length);
  }
}

/** @param {Element} grid @param {Element} inside */
function inheritsMarks(grid, inside) {
  const colour = (/** @type {Element} */ element) => getComputedStyle(element, "::highlight(lit)").backgroundColor;
  return colour(grid) === colour(inside) && colour(inside) !== getComputedStyle(inside).backgroundColor;
}
