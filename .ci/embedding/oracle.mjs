// Answers questions through WebAssembly: JSON Lines in, JSON Lines out, for `delegation-rules verify --against` and others.
//
//     node oracle.mjs MODULE.mjs [TENANT.json]
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , module, tenant] = process.argv;
const { load } = await import(pathToFileURL(module));
const session = (await load()).open(tenant && readFileSync(tenant, "utf8"));
const lines = readFileSync(0, "utf8").split("\n").filter((line) => line !== "");
process.stdout.write(lines.map((line) => `${JSON.stringify(session.ask(line))}\n`).join(""));
