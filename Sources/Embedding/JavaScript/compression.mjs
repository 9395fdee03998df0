// ---- Bodies that a client compressed ----

/** The most bytes that a body may have once it is unpacked. */
const mostBytes = 64 << 20;

/** Why a body cannot be read, and the HTTP `status` that says so. */
export class UndecodedBody extends Error {
  name = "UndecodedBody";
  status;

  constructor(status, message, cause) {
    super(message, { cause });
    this.status = status;
  }
}

/** `bytes` without the codings that the header Content-Encoding names. */
export async function decompressed(bytes, encodings) {
  let body = bytes;
  for (const name of encodings.toLowerCase().split(",").map((name) => name.trim()).reverse()) {
    if (name === "" || name === "identity") continue;
    const format = { __proto__: null, gzip: "gzip", "x-gzip": "gzip", deflate: "deflate" }[name];
    if (!format) throw new UndecodedBody(415, `expected a body in gzip or deflate, found the coding ${name.slice(0, 60)}`);
    body = await unpackedFrom(body, format);
  }
  return body;
}

async function unpackedFrom(bytes, format) {
  const chunks = [];
  let count = 0;
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      count += next.value.length;
      if (count > mostBytes) {
        reader.cancel().catch(() => {});
        break;
      }
      chunks.push(next.value);
    }
  } catch (cause) {
    throw new UndecodedBody(400, `expected a body in ${format}, found what is none`, cause);
  }
  if (count > mostBytes) throw new UndecodedBody(413, `expected a body of at most ${mostBytes >> 20} MB`);
  return new Blob(chunks).arrayBuffer();
}
