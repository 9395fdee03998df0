// Answers standard input line by line, for the programs that the benchmark times beside `delegation-rules`.
import { readSync, writeSync } from "node:fs";

// Writes what `answer` makes of each line, as lines, and an error for each of which it throws one. When all are answered
// it tells on standard error how many seconds that took.
export function answerLines(answer) {
  const start = performance.now();
  let input = Buffer.alloc(1 << 20);
  let held = 0;
  let number = 0;
  let isValid = true;

  function answered(line) {
    number += 1;
    if (line.trim() === "") return "";
    try {
      return answer(JSON.parse(line)) + "\n";
    } catch (error) {
      isValid = false;
      console.error(`${number}: ${error.message}`);
      return JSON.stringify({ outcome: "invalid", error: { message: error.message, line: number } }) + "\n";
    }
  }

  for (;;) {
    if (held === input.length) input = Buffer.concat([input, Buffer.alloc(held)]);
    const count = readSync(0, input, held, input.length - held, null);
    const end = count === 0 ? held : input.lastIndexOf(10, held + count - 1) + 1;
    held += count;
    if (end > 0) {
      let output = "";
      for (const line of input.toString("utf8", 0, end).split("\n")) output += answered(line);
      number -= input[end - 1] === 10 ? 1 : 0; // What follows the last line break is no line yet.
      const bytes = Buffer.from(output);
      for (let written = 0; written < bytes.length;) written += writeSync(1, bytes, written);
      input.copyWithin(0, end, held);
      held -= end;
    }
    if (count === 0) break;
  }
  console.error((performance.now() - start) / 1000);
  process.exitCode = isValid ? 0 : 65;
}
