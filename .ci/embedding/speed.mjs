// How long a packed decision takes through WebAssembly, on scenarios in random order, beside a loop that decides nothing;
// and how long an exchange takes.
//
//     node speed.mjs MODULE.mjs TENANT.json EXCHANGES.jsonl
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , module, tenant, exchanges] = process.argv;
const { load } = await import(pathToFileURL(module));
const rules = await load();
const scenarios = new Uint32Array(1 << 16);
for (let seed = 1, count = 0; count < scenarios.length;) {
  seed = Math.imul(seed, 1664525) + 1013904223 >>> 0; // The generator of "Numerical Recipes"; its high bits will do.
  if (rules.predictPacked(seed >>> 4) !== 0n) scenarios[count++] = seed >>> 4;
}

/** Nanoseconds that `work` takes for one scenario: the median of 51 rounds over all of them. */
function nanoseconds(work) {
  let refused = 0;
  const rounds = Array.from({ length: 51 }, () => {
    const start = process.hrtime.bigint();
    for (const scenario of scenarios) if (work(scenario)) refused += 1;
    return Number(process.hrtime.bigint() - start) / scenarios.length;
  });
  if (refused === 1) throw new Error("The sum must be used, or the work could be left out.");
  return rounds.sort((one, other) => one - other)[25];
}

const isRefused = (prediction) => (prediction & 7n) === 3n;
const empty = nanoseconds((scenario) => (scenario & 7) === 3);
const decision = nanoseconds((scenario) => isRefused(rules.predictPacked(scenario)));
console.log(`WebAssembly in Node: a packed decision ${decision.toFixed(1)} ns, an empty loop ${empty.toFixed(1)} ns`);

const session = rules.open(readFileSync(tenant, "utf8"));
const lines = readFileSync(exchanges, "utf8").split("\n").slice(0, 2000);
const questions = lines.map((line) => JSON.parse(line));

/** Microseconds that the session takes for one of `questions`: the median of 15 rounds over all of them. */
function microseconds(questions) {
  const rounds = Array.from({ length: 15 }, () => {
    const start = performance.now();
    for (const question of questions) session.ask(question);
    return 1000 * (performance.now() - start) / questions.length;
  });
  return rounds.sort((one, other) => one - other)[7].toFixed(1);
}

const bytes = Math.round(lines.join("").length / lines.length);
console.log(`WebAssembly in Node: an exchange of ${bytes} bytes ${microseconds(questions)} µs, ` +
  `as text ${microseconds(lines)} µs`);
