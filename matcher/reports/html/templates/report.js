"use strict";
(() => {
  const cv = document.getElementById("cv");
  const status = document.getElementById("status");
  const clear = () => cv.querySelectorAll(".on").forEach((mark) => mark.classList.remove("on"));
  const light = (numbers) => {
    clear();
    const marks = numbers.flatMap((number) => [...cv.querySelectorAll(`[data-line="${number}"]`)]);
    marks.forEach((mark) => mark.classList.add("on"));
    status.textContent = `${numbers.length} line${numbers.length === 1 ? "" : "s"} lit up. Press Escape to clear.`;
    return marks.find((mark) => mark.offsetParent !== null);
  };
  document.addEventListener("click", (event) => {
    const trigger = event.target.closest("[data-lines]");
    if (!trigger) return;
    const first = light(trigger.dataset.lines.split(",").filter(Boolean));
    const beside = matchMedia("(min-width: 1150px)").matches;
    if (trigger.tagName === "A") event.preventDefault();
    if (first && (beside || trigger.tagName === "A")) first.scrollIntoView({ block: "center" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    clear();
    status.textContent = "Choose a competency or a skill to see its lines here.";
  });
  addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach((part) => { part.open = true; }));
})();
