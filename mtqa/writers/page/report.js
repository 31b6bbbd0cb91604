"use strict";
// The page is complete without this script. With it: the reason beside the words on hover and focus, a click on the
// words opens the finding's details, buttons step from finding to finding, and a count follows the filters.
(() => {
  const tip = document.getElementById("tip");
  const marks = [...document.querySelectorAll("mark[data-finding]")];
  const card = (element) => document.getElementById(`finding-${element.dataset.finding}`);
  const visible = (element) => element.getClientRects().length > 0;
  let current = null;
  let leaving;

  const highlight = (number, on) => {
    for (const element of document.querySelectorAll(`[data-finding="${number}"], #finding-${number}`)) {
      element.classList.toggle("active", on);
    }
  };

  const hide = () => {
    clearTimeout(leaving);
    if (!current) return;
    highlight(current.dataset.finding, false);
    current = null;
    tip.hidden = true;
  };
  // Time to move the pointer from the words to the tip; the tip of a focused reference stays.
  const hideSoon = () => {
    if (current === document.activeElement) return;
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250);
  };

  const place = () => {
    if (!current) return;
    const words = current.getClientRects()[0];
    const left = Math.min(words.left, window.innerWidth - tip.offsetWidth - 8);
    const above = words.top - tip.offsetHeight - 6;
    tip.style.left = `${Math.max(left, 8)}px`;
    tip.style.top = `${above > 8 ? above : words.bottom + 6}px`;
  };

  const show = (element) => {
    clearTimeout(leaving);
    if (element === current) return;
    hide();
    current = element;
    highlight(element.dataset.finding, true);
    const finding = card(element);
    const parts = [".severity", ".message"].map((part) => finding.querySelector(part).textContent);
    tip.replaceChildren(...parts.map((text, index) => {
      const line = document.createElement(index ? "span" : "b");
      line.textContent = text;
      line.dir = "auto";
      return line;
    }));
    tip.dataset.severity = finding.dataset.severity;
    tip.hidden = false;
    place();
  };

  // The style sheet takes the colours of a mark that is filtered out; its tip goes as well.
  const isOff = (element) => getComputedStyle(card(element)).display === "none";
  const innermost = (target) => {
    let element = target.closest("[data-finding]");
    while (element && isOff(element)) element = element.parentElement.closest("[data-finding]");
    return element;
  };

  for (const mark of marks) mark.removeAttribute("title");
  const article = document.getElementById("article");
  article.addEventListener("mouseover", (event) => {
    const element = innermost(event.target);
    if (element) show(element);
    else hideSoon();
  });
  article.addEventListener("mouseleave", hideSoon);
  tip.addEventListener("mouseenter", () => clearTimeout(leaving));
  tip.addEventListener("mouseleave", hideSoon);
  article.addEventListener("focusin", (event) => {
    if (event.target.matches("a.ref")) show(event.target);
    else hide();
  });
  article.addEventListener("focusout", hide);
  article.addEventListener("click", (event) => {
    const element = innermost(event.target);
    if (!element || !getSelection().isCollapsed) return;
    event.preventDefault();
    hide();
    open(card(element));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  window.addEventListener("scroll", place, { passive: true });
  window.addEventListener("resize", place);

  const open = (finding) => {
    const details = finding.querySelector("details");
    if (details) details.open = true;
    finding.focus({ preventScroll: true });
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    finding.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  };

  const filters = document.querySelector("form.filters");
  if (!filters) return;
  const findings = [...document.querySelectorAll(".finding")];
  const shown = document.getElementById("shown");
  const count = () => {
    const left = findings.filter(visible).length;
    const all = findings.length;
    shown.textContent = left === all ? `${all} finding${all === 1 ? "" : "s"}` : `${left} of ${all} findings`;
  };
  let position = -1;
  const step = (by) => {
    const list = findings.filter(visible);
    if (!list.length) return;
    const at = list.indexOf(findings[position]);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
    position = findings.indexOf(list[next]);
    list[next].scrollIntoView({ block: "center" });
    list[next].focus({ preventScroll: true });
  };
  filters.addEventListener("submit", (event) => event.preventDefault());
  if (!shown) return;
  filters.addEventListener("change", count);
  filters.querySelector(".steps").hidden = false;
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  count();
})();
