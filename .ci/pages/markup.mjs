// Holds every page against the HTML standard with the Nu HTML checker: no error and no warning.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

const JAR = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

/** What is wrong with the markup of these pages. */
export function checkMarkup(pages) {
  return new Promise((resolve, reject) => {
    const files = pages.map((page) => page.file);
    const checker = spawn("java", ["-jar", JAR, "--format", "json", "--no-langdetect", "--stdout", "--exit-zero-always", ...files]);
    let output = "";
    let errors = "";
    checker.stdout.on("data", (data) => (output += data));
    checker.stderr.on("data", (data) => (errors += data));
    checker.on("error", reject);
    checker.on("close", () => {
      try {
        const hostile = new Set(pages.filter(({ isHostile }) => isHostile).map(({ name }) => name));
        const problems = JSON.parse(output).messages.map((message) => ({
          page: basename(decodeURI(message.url ?? "?"), ".html"),
          what: `${message.type}: ${message.message}`,
          where: `line ${message.lastLine}: ${(message.extract ?? "").replace(/\s+/g, " ").slice(0, 200)}`,
          isError: message.type !== "info",
        }));
        // Advice about hostile words would be advice to those who wrote them.
        resolve(problems.filter(({ page, isError }) => isError || !hostile.has(page)));
      } catch (error) {
        reject(new Error(`the HTML checker did not answer: ${errors || error}`));
      }
    });
  });
}
