// Runs before the first paint, so that the page never flashes in the other colours. Light, dark, or what the system says.
(() => {
  const KEY = "crossframe-theme";
  const root = document.documentElement;
  root.dataset.js = "";

  const stored = () => {
    try {
      return localStorage.getItem(KEY) || "auto";
    } catch {
      return "auto"; // Storage can be switched off; the system decides then.
    }
  };

  const show = (/** @type {string} */ theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  show(stored());

  document.addEventListener("DOMContentLoaded", () => {
    const radios = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-theme-choice]"));
    for (const radio of radios) {
      radio.checked = radio.value === stored();
      radio.addEventListener("change", () => {
        try {
          localStorage.setItem(KEY, radio.value);
        } catch {
          // Not kept over a reload then, but shown now.
        }
        show(radio.value);
      });
    }
  });
})();
