// All that the declarations have, used: it must compile, and run.
import {
  load, unsignedToken, InvalidScenario, type Advice, type AdviceQuestion, type AnsweredRequest, type Change, type Clause,
  type ClauseID, type Edit, type Evidence, type Exchange, type FactKey, type Goal, type GraphErrorCode, type GraphResponse,
  type Invalid, type MailAddress, type Outcome, type Party, type Permission, type Prediction, type Recipient,
  type RecipientTypeDetails, type Result, type Rules, type Scenario, type Session, type Source, type Tenant,
  type TenantImport, type Token, type AccessRight, type ApplicationRole, type Who, type WhoQuestion, type WhoRow,
} from "delegation-rules";

function expect(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what);
}

const kind: RecipientTypeDetails = "UserMailbox";
const adele: Recipient = { address: "AdeleV@contoso.com", recipientTypeDetails: kind, displayName: "Adele Vance", id: null };
const accessRight: AccessRight = "DenyAccess";
const role: ApplicationRole = "Application Mail.Send";
const tenant: Tenant = {
  recipients: [adele, {
    address: "sales@contoso.com", recipientTypeDetails: "SharedMailbox", sendAs: ["AdeleV@contoso.com"],
    messageCopyForSentAsEnabled: true,
  }],
  accessPolicies: [{ appId: "*", accessRight, scope: "AdeleV@contoso.com" }],
  roleAssignments: [{ appId: "app", role }], sendFromAliasEnabled: false,
};

const rules: Rules = await load();
expect(rules.version > 0, "version");
const clause: Clause | undefined = rules.clauses[0];
const source: Source | undefined = clause?.sources[0];
expect(typeof source?.document === "string" && (source.url ?? source.section) !== "", "clauses");

const permissions: readonly Permission[] = ["Mail.Send.Shared", "User.Read"];
const scenario: Scenario = {
  token: { type: "user", permissions }, endpoint: { mailbox: "me", operation: "sendMail" }, from: "sharedMailbox",
  grants: ["SendAs"],
};
const prediction: Prediction | Invalid = rules.predict(scenario);
if (prediction.outcome === "accepted") {
  const seen: Party = prediction.sender;
  const [first]: readonly ClauseID[] = prediction.clauses;
  const basis: Evidence = prediction.basis;
  expect(prediction.status === 202 && seen === "from" && first !== undefined && basis !== undefined, "accepted");
} else if (prediction.outcome === "rejected") {
  const code: GraphErrorCode = prediction.error.code;
  throw new Error(code);
} else if (prediction.outcome === "drafted") {
  throw new Error(prediction.draftsOf);
} else if (prediction.outcome === "unspecified") {
  throw new Error(prediction.reason);
} else {
  throw new Error(`${prediction.error.path}: ${prediction.error.message}`);
}
const code: number = rules.pack(scenario);
expect(rules.unpack(code).from === "sharedMailbox", "unpack");
const packed: bigint = rules.predictPacked(code);
expect(rules.predictMany(Uint32Array.of(code))[0] === packed && rules.clausesPacked(code) > 0n, "packed");
try {
  rules.pack("{}");
  throw new Error("packed what is no scenario");
} catch (error) {
  expect(error instanceof InvalidScenario && error.path === "token", String(error));
}

const token: Token = { type: "user", user: "AdeleV@contoso.com", permissions: ["Mail.Send.Shared"] };
const message = {
  from: { emailAddress: { address: "sales@contoso.com" } }, toRecipients: [{ emailAddress: { address: "a@example.com" } }],
};
const exchange: Exchange = { id: "one", token, request: { method: "POST", url: "/me/sendMail", body: { message } } };
const session: Session = rules.open(tenant);
const result: Result | Invalid = session.ask(exchange);
if (result.outcome === "invalid") throw new Error(result.error.message);
const outcome: Outcome | undefined = result.outcome;
const response: GraphResponse | undefined = result.response;
const from: MailAddress | undefined = result.message?.from;
expect(outcome === "accepted" && response?.status === 202 && from?.emailAddress.address === "sales@contoso.com", "ask");
expect(session.ask(scenario).outcome === "accepted", "ask for a scenario");

const keep: readonly FactKey[] = ["token.permissions"];
const goal: Goal = { sentItems: ["from"], keep };
const question: AdviceQuestion = { exchange, goal };
const advice: Advice | Invalid = session.ask(question);
if ("outcome" in advice) throw new Error(advice.error.message);
const change: Change | undefined = advice.advice[0]?.changes[0];
const edit: Edit | undefined = change;
expect(edit?.key === "saveToSentItems" && edit.set === false && change?.who === "developer" && change.how !== "", "advice");
const whom: WhoQuestion = { who: { sender: "AdeleV@contoso.com" } };
const who: Who | Invalid = session.ask(whom);
if ("outcome" in who) throw new Error(who.error.message);
const row: WhoRow | undefined = who.rows[0];
const chain: readonly string[] | undefined = row?.heldThrough.SendAs?.[0];
expect(row?.from === "sales@contoso.com" && chain?.length === 0 && row.ways[0]?.seen === "from", JSON.stringify(who));
expect("advice" in session.ask(JSON.stringify({ scenario, goal: {} })), "text");

const authorization = `Bearer ${unsignedToken(token)}`;
const client: typeof fetch = session.fetch;
const answer: Response = await client("https://graph.microsoft.com/v1.0/me/sendMail", {
  method: "POST", headers: { authorization, "Content-Type": "application/json" }, body: JSON.stringify({ message }),
});
const answered: AnsweredRequest | undefined = session.results[0];
expect(answer.status === 202 && answered?.sentItems?.join() === "AdeleV@contoso.com,sales@contoso.com", "fetch");
expect(answered?.method === "POST" && answered.url.endsWith("/sendMail") && answered.response.status === 202, "results");
session.fetchWith();
session.fetchWith({ others: "pass", token });
const own = session.fetchWith({ others: async () => new Response("other") });
expect(await (await own("https://example.com/")).text() === "other", "others");
session.reset();
session.close();
rules.open(JSON.stringify(tenant)).close();
rules.open(new TextEncoder().encode(JSON.stringify(tenant))).close();

const imported: TenantImport = rules.importTenant([
  { name: "a.json", text: JSON.stringify([{ PrimarySmtpAddress: "a@contoso.com", RecipientTypeDetails: "UserMailbox" }]) },
  { name: "b.json", text: new TextEncoder().encode("[]") },
  { name: "c.json", text: JSON.stringify({ AppId: "11111111-0000-4000-8000-000000000001", DisplayName: "Mailer" }) },
]);
expect(imported.tenant.recipients.length === 1 && imported.findings.every(({ file }) => file !== ""), JSON.stringify(imported));
expect(imported.exported.length === 2 && imported.missing.some(({ what, right, file }) => `${what} ${right} ${file}` === "Send As SendAs sendas.json"), JSON.stringify(imported));
expect(imported.applications.map(({ appId, displayName }) => `${displayName} ${appId}`).join() === "Mailer 11111111-0000-4000-8000-000000000001", "applications");
const { recipients, grants, members, accessPolicies, roleAssignments, leftOut } = imported.counts;
expect([recipients, grants, members, accessPolicies, roleAssignments].every((count) => count >= 0), "counts");
expect(leftOut.every(({ number, what }) => number > 0 && what !== ""), "what is left out");
console.log("all of it is used");
