// What one would write in Node instead of `delegation-rules predict`, to be fast and reasonably strict: JSON.parse,
// a check of every key and value, and the answers looked up in the decision table.
//
//   node .ci/baseline.mjs TABLE <SCENARIOS >ANSWERS
//
// TABLE holds scenarios with their predictions as JSON Lines (.ci/benchmark makes it), SCENARIOS are JSON Lines. When
// it has answered them all it tells on standard error how many seconds that took, without those in which it started
// and read the table.
import { readFileSync } from "node:fs";
import { answerLines } from "./answer-lines.mjs";

const kinds = new Map([["user", 0], ["app", 1]]);
const permissions = new Map([
  ["Mail.Send", 1], ["Mail.Send.Shared", 2], ["Mail.ReadWrite", 4], ["Mail.ReadWrite.Shared", 8], ["Mail.Read", 0],
  ["Mail.Read.Shared", 0], ["Mail.ReadBasic", 0], ["Mail.ReadBasic.Shared", 0], ["Mail.ReadBasic.All", 0],
]);
const mailboxes = new Map([["me", 0], ["signedInUser", 1], ["from", 2], ["another", 3]]);
const operations = new Map([["sendMail", 0], ["createDraft", 2], ["sendDraft", 3]]);
const froms = new Map([
  ["own", 0], ["userMailbox", 1], ["sharedMailbox", 2], ["resourceMailbox", 3], ["microsoft365Group", 4],
  ["distributionList", 5],
]);
const grants = new Map([["SendAs", 1], ["SendOnBehalf", 2], ["FullAccess", 4]]);
const switches = new Map([["SentAs", 1], ["SendOnBehalf", 2]]);

function invalid(path) {
  throw new Error(`${path}: missing, unknown or of the wrong type`);
}

function value(names, name, path) {
  return names.get(name) ?? invalid(path);
}

function set(names, list, path) {
  if (!Array.isArray(list)) invalid(path);
  let bits = 0;
  for (const name of list) bits |= value(names, name, path);
  return bits;
}

function permissionSet(list, path) {
  if (!Array.isArray(list)) invalid(path);
  let bits = 0;
  for (const name of list) {
    const known = permissions.get(name);
    if (known !== undefined) bits |= known;
    else if (typeof name !== "string" || name.toLowerCase().startsWith("mail.")) invalid(path);
  }
  return bits;
}

function object(value, path) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) invalid(path);
  return value;
}

// The facts of a scenario as one number.
function facts(scenario) {
  for (const key in object(scenario, "")) {
    switch (key) {
      case "id": case "token": case "endpoint": case "from": case "grants": case "saveToSentItems":
      case "alwaysSaveCopy": break;
      default: invalid(key);
    }
  }
  const { id, token, endpoint, from, grants: held, saveToSentItems, alwaysSaveCopy } = scenario;
  if (id !== undefined && typeof id !== "string") invalid("id");
  for (const key in object(token, "token")) if (key !== "type" && key !== "permissions") invalid(`token.${key}`);
  for (const key in object(endpoint, "endpoint")) {
    if (key !== "mailbox" && key !== "operation") invalid(`endpoint.${key}`);
  }
  let operation = value(operations, endpoint.operation, "endpoint.operation");
  if (saveToSentItems !== undefined) {
    if (typeof saveToSentItems !== "boolean" || operation !== 0) invalid("saveToSentItems");
    if (!saveToSentItems) operation = 1;
  }
  return value(kinds, token.type, "token.type") | permissionSet(token.permissions, "token.permissions") << 1
    | value(mailboxes, endpoint.mailbox, "endpoint.mailbox") << 5 | operation << 7
    | (from === undefined ? 0 : value(froms, from, "from")) << 9
    | (held === undefined ? 0 : set(grants, held, "grants")) << 12
    | (alwaysSaveCopy === undefined ? 0 : set(switches, alwaysSaveCopy, "alwaysSaveCopy")) << 15;
}

const answers = new Array(1 << 17);
const texts = new Map(); // One string for each distinct answer.
for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
  if (line === "") continue;
  const { scenario, prediction } = JSON.parse(line);
  const text = JSON.stringify(prediction).slice(1);
  if (!texts.has(text)) texts.set(text, text);
  answers[facts(scenario)] = texts.get(text);
}

answerLines((scenario) => {
  const text = answers[facts(scenario)];
  return scenario.id === undefined ? "{" + text : '{"id":' + JSON.stringify(scenario.id) + "," + text;
});
