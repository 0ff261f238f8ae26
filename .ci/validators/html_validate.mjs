// Checks HTML with html-validate: its rules on conformance and accessibility, none on style.
//
//   node html_validate.mjs NPM_FOLDER LIST        LIST holds one file name a line
//
// One line a file: PASS, or FAIL with what was found. Warnings count as failures.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [npm, list] = process.argv.slice(2);
const { HtmlValidate } = createRequire(join(resolve(npm), "package.json"))("html-validate");
const files = readFileSync(list, "utf8").split("\n").filter(Boolean);

const checker = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  // A preference, not a rule of HTML: a scrolling table's wrapper is a region with a name, whatever its element.
  rules: { "prefer-native-element": "off" },
});

let passed = 0;
for (const file of files) {
  let found;
  try {
    const report = await checker.validateFile(file);
    found = report.results
      .flatMap((result) => result.messages)
      .map(({ line, column, message, ruleId }) => `${line}:${column} ${message} [${ruleId}]`);
  } catch (error) {
    found = [`error: ${error.message}`];
  }
  if (found.length === 0) {
    passed += 1;
    console.log(`PASS ${file}`);
  } else {
    console.log(`FAIL ${file}: ${found.length} found`);
    for (const text of found.slice(0, 10)) console.log(`    ${text}`);
    if (found.length > 10) console.log(`    … and ${found.length - 10} more`);
  }
}
console.log(`html-validate: ${passed} passed, ${files.length - passed} failed`);
process.exit(files.length > 0 && passed === files.length ? 0 : 1);
