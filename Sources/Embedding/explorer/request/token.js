// Access tokens, as far as their claims can be read. The engine reads them by its own rules; this shows people what is in them.

/** The token in a pasted text: with the header's name or without, or the answer of a token endpoint; empty where there is none. */
function tokenIn(pasted) {
  let text = pasted.trim();
  if (text.startsWith("{")) text = String(own(parsed(text, "the answer of a token endpoint"), "access_token") ?? "");
  return text.replace(/^["']|["'],?$/g, "").replace(/^Authorization\s*:\s*/i, "").replace(/^Bearer\s+/i, "").replace(/\s+/g, "");
}

/** The claims of a token; throws where it has none that can be read. */
function claimsOf(token) {
  const parts = token.split(".");
  if (parts.length === 5) throw new Unreadable("expected a token that can be read; this one is encrypted (five parts)");
  if (parts.length !== 3) throw new Unreadable(`expected a JWT, three parts with dots between; found ${parts.length} of them`);
  try {
    const letters = atob(parts[1].replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (claims !== null && typeof claims === "object" && !Array.isArray(claims)) return claims;
  } catch { /* The same is to be said of it. */ }
  throw new Unreadable("expected a JWT; the second of its three parts is no JSON object in base64url");
}

/** What is to be told of claims: a name and a value each. */
function claimRows(claims) {
  const text = (key) => {
    const value = own(claims, key);
    return Array.isArray(value) ? value.map(String).join(" ") : value === undefined || value === null ? "" : String(value);
  };
  const rows = [
    ["user", text("idtyp") === "app" ? "" : ["upn", "preferred_username", "unique_name", "oid"].map(text).find(Boolean) ?? ""],
    ["app", [text("app_displayname"), text("appid") || text("azp")].filter((part) => part !== "").join(", ")],
    ["permissions", text("scp") || text("roles") || "none"], ["audience", text("aud")],
  ];
  const expires = Number(own(claims, "exp"));
  if (Number.isFinite(expires) && Math.abs(expires) < 8e9) {
    rows.push(["expires", `${new Date(expires * 1000).toISOString().replace("T", " ").slice(0, 16)} UTC`]);
  }
  return rows.filter(([, value]) => value !== "").map(([name, value]) => [name, value.slice(0, 300)]);
}

/** Where Graph may refuse it for another reason than those that are judged here; empty where nothing is known. */
function tokenWarning(claims) {
  const audience = String(own(claims, "aud") ?? "");
  const host = /^(?:https:\/\/)?([^/]*)/.exec(audience.toLowerCase())[1];
  const isGraph = graphHosts.includes(host) || host === "00000003-0000-0000-c000-000000000000"; // Graph, by its id.
  if (audience !== "" && !isGraph) {
    return "Its audience is not Microsoft Graph, which would refuse it (401); the answer looks at its permissions alone.";
  }
  const isExpired = Number(own(claims, "exp")) * 1000 < Date.now();
  return isExpired ? "It has expired, and Graph would refuse it (401); the answer takes it as it was." : "";
}
