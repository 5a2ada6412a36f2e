// Parts of a page that ask for themselves again while something is under way say so with hx-get.

import { htmx } from "./htmx.js";

if (document.querySelector("[hx-get]")) void htmx();
