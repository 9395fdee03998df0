// ---- Texts in the memory of a module ----

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The functions of a module that take text and give text. */
export class TextFunctions {
  #exports;
  #bytes = new Uint8Array();
  /** Room for an error's address, and behind it for questions of the usual size. */
  #cell;
  #room;
  static #size = 1 << 16;

  constructor(exports) {
    this.#exports = exports;
    this.#cell = this.#reserve(16 + TextFunctions.#size);
    this.#room = this.#cell + 16;
  }

  /** The address of a session with the tenant in `text`, which may be bytes, or with none where that is undefined. */
  open(text) {
    const session = text === undefined ? this.#exports.delegation_rules_open(0, 0, this.#cell)
      : this.#with(text, (place, length) => this.#exports.delegation_rules_open(place, length, this.#cell));
    if (session !== 0) return session;
    throw new Error(this.#take(new DataView(this.#memory.buffer).getUint32(this.#cell, true)));
  }

  /** The answer of a session to the question in `text`. */
  ask(session, text) {
    return this.#take(this.#with(text, (place, length) => this.#exports.delegation_rules_ask(session, place, length)));
  }

  close(session) {
    this.#exports.delegation_rules_close(session);
  }

  /** What is imported of `files`, each with a name and a text or bytes. */
  import(files) {
    const rooms = [];
    const put = (bytes) => {
      rooms.push(this.#put(bytes));
      return rooms.at(-1);
    };
    const list = (numbers) => put(new Uint8Array(Uint32Array.from(numbers).buffer));
    try {
      const texts = files.map(({ name, text }) => {
        if (typeof name !== "string") throw new TypeError(`expected the name of an export, found ${kind(name)}`);
        if (typeof text !== "string" && !isBytes(text)) {
          throw new TypeError(`${name}: expected text or bytes, found ${kind(text)}`);
        }
        return [encoder.encode(`${name}\0`), bytesOf(text)];
      });
      const tables = [list(texts.map(([name]) => put(name))), list(texts.map(([, text]) => put(text))),
        list(texts.map(([, text]) => text.length))];
      return this.#take(this.#exports.delegation_rules_import(...tables, texts.length));
    } finally {
      for (const room of rooms) this.#exports.delegation_rules_free(room);
    }
  }

  /** What `use` gives for the place of `text` in memory and its length there. */
  #with(text, use) {
    if (typeof text === "string" && 3 * text.length <= TextFunctions.#size) { // As many bytes as so many UTF-16 units can come to.
      const room = this.#memory.subarray(this.#room, this.#room + TextFunctions.#size);
      return use(this.#room, encoder.encodeInto(text, room).written);
    }
    const bytes = bytesOf(text);
    const place = this.#put(bytes);
    try {
      return use(place, bytes.length);
    } finally {
      this.#exports.delegation_rules_free(place);
    }
  }

  /** The place in memory where a copy of `bytes` lies. */
  #put(bytes) {
    const place = this.#reserve(bytes.length || 1);
    this.#memory.set(bytes, place);
    return place;
  }

  #reserve(count) {
    return this.#exports.delegation_rules_reserve(count) >>> 0;
  }

  /** The text at `address`, which is given back. */
  #take(address) {
    const start = address >>> 0;
    const text = decoder.decode(this.#memory.subarray(start, this.#memory.indexOf(0, start)));
    this.#exports.delegation_rules_free(address);
    return text;
  }

  /** The memory as bytes; when it grows, the old view shows nothing any more. */
  get #memory() {
    const { buffer } = this.#exports.memory;
    if (this.#bytes.buffer !== buffer) this.#bytes = new Uint8Array(buffer);
    return this.#bytes;
  }
}

export function isBytes(value) {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** The bytes that a text comes to, or that `text` is. */
export function bytesOf(text) {
  if (typeof text === "string") return encoder.encode(text);
  return text instanceof ArrayBuffer ? new Uint8Array(text) : new Uint8Array(text.buffer, text.byteOffset, text.byteLength);
}

import { kind } from "./values.mjs";
