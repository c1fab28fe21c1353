// The built-in knowledge with harm in every sentence: it must reach a page as words and nothing else.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument, visit } from "yaml";

/** What is put into sentences, in turn. */
const HARM = [
  " <script>alert(1)</script>",
  ` "><img src=x onerror='alert(1)'>`,
  " &lt;b&gt; &amp &#x3c; ]]> <!-- </style></title></main>",
  " שלום עולם אבג (1) <b>",
  " 漢字 👩❤ e\u0301\u0302\u0303 {{ 7 * 7 }} javascript:alert(1)",
];
const LONG_WORD = ` ${"x".repeat(5000)}`;
/** Every so many sentences one gets the long word. */
const LONG_WORD_EVERY = 15;
/** These stand in narrow cells: the program refuses more than a few characters. */
const SHORT = new Set(["who"]);

/** Writes the knowledge of a folder anew, with harm in it. */
export function writeHostileKnowledge(from, to) {
  mkdirSync(to, { recursive: true });
  let sentences = 0;
  for (const name of readdirSync(from)) {
    const document = parseDocument(readFileSync(join(from, name), "utf8"));
    visit(document, {
      Scalar(key, node, path) {
        const holder = path.findLast((step) => step.key !== undefined);
        const isSentence = typeof node.value === "string" && /\s/.test(node.value);
        if (key === "key" || !isSentence || SHORT.has(String(holder?.key))) {
          return;
        }
        sentences += 1;
        const harm = sentences % LONG_WORD_EVERY === 0 ? LONG_WORD : HARM[sentences % HARM.length];
        // Inside the sentence: some must end in a question mark, others must not.
        node.value = node.value.replace(/\s/, (blank) => harm + blank);
      },
    });
    writeFileSync(join(to, name), document.toString({ lineWidth: 0 }));
  }
}
