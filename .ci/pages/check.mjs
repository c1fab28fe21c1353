// Checks the pages that the program writes: markup, screen, paper, weight, and that they come out the same every time.
//
// node check.mjs [PROGRAM] [--pictures]
//
// PROGRAM is the built program, else that of the release. Run `cargo test --test suite every_part::` first: it leaves pages with every part. With
// --pictures, screenshots and printed pages are left beside the pages in target/pages.

import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { checkOnScreen } from "./browser.mjs";
import { checkFloors } from "./floors.mjs";
import { make } from "./make.mjs";
import { checkMarkup } from "./markup.mjs";
import { checkOnPaper } from "./paper.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const WORKERS = 2;
/** For a machine without a display, a graphics card or a way out. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const arguments_ = process.argv.slice(2);
const pictures = arguments_.includes("--pictures");
const program = resolve(arguments_.find((argument) => !argument.startsWith("--")) ?? join(ROOT, "target/release/spinecmp"));
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

const started = performance.now();
const elapsed = () => `${((performance.now() - started) / 1000).toFixed(0)} s`;

const { pages, problems } = make(ROOT, program, join(ROOT, "target/pages"));
console.log(`${pages.length} pages made, ${elapsed()}`);

const markup = checkMarkup(pages);
const browser = await chromium.launch({ executablePath, args: FLAGS });
// The heaviest first, so that no worker is left alone with one at the end.
const queue = [...pages].sort((one, other) => other.bytes - one.bytes);
await Promise.all(
  Array.from({ length: WORKERS }, async () => {
    for (let page = queue.shift(); page; page = queue.shift()) {
      problems.push(...(await checkOnScreen(browser, page, pictures)));
      if (!page.isHostile) {
        const paper = await checkOnPaper(browser, page, pictures);
        problems.push(...paper.problems);
        page.sheets = paper.sheets;
        const floors = await checkFloors(browser, page, paper.sheets);
        problems.push(...floors.problems);
        page.figures = floors.figures;
      }
    }
  }),
);
await browser.close();
problems.push(...(await markup));

console.log("   bytes  A4  Letter  page");
for (const { name, bytes, sheets, figures } of pages) {
  const columns = [[bytes, 8], [sheets?.A4 ?? "-", 4], [sheets?.Letter ?? "-", 8]];
  console.log(`${columns.map(([value, width]) => String(value).padStart(width)).join("")}  ${name}`);
  for (const figure of figures ?? []) {
    console.log(`${" ".repeat(22)}${figure}`);
  }
}
const alike = new Map();
for (const problem of problems) {
  alike.set(problem.what, [...(alike.get(problem.what) ?? []), problem]);
}
for (const [what, places] of alike) {
  console.error(`${what}: ${places.length} times`);
  for (const { page, where } of places.slice(0, 5)) {
    console.error(`    ${page}${where ? `: ${where}` : ""}`);
  }
}
console.log(`${pages.length} pages checked in ${elapsed()}: ${problems.length || "no"} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
