// What the page calls things: the parties, the answers, requests, and changes.

/** What sentences call the parties of a scenario. */
function partyWords(scenario) {
  const app = scenario.token.type === "app";
  const from = {
    own: "the other user", userMailbox: "the other user", sharedMailbox: "the shared mailbox",
    resourceMailbox: "the resource mailbox", microsoft365Group: "the Microsoft 365 group",
    distributionList: "the distribution list",
  }[scenario.from];
  return {
    sendingUser: app ? "the mailbox in the path" : "the signed-in user",
    from,
    fromObject: scenario.from === "userMailbox" ? "the other user’s mailbox" : from,
  };
}

/** Whether the message is from somebody else than who sends it: an application acts as the mailbox in the path. */
function isDelegated({ token, endpoint, from }) {
  return from !== "own" && !(token.type === "app" && ["me", "from"].includes(endpoint.mailbox));
}

function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The answer in a few words. */
function headline(prediction) {
  switch (prediction.outcome) {
    case "accepted": return "202 Accepted: the message is sent";
    case "drafted": return "201 Created: a draft, nothing is sent yet";
    case "rejected": return `${prediction.status} ${prediction.error.code}: refused`;
    default: return "Unspecified: the sources do not say";
  }
}

/** What follows from the answer, or why it is a refusal, in sentences. */
function because(scenario, prediction) {
  const words = partyWords(scenario);
  switch (prediction.outcome) {
    case "accepted":
      return [`Recipients see ${sight(prediction, words)}.`, copies(prediction, words), ...idleSwitches(scenario, prediction)];
    case "drafted":
      return [`The draft lies in the Drafts of ${words[prediction.draftsOf]}. No right to send was asked for.`];
    case "rejected": return [refusal(scenario, prediction, words)];
    default: return [prediction.reason, "Whatever you see in one tenant, do not rely on it."];
  }
}

function sight({ sender, from }, words) {
  if (from === "sendingUser") return `${words.sendingUser}, whose own mail it is`;
  if (sender === "sendingUser") return `${words.sendingUser} on behalf of ${words.from}`;
  return `${words.from} alone, with no trace of ${words.sendingUser}`;
}

function copies({ sentItems }, words) {
  if (sentItems.length === 0) return "No copy is kept in anybody’s Sent Items.";
  if (sentItems.length === 2) {
    return `Copies are kept in the Sent Items of ${words.sendingUser} and of ${words.from}.`;
  }
  return `A copy is kept in the Sent Items of ${words[sentItems[0]]}, and nowhere else.`;
}

const switchNames = { SentAs: "MessageCopyForSentAsEnabled", SendOnBehalf: "MessageCopyForSendOnBehalfEnabled" };

/** The switches that are on and keep no copy: who turned one on expects one. */
function idleSwitches(scenario, prediction) {
  const sendAs = prediction.sender === "from";
  return scenario.alwaysSaveCopy
    .filter((name) => !isDelegated(scenario) || name !== (sendAs ? "SentAs" : "SendOnBehalf"))
    .map((name) => {
      const reason = !isDelegated(scenario) ? "one’s own mail" : sendAs ? "sent with Send As" : "sent with Send on Behalf";
      return `${switchNames[name]} is on and does nothing here: this is ${reason}.`;
    });
}

function refusal(scenario, { clauses }, words) {
  const fromObject = words.fromObject;
  if (clauses.includes("missing-sending-right-is-send-as-denied")) {
    const fullAccess = scenario.grants.includes("FullAccess") ? " Full Access is no right to send." : "";
    return `${capitalized(words.sendingUser)} holds neither Send As nor Send on Behalf on ${fromObject}.${fullAccess}`;
  }
  if (clauses.includes("missing-permission-is-access-denied")) {
    return `The token does not carry ${neededPermission(scenario)}, which this request takes.`;
  }
  if (clauses.includes("missing-full-access-is-access-denied")) {
    return `The request goes through ${fromObject}, to which ${words.sendingUser} holds no Full Access.`;
  }
  if (clauses.includes("me-needs-user-token")) {
    return "/me is whoever is signed in, and with an application token nobody is.";
  }
  return `The path names ${words.from}, which is no user: /users/{id} finds nobody.`;
}

function neededPermission({ token, endpoint, from }) {
  const app = token.type === "app";
  if (endpoint.operation === "createDraft") {
    if (app) return "Mail.ReadWrite";
    return endpoint.mailbox === "from" && from !== "own"
      ? "Mail.ReadWrite.Shared" : "Mail.ReadWrite or Mail.ReadWrite.Shared";
  }
  if (app) return "Mail.Send";
  return from === "own" ? "Mail.Send or Mail.Send.Shared" : "Mail.Send.Shared";
}

/** The answer with whom recipients see and where copies land, in one line. */
function summary(scenario, prediction) {
  if (prediction.outcome !== "accepted") return headline(prediction);
  const words = partyWords(scenario);
  const kept = prediction.sentItems.map((party) => words[party]).join(" and ");
  return `202 Accepted; recipients see ${sight(prediction, words)}; `
    + (kept === "" ? "no copy" : `copy: ${kept}`);
}

/** The scenario in which an application sends as the from mailbox itself, through that mailbox’s own path. */
function asFromMailbox(scenario) {
  const permissions = [...new Set([...scenario.token.permissions, "Mail.Send"])];
  const operation = scenario.endpoint.operation === "sendDraft" ? "sendDraft" : "sendMail";
  return {
    ...scenario, token: { type: "app", permissions }, endpoint: { mailbox: "from", operation },
    ...(operation === "sendMail" ? { saveToSentItems: true } : {}),
  };
}

/** Whether an application sends as the from address itself, which is then the sending user. */
function isSentAsPathMailbox({ token, endpoint, from }) {
  return token.type === "app" && endpoint.mailbox === "from" && from !== "own";
}

// ---- Requests ----

function requestPath({ token, endpoint }) {
  const mailbox = {
    me: "me", signedInUser: "users/{sendingUser}", from: "users/{from}",
    another: token.type === "app" ? "users/{sendingUser}" : "users/{another}",
  }[endpoint.mailbox];
  const action = { sendMail: "sendMail", createDraft: "messages", sendDraft: "messages/{id}/send" }[endpoint.operation];
  return `/${mailbox}/${action}`;
}

function requestText(scenario) {
  const { token, endpoint, from, saveToSentItems } = scenario;
  const lines = [
    `POST /v1.0${requestPath(scenario)}`,
    `Authorization: ${token.type} token with ${token.permissions.join(", ") || "no permission that counts"}`,
  ];
  const message = { subject: "…", ...(from === "own" ? {} : { from: { emailAddress: { address: "{from}" } } }) };
  if (endpoint.operation === "sendDraft") {
    const whom = from === "own" ? "the sender’s own address" : "{from}";
    return [...lines, "", `(no body; the draft is from ${whom})`].join("\n");
  }
  const body = endpoint.operation === "createDraft" ? message
    : { message, ...(saveToSentItems ? {} : { saveToSentItems: false }) };
  return [...lines, "", JSON.stringify(body, null, 2)].join("\n");
}

function responseText(prediction) {
  const { code, message } = prediction.error ?? {};
  const reasons = { 201: "Created", 202: "Accepted", 400: "Bad Request", 403: "Forbidden", 404: "Not Found" };
  if (prediction.outcome === "unspecified") return "The sources do not say.";
  const line = `HTTP/1.1 ${prediction.status} ${reasons[prediction.status]}`;
  if (prediction.outcome === "rejected") return `${line}\n\n${JSON.stringify({ error: { code, message: message.replace("{id}", "{from}") } }, null, 2)}`;
  return prediction.outcome === "drafted" ? `${line}\n\n(the draft)` : `${line}\n\n(no body)`;
}

/** What the placeholders in a text stand for, in one sentence; empty where it has none. */
function placeholderMeanings(text) {
  const meanings = {
    "{another}": "another user’s address", "{from}": "the address that the message is from", "{id}": "the draft’s id",
    "{sendingUser}": "the address of the account that sends",
  };
  const found = Object.keys(meanings).filter((name) => text.includes(name));
  return found.length === 0 ? "" : `${found.map((name) => `${name}: ${meanings[name]}`).join("; ")}.`;
}

// ---- Changes ----

/** What was changed between two scenarios: who makes each change, what it is, what to type, and what to know. */
function changesBetween(before, after) {
  const words = partyWords(after);
  const changes = [];
  const add = (who, what, code, note) => changes.push({ who, what, code, note });
  if (before.token.type !== after.token.type) {
    add("the developer", after.token.type === "app" ? "use an application token" : "use a user token");
  }
  if (before.endpoint.operation !== after.endpoint.operation) {
    const what = { sendMail: "send the message directly", createDraft: "create a draft", sendDraft: "send a draft" };
    const isOnlyChange = before.endpoint.mailbox === after.endpoint.mailbox; // Else the line follows with the path.
    add("the developer", what[after.endpoint.operation], isOnlyChange ? `POST ${requestPath(after)}` : undefined);
  }
  if (before.endpoint.mailbox !== after.endpoint.mailbox) {
    const what = {
      me: "use the path /me", signedInUser: "put the signed-in user’s mailbox in the path",
      from: `put ${before.from === "own" ? "one’s own mailbox" : words.fromObject} in the path`,
      another: after.token.type === "app" ? "put the mailbox that the app is to act as in the path"
        : "put anybody else’s mailbox in the path",
    };
    add("the developer", what[after.endpoint.mailbox], `POST ${requestPath(after)}`);
  }
  const save = own(after, "saveToSentItems");
  if (save !== undefined && save !== (own(before, "saveToSentItems") ?? true)) {
    add("the developer", save ? "ask for the default copy" : "decline the default copy", `"saveToSentItems": ${save}`);
  }
  for (const [on, name] of toggled(before.token.permissions, after.token.permissions)) {
    const kind = after.token.type === "app" ? "application" : "delegated";
    if (!on) {
      add("the developer", `remove the ${kind} permission ${name}`);
    } else if (kind === "delegated") {
      add("the developer", `request the delegated permission ${name}`);
    } else {
      const note = name === "Mail.Send" ? "With it the app may send as any user of the organisation." : undefined;
      add("an administrator", `consent to the application permission ${name}`, undefined, note);
    }
  }
  for (const [on, name] of toggled(before.grants, after.grants)) {
    const grant = { SendAs: "Send As on", SendOnBehalf: "Send on Behalf on", FullAccess: "Full Access to" }[name];
    const what = on ? `grant ${words.sendingUser} ${grant} ${words.fromObject}`
      : `remove ${grant} ${words.fromObject} from ${words.sendingUser}`;
    const owner = name === "SendOnBehalf" && before.from === "userMailbox";
    add(owner ? "the mailbox owner" : "an administrator", what, grantCmdlet(on, name, before.from),
      owner ? "In Outlook; or an administrator types" : undefined);
  }
  for (const [on, name] of toggled(before.alwaysSaveCopy, after.alwaysSaveCopy)) {
    const right = name === "SentAs" ? "Send As" : "Send on Behalf";
    const group = before.from === "microsoft365Group" ? " -GroupMailbox" : "";
    add("an administrator",
      on ? `let ${words.fromObject} keep what is sent with ${right}`
        : `stop ${words.fromObject} from keeping what is sent with ${right}`,
      `Set-Mailbox {from}${group} -${switchNames[name]} $${on}`);
  }
  return changes;
}

/** The names that one array has and the other has not; true with those that were added. */
function toggled(before, after) {
  return [
    ...before.filter((name) => !after.includes(name)).map((name) => [false, name]),
    ...after.filter((name) => !before.includes(name)).map((name) => [true, name]),
  ];
}

function grantCmdlet(on, grant, from) {
  const verb = on ? "Add" : "Remove";
  const set = { microsoft365Group: "Set-UnifiedGroup", distributionList: "Set-DistributionGroup" }[from] ?? "Set-Mailbox";
  switch (grant) {
    case "SendAs": return `${verb}-RecipientPermission {from} -Trustee {sendingUser} -AccessRights SendAs`;
    case "FullAccess": return `${verb}-MailboxPermission {from} -User {sendingUser} -AccessRights FullAccess`;
    default: return `${set} {from} -GrantSendOnBehalfTo @{${verb}="{sendingUser}"}`;
  }
}
