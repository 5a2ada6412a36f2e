// htmx, for what the server draws anew in a part of a page. Most pages do without, so it is loaded by who needs it first.

/** @typedef {{ajax: (method: string, url: string, context: object) => Promise<void>}} Htmx */

/** @type {Promise<void> | null} */
let loading = null;
const loaded = () => /** @type {{htmx?: Htmx}} */ (globalThis).htmx;

/** @returns {Promise<Htmx>} rejected where it cannot be loaded */
export async function htmx() {
  if (!loaded()) await (loading ??= load());
  return /** @type {Htmx} */ (loaded());
}

/** @returns {Promise<void>} */
async function load() {
  // Between the end of the page and its load event htmx would wait for an event that is over.
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  const script = document.createElement("script");
  const address = /** @type {HTMLMetaElement} */ (document.querySelector("[data-htmx]")).content;
  await new Promise((done, failed) => {
    script.addEventListener("load", done);
    script.addEventListener("error", () => {
      // The line may be back at the next try.
      loading = null;
      failed(new Error("htmx could not be loaded."));
    });
    script.src = address;
    document.head.append(script);
  });
}
