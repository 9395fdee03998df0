// Requests as `curl` makes them, in the words of bash or of Windows' cmd.

/** The request of a command line that runs curl. */
function curlRequest(text) {
  const isCmd = /\^\s*[\r\n]|\^"/.test(text);
  const commands = isCmd ? [{ words: cmdWords(text) }] : bashCommands(text);
  const place = commands.findIndex(({ words }) => isCurl(words[0]));
  if (place < 0) throw new Unreadable("expected a command that runs curl");
  const { words, input } = commands[place];
  const before = place > 0 ? commands[place - 1] : undefined;
  const echoed = /^(echo|printf)$/.test(before?.words[0]) ? before.words.at(-1) : undefined;
  return curlArguments(words.slice(1), input ?? before?.input ?? echoed);
}

function isCurl(word) {
  return /^(?:.*[\\/])?curl(?:\.exe)?$/i.test(word ?? "");
}

/** The options that take a value, by their short and their long names; what is not read of them is undefined. */
const curlValues = {
  __proto__: null, X: "method", request: "method", H: "header", header: "header", d: "data", data: "data", "data-ascii": "data",
  "data-binary": "binary", "data-raw": "raw", json: "json", url: "url",
  ...Object.fromEntries(["A", "user-agent", "b", "cookie", "c", "cookie-jar", "e", "referer", "F", "form", "data-urlencode", "o", "output",
    "u", "user", "m", "max-time", "connect-timeout", "x", "proxy", "w", "write-out", "retry", "retry-delay", "E", "cert", "key",
    "cacert", "resolve", "D", "dump-header", "T", "upload-file", "K", "config", "r", "range", "oauth2-bearer", "ciphers",
    "tls-max", "interface", "max-redirs"].map((name) => [name, undefined])),
};

function curlArguments(words, input) {
  const request = { form: "a curl command", method: undefined, url: undefined, headers: {}, body: undefined };
  const take = (name, value) => {
    if (value === undefined) throw new Unreadable(`expected a value behind curl's ${name.length === 1 ? "-" : "--"}${name}`);
    switch (curlValues[name]) {
      case "method": request.method = value.toUpperCase(); break;
      case "url": request.url = value; break;
      case "header": addHeader(request.headers, value); break;
      case "json":
        for (const header of ["Content-Type", "Accept"]) addHeader(request.headers, `${header}: application/json`);
        // As data.
      case "data": case "binary": case "raw": {
        const before = request.body === undefined ? "" : `${request.body}${name === "json" ? "" : "&"}`;
        request.body = before + data(value, curlValues[name]);
        break;
      }
      default: if (name === "oauth2-bearer") addHeader(request.headers, `Authorization: Bearer ${value}`);
    }
  };
  const data = (value, kind) => {
    if (kind === "raw" || !value.startsWith("@")) return value;
    const name = value.slice(1);
    if (name !== "-") throw new Unreadable(`the body lies in the file ${quoted(name)}; put its text in place of ${quoted(value)}`);
    if (input === undefined) throw new Unreadable("the body comes from another program (@-); put its text in place of \"@-\"");
    return kind === "data" ? input.replace(/[\r\n]/g, "") : input;
  };
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place];
    if (word.startsWith("--")) {
      const name = word.slice(2);
      if (name in curlValues) take(name, words[place += 1]);
    } else if (word.startsWith("-") && word.length > 1) {
      for (let letter = 1; letter < word.length; letter += 1) {
        if (!(word[letter] in curlValues)) continue;
        const rest = word.slice(letter + 1);
        take(word[letter], rest === "" ? words[place += 1] : rest);
        break;
      }
    } else request.url ??= word;
  }
  if (request.url === undefined) throw new Unreadable("expected a URL in the curl command");
  request.method ??= request.body === undefined ? "GET" : "POST";
  request.body ??= "";
  return request;
}
