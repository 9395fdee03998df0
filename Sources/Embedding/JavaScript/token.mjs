// ---- Tokens ----

/** An access token (a JWT) for code under test, with what the engine reads of one; it is signed by nobody. */
export function unsignedToken({ type, user, appId, permissions }) {
  const claims = type === "app"
    ? { idtyp: "app", appid: appId, roles: permissions } : { upn: user, scp: permissions.join(" ") };
  return `${base64url({ typ: "JWT", alg: "none" })}.${base64url(claims)}.`;
}

function base64url(value) {
  const letters = String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value)));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
