// How long a packed decision takes through WebAssembly, on scenarios in random order, beside a loop that decides nothing.
//
//     node speed.mjs MODULE.mjs
import { pathToFileURL } from "node:url";

const { load } = await import(pathToFileURL(process.argv[2]));
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
