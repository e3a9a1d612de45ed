// What pages do beyond reading. Every page works without this file.
"use strict";

// The slider that replays the story: each step asks for the same page as of another day and swaps what it shows.
function replay(form) {
  const days = form.dataset.days.split(" "), date = form.elements.as_of, place = form.querySelector(".replay");
  if (days.length < 2) return;
  const slider = document.createElement("input"), play = document.createElement("button");
  Object.assign(slider, { type: "range", min: 0, max: days.length - 1, value: closest(days, date.value) });
  slider.setAttribute("aria-label", "Replay by day");
  Object.assign(play, { type: "button", textContent: "▶ Replay" });
  const said = () => slider.setAttribute("aria-valuetext", days[slider.value]);
  let waiting, running;
  const show = async () => { said(); date.value = days[slider.value]; await swap(form); };
  slider.addEventListener("input", () => { said(); date.value = days[slider.value]; clearTimeout(waiting); waiting = setTimeout(show, 120); });
  const stop = () => { clearInterval(running); running = null; play.textContent = "▶ Replay"; };
  play.addEventListener("click", () => {
    if (running) return stop();
    if (+slider.value === days.length - 1) slider.value = 0; else slider.value = +slider.value + 1;
    show();
    play.textContent = "❚❚ Stop";
    running = setInterval(() => { if (+slider.value >= days.length - 1) return stop(); slider.value = +slider.value + 1; show(); }, 1200);
  });
  place.append(slider, play);
  place.hidden = false;
  said();
}

function closest(days, day) {
  const after = days.findIndex((each) => each > day);
  return after < 0 ? days.length - 1 : Math.max(0, after - 1);
}

async function swap(form) {
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form)).toString();
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.title = page.title;
  form.classList.toggle("past", true);
  history.replaceState(null, "", address);
}

for (const form of document.querySelectorAll("form.asof[data-days]")) replay(form);

// A page that waits for the book to be put together comes up by itself.
async function wake() {
  const answer = await fetch(location.href).catch(() => null);
  if (answer && answer.status !== 503) location.reload(); else setTimeout(wake, 1000);
}
if (document.querySelector("main[data-waking]")) setTimeout(wake, 1000);

// Whatever popped up goes with Escape, or with a click beside it.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll(".source-words[open]")) { open.open = false; open.querySelector("summary").focus(); }
  document.body.classList.add("shut");
});
addEventListener("pointermove", () => document.body.classList.remove("shut"), { passive: true });
addEventListener("focusin", () => document.body.classList.remove("shut"));
addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".source-words[open]")) if (!open.contains(event.target)) open.open = false;
});

// "/" goes to the search, as in many tools.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const field = document.querySelector("input[type=search]");
  if (field) { event.preventDefault(); field.focus(); }
});

// Deciding from the keyboard: keys count only while a question has the focus, so that no letter typed elsewhere decides.
const cards = [...document.querySelectorAll(".card-of-case")];
if (cards.length) {
  document.querySelector(".keys").hidden = false;
  cards[0].focus({ preventScroll: true });
  addEventListener("keydown", (event) => {
    const card = document.activeElement?.closest(".card-of-case");
    if (!card || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const step = { j: 1, k: -1 }[event.key], answer = card.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (step) { event.preventDefault(); cards[cards.indexOf(card) + step]?.focus(); }
    else if (answer && !event.repeat) { event.preventDefault(); answer.click(); }
  });
}
const undo = document.querySelector(".done form");
if (undo) addEventListener("keydown", (event) => {
  if (event.key === "u" && !event.ctrlKey && !event.metaKey && event.target.closest?.(".card-of-case, .done") && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) undo.requestSubmit();
});

// Picking words in a text: what is selected goes into the field, and with the decision as its reason.
const setting = document.getElementById("setting");
if (setting && setting.elements.value.tagName === "INPUT") {
  document.querySelector(".pick-hint")?.removeAttribute("hidden");
  const pick = (words) => { if (words.trim()) setting.elements.value.value = setting.elements.words.value = words.trim().replace(/\s+/g, " "); };
  for (const text of document.querySelectorAll(".pick")) {
    text.tabIndex = 0;
    text.setAttribute("role", "textbox");
    text.setAttribute("aria-readonly", "true");
    text.setAttribute("aria-label", "Sentence: pick words with the arrow keys and Shift");
    text.addEventListener("mouseup", () => pick(String(getSelection())));
    text.addEventListener("keydown", (event) => {
      const way = { ArrowRight: "forward", ArrowLeft: "backward" }[event.key], selection = getSelection();
      if (event.key === "Enter") { event.preventDefault(); setting.elements.value.focus(); }
      if (!way) return;
      event.preventDefault();
      if (!text.contains(selection.anchorNode)) selection.setBaseAndExtent(text, 0, text, 0);
      selection.modify(event.shiftKey ? "extend" : "move", way, "word");
      if (!text.contains(selection.focusNode)) selection.selectAllChildren(text);
      if (event.shiftKey) pick(String(selection));
    });
  }
}

// A picture as PNG: the browser paints the SVG at twice its size.
for (const link of document.querySelectorAll("a.png")) {
  link.hidden = false;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const image = new Image(), canvas = document.createElement("canvas"), save = document.createElement("a");
    image.src = link.href;
    await image.decode();
    canvas.width = 2 * image.naturalWidth; canvas.height = 2 * image.naturalHeight;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((found) => {
      save.href = URL.createObjectURL(found);
      save.download = link.pathname.split("/").pop().replace(/svg$/, "png");
      save.click();
      URL.revokeObjectURL(save.href);
    });
  });
}

// The search of a published site: all words must stand in a line's names or sentences.
const search = document.getElementById("search");
if (search) {
  const list = document.getElementById("found"), status = document.querySelector("main [role=status]");
  const index = fetch(search.dataset.index).then((answer) => answer.json()).catch(() => {
    status.textContent = "The search works once the site is on a web host. In a folder of your own, look through the ledger.";
    return [];
  });
  const show = async () => {
    const words = search.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length ? (await index).filter(([, , , text]) => words.every((word) => text.includes(word))) : [];
    if (!(await index).length) return;
    status.textContent = words.length ? `${found.length} found${found.length > 100 ? ", the first 100:" : ""}` : "";
    list.replaceChildren(...found.slice(0, 100).map(([id, headline, stage]) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = search.dataset.commitment.replace("ID", encodeURIComponent(id));
      link.textContent = headline;
      item.append(link, ` ${stage}`);
      return item;
    }));
    history.replaceState(null, "", words.length ? `?q=${encodeURIComponent(search.elements.q.value)}` : location.pathname);
  };
  search.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", show);
  search.elements.q.value = new URLSearchParams(location.search).get("q") || "";
  if (search.elements.q.value) show();
}
