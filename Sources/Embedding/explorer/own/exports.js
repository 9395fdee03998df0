// What exports tell of, and what none of those that were taken does: a right that nobody exported is not one that nobody holds.

/**
 * What is exported of an organisation: the files that the guide writes it to, what it tells, the rows that have it, and
 * the cmdlets by which the engine shows the same of one address. Where `of` is there, it is wanted of those kinds of recipients.
 */
const exportKinds = [
  { files: ["recipients.json"], what: "recipients", isIn: (row) => "emailaddresses" in row && !("grantsendonbehalfto" in row) },
  { files: ["sendas.json"], what: "Send As", isIn: (row) => "trustee" in row, shownBy: /^Get-EXORecipientPermission /, isRight: true },
  { files: ["fullaccess.json"], what: "Full Access", isIn: (row) => "user" in row && ["accessrights", "deny", "isinherited"].some((key) => key in row),
    shownBy: /^Get-EXOMailboxPermission / },
  ...[["mailboxes.json", "mailboxes", /(?<!Group)Mailbox$/, "Mailbox"], ["groups.json", "Microsoft 365 groups", /^GroupMailbox$/, "UnifiedGroup"],
    ["lists.json", "distribution lists", /^Mail\w*Group$|^RoomList$/, "DistributionGroup"],
    ["dynamic.json", "dynamic lists", /^Dynamic/, "DynamicDistributionGroup"], ["mailusers.json", "mail users", /MailUser$/, "MailUser"],
    ["mailcontacts.json", "mail contacts", /^MailContact$/, "MailContact"],
  ].map(([file, whose, of, noun]) => ({ files: [file], what: `Send on Behalf on ${whose}`, of, isIn: (row) => "grantsendonbehalfto" in row,
    shownBy: new RegExp(`^Get-${noun} .*GrantSendOnBehalfTo`), isRight: true })),
  ...[["mailboxes.json", "mailboxes", /(?<!Group)Mailbox$/], ["groupmailboxes.json", "Microsoft 365 groups", /^GroupMailbox$/],
  ].map(([file, whose, of]) => ({ files: [file], what: `copy switches of ${whose}`, of, isIn: (row) => "messagecopyforsentasenabled" in row })),
  { files: ["listmembers.json", "groupmembers.json"], what: "members of groups", isIn: (row) => "group" in row || "member" in row },
  { files: ["policies.json"], what: "access policies", isIn: (row) => "accessright" in row, shownBy: /^Get-ApplicationAccessPolicy\b/ },
  { files: ["roles.json"], what: "roles of applications", isIn: (row) => "role" in row && ("roleassignee" in row || "roleassigneename" in row),
    shownBy: /^Get-ManagementRoleAssignment\b/ },
];
/** Keys of what else the import takes. */
const otherKeys = ["recipienttypedetails", "userprincipalname", "sendfromaliasenabled", "rolename", "appid"];

/** The rows of an export, their keys in lower case. Where it is no single value, it is one row with all the keys in it. */
function exportRows(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    const keys = [...text.matchAll(/"(\w+)"\s*:/g)].map(([, key]) => [key, null]);
    value = keys.length > 0 ? Object.fromEntries(keys) : undefined;
  }
  const rows = Array.isArray(own(value, "value")) ? value.value : [value].flat();
  return rows.filter((row) => row !== null && typeof row === "object" && !Array.isArray(row))
    .map((row) => Object.fromEntries(Object.entries(row).map(([key, of]) => [key.toLowerCase(), of])));
}

/** What an export tells of: of each kind the addresses and the kinds of recipients in it; undefined where it is no export. */
function toldBy(name, text) {
  const rows = exportRows(text);
  if (rows.length === 0) { // Whoever has found nothing has an empty file, which only its name tells of.
    const found = exportKinds.filter(({ files }) => files.includes(name.toLowerCase()));
    return /^[\s[\]]*$/.test(text) && found.length > 0 ? new Map(found.map((kind) => [kind, []])) : undefined;
  }
  const told = new Map(exportKinds.map((kind) => [kind, rows.filter((row) => kind.isIn(row))
    .map(({ primarysmtpaddress, recipienttypedetails }) => [primarysmtpaddress, recipienttypedetails])]).filter(([, found]) => found.length > 0));
  return told.size > 0 || rows.some((row) => otherKeys.some((key) => key in row)) ? told : undefined;
}

/** The kinds that none of the exports tells of, though the tenant that they make has somebody whom it concerns. */
function missingKinds(exports, { recipients }) {
  const types = new Map(recipients.map(({ address, recipientTypeDetails }) => [address.toLowerCase(), recipientTypeDetails]));
  return exportKinds.filter((kind) => {
    const found = exports.map(({ told }) => told.get(kind)).filter(Boolean);
    if (kind.of === undefined) return found.length === 0 && (kind.what !== "members of groups" || unknownGroups(recipients).length > 0);
    const isConcerned = recipients.some(({ recipientTypeDetails }) => kind.of.test(recipientTypeDetails));
    return isConcerned && !found.flat().some(([address, type]) => kind.of.test(types.get(String(address).toLowerCase()) ?? type)
      || address === undefined && type === undefined);
  });
}

/** The groups that hold a right, and whose members nobody knows. */
function unknownGroups(recipients) {
  const holders = new Set(recipients.flatMap((recipient) => ["sendAs", "sendOnBehalf", "fullAccess"].flatMap((key) => own(recipient, key) ?? []))
    .map((holder) => String(holder).toLowerCase()));
  return recipients.filter(({ address, recipientTypeDetails, members = [] }) => members.length === 0
    && /^Mail\w*Group$|^GroupMailbox$/.test(recipientTypeDetails) && holders.has(address.toLowerCase()));
}

/** What a tenant tells of, by kinds and counts; what is missing is not counted as none. */
function countsOf(tenant, missing) {
  const count = (key, of = tenant.recipients) => of.reduce((sum, each) => sum + (own(each, key)?.length ?? 0), 0);
  return [["Send As", count("sendAs")], ["Send on Behalf", count("sendOnBehalf")], ["Full Access", count("fullAccess")],
    ["members of groups", count("members")], ["access policies", count("accessPolicies", [tenant])], ["roles of applications", count("roleAssignments", [tenant])],
  ].map(([what, number]) => `${what}: ${missing.some((kind) => kind.what === what) ? "not exported" : number}`).join(", ");
}

// ---- What to export, in the guide's words ----

/** The guide's PowerShell, by statements: a line that is indented or closes a brace belongs to what stands before it. */
const exportScript = element("export-script").textContent.trim();
const exportStatements = exportScript.split(/\n(?=[^\s}])/).map((statement) => statement.trim()).filter((statement) => !statement.startsWith("#"));

/** The statements of the guide's that write the files of a kind, with the names that they use. */
function exportLines({ files }) {
  const writing = exportStatements.filter((statement) => files.some((file) => statement.endsWith(` ${file}`)));
  const defining = exportStatements.filter((statement) => {
    const [, name] = /^(?:function )?(\$?[\w-]+)(?: =|\()/.exec(statement) ?? [];
    return name !== undefined && writing.some((other) => other !== statement && other.includes(name));
  });
  return [...defining, ...writing].join("\n");
}

/** Says in the box what was not exported, and how it is. */
function drawMissing(missing, recipients = []) {
  element("missing").hidden = missing.length === 0;
  element("missing").firstElementChild.textContent = `${recipients.length > 0 && !missing.some(({ isRight }) => isRight) ? "Not exported" : "Still missing"}: ${missing.map(({ what }) => what).join(", ")}`;
  element("missing").lastElementChild.replaceChildren(...missing.map((kind) => {
    const groups = kind.what === "members of groups" ? unknownGroups(recipients).slice(0, 5).map(({ address }) => address) : [];
    const why = groups.length > 0 ? `, of which ${groups.join(", ")} hold${groups.length === 1 ? "s" : ""} rights` : "";
    return make("li", {}, ...withNames(`${kind.what}${why}`), copyLine(exportLines(kind)));
  }));
}

/** Says in the banner which rights decide there that were not exported, with the cmdlets that show them. */
function missingCaveat(answer) {
  const missing = opened?.missing ?? [];
  const lookUps = (own(answer, "lookUps") ?? []).map((lookUp) => ({ ...lookUp, kind: missing.find(({ shownBy }) => shownBy?.test(lookUp.line)) }));
  const unknown = lookUps.filter(({ kind }) => kind !== undefined);
  const members = missing.find(({ what }) => what === "members of groups");
  const lines = unknown.map(({ what, line }) => `${line}  # ${what}`);
  const names = unknown.map(({ kind }) => kind.what);
  if (members && own(answer, "lookUps")?.some(({ line }) => exportKinds.some(({ isRight, shownBy }) => isRight && shownBy.test(line)))) {
    names.push(members.what);
    lines.push(exportLines(members));
  }
  if (names.length === 0) return [];
  return [make("p", {}, ...withNames(`Not exported: ${names.join(", ")}. Whether a right is held that only ${names.length === 1 ? "this" : "these"} `
    + "would tell of is unknown; look it up in Exchange, or drop that export too:")), copyLine(lines.join("\n"))];
}
