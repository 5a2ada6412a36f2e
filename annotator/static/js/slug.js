// Proposes an address from the name, for as long as nobody has typed one.

const proposed = (/** @type {string} */ name) =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);

for (const source of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-slug-source]"))) {
  const target = /** @type {HTMLInputElement | null} */ (document.getElementById(source.dataset.slugSource ?? ""));
  if (!target) continue;
  let last = target.value;
  source.addEventListener("input", () => {
    if (target.value !== last) return;
    last = proposed(source.value);
    target.value = last;
  });
}
