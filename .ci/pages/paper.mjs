// Prints a page on A4 and on Letter, and sees that nothing is cut that fits on one sheet.
//
// A browser does not tell where a sheet ends. So the first and the last place of every piece of text is marked with a tiny word, the page is
// printed, and the words are looked up in the text of each sheet.

import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Millimetres; the margins are those of the style sheet. */
const SHEETS = { A4: [210, 297], Letter: [215.9, 279.4] };
const MARGINS = [26, 30];
const PIXELS = 96 / 25.4;

/** Everything that is wrong with a page on paper, and how many sheets it takes. */
export async function checkOnPaper(browser, { name, file }, pictures) {
  const problems = [];
  const sheets = {};
  for (const [format, size] of Object.entries(SHEETS)) {
    const [width, height] = size.map((side, index) => Math.floor((side - MARGINS[index]) * PIXELS));
    const page = await browser.newPage({ viewport: { width, height } });
    await page.emulateMedia({ media: "print" });
    await page.goto(pathToFileURL(file).href);
    if (pictures) {
      await page.pdf({ path: file.replace(/html$/, `${format}.pdf`), format });
    }
    const { units, headings, marks } = await page.evaluate(mark, height);
    const marked = file.replace(/html$/, "marked.pdf");
    await page.pdf({ path: marked, format });
    await page.close();
    const text = execFileSync("pdftotext", ["-enc", "UTF-8", marked, "-"], { maxBuffer: 1e8 }).toString();
    rmSync(marked);
    const pages = text.split("\f").slice(0, -1);
    sheets[format] = pages.length;

    const places = new Map();
    for (const [sheet, words] of pages.entries()) {
      for (const [, number] of words.matchAll(/qz(\d+)zq/g)) {
        places.set(Number(number), sheet);
      }
      if (words.trim() === "") {
        problems.push({ page: name, what: `${format}: sheet ${sheet + 1} is empty` });
      }
    }
    for (const { number, html } of marks) {
      if (!places.has(number)) {
        problems.push({ page: name, what: `${format}: not printed`, where: html });
      }
    }
    const torn = (numbers) => new Set(numbers.filter((number) => places.has(number)).map((number) => places.get(number))).size > 1;
    for (const { numbers, html } of units) {
      if (torn(numbers)) {
        problems.push({ page: name, what: `${format}: cut at the end of sheet ${places.get(numbers[0]) + 1}`, where: html });
      }
    }
    for (const { numbers, html } of headings) {
      if (torn(numbers)) {
        problems.push({ page: name, what: `${format}: a heading alone at the end of sheet ${places.get(numbers[0]) + 1}`, where: html });
      }
    }
  }
  return { problems, sheets };
}

// What follows runs inside the page.

/** Marks all pieces of text. Tells which marks must come out on one sheet: those of a unit that fits on it, and those of a heading and what follows. */
function mark(height) {
  const UNITS = "tbody tr, .picture, .alert, fieldset, .lines, .notes > li, dl > div";
  const PIECES = "h1, h2, h3, h4, caption, tbody th, p, li, dt, dd, summary, legend, figcaption, label";
  const HEADINGS = "h2, h3, h4, caption, .range-group, main details > summary";
  const short = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 200);
  const folds = [...document.querySelectorAll("details")];
  for (const fold of folds) {
    fold.open = true;
  }
  const fitting = [...document.querySelectorAll(UNITS)].filter((unit) => unit.getBoundingClientRect().height < height - 40);
  const pieces = [...document.querySelectorAll(PIECES)].filter((piece) => piece.checkVisibility() && piece.textContent.trim() !== "");
  for (const fold of folds) {
    fold.open = false;
  }

  const marks = [];
  const numbers = new Map();
  for (const piece of pieces) {
    const pair = ["afterbegin", "beforeend"].map((place) => {
      const number = marks.length;
      piece.insertAdjacentHTML(
        place,
        `<span style="position:absolute;font:1px sans-serif;white-space:nowrap;text-indent:0;letter-spacing:0">qz${number}zq</span>`,
      );
      marks.push({ number, html: "" });
      return number;
    });
    numbers.set(piece, pair);
    for (const number of pair) {
      marks[number].html = short(piece);
    }
  }
  const units = fitting.map((unit) => ({
    numbers: pieces.filter((piece) => unit.contains(piece)).flatMap((piece) => numbers.get(piece)),
    html: short(unit),
  }));
  const headings = pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    return piece.matches(HEADINGS) && next ? [{ numbers: [numbers.get(piece)[1], numbers.get(next)[0]], html: short(piece) }] : [];
  });
  return { units, headings, marks };
}
