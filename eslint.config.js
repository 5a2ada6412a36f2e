import js from "@eslint/js";
import globals from "globals";

const house = {
  ...js.configs.recommended.rules,
  complexity: ["error", 12],
  curly: ["error", "multi-line"],
  eqeqeq: "error",
  "max-lines": ["error", { max: 250 }],
  "max-lines-per-function": ["error", { max: 50, skipComments: true, skipBlankLines: true }],
  "no-console": "error",
  "no-eval": "error",
  "no-implicit-coercion": "error",
  "no-shadow": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
};
// Only api.js talks to the server, so that every request carries the token and every error has one form.
const oneDoor = { "no-restricted-globals": ["error", "fetch", "XMLHttpRequest", "name", "event", "status"] };

export default [
  { files: ["annotator/static/js/**/*.js"], languageOptions: { globals: globals.browser }, rules: { ...house, ...oneDoor } },
  { files: ["annotator/static/js/api.js"], rules: { "no-restricted-globals": "off" } },
  {
    files: ["tests/frontend/**/*.js", "eslint.config.js"],
    languageOptions: { globals: { ...globals.node, CSS: "readonly" } },
    rules: { ...house, "max-lines-per-function": "off" },
  },
];
