// The built-in knowledge with harm in every sentence: it must reach a page as words and nothing else.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { LineCounter, parseDocument, visit } from "yaml";

/** What is put into sentences, in turn. */
const HARM = [
  " <script>alert(1)</script>",
  ` "><img src=x onerror='alert(1)'>`,
  " &lt;b&gt; &amp &#x3c; ]]> <!-- </style></title></main>",
  " שלום עולם אבג (1) <b>",
  " 漢字 👩❤ e\u0301\u0302\u0303 {{ 7 * 7 }} javascript:alert(1)",
];
const LONG_WORD = ` ${"x".repeat(5000)}`;
/** Every so many values one gets the long word. */
const LONG_WORD_EVERY = 23;
// A round tells so many problems at most, and leaves those alone.
const ROUNDS = 10;

/**
 * Writes the knowledge of a folder anew, with harm in it. `problemsOf` gives what the program has against the new folder, each with file, line
 * and column: a sentence that it refuses (some must be short) is left as it was.
 */
export function writeHostileKnowledge(from, to, problemsOf) {
  mkdirSync(to, { recursive: true });
  const names = readdirSync(from);
  const spared = new Map(names.map((name) => [name, new Set()]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) {
      const document = parseDocument(readFileSync(join(from, name), "utf8"));
      for (const [index, node] of scalars(document).entries()) {
        if (typeof node.value !== "string" || !/\s/.test(node.value) || spared.get(name).has(index)) {
          continue;
        }
        const harm = index % LONG_WORD_EVERY === 0 ? LONG_WORD : HARM[index % HARM.length];
        // Inside the sentence: some must end in a question mark, others must not.
        node.value = node.value.replace(/\s/, (blank) => harm + blank);
      }
      writeFileSync(join(to, name), document.toString({ lineWidth: 0 }));
    }
    const problems = problemsOf(to);
    if (problems.length === 0) {
      return;
    }
    for (const { file, line, column } of problems) {
      const name = basename(file);
      spared.get(name).add(scalarAt(readFileSync(join(to, name), "utf8"), line, column));
    }
  }
  throw new Error("no hostile knowledge that the program takes was found");
}

/** The values of a document in their order: keys are left out. */
function scalars(document) {
  const found = [];
  visit(document, {
    Scalar(key, node) {
      if (key !== "key") {
        found.push(node);
      }
    },
  });
  return found;
}

/** Which of the values stands at a place. */
function scalarAt(text, line, column) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = lines.lineStarts[line - 1] + column - 1;
  return scalars(document).findLastIndex((node) => node.range[0] <= place);
}
