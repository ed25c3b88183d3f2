"use strict";
(() => {
  const form = document.getElementById("filters"), count = document.getElementById("count");
  const fields = ["from", "to", "place", "actor"].map((id) => document.getElementById(id));
  const incidents = [...document.querySelectorAll("main article")];
  const dots = new Map([...document.querySelectorAll("#map a")].map((dot) => [dot.dataset.id, dot]));
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const apply = () => {
    const [from, to, place, actor] = fields.map((field) => field.value);
    let shown = 0;
    for (const incident of incidents) {
      const told = incident.dataset;
      // An incident of a whole month fits wherever a part of the month does.
      const fits = (!from || (told.to && told.to >= from)) && (!to || (told.from && told.from <= to))
        && (!place || fold(told.place).includes(fold(place))) && (!actor || told.actor === actor);
      incident.hidden = !fits;
      const dot = dots.get(incident.id.slice(2));
      if (dot) dot.style.display = fits ? "" : "none";
      shown += fits;
    }
    count.textContent = `${shown} of ${incidents.length} shown`;
  };
  const go = (id) => {
    const incident = document.getElementById(id);
    if (!incident) return;
    const evidence = incident.querySelector("details");
    if (evidence) evidence.open = true;
    incident.focus();
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  for (const dot of dots.values()) dot.addEventListener("click", () => setTimeout(() => go("i-" + dot.dataset.id)));
  for (const bar of document.querySelectorAll("#timeline a")) bar.addEventListener("click", (event) => {
    event.preventDefault();
    [fields[0].value, fields[1].value] = [bar.dataset.from, bar.dataset.to];
    apply();
  });
  if (location.hash.startsWith("#i-")) go(location.hash.slice(1));
})();
