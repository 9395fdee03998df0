// The words of a command line, as the shell passes them on.

/** The commands of a line for bash, with the words of each and the text that is put in by `<<`. */
function bashCommands(text) {
  const commands = [{ words: [], input: undefined }];
  let word;
  let place = 0;
  const put = (letters) => { word = (word ?? "") + letters; };
  const endWord = () => {
    if (word !== undefined) commands.at(-1).words.push(word);
    word = undefined;
  };
  const documents = [];
  while (place < text.length) {
    const rest = text.slice(place, place + 2);
    const letter = rest[0];
    place += 1;
    if (/^\\\r?$/.test(rest.slice(0, 2)) && /^\r?\n/.test(text.slice(place, place + 2))) {
      place += text[place] === "\r" ? 2 : 1;
    } else if (rest === "\\\n") place += 1;
    else if (letter === "\\") { put(rest[1] ?? ""); place += 1; }
    else if (letter === "'") {
      const end = endOf("'", text, place);
      put(text.slice(place, end));
      place = end + 1;
    } else if (rest === "$'") place = ansiString(text, place + 1, put);
    else if (letter === "\"") place = doubleQuoted(text, place, put);
    else if (rest === "<<") {
      endWord();
      const [all, strip, quote, name] = /^(-?)\s*(['"]?)([\w.-]+)\2/.exec(text.slice(place + 1, place + 200)) ?? [];
      if (all === undefined) {
        const [whole, string] = /^<\s*'([^']*)'/.exec(text.slice(place + 1)) ?? [];
        if (whole === undefined) throw new Unreadable("expected <<'EOF' and the lines of the body, up to a line EOF");
        commands.at(-1).input = string;
        place += 1 + whole.length;
      } else {
        documents.push({ command: commands.at(-1), name, strip: strip !== "" });
        place += 1 + all.length;
      }
    } else if (letter === "\n" && documents.length > 0) {
      endWord();
      for (const { command, name, strip } of documents.splice(0)) {
        const lines = [];
        for (;;) {
          if (place >= text.length) throw new Unreadable(`expected a line ${quoted(name)} behind the body`);
          const end = text.indexOf("\n", place) < 0 ? text.length : text.indexOf("\n", place);
          const line = text.slice(place, end).replace(/\r$/, "");
          place = end + 1;
          if ((strip ? line.replace(/^\t+/, "") : line).trimEnd() === name) break;
          lines.push(strip ? line.replace(/^\t+/, "") : line);
        }
        command.input = lines.join("\n");
      }
      commands.push({ words: [], input: undefined });
    } else if (letter === "|" || letter === ";" || letter === "&" || letter === "\n") {
      endWord();
      commands.push({ words: [], input: undefined });
    } else if (letter === ">") { // What goes elsewhere is none of its words.
      endWord();
      const [target] = /^>?\s*[^\s|;&]*/.exec(text.slice(place));
      place += target.length;
    } else if (/\s/.test(letter)) endWord();
    else put(letter);
  }
  endWord();
  const filled = commands.filter(({ words, input }) => words.length > 0 || input !== undefined);
  for (const { words } of filled) if (words[0] === "$") words.shift(); // The prompt.
  return filled;
}

function endOf(quote, text, start) {
  const end = text.indexOf(quote, start);
  if (end < 0) throw new Unreadable(`expected another ${quote} in the command`);
  return end;
}

function doubleQuoted(text, start, put) {
  put("");
  for (let place = start; place < text.length; place += 1) {
    const letter = text[place];
    if (letter === "\"") return place + 1;
    if (letter !== "\\") { put(letter); continue; }
    place += 1;
    if (text[place] === "\n") continue;
    put(/["\\$`]/.test(text[place] ?? "") ? text[place] : `\\${text[place] ?? ""}`);
  }
  throw new Unreadable("expected another \" in the command");
}

/** What stands in `$'…'`, from behind its first quote. */
function ansiString(text, start, put) {
  put("");
  const letters = { __proto__: null, n: "\n", r: "\r", t: "\t", a: "\x07", b: "\b", e: "\x1B", f: "\f", v: "\v" };
  for (let place = start; place < text.length; place += 1) {
    const letter = text[place];
    if (letter === "'") return place + 1;
    if (letter !== "\\") { put(letter); continue; }
    const coded = /^\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|([0-7]{1,3}))/.exec(text.slice(place, place + 8));
    if (coded) {
      const [all, byte, unit, octal] = coded;
      put(String.fromCharCode(octal === undefined ? parseInt(byte ?? unit, 16) : parseInt(octal, 8)));
      place += all.length - 1;
    } else {
      place += 1;
      put(letters[text[place]] ?? text[place] ?? "");
    }
  }
  throw new Unreadable("expected another ' in the command");
}

/** The words of a line for Windows' cmd: first what a caret keeps from it, and then as programs take their quotes apart. */
function cmdWords(text) {
  let line = "";
  let isQuoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place];
    if (letter === "^" && !isQuoted) {
      const end = /^(?:\r\n|\n)/.exec(text.slice(place + 1, place + 3));
      place += end ? end[0].length + 1 : 1; // A line goes on, and the letter there is one like others.
      if (end && text[place] === "\r" && text[place + 1] === "\n") place += 1;
      if (end && text[place] === "^") place -= 1;
      else line += text[place] ?? "";
    } else {
      if (letter === "\"") isQuoted = !isQuoted;
      if (/[\r\n]/.test(letter) && !isQuoted) break;
      line += letter;
    }
  }
  const words = [];
  let word;
  let isIn = false;
  for (let place = 0; place < line.length; place += 1) {
    const [slashes] = /^\\*/.exec(line.slice(place, place + 64));
    if (slashes !== "" && line[place + slashes.length] === "\"") {
      word = (word ?? "") + "\\".repeat(slashes.length >> 1);
      place += slashes.length - (slashes.length % 2 === 0 ? 1 : 0);
      if (slashes.length % 2 === 1) word += "\"";
    } else if (line[place] === "\"") {
      word ??= "";
      if (isIn && line[place + 1] === "\"") { word += "\""; place += 1; } else isIn = !isIn;
    } else if (!isIn && /\s/.test(line[place])) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + line[place];
  }
  if (isIn) throw new Unreadable("expected another \" in the command");
  if (word !== undefined) words.push(word);
  return words;
}
