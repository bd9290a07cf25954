// What the server cannot know: where a log is scrolled, where a list has room, which theme this browser likes.
"use strict";
(() => {
  const root = document.documentElement;
  const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* Nothing is remembered then. */ } };
  const recall = name => { try { return localStorage.getItem(name); } catch { return null; } };
  root.dataset.theme = recall("theme") === "light" ? "light" : "dark";
  root.dataset.guide = recall("guide") ?? "shown";

  // A log that was at its end stays there; otherwise "New" says that something came below.
  const near = 40;
  const atEnd = new WeakMap();
  const lastTop = new WeakMap();
  const newer = log => log.parentElement?.querySelector(".newer");
  const toEnd = log => {
    log.scrollTop = log.scrollHeight;
    atEnd.set(log, true);
    if (newer(log)) newer(log).hidden = true;
  };
  const resized = new ResizeObserver(entries => {
    for (const { target } of entries) if (atEnd.get(target)) toEnd(target);
  });
  const follow = log => {
    if (!atEnd.has(log)) {
      atEnd.set(log, true);
      resized.observe(log);
      if (aim(log)) return;
    }
    if (atEnd.get(log)) toEnd(log);
  };
  const aim = log => {
    const target = log.dataset.target && log.querySelector(`[data-message="${log.dataset.target}"]`);
    if (!target) return false;
    target.scrollIntoView({ block: "center" });
    target.classList.add("aimed");
    setTimeout(() => target.classList.remove("aimed"), 1500);
    atEnd.set(log, log.scrollHeight - log.scrollTop - log.clientHeight < near);
    return true;
  };
  const isLast = (log, node) => node.matches?.(".message, .notice") && node.parentElement === log && !node.nextElementSibling;

  // A list of choices lies over everything, below its button or above it, wherever there is more room.
  const place = list => {
    const button = list.parentElement.querySelector(".pick");
    const { left, top, bottom, width } = button.getBoundingClientRect();
    const [above, below] = [top - 12, innerHeight - bottom - 12];
    const isBelow = below >= Math.min(list.scrollHeight, 320) || below >= above;
    Object.assign(list.style, {
      left: `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`,
      width: `${width}px`,
      maxHeight: `${Math.min(320, isBelow ? below : above)}px`,
      top: isBelow ? `${bottom + 4}px` : "auto",
      bottom: isBelow ? "auto" : `${innerHeight - top + 4}px`,
    });
  };
  const lists = () => document.querySelectorAll(".select > .options");
  const opened = list => {
    place(list);
    (list.querySelector("[aria-selected=true]") ?? list.querySelector("button"))?.focus({ preventScroll: true });
  };
  const closed = select => {
    if (document.activeElement === document.body) select.querySelector(".pick")?.focus({ preventScroll: true });
  };

  // A form that was not sent shows why, however far up that is. Only its fields scroll: the page behind the form stays.
  const showProblem = form => {
    const field = form.querySelector(".field.wrong");
    if (!field) return;
    const list = field.closest(".fields");
    list.scrollTop += field.getBoundingClientRect().top - list.getBoundingClientRect().top - 8;
    field.querySelector("textarea, input, button")?.focus({ preventScroll: true });
  };

  const changed = changes => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of changes) {
      if (type === "attributes") {
        if (attributeName === "data-refused") showProblem(target);
        else aim(target);
        continue;
      }
      for (const node of addedNodes) if (node.matches?.(".select > .options")) opened(node);
      for (const node of removedNodes) if (node.matches?.(".options") && target.matches?.(".select")) closed(target);
    }
    for (const log of document.querySelectorAll(".log")) {
      const grew = changes.some(c => [...c.addedNodes].some(node => isLast(log, node)));
      if (grew && atEnd.get(log) === false && newer(log)) newer(log).hidden = false;
      follow(log);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(changed).observe(document.body,
      { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["data-target", "data-refused"] });
  });
  document.addEventListener("scroll", ({ target }) => {
    lists().forEach(place);
    if (!target.matches?.(".log") || target.clientHeight === 0) return;
    const isAtEnd = target.scrollHeight - target.scrollTop - target.clientHeight < near;
    // Only going up leaves the end: a picture that has just got its height does not.
    if (isAtEnd || target.scrollTop < (lastTop.get(target) ?? 0)) atEnd.set(target, isAtEnd);
    lastTop.set(target, target.scrollTop);
    if (isAtEnd && newer(target)) newer(target).hidden = true;
  }, true);
  addEventListener("resize", () => lists().forEach(place));
  document.addEventListener("load", ({ target }) => {
    const log = target.closest?.(".log");
    if (log && atEnd.get(log)) toEnd(log);
  }, true);

  // Whoever writes wants to see the answer.
  document.addEventListener("submit", ({ target }) => {
    const log = target.closest(".channel")?.querySelector(".log");
    if (log) toEnd(log);
  }, true);

  document.addEventListener("click", event => {
    const on = selector => event.target.closest?.(selector);
    if (on(".newer")) toEnd(on(".newer").parentElement.querySelector(".log"));
    if (on("[data-skip]")) {
      event.preventDefault();
      document.getElementById(on("[data-skip]").hash.slice(1))?.focus();
    }
    if (on("[data-theme-switch]")) remember("theme", root.dataset.theme = root.dataset.theme === "light" ? "dark" : "light");
    if (on("[data-hide-guide]")) remember("guide", root.dataset.guide = "hidden");
    if (on("[data-forget-page]")) remember("guide", "shown");
  }, true);

  // Pressing elsewhere closes what is open.
  document.addEventListener("pointerdown", ({ target }) => {
    for (const list of lists()) if (!list.parentElement.contains(target)) list.parentElement.querySelector(".pick").click();
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(target)) menu.open = false;
  });

  // The arrows go through a list, the Tab key past it.
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  document.addEventListener("keydown", event => {
    const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    const around = event.target.closest(".channels, [role=listbox]");
    if (!around || !(event.key in steps)) return;
    event.preventDefault();
    const all = [...around.querySelectorAll("button:not(:disabled)")];
    all[(all.indexOf(event.target) + steps[event.key] + all.length) % all.length]?.focus();
  });
})();
