// The explorer page: it shows the case in the form, which is the case in the address, and what comes of it. The build
// puts case.js, answer.js, changes.js and this into one block, behind delegation_rules.mjs.

const element = (id) => document.getElementById(id);
const form = element("scenario");
const bytes = Uint8Array.from(atob(element("module").textContent.trim()), (letter) => letter.charCodeAt(0));
const module = await WebAssembly.compile(bytes);
const rules = await load(module);
const { exports: { memory, ...engine } } = await WebAssembly.instantiate(module);
const examples = JSON.parse(element("examples").textContent).cases;

/** All that there is to show of a case and a goal; every member is always there. */
function explore(scenario, goal) {
  const question = new TextEncoder().encode(JSON.stringify({ scenario, goal }));
  const place = engine.delegation_rules_reserve(question.length);
  new Uint8Array(memory.buffer, place).set(question);
  const result = engine.delegation_rules_explore(place, question.length);
  const bytes = new Uint8Array(memory.buffer, result);
  const answer = new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
  for (const room of [place, result]) engine.delegation_rules_free(room);
  return JSON.parse(answer);
}

makeControls();
for (const { id, description } of examples) {
  const example = /^example-(\d+)$/.exec(id);
  element("example").append(make("option", { value: id }, example ? `Example ${example[1]}: ${description}` : description));
}
form.addEventListener("change", update);
form.addEventListener("submit", (event) => event.preventDefault());
element("goal").addEventListener("change", update);
element("example").addEventListener("change", ({ target }) => {
  const example = examples.find(({ id }) => id === target.value);
  if (example) choose(example.scenario);
});
element("copy-link").addEventListener("click", async () => {
  update();
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  element("copied").textContent = copied ? "Copied." : "Copy it from the address bar.";
});
window.addEventListener("hashchange", followAddress);
for (const link of document.querySelectorAll("a[href='#verdict-title']")) {
  link.addEventListener("click", (event) => { // The address holds the case, and not a place on the page.
    event.preventDefault();
    element("verdict-title").focus();
  });
}
followAddress();
