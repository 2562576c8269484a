"use strict";
// Draws every chart for the screen at hand: wide or narrow, light or dark, and on paper.
(() => {
  const NARROW = 700, PAPER = 680;
  const root = document.documentElement;
  const onPaper = root.dataset.paper === "yes";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const config = { displayModeBar: false, displaylogo: false, scrollZoom: false, responsive: false };
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const places = [...document.querySelectorAll("[data-chart]")];
  const templates = read("templates");

  // Read anew each time, since plotly.js writes into what it is given.
  const figure = (name, width, mode) => {
    const { data, layout } = read(`figure-${name}`)[width][mode];
    return { data, layout: { ...layout, template: structuredClone(templates[mode]) } };
  };

  const draw = (place, printing) => {
    const room = printing ? PAPER : Math.floor(place.getBoundingClientRect().width);
    if (!room) return Promise.resolve();
    const mode = printing ? "print" : dark.matches ? "dark" : "light";
    const width = printing || room >= NARROW ? "wide" : "narrow";
    const key = `${mode} ${width} ${room}`;
    if (place.dataset.drawn === key) return Promise.resolve();
    place.dataset.drawn = key;
    const { data, layout } = figure(place.dataset.chart, width, mode);
    return Plotly.react(place, data, { ...layout, width: room, autosize: false }, config);
  };
  const drawAll = (printing) => Promise.all(places.map((place) => draw(place, printing)));

  const save = (name, format) => {
    const shown = figure(name, "wide", "print");
    const size = { width: PAPER, height: shown.layout.height || 450 };
    const scale = format === "png" ? 4 : 1;
    return Plotly.downloadImage(
      { ...shown, layout: { ...shown.layout, ...size }, config },
      { format, ...size, scale, filename: `parallax-${name}` },
    );
  };
  for (const line of document.querySelectorAll(".save")) {
    line.hidden = onPaper;
    line.addEventListener("click", (event) => {
      const format = event.target.dataset.format;
      if (format) save(line.dataset.for, format);
    });
  }

  // In print everything is unfolded, and charts are light and as wide as the page.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const one of folded) one.open = true;
    drawAll(true);
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
    drawAll(false);
  });
  dark.addEventListener("change", () => drawAll(false));
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => drawAll(false), 120);
  });

  drawAll(onPaper).then(() => { root.dataset.drawn = "yes"; });
})();
