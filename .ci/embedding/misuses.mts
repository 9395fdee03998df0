// What must not compile: each line below such a comment is an error, or the compiler says that it is none.
import { load, type Exchange, type Scenario, type Tenant } from "delegation-rules";

const rules = await load();
const scenario: Scenario = { token: { type: "user", permissions: [] }, endpoint: { mailbox: "me", operation: "sendMail" } };
const session = rules.open();

// @ts-expect-error
rules.predict({ ...scenario, from: "nobody" });
// @ts-expect-error
rules.predict({ ...scenario, grants: ["SendAS"] });
// @ts-expect-error
rules.predict({ endpoint: scenario.endpoint });
// @ts-expect-error
rules.predict({ ...scenario, grant: [] });
// @ts-expect-error
scenario.from = "own";
// @ts-expect-error
rules.predict(scenario).sender;
// @ts-expect-error
rules.open({ recipients: [{ address: "a@contoso.com", recipientTypeDetails: "Mailbox" }] });
// @ts-expect-error
const tenant: Tenant = { recipients: [{ address: "a@contoso.com" }] };
// @ts-expect-error
const exchange: Exchange = { token: { type: "user", permissions: [] }, request: { method: "POST", url: "/me/sendMail" } };
// @ts-expect-error
const appOfUser: Exchange["token"] = { type: "user", user: "a@contoso.com", appId: "app", permissions: [] };
// @ts-expect-error
session.ask({ scenario, goal: { outcome: "sent" } });
// @ts-expect-error
session.ask({ scenario, goal: { keep: ["permissions"] } });
// @ts-expect-error
session.fetchWith({ others: "ignore" });
// @ts-expect-error
rules.predictMany([1, 2, 3]);
// @ts-expect-error
rules.predictPacked(1n);
// @ts-expect-error
rules.clauses[0]!.id = "other";
// @ts-expect-error
load(null);
// @ts-expect-error
rules.importTenant([{ name: "a.json" }]);
