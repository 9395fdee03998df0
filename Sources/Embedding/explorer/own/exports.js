// What the exports do not tell that were taken, as the import has it, and how to have that.

/** Says which of these the exports do not tell. */
function notExported(missing) {
  return `Not exported: ${[...new Set(missing.map(({ what }) => what))].join(", ")}`;
}

/** What a tenant tells of, by kinds and counts; what is missing is not counted as none. */
function countsOf(tenant, missing) {
  const count = (key, of = tenant.recipients) => of.reduce((sum, each) => sum + (own(each, key)?.length ?? 0), 0);
  return [["Send As", count("sendAs")], ["Send on Behalf", count("sendOnBehalf")], ["Full Access", count("fullAccess")],
    ["members of groups", count("members")], ["access policies", count("accessPolicies", [tenant])], ["roles of applications", count("roleAssignments", [tenant])],
  ].map(([what, number]) => `${what}: ${number === 0 && missing.some((kind) => kind.what.startsWith(what)) ? "not exported" : number}`).join(", ");
}

/** Whether exports leave open who holds a right to send. */
function lacksSendingRight(missing) {
  return missing.some(({ right }) => right === "SendAs" || right === "SendOnBehalf");
}

/** The guide's PowerShell, by statements: a line that is indented or closes a brace belongs to what stands before it. */
const exportScript = element("export-script").textContent.trim();
const exportStatements = exportScript.split(/\n(?=[^\s}])/).map((statement) => statement.trim()).filter((statement) => !statement.startsWith("#"));

/** The statement of the guide's that writes a file, with those that define the names which it uses. */
function exportLines({ file }) {
  const writing = exportStatements.find((statement) => statement.endsWith(` ${file}`));
  const defining = exportStatements.filter((statement) => {
    const [, name] = /^(?:function )?(\$?[\w-]+)(?: =|\()/.exec(statement) ?? [];
    return name !== undefined && statement !== writing && writing.includes(name);
  });
  return [...defining, writing].join("\n");
}

/** Says what was not exported, and how it is: in the box, and where rows are shown that may lack something for that. */
function drawMissing(missing) {
  element("missing").hidden = missing.length === 0;
  element("missing").firstElementChild.textContent = notExported(missing);
  element("missing").lastElementChild.replaceChildren(...missing.map((kind) => {
    const groups = kind.groups.length > 0 ? ` (${kind.groups.slice(0, 5).join(", ")})` : "";
    return make("li", {}, ...withNames(`${kind.what}${groups}`), copyLine(exportLines(kind)));
  }));
  element("who-missing").textContent = missing.length === 0 ? "" : `${notExported(missing)}. What nothing else tells is not in the rows.`;
}

/** Says in the banner which facts decide there that were not exported, with the cmdlets that show them. */
function missingCaveat(answer) {
  const unknown = (own(answer, "lookUps") ?? []).filter(({ isMissing }) => isMissing);
  if (unknown.length === 0) return [];
  return [make("p", {}, ...withNames(`${notExported(unknown)}. Whether a right is held that only ${unknown.length === 1 ? "this" : "these"} `
    + "would tell of is unknown; look it up in Exchange, or drop that export too:")), copyLine(unknown.map(({ what, line }) => `${line}  # ${what}`).join("\n"))];
}
