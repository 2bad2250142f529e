// The presentation by keyboard: arrows, space, Page Up and Down, Home and End between the screens, Escape back to the report.
// Without this the page scrolls from screen to screen and its buttons are links.
const slides = [...document.querySelectorAll(".slide")];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;

/** The screen that is seen most of. */
function current() {
  const middle = innerHeight / 2;
  const distance = (slide) => {
    const { top, bottom } = slide.getBoundingClientRect();
    return Math.max(top - middle, middle - bottom, 0);
  };
  return slides.reduce((best, slide, n) => (distance(slide) < distance(slides[best]) ? n : best), 0);
}

function show(number) {
  const slide = slides[Math.min(Math.max(number, 0), slides.length - 1)];
  slide.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "start" });
  history.replaceState(null, "", `#${slide.id}`);
  // Who does not see the screen hears its heading.
  const heading = slide.querySelector("h1, h2");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

// A key that is pressed while the page still scrolls counts from where it scrolls to.
let wanted = null;
let settled = 0;

function go(step) {
  wanted = Math.min(Math.max((wanted ?? current()) + step, 0), slides.length - 1);
  clearTimeout(settled);
  settled = setTimeout(() => (wanted = null), 900);
  show(wanted);
}

const acts = {
  ArrowRight: () => go(1),
  ArrowDown: () => go(1),
  PageDown: () => go(1),
  " ": () => go(1),
  ArrowLeft: () => go(-1),
  ArrowUp: () => go(-1),
  PageUp: () => go(-1),
  Home: () => go(-slides.length),
  End: () => go(slides.length),
  Escape: () => location.assign(document.body.dataset.back),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // Space on a button or a link presses it.
  if (event.key === " " && event.target.closest("a, button, summary")) return;
  const act = event.key === " " && event.shiftKey ? acts.ArrowLeft : acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// On a low screen a slide is higher than the window: then the arrows up and down scroll it, as they do everywhere.
for (const key of ["ArrowDown", "ArrowUp"]) {
  const step = acts[key];
  acts[key] = () => {
    const slide = slides[current()].getBoundingClientRect();
    const more = key === "ArrowDown" ? slide.bottom > innerHeight + 8 : slide.top < -8;
    if (more) scrollBy({ top: key === "ArrowDown" ? innerHeight / 2 : -innerHeight / 2 });
    else step();
  };
}
