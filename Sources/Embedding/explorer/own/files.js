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
  const size = list.reduce((sum, { size }) => sum + size, 0);
  if (size > mostBytes) return `expected files of at most ${mostBytes >> 20} MB together`;
  const others = new Map();
  let recording;
  for (const file of list) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = fileText(bytes);
    const value = jsonIn(text);
    if (own(own(value, "log"), "entries")) recording = [text, file.name];
    else if (own(value, "recipients")) {
      openTenant(file.name, text, value);
      // Exports are not added to a tenant file.
      taken.clear();
      for (const name of exportsAmong(others)) others.delete(name);
    } else others.set(others.has(file.name) ? `${file.name} (${others.size})` : file.name, bytes);
  }
  const refused = takeExports(others).map((name) => takeRequest(name, fileText(others.get(name))));
  // It is shown with a request of its own, which takes the place of others.
  if (recording) showTraffic(trafficIn(...recording));
  return refused.filter((words) => words !== "").join(" ");
}

/** Takes the exports among `files`, and opens the tenant that they make with those that were taken before; gives the names of the others. */
function takeExports(files) {
  if (files.size === 0) return [];
  const imported = importOf(new Map([...taken, ...files]));
  const names = imported.exported.map(({ file }) => file);
  const others = [...files.keys()].filter((name) => !names.includes(name));
  if (others.length === files.size) return others;
  for (const [name, bytes] of files) if (!others.includes(name)) taken.set(name, bytes);
  openExports(others.length === 0 ? imported : importOf(taken));
  return others;
}

/** Takes a file that is nothing else as a request; gives what to say where it is none. */
function takeRequest(name, text) {
  if (/\.csv$/i.test(name) || /^\W*#TYPE |^"[^"\n]*"(?:[,;]"[^"\n]*")+\r?\n/.test(text)) return `${name} is left out. CSV: export with ConvertTo-Json.`;
  try {
    requestIn(text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const value = jsonIn(text);
    const isRequest = ["request", "exchange"].some((key) => own(value, key)) || value === undefined && /^\s*[{[]/.test(text);
    const what = isRequest ? error.message : "expected a tenant file, an export of Exchange's in JSON, a HAR, or a request";
    return `${name} is left out: ${what}.`;
  }
  putRequest(text);
  return "";
}

/** The names of those of `files` that are exports. */
function exportsAmong(files) {
  return files.size === 0 ? [] : importOf(files).exported.map(({ file }) => file);
}

/** What the engine makes of files, each by its name and with its bytes. */
function importOf(files) {
  return JSON.parse(engine.import([...files].map(([name, text]) => ({ name, text }))));
}

/** Opens the tenant that the exports make which were taken; without recipients they make none yet. */
function openExports({ tenant, findings, counts, missing, applications }) {
  const names = [...taken.keys()];
  if (counts.recipients > 0) {
    const name = names.length === 1 ? names[0] : `${names.length} exports`;
    return openTenant(name, JSON.stringify(tenant), tenant, { findings, names, missing, apps: namesOf(applications) });
  }
  sayTenant(`Taken: ${names.join(", ")}.${opened ? ` ${opened.name} stays open.` : ""}`);
  drawFindings(findings);
  drawMissing(missing);
}

/** What applications are called, by their ids; one whose name another has already, with its id. */
function namesOf(applications) {
  const seen = new Set();
  return new Map(applications.map(({ appId, displayName }) => {
    const name = seen.has(displayName) ? `${displayName} (${appId})` : displayName;
    seen.add(displayName);
    return [appId.toLowerCase(), name];
  }));
}
