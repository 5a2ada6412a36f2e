// The statement under the pointer or the cursor, else the one under the eye, is lit with its partners.

export class Light {
  /** @type {HTMLElement[]} */ #lit = [];
  /** @type {HTMLElement | null} under the eye */ #eye = null;
  #root;
  #partners;

  /** @param {HTMLElement} root @param {(statement: HTMLElement) => {statement: HTMLElement}[]} partners */
  constructor(root, partners) {
    this.#root = root;
    this.#partners = partners;
    const over = (/** @type {Event} */ event) => this.#show(statementOf(event.target) ?? this.#eye);
    root.addEventListener("pointerover", over);
    root.addEventListener("focusin", over);
    root.addEventListener("pointerleave", () => this.#show(this.#eye));
  }

  /** @param {HTMLElement} statement the one under the eye now */
  rest(statement) {
    this.#eye = statement;
    this.#show(statement);
  }

  /** @param {HTMLElement | null} statement */
  #show(statement) {
    const next = statement ? [statement, ...this.#partners(statement).map((partner) => partner.statement)] : [];
    if (next[0] === this.#lit[0] && next.length === this.#lit.length) return;
    for (const one of this.#lit) if (!next.includes(one)) one.removeAttribute("data-alike");
    for (const one of next) one.setAttribute("data-alike", one === statement ? "itself" : "");
    this.#lit = next;
    this.#root.dispatchEvent(new CustomEvent("lit"));
  }
}

/** @param {EventTarget | null} target */
function statementOf(target) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(".said")) : null;
}
