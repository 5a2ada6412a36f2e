// Parts of a page that ask for themselves again while something is under way say so with hx-get.

import { htmx } from "./htmx.js";

// It looks through the whole page, which nobody shall wait for.
if (document.querySelector("[hx-get]")) (globalThis.requestIdleCallback ?? setTimeout)(() => void htmx());
