// Example 2 of the source document, in Node: a user without a grant sends from somebody else's address.
import { pathToFileURL } from "node:url";

if (process.argv.length !== 3) {
  console.error("usage: node example.mjs MODULE (the path of delegation_rules.mjs)");
  process.exit(64);
}
const { load } = await import(pathToFileURL(process.argv[2]));
const rules = await load();
console.log(rules.predict({
  token: { type: "user", permissions: ["Mail.Send.Shared"] },
  endpoint: { mailbox: "me", operation: "sendMail" },
  from: "userMailbox",
}));
