// The search field of the top bar [data-search]: the slash leads there from anywhere that is not written in.

const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-search]"));

document.addEventListener("keydown", (event) => {
  const isWriting = event.target instanceof Element && event.target.matches("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting || !field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
