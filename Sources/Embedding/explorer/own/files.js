// Files that somebody drops or chooses: a tenant, Exchange's exports, recorded traffic, or a request.

/** The exports that were taken so far, by name: those that come later are imported with them. */
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
  const takeExport = (name, text) => {
    taken.set(name, { name, text });
    isExport = true;
  };
  for (const file of list) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = fileText(bytes);
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      if (list.length > 1 || /\.json$/i.test(file.name)) takeExport(file.name, bytes); // The import says what is wrong.
      else putRequest(text);
      continue;
    }
    if (own(own(value, "log"), "entries")) showTraffic(trafficIn(text, file.name));
    else if (own(value, "recipients")) {
      taken.clear();
      openTenant(file.name, text, Array.isArray(value.recipients) ? value.recipients : []);
    }
    else if (["request", "message", "exchange"].some((key) => own(value, key))) putRequest(text);
    else takeExport(file.name, bytes);
  }
  if (!isExport) return "";
  const exports = [...taken.values()];
  const { tenant, findings, counts } = JSON.parse(engine.import(exports));
  if (counts.recipients === 0) {
    const first = findings.find(({ file }) => file === list[0].name) ?? findings[0];
    sayTenant("");
    return "taken; expected exports with recipients among them, such as recipients.json, or a tenant file"
      + (first ? `. ${first.file}: ${first.message}` : "");
  }
  const name = exports.length === 1 ? exports[0].name : `${exports.length} exports`;
  openTenant(name, JSON.stringify(tenant), tenant.recipients, findings);
  return "";
}

/** What the exports that were taken call the applications, by their ids: a tenant file has no place for that. */
function appNames() {
  const names = new Map();
  for (const { text } of taken.values()) {
    let rows;
    try {
      rows = [JSON.parse(fileText(text))].flat();
    } catch {
      continue; // The import says what is wrong.
    }
    for (const row of rows) {
      const [id, name] = [own(row, "AppId"), own(row, "DisplayName")];
      if (typeof id !== "string" || typeof name !== "string" || name === "") continue;
      const isTaken = [...names].some(([other, taken]) => taken === name && other !== id.toLowerCase());
      names.set(id.toLowerCase(), isTaken ? `${name} (${id})` : name);
    }
  }
  return names;
}
