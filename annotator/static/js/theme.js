// The choice of colours: light, dark, or what the system says. The server writes it on the root of every page, so that none
// has to wait for a script before it is first drawn (annotator/context.py).

const A_YEAR = 365 * 24 * 60 * 60;
const root = document.documentElement;

/** @type {NodeListOf<HTMLInputElement>} */
const radios = document.querySelectorAll("[data-theme-choice]");
for (const radio of radios) {
  radio.addEventListener("change", () => {
    const { value } = radio;
    document.cookie = `crossframe-theme=${value}; path=/; max-age=${A_YEAR}; samesite=lax`;
    if (value === "auto") delete root.dataset.theme;
    else root.dataset.theme = value;
  });
}
