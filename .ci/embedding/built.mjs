// What the tests have in common: the folder with what was built, the specs, and requests as clients send them.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = process.env.DELEGATION_RULES_OUT;
if (!folder) throw new Error("DELEGATION_RULES_OUT must name the folder that Sources/Embedding/build wrote");

/** The address of a built file. */
export function built(file) {
  return new URL(file, pathToFileURL(`${folder}/`));
}

/** A file of the specs as text. */
export function spec(path) {
  return readFileSync(new URL(`../../Specs/${path}`, import.meta.url), "utf8");
}

const { load, unsignedToken } = await import(built("delegation_rules.mjs"));
export const rules = await load();

/** Adele Vance's token, with these permissions. */
export function adele(...permissions) {
  return unsignedToken({ type: "user", user: "AdeleV@contoso.com", permissions });
}

/** A request with a JSON body, as the second argument of `fetch`. */
export function post(body, token = adele("Mail.Send.Shared")) {
  return {
    method: "POST", headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
}

/** A message to somebody, from this address. */
export function message(from) {
  return {
    subject: "Hello", toRecipients: [{ emailAddress: { address: "MeganB@contoso.com" } }],
    from: { emailAddress: { address: from } },
  };
}

/** A part of a batch that sends a message from this address. */
export function part(id, from) {
  const headers = { "Content-Type": "application/json" };
  return { id, method: "POST", url: "/me/sendMail", headers, body: { message: message(from) } };
}

export const graph = "https://graph.microsoft.com/v1.0";
