// Conveniences only: every page works without. No request, no storage.
"use strict";

// A field that narrows a long list.
for (const list of document.querySelectorAll("[data-filter]")) {
  const items = [...list.querySelectorAll("[data-filter-item]")];
  if (items.length < 12) continue;
  const field = document.createElement("input");
  field.type = "search";
  field.className = "filter";
  field.placeholder = list.dataset.filter;
  field.setAttribute("aria-label", list.dataset.filter);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = items.map((item) => plain(item.textContent));
  field.addEventListener("input", () => {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    items.forEach((item, i) => { item.hidden = !wanted.every((word) => texts[i].includes(word)); });
  });
  const heading = list.querySelector(":scope > h2");
  if (heading) heading.after(field); else list.prepend(field);
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
