// Requests as PowerShell makes them: the values of a script as far as they stand in it.

/** The cmdlets of the Graph SDK that send, by what they do to a mailbox. */
const mailCmdlets = {
  __proto__: null, "send-mgusermail": () => "sendMail", "new-mgusermessage": () => "messages",
  "send-mgusermessage": (id) => `messages/${id}/send`, "new-mgusermessagereply": (id) => `messages/${id}/createReply`,
  "invoke-mgreplyusermessage": (id) => `messages/${id}/reply`, "invoke-mgreplyallusermessage": (id) => `messages/${id}/replyAll`,
  "invoke-mgforwardusermessage": (id) => `messages/${id}/forward`,
};
const webCmdlets = ["invoke-mggraphrequest", "invoke-graphrequest", "invoke-restmethod", "invoke-webrequest", "irm", "iwr"];

/** The request of the last cmdlet that makes one. */
function powerShellRequest(text) {
  const script = new PowerShellScript(text);
  const { name, given } = script.calls.findLast(({ name }) => webCmdlets.includes(name) || name in mailCmdlets) ?? {};
  if (name === undefined) throw new Unreadable("expected Invoke-MgGraphRequest, Invoke-RestMethod or Send-MgUserMail");
  const form = "a PowerShell command";
  const body = given.get("body") ?? given.get("bodyparameter");
  if (name in mailCmdlets) {
    const user = given.get("userid");
    if (user === undefined) throw new Unreadable(`expected -UserId at ${quoted(name)}`);
    const path = mailCmdlets[name](encodeURIComponent(String(given.get("messageid") ?? "{id}")));
    const parts = Object.fromEntries(["Message", "SaveToSentItems", "Comment"].map((part) => [part, given.get(part.toLowerCase())])
      .filter(([, value]) => value !== undefined));
    return {
      form, method: "POST", url: `https://graph.microsoft.com/v1.0/users/${encodeURIComponent(String(user))}/${path}`,
      headers: { "Content-Type": "application/json" }, body: bodyText(body ?? (path.endsWith("/send") ? "" : parts)),
    };
  }
  const url = given.get("uri");
  if (typeof url !== "string") throw new Unreadable(`expected -Uri and a URL at ${quoted(name)}`);
  const headers = {};
  const stated = given.get("headers");
  if (stated !== null && typeof stated === "object") {
    for (const [key, value] of Object.entries(stated)) setHeader(headers, key, String(value));
  }
  if (given.has("contenttype")) setHeader(headers, "Content-Type", String(given.get("contenttype")));
  if (body !== null && typeof body === "object") setHeader(headers, "Content-Type", "application/json");
  return {
    form, method: String(given.get("method") ?? (body === undefined ? "GET" : "POST")).toUpperCase(),
    url: /^https?:/i.test(url) ? url : `https://graph.microsoft.com/${url.replace(/^\//, "")}`, headers, body: bodyText(body),
  };
}

/** A script: its variables, and the cmdlets that it calls, each with what it is given. */
class PowerShellScript {
  calls = [];
  #text;
  #place = 0;
  #depth = 0;
  #variables = new Map();

  constructor(text) {
    this.#text = text.replaceAll("\r\n", "\n");
    for (this.#skip(true); this.#place < this.#text.length; this.#skip(true)) this.#statement();
  }

  #statement() {
    const start = this.#place;
    const [assigned, name] = this.#match(/\$(?:script:|global:)?(\w+)\s*=(?!=)/y) ?? [];
    if (assigned) this.#variables.set(name.toLowerCase(), this.#pipeline());
    else if (this.#match(/\$[\w.:]+\s*[+]?=/y)) this.#pipeline(); // A property of something.
    else this.#pipeline();
    if (this.#place === start) this.#place += 1;
  }

  /** What a value or a call comes to, behind all that it is piped through: nothing but ConvertTo-Json is looked at. */
  #pipeline() {
    let value = this.#part();
    for (this.#skip(); this.#match(/\|(?!\|)/y); this.#skip()) {
      this.#skip(true);
      const [name] = this.#match(/[A-Za-z][\w-]*/y) ?? [];
      const given = this.#parameters();
      if (name === undefined) return value;
      if (/^(?:invoke|send|new)-/i.test(name)) {
        if (!given.has("body")) given.set("body", value);
        this.calls.push({ name: name.toLowerCase(), given });
      } else if (/^convertto-json$/i.test(name)) value = bodyText(value);
    }
    return value;
  }

  #part() {
    this.#skip();
    const [name] = this.#match(/[A-Za-z]\w*-\w+|irm\b|iwr\b/y) ?? [];
    if (name === undefined) return this.#list();
    const given = this.#parameters();
    this.calls.push({ name: name.toLowerCase(), given });
    return /^convertto-json$/i.test(name) ? bodyText(given.get("inputobject") ?? given.get("")) : undefined;
  }

  /** What a cmdlet is given, by the names of its parameters in lower case; a switch is true. */
  #parameters() {
    const given = new Map();
    for (this.#skip(); this.#place < this.#text.length && !/[\n;|)}]/.test(this.#text[this.#place]); this.#skip()) {
      const start = this.#place;
      const [name] = this.#match(/-[A-Za-z]\w*:?/y) ?? [];
      const [splatted, variable] = name === undefined ? this.#match(/@(\w+)/y) ?? [] : [];
      if (splatted) {
        const value = this.#variables.get(variable.toLowerCase());
        if (value === null || typeof value !== "object") continue;
        for (const [key, part] of Object.entries(value)) given.set(key.toLowerCase(), part);
      } else if (name === undefined) {
        const value = this.#list(true);
        if (!given.has("")) given.set("", value);
      } else {
        this.#skip();
        const isSwitch = this.#place >= this.#text.length || /^(?:[\n;|)}]|-[A-Za-z])/.test(this.#next(2));
        given.set(name.replace(/^-|:$/g, "").toLowerCase(), isSwitch ? true : this.#list(true));
      }
      if (this.#place === start) this.#place += 1;
    }
    if (!given.has("uri") && given.has("")) given.set("uri", given.get(""));
    return given;
  }

  #list(isArgument = false) {
    const values = [this.#value(isArgument)];
    for (this.#skip(); this.#match(/,/y); this.#skip()) {
      this.#skip(true);
      values.push(this.#value(isArgument));
    }
    return values.length === 1 ? values[0] : values;
  }

  #value(isArgument) {
    this.#skip();
    this.#match(/(?:\[[\w.[\]]+\]\s*)+/y); // A type.
    if (this.#match(/@'[^\S\n]*\n/y)) return this.#upTo("\n'@", "here-string");
    if (this.#match(/@"[^\S\n]*\n/y)) return this.#filledIn(this.#upTo("\n\"@", "here-string"));
    if (this.#match(/@\{/y)) return this.#nested(() => this.#table());
    if (this.#match(/@\(/y)) return this.#nested(() => this.#array());
    if (this.#match(/\$?\(/y)) return this.#nested(() => this.#parenthesis());
    const [single, inner] = this.#match(/'((?:[^']|'')*)'/y) ?? [];
    if (single) return inner.replaceAll("''", "'");
    const [double, letters] = this.#match(/"((?:[^"`]|`[^]|"")*)"/y) ?? [];
    if (double) return this.#filledIn(letters.replaceAll("\"\"", "`\""));
    const [variable, name] = this.#match(/\$(?:env:|script:|global:)?(\w+)(?:[.\w]*)/y) ?? [];
    if (variable) {
      const known = { __proto__: null, true: true, false: false, null: null };
      const key = name.toLowerCase();
      if (key in known) return known[key];
      return this.#variables.has(key) && variable === `$${name}` ? this.#variables.get(key) : variable;
    }
    const [word] = this.#match(isArgument ? /[^\s;|(){}"',]+/y : /[\w.:\/-]+/y) ?? [];
    if (word === undefined) throw new Unreadable(`expected a value of PowerShell's that stands in the text, found ${quoted(this.#next(80))}`);
    return /^-?\d+$/.test(word) ? Number(word) : word;
  }

  /** What `read` gives, at most so deep. */
  #nested(read) {
    if (this.#depth === 100) throw new Unreadable("expected at most 100 values in each other, found more");
    this.#depth += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #table() {
    const table = {};
    for (this.#skip(true); !this.#match(/\}/y); this.#skip(true)) {
      const [found, single, double, bare] = this.#match(/(?:'([^']*)'|"([^"]*)"|([\w.@-]+))\s*=/y) ?? [];
      if (!found) throw new Unreadable(`expected a name and = in @{…}, found ${quoted(this.#next(80))}`);
      const value = this.#pipeline();
      Object.defineProperty(table, single ?? double ?? bare, { value, enumerable: true, configurable: true, writable: true });
    }
    return table;
  }

  #array() {
    const values = [];
    for (this.#skip(true); !this.#match(/\)/y); this.#skip(true)) {
      const value = this.#pipeline();
      values.push(...Array.isArray(value) ? value : [value]);
      this.#skip(true);
      this.#match(/,/y);
      if (this.#place >= this.#text.length) throw new Unreadable("expected ) behind @(");
    }
    return values;
  }

  #parenthesis() {
    const value = this.#pipeline();
    this.#skip(true);
    if (!this.#match(/\)/y)) throw new Unreadable(`expected ), found ${quoted(this.#next(80))}`);
    return value;
  }

  /** A text in double quotes, with the variables that are known. */
  #filledIn(text) {
    const letters = { __proto__: null, n: "\n", r: "\r", t: "\t", 0: "\0" };
    return text.replace(/`([^])|\$\{?(\w+)\}?/g, (all, escaped, name) => {
      if (escaped !== undefined) return letters[escaped] ?? escaped;
      const value = this.#variables.get(name.toLowerCase());
      return value === undefined || value === null || typeof value === "object" ? all : String(value);
    });
  }

  #upTo(end, what) {
    const start = this.#place - 1; // An empty one ends with the line it begins with.
    const place = this.#text.indexOf(end, start);
    if (place < 0) throw new Unreadable(`expected ${quoted(end.trim())} at the end of the ${what}`);
    this.#place = place + end.length;
    return this.#text.slice(start + 1, place);
  }

  #next(count) {
    return this.#text.slice(this.#place, this.#place + count);
  }

  /** Passes over white space and comments, and over the ends of statements where `isBetween` says so. */
  #skip(isBetween = false) {
    while (this.#match(isBetween ? /[\s;]+|`\n|#[^\n]*|<#[^]*?#>/y : /[^\S\n]+|`[^\S\n]*\n|<#[^]*?#>/y));
  }

  #match(pattern) {
    pattern.lastIndex = this.#place;
    const found = pattern.exec(this.#text);
    if (found) this.#place = pattern.lastIndex;
    return found;
  }
}
