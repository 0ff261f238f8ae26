// Checks HTML in a real browser: axe-core, no request to anywhere, no sideways scrolling, nothing cut off on paper.
//
//   node axe.mjs NPM_FOLDER BROWSER LIST        LIST holds one file name a line
//
// Every page is looked at in six views: 360, 768 and 1280 pixels wide, each in light and dark; the totals count views. A
// view fails when
//   axe       finds a violation of WCAG 2.0 to 2.2 A or AA, or of its best practices
//   request   the page asks for anything besides itself, or holds an element or a style that would
//   sideways  the page is wider than the window
//   print     words would be cut off at the right edge of the paper, or be printed in the light ink of a dark screen
//   console   the browser reports an error (a broken script, something its own policy blocks)
//   error     there is no verdict

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const VIEWS = [360, 768, 1280].flatMap((width) => ["light", "dark"].map((scheme) => ({ width, scheme })));
const AT_ONCE = 2; // pages open in a view
const TIME_LIMIT = 60_000;

const [npm, browserPath, list] = process.argv.slice(2);
const require = createRequire(join(resolve(npm), "package.json"));
const { chromium } = require("playwright-core");
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const files = readFileSync(list, "utf8").split("\n").filter(Boolean).map((file) => resolve(file));

/** In the page: what would be fetched from elsewhere, now or later (a lazy picture, a style for print). */
function references() {
  const own = (address) => /^(data:|blob:|about:|#|$)/i.test(address.trim());
  const found = [];
  const loading = "img, source, script, iframe, frame, embed, object, audio, video, track, input[type=image], image, use, feImage";
  for (const element of document.querySelectorAll(loading)) {
    for (const name of ["src", "data", "poster", "href", "xlink:href"]) {
      const address = element.getAttribute(name);
      if (address !== null && !own(address)) found.push(`<${element.localName} ${name}="${address.slice(0, 80)}">`);
    }
    // An address within a data: URL may hold commas and spaces, so only candidates that start one are looked at.
    for (const candidate of (element.getAttribute("srcset") ?? "").split(/,\s+/)) {
      if (!own(candidate)) found.push(`<${element.localName} srcset="${candidate.slice(0, 80)}">`);
    }
  }
  const rels = /\b(stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|modulepreload|manifest|apple-touch-icon)\b/i;
  for (const link of document.querySelectorAll("link[rel]")) {
    const address = link.getAttribute("href") ?? "";
    if (rels.test(link.rel) && !own(address)) found.push(`<link rel="${link.rel}" href="${address.slice(0, 80)}">`);
  }
  const styles = [...document.querySelectorAll("style")].map((style) => style.textContent);
  styles.push(...[...document.querySelectorAll("[style]")].map((element) => element.getAttribute("style")));
  for (const style of styles) {
    if (/@import\b/i.test(style)) found.push("@import in a style");
    for (const [, , address] of style.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/gis)) {
      if (!own(address)) found.push(`url(${address.slice(0, 80)}) in a style`);
    }
  }
  return found;
}

/** In the page: how wide the sheets of paper are that it asks for, without their margins, in pixels of CSS. */
function papers() {
  const papers = { a4: [210, 297], a3: [297, 420], letter: [215.9, 279.4], legal: [215.9, 355.6] };
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSPageRule);
  const widths = {};
  for (const rule of rules.filter((rule) => rule.style.size)) {
    const [name, side] = rule.style.size.split(" ");
    const margins = rules.filter((other) => other.selectorText === "" && other.style.marginLeft).at(-1)?.style;
    const margin = parseFloat(margins?.marginLeft ?? 0) + parseFloat(margins?.marginRight ?? 0);
    const [width, height] = papers[name.toLowerCase()] ?? [];
    widths[rule.selectorText] = Math.floor((((side === "landscape" ? height : width) - margin) * 96) / 25.4);
  }
  return widths;
}

/** In the page: what is wrong with the words that stand on sheets of this name, which are so wide. */
function cutOff([name, sheetWidth]) {
  const found = [];
  const ink = getComputedStyle(document.body).color.match(/[\d.]+/g).slice(0, 3);
  if (ink.every((part) => part > 128)) found.push(`light ink: ${ink}`);
  const sheet = (element) => element && (getComputedStyle(element).page === "auto" ? sheet(element.parentElement) : getComputedStyle(element).page);
  for (const element of document.body.querySelectorAll("*")) {
    if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
    const { right, width } = element.getBoundingClientRect();
    if (width === 0 || element.closest("[aria-hidden=true], svg") || right <= sheetWidth + 1) continue;
    if ((sheet(element) ?? "") === name) found.push(`${Math.round(right)} > ${sheetWidth}: ${element.textContent.trim().slice(0, 60)}`);
  }
  return found.slice(0, 3);
}

/** The promise, or a failure when it takes too long: a script in the page may never end. */
function limited(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${TIME_LIMIT / 1000} s`)), TIME_LIMIT);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** What is wrong with one page in one view. */
async function look(context, file, width) {
  const found = [];
  const address = pathToFileURL(file).href;
  const page = await context.newPage();
  try {
    page.setDefaultTimeout(TIME_LIMIT);
    page.on("request", (request) => {
      const url = request.url();
      if (url !== address && !/^(data|blob|about):/.test(url)) found.push(`request: ${url.slice(0, 120)}`);
    });
    page.on("websocket", (socket) => found.push(`request: ${socket.url()}`));
    page.on("pageerror", (error) => found.push(`console: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && found.push(`console: ${message.text().slice(0, 200)}`));
    await page.goto(address, { waitUntil: "load" });
    for (const reference of await limited(page.evaluate(references))) found.push(`request: ${reference}`);

    const root = await limited(page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    }));
    if (root.scrollWidth > root.clientWidth) found.push(`sideways: ${root.scrollWidth} > ${root.clientWidth}`);
    if (root.clientWidth > width) found.push(`sideways: laid out for ${root.clientWidth} pixels (no viewport?)`);

    await limited(page.evaluate(axeSource));
    const result = await limited(page.evaluate(
      async (tags) => {
        const { violations, passes } = await axe.run(document, { runOnly: { type: "tag", values: tags } });
        const told = ({ id, nodes, help }) => ({ id, help, count: nodes.length, first: nodes[0]?.html.replace(/\s+/g, " ").slice(0, 120) });
        return { violations: violations.map(told), passes: passes.length };
      },
      TAGS,
    ));
    for (const { id, help, count, first } of result.violations) found.push(`axe: ${id} (${count}×) ${help}: ${first}`);
    if (result.violations.length === 0 && result.passes === 0) found.push("error: axe checked nothing");

    // A page that names no paper, such as the index, is looked at on A4 with the margins of most printers.
    await page.emulateMedia({ media: "print" });
    for (const [name, width] of Object.entries({ "": 718, ...(await limited(page.evaluate(papers))) })) {
      await page.setViewportSize({ width, height: 800 });
      for (const words of await limited(page.evaluate(cutOff, [name, width]))) found.push(`print: ${words}`);
    }
  } catch (error) {
    found.push(`error: ${error.message.split("\n")[0]}`);
  } finally {
    await limited(page.close()).catch(() => {});
  }
  return [...new Set(found)];
}

// Chromium's own traffic is switched off, and no name resolves: nothing here can reach a network.
const browser = await chromium
  .launch({
    executablePath: browserPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND",
    ],
  })
  .catch((error) => {
    console.log(`the browser did not start: ${error.message.split("\n")[0]}`);
    process.exit(1);
  });
let passed = 0;
let failed = 0;
const findings = new Map(files.map((file) => [file, new Map()])); // file → what was found → in which views
for (const { width, scheme } of VIEWS) {
  const phone = width < 600;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    isMobile: phone, // so that a page without <meta name="viewport"> shows
    hasTouch: phone,
  });
  const waiting = [...files];
  const worker = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const found = await look(context, file, width);
      if (found.length === 0) passed += 1;
      else failed += 1;
      const known = findings.get(file);
      for (const text of found) known.set(text, [...(known.get(text) ?? []), `${width} ${scheme}`]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await context.close();
}
await browser.close();
for (const [file, found] of findings) {
  console.log(`${found.size === 0 ? "PASS" : "FAIL"} ${file}`);
  for (const [text, views] of found) {
    console.log(`    ${text} [${views.length === VIEWS.length ? "every view" : views.join(", ")}]`);
  }
}
console.log(`axe: ${passed} passed, ${failed} failed`);
process.exit(files.length > 0 && failed === 0 ? 0 : 1);
