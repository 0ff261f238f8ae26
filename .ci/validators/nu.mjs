// Checks HTML with the Nu Html Checker of the W3C, in batches.
//
//   node nu.mjs VNU_JAR LIST        LIST holds one file name a line
//
// One line a file: PASS, or FAIL with what was found. Errors and warnings count, information does not.

import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { resolve } from "node:path";

const BATCH = 200; // files a Java process; the command line has an end
const SHOWN = 10; // messages a file

// What this checker gets wrong, or only guesses. Each is counted and named below, so that none disappears in silence;
// keep the patterns narrow and the reasons true.
const SET_ASIDE = [
  // Chromium enforces the policy for real, and the check in the browser fails on anything it blocks.
  ["takes “data:” for blocked where the policy allows it", /^Resource violates Content Security Policy .*“data:/],
  ["does not know this part of CSS yet", /^CSS: Unrecognized at-rule “@(container|property|starting-style)”$/],
  ["does not know this part of CSS yet", /^CSS: “container(-type|-name)?”: Property “container(-type|-name)?” doesn't exist\.$/],
  // Two languages stand side by side in some editions; and a missing “lang” is another message.
  ["guesses the language from the words", /^This document appears to be written in /],
];

const [jar, list] = process.argv.slice(2);
const files = readFileSync(list, "utf8").split("\n").filter(Boolean).map((file) => resolve(file));
const findings = new Map(files.map((file) => [file, []]));
const setAside = new Map();

for (let start = 0; start < files.length; start += BATCH) {
  const batch = files.slice(start, start + BATCH);
  for (const message of check(batch)) {
    const named = message.url ? [fileURLToPath(message.url)] : batch;
    if (message.type === "info" && message.subType !== "warning") continue;
    const known = SET_ASIDE.find(([, pattern]) => pattern.test(message.message));
    if (known) {
      setAside.set(known[0], (setAside.get(known[0]) ?? 0) + 1);
      continue;
    }
    const place = message.lastLine ? `${message.lastLine}:${message.firstColumn ?? message.lastColumn} ` : "";
    for (const file of named) findings.get(file)?.push(`${place}${message.subType ?? message.type}: ${message.message}`);
  }
}

/** The checker's messages about the files; a run without a verdict gives one message against all of them. */
function check(batch) {
  const broken = (message) => [{ type: "error", message }];
  try {
    for (const file of batch) accessSync(file, constants.R_OK); // the checker passes over what it cannot find
  } catch (error) {
    return broken(error.message);
  }
  const options = ["-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar, "--format", "json", "--stdout", "--Werror"];
  const run = spawnSync("java", [...options, ...batch], { encoding: "utf8", maxBuffer: 1 << 30 });
  if (run.error) return broken(`the checker did not start: ${run.error.message}`);
  try {
    const { messages } = JSON.parse(run.stdout);
    const blames = messages.some((message) => message.type !== "info" || message.subType === "warning");
    // Its status and its messages must agree, and every message must be about a file it was given.
    if (run.status !== (blames ? 1 : 0)) throw new Error(`exit status ${run.status}`);
    const stray = messages.find((message) => message.url && !findings.has(fileURLToPath(message.url)));
    if (stray) throw new Error(`a message about ${stray.url}`);
    return messages;
  } catch (error) {
    return broken(`no verdict (${error.message}) ${run.stderr.trim().slice(0, 300)}`);
  }
}

let passed = 0;
for (const [file, found] of findings) {
  if (found.length === 0) {
    passed += 1;
    console.log(`PASS ${file}`);
    continue;
  }
  console.log(`FAIL ${file}: ${found.length} found`);
  for (const text of found.slice(0, SHOWN)) console.log(`    ${text}`);
  if (found.length > SHOWN) console.log(`    … and ${found.length - SHOWN} more`);
}
for (const [reason, count] of setAside) console.log(`note: ${count} messages set aside: the checker ${reason}`);
console.log(`nu: ${passed} passed, ${findings.size - passed} failed`);
process.exit(files.length > 0 && passed === files.length ? 0 : 1);
