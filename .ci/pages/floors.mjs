// What a page of a decision keeps to: a figure on the first screen, short with all folds closed, two sides of paper.

import { pathToFileURL } from "node:url";

/** A page of one decision as anybody gets it, or somebody with a plan. */
const IS_DECISION = /^compare-(?!.*-full$)(lumbar|degenerative|chronic|facet|sacroiliac|plan)/;
const SCREENS = [
  { width: 1440, height: 900, longest: 4000 },
  { width: 390, height: 844, longest: 10_000 },
];
/** With a plan a table of what each choice costs stands open, too. */
const OF_PLAN = 600;
const MOST_WORDS = 3500;
const SIDES = 2;

/** Everything that goes beyond a floor, and the figures. */
export async function checkFloors(browser, { name, file }, sheets) {
  const problems = [];
  const figures = [];
  if (!IS_DECISION.test(name)) {
    return { problems, figures };
  }
  const expect = (holds, what, where) => {
    if (!holds) {
      problems.push({ page: name, what, where });
    }
  };
  for (const { width, height, longest } of SCREENS) {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(pathToFileURL(file).href);
    const { length, words, first } = await page.evaluate(measure);
    await page.close();
    figures.push(`${width}: ${length} px, ${words} words, first figure at ${first} px`);
    const most = name.includes("plan") ? longest + OF_PLAN : longest;
    expect(length <= most, `${width}: longer than ${most} px with all folds closed`, `${length} px`);
    expect(words <= MOST_WORDS, `more than ${MOST_WORDS} words outside folds`, `${words} words`);
    expect(first !== null && first < height, `${width}: no figure on the first screen`, `${first} px`);
  }
  for (const [format, count] of Object.entries(sheets)) {
    expect(count <= SIDES, `${format}: more than ${SIDES} sides`, `${count} sides`);
  }
  return { problems, figures };
}

// What follows runs inside the page.

function measure() {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let words = 0;
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!parent.closest("details:not([open])") || parent.closest("summary")) {
      words += (texts.currentNode.textContent.match(/\S+/g) ?? []).length;
    }
  }
  const figure = document.querySelector(".told .lead-figure, .wide .line");
  return {
    length: document.documentElement.scrollHeight,
    words,
    first: figure && Math.round(figure.getBoundingClientRect().top),
  };
}
