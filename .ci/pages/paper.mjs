// Prints a page on A4 and on Letter, and sees that nothing is cut that fits on one sheet.
//
// A browser does not tell where a sheet ends. So the first and the last place of every piece of text is marked with a tiny word, the page is
// printed, and the words are looked up on each sheet.

import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Millimetres; the margins are those of the style sheet. */
const SHEETS = { A4: [210, 297], Letter: [215.9, 279.4] };
const MARGINS = [20, 18];
/** A millimetre in the browser's pixels, and such a pixel in the points of the printed page. */
const PIXELS = 96 / 25.4;
const POINTS = 72 / 96;
/** A sheet whose text ends in this part of it is a mistake, unless it is the last. */
const EMPTY = 0.25;

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
    const { printed, units, tall, headings, hints } = await page.evaluate(mark, height);
    const marked = file.replace(/html$/, "marked.pdf");
    await page.pdf({ path: marked, format });
    await page.close();
    const xml = execFileSync("pdftotext", ["-bbox", marked, "-"], { maxBuffer: 1e9 }).toString();
    rmSync(marked);
    const places = new Map();
    const empty = [];
    const pages = xml.split("<page ").slice(1);
    sheets[format] = pages.length;
    for (const [sheet, words] of pages.entries()) {
      let lowest = 0;
      for (const [, right, bottom, word] of words.matchAll(/xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)) {
        lowest = Math.max(lowest, bottom);
        if (right > (width + MARGINS[0] * PIXELS) * POINTS) {
          problems.push({ page: name, what: `${format}: runs off the sheet`, where: word });
        }
        for (const [, number] of word.matchAll(/qz(\d+)zq/g)) {
          places.set(Number(number), sheet);
        }
      }
      if (lowest < EMPTY * (height + MARGINS[1] * PIXELS) * POINTS) {
        empty.push(sheet);
      }
    }
    // The last sheet may be, and one with the end of what is taller than a sheet.
    const excused = new Set([pages.length - 1, ...tall.map((number) => places.get(number))]);
    for (const sheet of empty.filter((number) => !excused.has(number))) {
      problems.push({ page: name, what: `${format}: a sheet is almost empty`, where: `sheet ${sheet + 1}` });
    }
    for (const { html } of hints.filter(({ number }) => places.has(number))) {
      problems.push({ page: name, what: `${format}: a hint is printed`, where: html });
    }
    for (const { numbers, html } of printed) {
      // One of the two may be off the sheet, at the end of a full line.
      if (!numbers.some((number) => places.has(number))) {
        problems.push({ page: name, what: `${format}: not printed`, where: html });
      }
    }
    const torn = (numbers) => new Set(numbers.filter((number) => places.has(number)).map((number) => places.get(number))).size > 1;
    for (const { numbers, html } of units) {
      if (torn(numbers)) {
        problems.push({ page: name, what: `${format}: cut at the end of a sheet`, where: `sheet ${places.get(numbers[0]) + 1}: ${html}` });
      }
    }
    for (const { numbers, html } of headings) {
      if (torn(numbers)) {
        problems.push({ page: name, what: `${format}: a heading alone at the end of a sheet`, where: `sheet ${places.get(numbers[0]) + 1}: ${html}` });
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
  // These stay off the paper: ways around the page, and what is folded away. What a cell or the warning says before it is opened is printed.
  const SCREEN_ONLY =
    "nav, nav *, .skip, .back, .on-screen, section:has(> .grid) > h2, main details > :not(summary), main details > :not(summary) *, main > details > summary, main > details > summary *";
  const outlines = new Map();
  const folds = [...document.querySelectorAll("details")];
  for (const fold of folds) {
    fold.open = false;
  }
  const all = [...document.querySelectorAll(UNITS)];
  const fitting = all.filter((unit) => unit.getBoundingClientRect().height < height - 40);
  const tooTall = all.filter((unit) => !fitting.includes(unit));
  const pieces = [...document.querySelectorAll(PIECES)].filter((piece) => !piece.matches(SCREEN_ONLY) && piece.textContent.trim() !== "");
  for (const fold of folds) {
    fold.open = false;
  }
  for (const element of [...fitting, ...pieces]) {
    outlines.set(element, element.outerHTML.replace(/\s+/g, " ").slice(0, 200));
  }

  let count = 0;
  const numbers = new Map();
  for (const piece of pieces) {
    const pair = ["afterbegin", "beforeend"].map((place) => {
      const number = count;
      piece.insertAdjacentHTML(
        place,
        `<span style="position:absolute;font:1px sans-serif;white-space:nowrap;text-indent:0">qz${number}zq</span>`,
      );
      count += 1;
      return number;
    });
    numbers.set(piece, pair);
  }
  const printed = pieces.map((piece) => ({ numbers: numbers.get(piece), html: outlines.get(piece) }));
  const within = (unit) => pieces.filter((piece) => unit.contains(piece)).flatMap((piece) => numbers.get(piece));
  const units = fitting.map((unit) => ({ numbers: within(unit), html: outlines.get(unit) }));
  const tall = tooTall.flatMap(within);
  const headings = pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    return piece.matches(HEADINGS) && next ? [{ numbers: [numbers.get(piece)[1], numbers.get(next)[0]], html: outlines.get(piece) }] : [];
  });
  const hints = [...document.querySelectorAll(".on-screen")].map((hint) => {
    const number = count;
    count += 1;
    const html = hint.outerHTML.slice(0, 200);
    hint.insertAdjacentHTML("beforeend", `<span style="font:1px sans-serif">qz${number}zq</span>`);
    return { number, html };
  });
  return { printed, units, tall, headings, hints };
}
