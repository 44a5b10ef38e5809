// What the course's JavaScript keeps to. `npm run check` looks, and so do the tests (tests/test_javascript.py). The oldest
// browsers, which `browserslist` in package.json names, can read it: the syntax is that of 2020 (`ecmaVersion`), and
// eslint-plugin-compat looks for what they don't offer.

import { readdirSync, readFileSync } from "node:fs";
import js from "@eslint/js";
import compat from "eslint-plugin-compat";

const WIDGETS = "src/datawijs/widgets";
const HOST = [`${WIDGETS}/progress.js`, `${WIDGETS}/on_your_screen.js`, `${WIDGETS}/worksheet.js`, `${WIDGETS}/host.js`];
const OWN_PAPERS = `${WIDGETS}/own_papers.js`;
const EXERCISES = `${WIDGETS}/*/exercise.js`;
const [OWN, OWN_GROUP] = ["src/datawijs/own/own_marks.js", "src/datawijs/own/own_group.js"];
const SHEET = ["intervals", "answers", "counts", "halves"].map((name) => `${WIDGETS}/group_sheet/${name}.js`);
const THEME = "src/datawijs/course/theme/static/*.js";

/** What we use of the browser. Not all that it offers: then `name`, `event` or `status` would never be undeclared. */
const BROWSER = [
  "console",
  "CustomEvent",
  "Event",
  "document",
  "window",
  "getComputedStyle",
  "innerHeight",
  "localStorage",
  "location",
  "matchMedia",
  "navigator",
  "performance",
  "print",
  "clearInterval",
  "queueMicrotask",
  "requestAnimationFrame",
  "sessionStorage",
  "setInterval",
  "setTimeout",
  "Element",
  "HTMLAnchorElement",
  "HTMLDetailsElement",
  "HTMLDialogElement",
  "HTMLElement",
  "HTMLInputElement",
  "HTMLScriptElement",
  "HTMLSelectElement",
  "HTMLTemplateElement",
  "MutationObserver",
  "Node",
  "ResizeObserver",
  "URL",
  "URLSearchParams",
];

const read = (file) => readFileSync(file, "utf8");

/** The names that a script gives to others: those at the start of a line, as `shared_names` in static_page.py has it. */
const namesIn = (script) => [...script.matchAll(/^(?:function\*?|const) (\w+)/gm)].map(([, name]) => name);

/** What the exercises share, in the order in which Python puts it together: each may use those before it. */
const SHARED = [...read(`${WIDGETS}/exercise.py`).match(/^SHARED_SCRIPTS = \(([^)]*)\)/m)[1].matchAll(/"(.+)"/g)].map(
  ([, name]) => `${WIDGETS}/shared/${name}`,
);
const WORDS = ["WORDS", "OLD_IDS", "EDITION", "CHART", "LATER"]; // written before or beside it, by the same Python
const SHARED_NAMES = [...WORDS, ...SHARED.flatMap((file) => namesIn(read(file)))];

const CODE = readdirSync(WIDGETS, { recursive: true })
  .filter((name) => name.endsWith(".js"))
  .map((name) => read(`${WIDGETS}/${name}`));
const withoutComments = (script) => script.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, "");

/** A name that another script uses counts as used, so that `no-unused-vars` sees what is left over. */
const handedOn = {
  create: ({ sourceCode }) => ({
    Program() {
      const others = CODE.filter((script) => script !== sourceCode.text).map(withoutComments);
      for (const name of namesIn(sourceCode.text)) {
        const used = new RegExp(`\\b${name}\\b`);
        if (others.some((script) => used.test(script))) sourceCode.markVariableAsUsed(name);
      }
    },
  }),
};

/** Part of a script that Python puts together, which stands inside one strict function; it sees these names. */
function part(files, names, rules) {
  return {
    files,
    plugins: { course: { rules: { "handed-on": handedOn } } },
    languageOptions: {
      sourceType: "script",
      parserOptions: { ecmaFeatures: { globalReturn: true, impliedStrict: true } },
      globals: Object.fromEntries([...BROWSER, ...names].map((name) => [name, "readonly"])),
    },
    rules,
  };
}

const UNUSED = { caughtErrors: "none", ignoreRestSiblings: true }; // a caught error's name says what went wrong

export default [
  { ignores: ["src/datawijs/own/libraries/libraries.js", "src/datawijs/course/theme/qr/qr.js"] }, // made of other people's, by make.mjs beside it
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { ecmaVersion: 2020 },
    rules: {
      "array-callback-return": "error",
      "consistent-return": "error",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implicit-globals": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-self-compare": "error",
      "no-template-curly-in-string": "error",
      "no-throw-literal": "error",
      "no-unmodified-loop-condition": "error",
      "no-unused-vars": ["error", UNUSED],
      "no-useless-assignment": "error",
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      // text goes into the page as text (dom.js)
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property })),
        { object: "document", property: "write" },
      ],
    },
  },
  ...SHARED.map((file, place) => {
    const before = SHARED.slice(0, place).flatMap((other) => namesIn(read(other)));
    return part([file], [...WORDS, ...before], { "course/handed-on": "error" });
  }),
  ...HOST.map((file) => {
    const others = HOST.filter((other) => other !== file).flatMap((other) => namesIn(read(other)));
    return part([file], [...SHARED_NAMES, ...others], { "course/handed-on": "error" });
  }),
  part([OWN_PAPERS], SHARED_NAMES, { "no-unused-vars": ["error", { ...UNUSED, varsIgnorePattern: "^ownPapers$" }] }),
  part([EXERCISES], SHARED_NAMES, { "no-unused-vars": ["error", { ...UNUSED, varsIgnorePattern: "^render$" }] }),
  {
    files: [`${WIDGETS}/own_marks/exercise.js`],
    languageOptions: {
      globals: Object.fromEntries([...namesIn(read(OWN)), ...namesIn(read(OWN_GROUP)), "TextDecoder"].map((name) => [name, "readonly"])),
    },
  },
  part([OWN], [], { "no-unused-vars": ["error", { ...UNUSED, varsIgnorePattern: "^(ownMarks|rowsOfText|marksInSteps|rowsInSteps|sheetRowsInSteps|problem)$" }] }),
  part([OWN_GROUP], namesIn(read(OWN)), { "no-unused-vars": ["error", { ...UNUSED, varsIgnorePattern: "^(groupInSteps|toldInSteps)$" }] }),
  ...SHEET.map((file, place) => {
    const before = SHEET.slice(0, place).flatMap((other) => namesIn(read(other)));
    return part([file], [...SHARED_NAMES, ...before, "TextDecoder", "crypto"], { "course/handed-on": "error" });
  }),
  {
    files: [`${WIDGETS}/group_sheet/exercise.js`],
    languageOptions: { globals: Object.fromEntries([...SHEET.flatMap((file) => namesIn(read(file))), "TextDecoder"].map((name) => [name, "readonly"])) },
  },
  {
    files: [THEME],
    languageOptions: {
      sourceType: "script",
      globals: Object.fromEntries(BROWSER.map((name) => [name, "readonly"])),
    },
  },
  {
    // what Python wrote, made into elements; nobody types it
    files: [`${WIDGETS}/shared/dom.js`],
    rules: { "no-restricted-properties": "off" },
  },
  // of the browser itself, only what the oldest ones have; the names of methods of a thing it can't tell
  { ...compat.configs["flat/recommended"], files: ["src/**/*.js"] },
  // what a test has a page evaluate
  { files: ["tests/**/*.js"], languageOptions: { sourceType: "script", globals: { document: "readonly" } } },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      ecmaVersion: 2022,
      globals: { URL: "readonly", process: "readonly", window: "readonly", performance: "readonly", setTimeout: "readonly" },
    },
  },
];
