// The rules for marks are given to the texts as a whole (.texts::highlight in css/codes.css), and their statements inherit them:
// matched against every element, sixty rules make the page ten times slower to style. A browser that does not inherit
// them gets the rules for every element all the same.

const ON_TEXTS = ".texts::highlight(";
const ON_ALL = ".texts *::highlight(";

/** @param {HTMLElement} grid */
export function spreadMarks(grid) {
  const inside = grid.querySelector("[data-start]");
  if (!inside || inheritsMarks(grid, inside)) return;
  for (const sheet of document.styleSheets) {
    const rules = [...sheet.cssRules].filter((rule) => rule.cssText.includes(ON_TEXTS));
    for (const rule of rules) sheet.insertRule(rule.cssText.replaceAll(ON_TEXTS, ON_ALL), sheet.cssRules.length);
  }
}

/** @param {Element} grid @param {Element} inside */
function inheritsMarks(grid, inside) {
  const colour = (/** @type {Element} */ element) => getComputedStyle(element, "::highlight(lit)").backgroundColor;
  return colour(grid) === colour(inside) && colour(inside) !== getComputedStyle(inside).backgroundColor;
}
