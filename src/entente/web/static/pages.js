// Conveniences only: every page works without. No request, no storage.
"use strict";

// A field that narrows a long list, and choices where the list has kinds.
for (const list of document.querySelectorAll("[data-filter]")) {
  const items = [...list.querySelectorAll("[data-filter-item]")];
  if (items.length < 12) continue;
  const bar = document.createElement("div");
  bar.className = "narrowing";
  const field = document.createElement("input");
  field.type = "search";
  field.className = "filter";
  field.placeholder = list.dataset.filter;
  field.setAttribute("aria-label", list.dataset.filter);
  bar.append(field);
  const choices = list.querySelector(":scope > template.facets");
  if (choices) bar.append(...choices.content.querySelectorAll("label"));
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let texts;
  const narrow = () => {
    texts ??= items.map((item) => plain(item.textContent));
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    const chosen = [...bar.querySelectorAll("select")].filter((one) => one.value);
    items.forEach((item, i) => {
      const said = wanted.every((word) => texts[i].includes(word));
      item.hidden = !said || !chosen.every((one) => item.dataset[one.dataset.facet].split(" ").includes(one.value));
    });
  };
  bar.addEventListener("input", narrow);
  const heading = list.querySelector(":scope > h2");
  if (heading) heading.after(bar); else list.prepend(bar);
}

// A mark and its card light up together, and a number in the text opens its card.
const marksOf = (card) => document.querySelectorAll(`mark[data-claims~="${card.id}"]`);
for (const card of document.querySelectorAll("details.card")) {
  const light = (on) => marksOf(card).forEach((mark) => mark.classList.toggle("lit", on));
  card.addEventListener("mouseenter", () => light(true));
  card.addEventListener("mouseleave", () => light(false));
  card.addEventListener("focusin", () => light(true));
  card.addEventListener("focusout", () => light(false));
}
const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", openTarget);
if (location.hash) openTarget();

// A citation goes to the clipboard.
const copy = async (text, button, said) => {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    const range = document.createRange();
    range.selectNodeContents(text);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.execCommand("copy");
  }
  button.textContent = said;
  setTimeout(() => { button.textContent = before; }, 2000);
};
for (const texts of document.querySelectorAll("[data-copy]")) {
  for (const text of texts.querySelectorAll("pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = texts.dataset.copy;
    button.addEventListener("click", () => copy(text, button, texts.dataset.copied));
    text.after(button);
  }
}
