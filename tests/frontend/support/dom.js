// As much of a DOM as offsets.js asks for: a tree of elements and texts, and ranges.

class StandInNode {
  /** @type {StandInElement | null} */ parentElement = null;

  /** @returns {StandInElement | StandInText | null} */
  get nextSibling() {
    const siblings = this.parentElement?.childNodes ?? [];
    return siblings[siblings.indexOf(/** @type {StandInText} */ (/** @type {unknown} */ (this))) + 1] ?? null;
  }
}

export class StandInText extends StandInNode {
  /** @param {string} data */
  constructor(data) {
    super();
    this.data = data;
  }

  get length() {
    return this.data.length;
  }
}

export class StandInElement extends StandInNode {
  /** @param {(StandInElement | StandInText)[]} childNodes @param {boolean} isForeign */
  constructor(childNodes, isForeign = false) {
    super();
    this.childNodes = childNodes;
    this.isForeign = isForeign;
    for (const child of childNodes) child.parentElement = this;
  }

  /** @returns {StandInElement | StandInText | null} */
  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  /** @param {string} attribute */
  hasAttribute(attribute) {
    return attribute === "data-foreign" && this.isForeign;
  }
}

/** @param {StandInElement} root @returns {StandInText[]} every text in the order of the page, foreign ones too */
export function textsOf(root) {
  return root.childNodes.flatMap((child) => (child instanceof StandInText ? [child] : textsOf(/** @type {StandInElement} */ (child))));
}

/**
 * A range between two texts of a piece.
 * @param {StandInElement} root
 * @param {{node: StandInText, offset: number}} start @param {{node: StandInText, offset: number}} end
 */
export function rangeBetween(root, start, end) {
  const order = textsOf(root);
  const [first, last] = [order.indexOf(start.node), order.indexOf(end.node)];
  return {
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
    intersectsNode: (/** @type {StandInText} */ node) => order.indexOf(node) >= first && order.indexOf(node) <= last,
  };
}

export function standIn() {
  Object.assign(globalThis, {
    Text: StandInText,
    Element: StandInElement,
    StaticRange: class {
      /** @param {object} ends */
      constructor(ends) {
        Object.assign(this, ends);
      }
    },
  });
}
