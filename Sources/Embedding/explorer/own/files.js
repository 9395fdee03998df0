// Files that somebody drops or chooses: a tenant, Exchange's exports, recorded traffic, or a request.

/** The bytes of the exports that were taken so far, by name: those that come later are imported with them. */
const taken = new Map();
const mostBytes = 256 << 20;

/** The text of a file, in whichever encoding PowerShell wrote it. */
function fileText(bytes) {
  const [first, second] = bytes;
  const encoding = first === 0xFE && second === 0xFF ? "utf-16be"
    : first === 0xFF && second === 0xFE || bytes.length > 1 && first !== 0 && second === 0 ? "utf-16le" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** Takes files by what is in them; gives what to say where one cannot be taken. */
async function takeFiles(list) {
  if (list.length === 0) return "";
  const size = list.reduce((sum, { size }) => sum + size, 0);
  if (size > mostBytes) return `expected files of at most ${mostBytes >> 20} MB together`;
  let isExport = false;
  const refused = [];
  for (const file of list) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = fileText(bytes);
    const value = fileValue(text);
    if (own(own(value, "log"), "entries")) showTraffic(trafficIn(text, file.name));
    else if (own(value, "recipients")) {
      openTenant(file.name, text, value);
      taken.clear();
    } else if (importOf([[file.name, bytes]]).exported.length > 0) {
      taken.set(file.name, bytes);
      isExport = true;
    } else refused.push(takeRequest(file.name, text, value));
  }
  if (isExport) openExports();
  return refused.filter((words) => words !== "").join(" ");
}

/** The value that a text is in JSON; undefined where it is none. */
function fileValue(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Takes a file that is nothing else as a request; gives what to say where it is none. */
function takeRequest(name, text, value) {
  if (/\.csv$/i.test(name) || /^\W*#TYPE |^"[^"\n]*"(?:[,;]"[^"\n]*")+\r?\n/.test(text)) return `${name} is left out. CSV: export with ConvertTo-Json.`;
  try {
    requestIn(text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const isRequest = ["request", "exchange"].some((key) => own(value, key)) || value === undefined && /^\s*[{[]/.test(text);
    const what = isRequest ? error.message : "expected a tenant file, an export of Exchange's in JSON, a HAR, or a request";
    return `${name} is left out: ${what}.`;
  }
  putRequest(text);
  return "";
}

/** What the engine makes of files, each by its name and with its bytes. */
function importOf(files) {
  return JSON.parse(engine.import([...files].map(([name, text]) => ({ name, text }))));
}

/** Opens the tenant that the exports make which were taken; without recipients they make none yet. */
function openExports() {
  const { tenant, findings, counts, missing } = importOf(taken);
  const names = [...taken.keys()];
  if (counts.recipients > 0) {
    const name = names.length === 1 ? names[0] : `${names.length} exports`;
    return openTenant(name, JSON.stringify(tenant), tenant, { findings, names, missing, apps: appNames() });
  }
  sayTenant(`Taken: ${names.join(", ")}.${opened ? ` ${opened.name} stays open.` : ""}`);
  drawFindings(findings);
  drawMissing(missing);
}

/** What the exports that were taken call the applications, by their ids: a tenant file has no place for that. */
function appNames() {
  const names = new Map();
  for (const bytes of taken.values()) {
    for (const row of [fileValue(fileText(bytes))].flat()) { // The import says what is wrong.
      const [id, name] = [own(row, "AppId"), own(row, "DisplayName")];
      if (typeof id !== "string" || typeof name !== "string" || name === "") continue;
      const isTaken = [...names].some(([other, taken]) => taken === name && other !== id.toLowerCase());
      names.set(id.toLowerCase(), isTaken ? `${name} (${id})` : name);
    }
  }
  return names;
}
