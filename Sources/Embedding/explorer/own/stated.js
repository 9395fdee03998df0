// What Graph knows and a request does not tell, stated by hand where there is no tenant: who the addresses are, and who
// holds what.

/** What is stated, by address in lower case. */
const statements = new Map();
/** The token that is stated, where none is given. */
const statedToken = { type: "user", user: "", permissions: [] };

function fact(key) {
  return facts.find((fact) => fact.key === key);
}

function statementOn(address) {
  const key = address.toLowerCase();
  if (!statements.has(key)) statements.set(key, { address, kind: "userMailbox", grants: [], alwaysSaveCopy: [] });
  return statements.get(key);
}

/** The tenant that is stated: the sender, who may have several names, and the `addresses`. */
function statedTenant(sender, addresses) {
  const names = sender.map((name) => name.toLowerCase());
  const recipients = sender.length === 0 ? []
    : [{ address: sender[0], recipientTypeDetails: "UserMailbox", aliases: sender.slice(1) }];
  for (const address of addresses) {
    const { kind, grants, alwaysSaveCopy } = statementOn(address);
    const recipientTypeDetails = knownOf(kind).recipientType;
    if (recipientTypeDetails === "" || names.includes(address.toLowerCase())) continue;
    const holders = (grant) => grants.includes(grant) && sender.length > 0 ? [sender[0]] : [];
    const hasMailbox = fromKindHas(kind, "alwaysSaveCopy");
    recipients.push({
      address, recipientTypeDetails, sendAs: holders("SendAs"), sendOnBehalf: holders("SendOnBehalf"),
      ...(fromKindHas(kind, "FullAccess") ? { fullAccess: holders("FullAccess") } : {}),
      ...(hasMailbox ? {
        messageCopyForSentAsEnabled: alwaysSaveCopy.includes("SentAs"),
        messageCopyForSendOnBehalfEnabled: alwaysSaveCopy.includes("SendOnBehalf"),
      } : {}),
    });
  }
  return { recipients };
}

/** What the module told of from addresses, by their kinds. */
const kinds = { __proto__: null };

/** What the module tells of a from address of that kind: what means something on it, and what Exchange calls it. */
function knownOf(kind) {
  const token = { type: "user", permissions: [] };
  return kinds[kind] ??= explore({ scenario: { token, endpoint: { mailbox: "me", operation: "sendMail" }, from: kind } });
}

/** Whether a from address of that kind can have Full Access or copies on it. */
function fromKindHas(kind, what) {
  const { meaningful } = knownOf(kind);
  return what === "alwaysSaveCopy" ? meaningful.alwaysSaveCopy.length > 0 : meaningful.grants.includes(what);
}

/** Whether a from address of that kind is somebody else's than the sender's. */
function isSomebodyElse(kind) {
  return knownOf(kind).meaningful.fromSource.length > 0;
}

/** Shows the controls for what is to be stated of `addresses`, which `sender` may hold rights on. */
function drawStatements(sender, addresses, changed) {
  const wanted = JSON.stringify([sender, addresses]);
  const place = element("stated");
  if (place.dataset.of === wanted) return drawKinds(addresses);
  place.dataset.of = wanted;
  const holder = sender[0] ?? "the sending user";
  place.replaceChildren(...addresses.map((address, number) => statementFieldset(address, number, holder, changed)));
  drawKinds(addresses);
}

function statementFieldset(address, number, sender, changed) {
  const statement = statementOn(address);
  const [from, grants, copies] = ["from", "grants", "alwaysSaveCopy"].map(fact);
  const kind = make("select", { id: `stated-kind-${number}` }, ...from.values.map((value, place) => [value, from.meanings[place]])
    .filter(([value]) => isSomebodyElse(value)).map(([value, meaning]) => make("option", { value }, meaning)));
  kind.value = statement.kind;
  kind.addEventListener("change", () => { statement.kind = kind.value; changed(); });
  const boxes = (of, key) => boxesOf(of, statement, key, changed, (place) => [" ", make("small", {}, ...withNames(of.meanings[place]))]);
  return make("fieldset", {}, make("legend", {}, ...withNames(address)),
    make("p", { className: "line" }, make("label", { htmlFor: kind.id }, "is"), kind),
    make("p", { className: "sub" }, ...withNames(`${sender} holds on it`)), ...boxes(grants, "grants"),
    make("p", { className: "sub" }, "It always keeps copies"), ...boxes(copies, "alwaysSaveCopy"));
}

/** The boxes for the values of a fact that is a set, as `stated` has it at `key`, and what `more` shows behind each. */
function boxesOf({ values }, stated, key, changed, more = () => []) {
  return values.map((value, place) => {
    const input = make("input", { type: "checkbox", value, checked: stated[key].includes(value) });
    input.dataset.fact = key;
    input.addEventListener("change", () => {
      stated[key] = values.filter((other) => other === value ? input.checked : stated[key].includes(other));
      changed();
    });
    return make("label", {}, input, " ", make("span", { className: "name" }, value), ...more(place));
  });
}

/** Greys out what an address of its kind cannot have. */
function drawKinds(addresses) {
  for (const [number, fieldset] of [...element("stated").children].entries()) {
    const { kind } = statementOn(addresses[number]);
    for (const input of fieldset.querySelectorAll("input")) {
      input.disabled = input.dataset.fact === "grants" ? !fromKindHas(kind, input.value) : !fromKindHas(kind, "alwaysSaveCopy");
    }
  }
}

/** Shows the controls for the token, where none was given. */
function drawStatedToken(isWanted, changed) {
  const place = element("stated-token");
  place.hidden = !isWanted;
  if (!isWanted || place.childElementCount > 0) return;
  const [type, permissions] = ["token.type", "token.permissions"].map(fact);
  const user = make("input", { id: "stated-user", type: "text", spellcheck: false, placeholder: "AdeleV@contoso.com" });
  user.addEventListener("input", () => { statedToken.user = user.value.trim(); changed(); });
  const choose = (value, number) => {
    const input = make("input", { type: "radio", name: "stated-type", value, checked: value === statedToken.type });
    input.addEventListener("change", () => {
      statedToken.type = value;
      userPart.hidden = value !== "user";
      changed();
    });
    return make("label", {}, input, " ", type.meanings[number]);
  };
  const userPart = make("p", { className: "line" }, make("label", { htmlFor: user.id }, "Who is signed in"), user);
  const legend = make("legend", {}, "Or say what it carries");
  place.replaceChildren(make("fieldset", {}, legend, ...type.values.map(choose), userPart,
    ...boxesOf(permissions, statedToken, "permissions", changed)));
}
