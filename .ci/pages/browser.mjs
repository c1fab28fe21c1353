// Opens a page as a reader does, on a phone, a tablet and a desk, in the light and in the dark.

import axe from "axe-core";
import { pathToFileURL } from "node:url";

/** 320 is what a page must fit when it is enlarged to four times its size on a desk. */
const WIDTHS = [320, 390, 820, 1440];
const THEMES = ["light", "dark"];
/** Where all rules of accessibility are tried: contrast hangs on the theme, the size of targets and what is hidden on the width. */
const WHERE_ALL_RULES = ["390 dark", "1440 light"];
/** A page that is only longer than one that is tried in both is tried in one. */
const IS_LONGER_TWIN = /-full$|^hostile/;
const RULES = { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };

/** Everything that is wrong with a page on a screen. */
export async function checkOnScreen(browser, { name, file, isHostile }, pictures) {
  const problems = [];
  const found = (what, where) => problems.push({ page: name, what, where });
  const context = await browser.newContext();
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      found(`the browser says: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => found(`the browser says: ${error}`));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address && !request.url().startsWith("data:")) {
      found(`asks for ${request.url()}`);
    }
  });
  await page.goto(address);
  for (const { what, where } of await page.evaluate(faultsOfContent)) {
    found(what, where);
  }
  await page.evaluate(axe.source);
  const views = new Set(WHERE_ALL_RULES.slice(0, IS_LONGER_TWIN.test(name) ? 1 : 2));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const open of [false, true]) {
      await page.evaluate(setFolds, open);
      for (const where of await page.evaluate(whatSticksOut)) {
        found(`wider than the window at ${width} px`, where);
      }
      for (const { what, where } of isHostile ? [] : await page.evaluate(faultsOfMenu)) {
        found(`${what} at ${width} px`, where);
      }
      for (const where of isHostile ? [] : await page.evaluate(whatOverlaps)) {
        found(`names on a scale run into each other at ${width} px`, where);
      }
    }
    for (const colorScheme of THEMES) {
      const view = `${width} ${colorScheme}`;
      await page.emulateMedia({ colorScheme });
      if (views.has(view)) {
        const { violations } = await page.evaluate((rules) => globalThis.axe.run(rules), RULES);
        for (const violation of violations) {
          for (const node of violation.nodes.slice(0, 3)) {
            found(`${violation.id} at ${view}: ${violation.help}`, `${node.html.slice(0, 200)} ${node.failureSummary?.replace(/\s+/g, " ")}`);
          }
        }
      }
      if (pictures && width > 320) {
        await page.evaluate(setFolds, false);
        // A page of hostile words is taller than any picture may be.
        await page.screenshot({ path: file.replace(/html$/, `${width}-${colorScheme}.png`), fullPage: !isHostile });
        await page.evaluate(setFolds, true);
      }
    }
  }
  await context.close();
  return problems;
}

// What follows runs inside the page.

/** No script, and no link that leads nowhere. */
function faultsOfContent() {
  const faults = [];
  const outline = (element) => element.outerHTML.slice(0, 200);
  for (const element of document.querySelectorAll("script, iframe, object, embed, img, link:not([rel=icon]), base")) {
    faults.push({ what: "an element that no page needs", where: outline(element) });
  }
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || /^\s*javascript:/i.test(value)) {
        faults.push({ what: `an attribute that runs: ${name}`, where: outline(element) });
      }
    }
  }
  for (const link of document.querySelectorAll("a[href^='#']")) {
    if (!document.getElementById(link.getAttribute("href").slice(1))) {
      faults.push({ what: "a link that leads nowhere", where: outline(link) });
    }
  }
  return faults;
}

function setFolds(open) {
  for (const fold of document.querySelectorAll("details")) {
    fold.open = open;
  }
}

/** A menu whose entries run into each other, or whose end cannot be seen where a second line has room. */
function faultsOfMenu() {
  const LEAST_GAP = 8;
  const WIDE = 700;
  const menu = document.querySelector("nav");
  if (!menu) {
    return [];
  }
  const faults = [];
  if (menu.clientWidth > WIDE && menu.scrollWidth > menu.clientWidth) {
    faults.push({ what: "the menu is cut", where: menu.textContent.trim().replace(/\s+/g, " ") });
  }
  const boxes = [...menu.querySelectorAll("a")].map((link) => [link, link.getBoundingClientRect()]);
  for (const [index, [link, box]] of boxes.slice(1).entries()) {
    const before = boxes[index][1];
    if (before.top === box.top && box.left - before.right < LEAST_GAP) {
      faults.push({ what: "entries of the menu run into each other", where: link.textContent });
    }
  }
  return faults;
}

/** Scales of pictures on which two names stand on each other. */
function whatOverlaps() {
  const touch = (one, other) => one.right > other.left && other.right > one.left && one.bottom > other.top && other.bottom > one.top;
  return [...document.querySelectorAll("svg")].flatMap((drawing) => {
    const boxes = [...drawing.querySelectorAll(":scope > text")].map((text) => text.getBoundingClientRect()).filter(({ width }) => width > 0);
    return boxes.slice(1).some((box, index) => touch(boxes[index], box)) ? [drawing.outerHTML.slice(0, 300)] : [];
  });
}

/** The innermost elements that a reader would have to scroll sideways for. */
function whatSticksOut() {
  const width = document.documentElement.clientWidth;
  const root = document.scrollingElement;
  if (root.scrollWidth <= width) {
    return [];
  }
  const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 1);
  const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  const shown = innermost.slice(0, 3).map((element) => element.outerHTML.slice(0, 200));
  return shown.length > 0 ? shown : [`nothing in particular; the page is ${root.scrollWidth} px wide`];
}
