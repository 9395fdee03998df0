// What one would write in Node instead of `delegation-rules replay`, to be fast and reasonably strict: JSON.parse, maps of
// the tenant's identities, groups and grants, and the decision looked up in the decision table.
//
//   node .ci/baseline-replay.mjs TABLE TENANT <EXCHANGES >RESULTS
//
// TABLE holds scenarios with their predictions as JSON Lines (.ci/benchmark makes it), EXCHANGES are JSON Lines: sendMail,
// with a message in JSON.
// When it has answered them all it tells on standard error how many seconds that took, without those in which it started
// and read the table and the tenant.
import { readFileSync } from "node:fs";
import { answerLines } from "./answer-lines.mjs";

const deciding = new Set(["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared"]);
const froms = {
  UserMailbox: "userMailbox", SharedMailbox: "sharedMailbox", RoomMailbox: "resourceMailbox",
  EquipmentMailbox: "resourceMailbox", GroupMailbox: "microsoft365Group",
  MailUniversalDistributionGroup: "distributionList", MailUniversalSecurityGroup: "distributionList",
  DynamicDistributionGroup: "distributionList",
};
const delegates = new Set([
  "UserMailbox", "SharedMailbox", "RoomMailbox", "EquipmentMailbox", "MailUniversalSecurityGroup",
]);
const grantKeys = [["SendAs", "sendAs"], ["SendOnBehalf", "sendOnBehalf"], ["FullAccess", "fullAccess"]];

// ---- The decision table ----

const table = new Map();

function key({ token, endpoint, from, grants, saveToSentItems, alwaysSaveCopy }) {
  return `${token.type} ${token.permissions} ${endpoint.mailbox} ${endpoint.operation} ${from} ${grants} `
    + `${saveToSentItems} ${alwaysSaveCopy}`;
}

for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
  if (line === "") continue;
  const { scenario, prediction } = JSON.parse(line);
  table.set(key(scenario), prediction);
}

// ---- The tenant ----

const { recipients } = JSON.parse(readFileSync(process.argv[3], "utf8"));
const byIdentity = new Map();
for (const recipient of recipients) {
  const { address, userPrincipalName, id, aliases = [] } = recipient;
  for (const identity of [address, userPrincipalName, id, ...aliases]) {
    if (identity !== undefined) byIdentity.set(identity.toLowerCase(), recipient);
  }
}
const groupsOf = new Map(recipients.map((recipient) => [recipient, []]));
for (const recipient of recipients) {
  for (const member of recipient.members ?? []) groupsOf.get(named(member)).push(recipient);
  recipient.holders = grantKeys.map(([name, key]) => [name, new Set((recipient[key] ?? []).map(named).filter((holder) =>
    delegates.has(holder.recipientTypeDetails)
    || name === "SendOnBehalf" && holder.recipientTypeDetails === "MailUniversalDistributionGroup"))]);
}

function named(identity) {
  return byIdentity.get(identity.toLowerCase()) ?? invalid(`nobody is called ${identity}`);
}

function invalid(message) {
  throw new Error(message);
}

/** The recipient with all groups that it is in, directly or through others. */
function memberships(recipient, found = new Set()) {
  if (found.has(recipient)) return found;
  found.add(recipient);
  for (const group of groupsOf.get(recipient)) memberships(group, found);
  return found;
}

// ---- Exchanges ----

const text = (value, path) => typeof value === "string" ? value : invalid(`${path}: expected a string`);

function result({ id, token, request }) {
  const { pathname } = new URL(text(request.url, "request.url"), "https://graph.microsoft.com/v1.0/");
  const match = /^\/(?:v1\.0|beta)\/(?:me|users\/([^/]+))\/sendmail$/i.exec(pathname);
  if (!match || request.method !== "POST") invalid("request: expected sendMail");
  const { message, saveToSentItems = true } = request.body;
  const permissions = token.permissions.filter((name) => deciding.has(name));
  const signedIn = token.type === "user" ? named(text(token.user, "token.user")) : undefined;
  const pathID = match[1] === undefined ? undefined : decodeURIComponent(match[1]);
  const path = pathID === undefined ? undefined : byIdentity.get(pathID.toLowerCase());
  const fromAddress = message.from?.emailAddress?.address;
  const from = fromAddress === undefined ? undefined : byIdentity.get(fromAddress.toLowerCase());
  const sender = signedIn ?? path;
  const isOwn = fromAddress === undefined || from === sender;
  const scenario = {
    token: { type: token.type, permissions: [...deciding].filter((name) => permissions.includes(name)) },
    endpoint: {
      mailbox: pathID === undefined ? "me" : signedIn === undefined ? "another" : path === signedIn ? "signedInUser"
        : path === from ? "from" : "another",
      operation: "sendMail",
    },
    from: isOwn ? "own" : froms[from?.recipientTypeDetails] ?? "userMailbox",
    grants: [],
    saveToSentItems,
    alwaysSaveCopy: [],
  };
  if (!isOwn && from !== undefined) {
    const senders = memberships(sender);
    for (const [name, holders] of from.holders) {
      for (const holder of holders) {
        if (senders.has(holder)) { scenario.grants.push(name); break; }
      }
    }
    if (from.messageCopyForSentAsEnabled) scenario.alwaysSaveCopy.push("SentAs");
    if (from.messageCopyForSendOnBehalfEnabled) scenario.alwaysSaveCopy.push("SendOnBehalf");
  }
  const prediction = table.get(key(scenario));
  const { outcome, clauses, basis, contested } = prediction;
  const party = (name) => name === "from" ? from : sender;
  const shown = ({ displayName, address }) => ({ emailAddress: { name: displayName ?? address, address } });
  const answer = { id };
  if (outcome === "accepted") {
    answer.response = { status: prediction.status, headers: {} };
  } else if (outcome === "rejected") {
    const { code, message } = prediction.error;
    answer.response = {
      status: prediction.status,
      headers: { "Content-Type": "application/json" },
      body: {
        error: {
          code, message: message.replace("{id}", pathID),
          innerError: { "request-id": "24e7991e", date: "2019-01-16T18:53:25" },
        },
      },
    };
  }
  answer.outcome = outcome;
  if (outcome === "accepted") {
    answer.message = { sender: shown(party(prediction.sender)), from: shown(party(prediction.from)) };
    answer.sentItems = prediction.sentItems.map((name) => party(name).address);
  } else if (outcome === "unspecified") {
    answer.reason = prediction.reason;
  }
  return { ...answer, scenario, clauses, basis, contested };
}

answerLines((exchange) => JSON.stringify(result(exchange)));
