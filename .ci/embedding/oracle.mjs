// Answers scenarios through WebAssembly: JSON Lines in, JSON Lines out, for `delegation-rules verify --against`.
//
//     node oracle.mjs MODULE.mjs
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { load } = await import(pathToFileURL(process.argv[2]));
const rules = await load();
const lines = readFileSync(0, "utf8").split("\n").filter((line) => line !== "");
process.stdout.write(lines.map((line) => `${JSON.stringify(rules.predict(JSON.parse(line)))}\n`).join(""));
