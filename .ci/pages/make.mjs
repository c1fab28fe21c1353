// Makes the pages that are checked, each twice: the same command on the same day must give the same bytes.

import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { writeHostileKnowledge } from "./hostile.mjs";

const TODAY = "2026-11-28";
const HEAVIEST = 360_000;

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
    "compare-plan-stenosis": ["compare", "stenosis", "--plan", "bronze-hdhp-2026"],
    "compare-weighed": ["compare", "--weights", "docs/example-weights.yaml"],
    "compare-stopped": ["compare", "--set", "saddle-numbness=true"],
    "compare-not-stopped": ["compare", "--set", "saddle-numbness=true", "--despite-red-flags"],
    check: ["check", "-p", "docs/example-profile.yaml"],
    "check-empty": ["check"],
    cost: ["cost", "--plan", "employer-average", "--simulate", "2000", "--sensitivity"],
    "cost-course": ["cost", "--course", "docs/example-course.yaml", "--plan", "docs/example-plan.yaml"],
    "cost-plans": ["cost", "--list-plans"],
    "cost-prices": ["cost", "--list-prices"],
    weigh: ["weigh", "--weights", "docs/example-weights.yaml"],
    "weigh-full": ["weigh", "stenosis", "--weight", "lasting-relief=8", "--detail", "full"],
    "weigh-empty": ["weigh"],
    facts: ["facts", "infection"],
    "facts-claims": ["facts", "--claims"],
    "facts-finding": ["facts", "ldh-disc-leg-pain-3m"],
    validate: ["validate"],
    "validate-problems": ["validate", "data/knowledge/rules-1-safety.yaml"],
    "hostile-compare": ["compare", "--knowledge", hostile],
    "hostile-compare-full": ["compare", "--knowledge", hostile, "--detail", "full"],
    "hostile-check": ["check", "--knowledge", hostile],
    "hostile-weigh": ["weigh", "--knowledge", hostile, "--weight", "quick-relief=9", "--weight", "no-operation=4"],
    "hostile-cost": ["cost", "--knowledge", hostile, "--plan", "employer-average", "--sensitivity"],
  });
}

/** The commands that the program's help names. One that no page above is made with is run without arguments. */
function commandsOf(program) {
  const help = String(spawnSync(program, ["--help"]).stdout);
  const list = help.split("Commands:\n")[1]?.split("\n\n")[0] ?? "";
  return [...list.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name).filter((name) => name !== "help");
}

/** Exit codes of an answer: given, or "something is wrong with the file". */
const ANSWERED = [0, 3];

/** Makes all pages in a folder; gives their names, files and weights, and what is wrong with them. One of hostile words may be heavy and ugly. */
export function make(root, program, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const hostile = join(folder, "hostile-knowledge");
  writeHostileKnowledge(join(root, "data/knowledge"), hostile, (there) => {
    const { stdout } = spawnSync(program, ["validate", there, "-f", "json"], { maxBuffer: 1e8 });
    return JSON.parse(stdout).problems ?? [];
  });

  const pages = [];
  const problems = [];
  const listed = commands(root, hostile);
  // What these print has a format of its own and is no page.
  const texts = ["batch", "schema", "completions", "man"];
  for (const command of commandsOf(program).filter((name) => !texts.includes(name))) {
    if (!Object.values(listed).some(([first]) => first === command)) {
      listed[command] = [command];
    }
  }
  for (const [name, args] of Object.entries(listed)) {
    const file = join(folder, `${name}.html`);
    const run = (...more) => spawnSync(program, [...args, "--today", TODAY, ...more], { cwd: root, maxBuffer: 1e8 });
    const { status, stderr, error } = run("-o", file);
    if (!ANSWERED.includes(status) || !existsSync(file)) {
      problems.push({ page: name, what: "cannot be made", where: String(error ?? stderr).trim() });
      continue;
    }
    if (!run("-f", "html").stdout.equals(readFileSync(file))) {
      problems.push({ page: name, what: "not the same bytes the second time" });
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
    page.isHostile = /hostile|long/.test(page.name);
    if (page.bytes > HEAVIEST && !page.isHostile) {
      problems.push({ page: page.name, what: `weighs ${page.bytes} bytes, more than ${HEAVIEST}` });
    }
  }
  return { pages, problems };
}
