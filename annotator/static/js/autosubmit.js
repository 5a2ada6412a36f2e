// A form with data-autosubmit answers each change at once; its button is for those without us.

document.addEventListener("change", (event) => {
  const field = /** @type {HTMLElement} */ (event.target);
  const form = /** @type {HTMLFormElement | null} */ (field.closest("form[data-autosubmit]"));
  // Boxes inside a menu are chosen several at a time, and sent with the menu's own button.
  if (form && !field.closest("details")) form.requestSubmit();
});
