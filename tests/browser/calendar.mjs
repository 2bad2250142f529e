// Reads calendars with ical.js and prints each file's events, every one expanded: node calendar.mjs FILE...
// What ical.js complains of ends the program.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

ICAL.design.strict = true;

function day(time) {
  return time.isDate ? time.toString() : time.toJSDate().toISOString();
}

function told(component) {
  const event = new ICAL.Event(component, { strictExceptions: true });
  const times = [];
  for (let next, all = event.iterator(); times.length < 10 && (next = all.next()); ) times.push(day(next));
  return {
    uid: event.uid,
    title: event.summary,
    description: event.description,
    begins: day(event.startDate),
    ends: day(event.endDate),
    sequence: event.sequence,
    times,
  };
}

const read = process.argv.slice(2).map((file) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  return { name: calendar.getFirstPropertyValue("x-wr-calname"), events: calendar.getAllSubcomponents("vevent").map(told) };
});
process.stdout.write(JSON.stringify(read));
