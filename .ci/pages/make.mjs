// Makes the pages that are checked, each twice: the same command on the same day must give the same bytes.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { writeHostileKnowledge } from "./hostile.mjs";

const TODAY = "2026-11-22";
const HEAVIEST = 300_000;

/** Every page's name and the arguments that it is made with. */
function commands(root, hostile) {
  const knowledge = parse(readFileSync(join(root, "data/knowledge/conditions.yaml"), "utf8"));
  const pages = {};
  for (const { id } of knowledge.conditions) {
    pages[`compare-${id}`] = ["compare", "--condition", id];
    pages[`compare-${id}-full`] = ["compare", "--condition", id, "--detail", "full"];
  }
  return Object.assign(pages, {
    "compare-brief": ["compare", "--detail", "brief"],
    "compare-profile": ["compare", "-p", "docs/example-profile.yaml"],
    "compare-plan": ["compare", "--plan", "employer-average"],
    "compare-stopped": ["compare", "--set", "saddle-numbness=true"],
    check: ["check", "-p", "docs/example-profile.yaml"],
    "check-empty": ["check"],
    cost: ["cost", "--plan", "employer-average", "--simulate", "2000", "--sensitivity"],
    "cost-course": ["cost", "--course", "docs/example-course.yaml", "--plan", "docs/example-plan.yaml"],
    "cost-plans": ["cost", "--list-plans"],
    facts: ["facts", "infection"],
    "facts-finding": ["facts", "ldh-disc-leg-pain-3m"],
    validate: ["validate"],
    audit: ["audit"],
    "hostile-compare": ["compare", "--knowledge", hostile],
    "hostile-compare-full": ["compare", "--knowledge", hostile, "--detail", "full"],
    "hostile-check": ["check", "--knowledge", hostile],
    "hostile-cost": ["cost", "--knowledge", hostile, "--plan", "employer-average", "--sensitivity"],
  });
}

/** What cannot be checked yet: the program does not know the command. */
function isUnknownCommand(error) {
  return /unrecognized subcommand/.test(String(error.stderr));
}

/** Makes all pages in a folder; gives their names and files, and what is wrong with them. */
export function make(root, program, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const hostile = join(folder, "hostile-knowledge");
  writeHostileKnowledge(join(root, "data/knowledge"), hostile);

  const pages = [];
  const problems = [];
  for (const [name, args] of Object.entries(commands(root, hostile))) {
    const file = join(folder, `${name}.html`);
    const run = (...more) => execFileSync(program, [...args, "--today", TODAY, ...more], { cwd: root, stdio: "pipe", maxBuffer: 1e8 });
    try {
      run("-o", file);
      if (!run("-f", "html").equals(readFileSync(file))) {
        problems.push({ page: name, what: "not the same bytes the second time" });
      }
    } catch (error) {
      if (!isUnknownCommand(error)) {
        problems.push({ page: name, what: "cannot be made", where: String(error.stderr ?? error).trim() });
      }
      continue;
    }
    pages.push({ name, file });
  }
  // Left there by the test of the same name.
  for (const name of ["every-part", "every-part-hostile", "every-part-long"]) {
    const file = join(folder, `${name}.html`);
    copyFileSync(join(root, "target/tmp", `${name}.html`), file);
    pages.push({ name, file });
  }
  for (const page of pages) {
    page.bytes = statSync(page.file).size;
    if (page.bytes > HEAVIEST && !page.name.includes("hostile") && !page.name.includes("long")) {
      problems.push({ page: page.name, what: `weighs ${page.bytes} bytes, more than ${HEAVIEST}` });
    }
  }
  return { pages, problems };
}
