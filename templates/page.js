// Comfort only: the page is whole without it. What every page has: light or dark.
"use strict";
const root = document.documentElement;
const one = (id) => document.getElementById(id);
const all = (query) => [...document.querySelectorAll(query)];

// Storage may be forbidden, above all for a file opened from disk.
const recall = (key) => { try { return localStorage.getItem("auditor-" + key); } catch { return null; } };
const keep = (key, value) => { try { localStorage.setItem("auditor-" + key, value); } catch { /* not remembered */ } };

root.classList.add("js");

(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const label = () => { one("theme").textContent = isDark() ? "Light page" : "Dark page"; };
  const remembered = recall("theme");
  if (remembered === "dark" || remembered === "light") root.dataset.theme = remembered;
  one("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep("theme", root.dataset.theme);
    label();
  });
  system.addEventListener("change", label);
  one("theme").hidden = false;
  label();
})();
