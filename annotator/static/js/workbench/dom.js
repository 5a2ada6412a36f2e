// Small helpers for the page's own elements.

/**
 * An element. Children are put in as text or elements, never as markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] false, null, undefined: left out
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * The element that carries a data- attribute; the template has it.
 * @param {string} hook the attribute's name
 * @param {ParentNode} [root]
 * @returns {HTMLElement}
 */
export function hooked(hook, root = document) {
  const found = maybeHooked(hook, root);
  if (!found) throw new Error(`The page has no [${hook}].`);
  return found;
}

/** @param {string} hook @param {ParentNode} [root] */
export function maybeHooked(hook, root = document) {
  return /** @type {HTMLElement | null} */ (root.querySelector(`[${hook}]`));
}

/** The nearest element around an event that carries a data- attribute. @param {Event} event @param {string} hook */
export function around(event, hook) {
  const target = event.target instanceof Element ? event.target : null;
  return /** @type {HTMLElement | null} */ (target?.closest(`[${hook}]`) ?? null);
}

/** Whether a person is writing: keys then mean letters. @param {EventTarget | null} target */
export function isWriting(target) {
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
}

/** A live range over the same text. @param {StaticRange} still */
export function liveRange(still) {
  const range = document.createRange();
  range.setStart(still.startContainer, still.startOffset);
  range.setEnd(still.endContainer, still.endOffset);
  return range;
}

/** Once the page shows what was done; a page that nobody sees has no frames. @param {() => void} call */
export function afterPaint(call) {
  if (document.hidden) setTimeout(call);
  else requestAnimationFrame(() => setTimeout(call));
}

/** Let the browser do what it has to do before going on. @returns {Promise<void>} */
export const nextTask = () => new Promise((done) => setTimeout(done));
