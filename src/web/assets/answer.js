// Saves an answer as soon as it has been written, and keeps in the browser what could not be saved. Without this the
// page's own button does the same: nothing here is needed to answer.
(() => {
  'use strict';
  const store = {
    get: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full, or not allowed: the page still holds it */ } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* not allowed */ } },
    keys: (start) => { try { return Object.keys(localStorage).filter((key) => key.startsWith(start)); } catch { return []; } },
  };

  // What was handed in needs no keeping. Only the page right after it says so: not one that is opened again.
  for (const done of document.querySelectorAll('[data-clear]')) store.keys(`${done.dataset.clear} `).forEach(store.drop);
  // What the page's own button sent has arrived when the server names that very sending, in the address it leads to or on
  // the page that shows what it could not save. After any other page it may have been lost on the way, and is kept.
  const query = new URLSearchParams(location.search);
  for (const page of document.querySelectorAll('[data-form],[data-unsaved]')) {
    const name = page.dataset.form || page.dataset.unsaved;
    const sent = store.get(`${name}!sent`);
    store.drop(`${name}!sent`);
    if (!sent?.as || !Array.isArray(sent.fields) || ![query.get('sparat'), page.dataset.came].includes(sent.as)) continue;
    for (const field of sent.fields) if (!page.querySelector(`[data-row="${CSS.escape(field)}"][data-wrong]`)) store.drop(`${name} ${field}`);
  }
  // It has been heard: a page that is opened again by this address says nothing of it.
  if (query.has('sparat') || query.has('inlamnat')) history.replaceState(history.state, '', location.pathname + location.hash);
  // Something written in this browser that never got through.
  for (const told of document.querySelectorAll('[data-unsaved]')) told.hidden = store.keys(`${told.dataset.unsaved} `).length === 0;

  const form = document.querySelector('form[data-form]');
  if (!form) return;
  const words = form.dataset;
  const standing = form.querySelector('[data-standing]');
  const key = (field) => `${words.form} ${field}`;
  const rows = new Map([...form.querySelectorAll('[data-row]')].map((row) => [row.dataset.row, row]));
  const waiting = new Map();
  const clashes = new Set();
  // How each row stood when the page came, or when it was last saved: to leave a field is no change.
  const as = new Map();
  let sending = false, pause = 1000, retry = null, leaving = false;
  // The press of the page's own button that waits for a save which is on its way.
  let held = null, patience = null, hurried = false;

  const inputs = (row) => [...row.querySelectorAll('input,select,textarea')];
  const say = (text, wrong) => { standing.hidden = false; standing.textContent = text; standing.toggleAttribute('data-wrong', !!wrong); };

  // The fields of a row as the form itself would send them.
  function typed(row) {
    return inputs(row)
      .filter((input) => input.name && (!['radio', 'checkbox'].includes(input.type) || input.checked))
      .map((input) => [input.name, input.value]);
  }

  function fill(row, pairs) {
    for (const input of inputs(row)) {
      const sent = pairs.filter(([name]) => name === input.name).map(([, value]) => value);
      if (input.name.endsWith(':v')) { if (sent.length) input.value = sent[0]; continue; }
      if (['radio', 'checkbox'].includes(input.type)) input.checked = sent.includes(input.value);
      else if (sent.length && input.type !== 'hidden') input.value = sent[0];
      const box = input.closest('details');
      if (box && input.value) box.open = true;
    }
  }

  function told(row, state) {
    const place = row.querySelector('[data-told]');
    place.replaceChildren();
    const add = (prefix, colour, lead, texts) => {
      if (!texts.length) return;
      const group = place.appendChild(document.createElement('div'));
      group.id = `${prefix}-${row.dataset.row}`;
      for (const text of texts) {
        const line = group.appendChild(document.createElement('p'));
        line.className = 'ds-validation-message';
        line.dataset.color = colour;
        line.textContent = lead + text;
      }
    };
    add('e', 'danger', '', state.errors);
    add('w', 'warning', `${words.look}: `, state.warnings);
    const ids = [...place.children].map((group) => group.id).join(' ');
    const first = row.matches('fieldset') ? row : row.querySelector('td input, td select, td textarea');
    if (first) { if (ids) first.setAttribute('aria-describedby', ids); else first.removeAttribute('aria-describedby'); }
    row.toggleAttribute('data-wrong', state.errors.length > 0 || !!state.clash);
  }

  function clash(row, state) {
    row.querySelector('[data-clash]')?.remove();
    if (!state.clash) { clashes.delete(row.dataset.row); return; }
    clashes.add(row.dataset.row);
    const box = document.createElement('div');
    box.className = 'ds-alert clash';
    box.dataset.color = 'warning';
    box.dataset.clash = '';
    box.setAttribute('role', 'alert');
    box.appendChild(document.createElement('p')).textContent = state.clash.what;
    const list = box.appendChild(document.createElement('dl'));
    for (const [name, text] of [[words.theirs, state.clash.theirs], [words.mine, state.clash.mine]]) {
      list.appendChild(document.createElement('dt')).textContent = name;
      const said = list.appendChild(document.createElement('dd'));
      said.className = 'typed';
      said.textContent = text;
    }
    const act = (label, value) => {
      const button = document.createElement('button');
      button.className = 'ds-button';
      button.dataset.variant = 'secondary';
      button.dataset.size = 'sm';
      button.type = 'submit';
      button.name = 'gor';
      button.value = value;
      button.textContent = label;
      acts.append(button, ' ');
    };
    const acts = box.appendChild(document.createElement('p'));
    acts.className = 'acts';
    act(words.useTheirs, `theirs:${row.dataset.row}`);
    act(words.useMine, `mine:${row.dataset.row}:${state.clash.mark}`);
    row.querySelector('[data-told]').before(box);
  }

  function take(answer) {
    for (const state of answer.rows) {
      const row = rows.get(state.field);
      if (!row) continue;
      const set = row.querySelector('[data-set]');
      if (set) { set.hidden = !state.set; set.textContent = state.set || ''; }
      const fields = row.querySelector('[data-fields]');
      if (fields && !waiting.has(state.field)) fields.hidden = state.hidden;
      if (!waiting.has(state.field)) row.hidden = state.beyond;
      const share = row.querySelector('[data-share]');
      if (share) share.textContent = state.share || '';
      // What is being written in another row is told about when that is saved.
      if (!waiting.has(state.field) && !(state.kept === false && state.mark === undefined && clashes.has(state.field))) { told(row, state); if (state.kept || state.mark !== undefined) clash(row, state); }
    }
    for (const place of document.querySelectorAll('[data-progress]')) place.textContent = answer.progress;
  }

  const said = (row) => JSON.stringify(typed(row).filter(([name]) => !name.endsWith(':v')));

  // One row at a time, so that each is saved with the mark it was read at.
  async function send() {
    if (sending) return;
    sending = true;
    let goesOn = false;
    try { goesOn = await sendNext(); } finally { sending = false; }
    if (held) release();
    else if (goesOn && waiting.size) send();
  }

  function release() {
    const press = held;
    held = null;
    clearTimeout(patience);
    if (press) form.requestSubmit(press.submitter);
  }

  // The first row that waits. Says whether the next may follow.
  async function sendNext() {
    const next = waiting.keys().next();
    if (next.done) return false;
    const field = next.value, row = rows.get(field), pairs = typed(row), act = waiting.get(field);
    say(words.saving);
    let answer = null, status = 0;
    try {
      const reply = await fetch(words.save, {
        method: 'POST', credentials: 'same-origin', redirect: 'error',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ vem: form.elements.vem.value, typed: act ? [...pairs, ['gor', act]] : pairs }),
      });
      status = reply.status;
      if (status === 200 || status === 409) answer = await reply.json().catch(() => null);
    } catch { status = 0; }
    // Somebody goes on for another organisation in this browser: what is written here is kept for whoever comes back.
    if (answer?.stopped) { store.set(key(field), typed(row)); say(answer.stopped, true); return false; }
    if (!answer) {
      // As it stands by now: more may have been written while this was on its way.
      store.set(key(field), typed(row));
      if (status === 401 || status === 403) { say(words.signedOut, true); return false; }
      const lost = status === 0 || status >= 500 || status === 429 || status === 409;
      say(lost ? words.offline : words.failed, true);
      if (lost) { clearTimeout(retry); retry = setTimeout(send, pause); pause = Math.min(pause * 2, 60000); }
      else waiting.delete(field);
      return false;
    }
    pause = 1000;
    // What is written after a choice was made counts, not the choice.
    const same = JSON.stringify(typed(row)) === JSON.stringify(pairs) && waiting.get(field) === act;
    const state = answer.rows.find((one) => one.field === field);
    if (same) waiting.delete(field);
    if (state && state.mark !== undefined) {
      row.querySelector('input[name$=":v"]').value = state.mark;
      if (same) { store.drop(key(field)); as.set(field, said(row)); }
      if (act && same) await refresh(field);
      say(answer.saved);
    } else {
      store.set(key(field), typed(row));
      say(words.failed, true);
    }
    take(answer);
    return true;
  }

  // A row as the server has it now, for what was chosen and not typed.
  async function refresh(field) {
    try {
      const page = await (await fetch(location.pathname, { credentials: 'same-origin', redirect: 'error' })).text();
      const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector(`[data-row="${CSS.escape(field)}"]`);
      if (!fresh || waiting.has(field)) return;
      const held = rows.get(field).contains(document.activeElement);
      rows.get(field).replaceWith(fresh);
      rows.set(field, fresh);
      as.set(field, said(fresh));
      clashes.delete(field);
      if (held) fresh.querySelector('.fields input:not([type=hidden]), td input:not([type=hidden]), select, textarea')?.focus();
    } catch { /* it stands there at the next visit */ }
  }

  // A choice is made when it is made; a text is written when nothing more comes, or the field is left.
  function changed(field, act, done) {
    const row = rows.get(field);
    if (!act && !waiting.has(field) && as.get(field) === said(row)) return;
    waiting.set(field, act || null);
    store.set(key(field), typed(row));
    clearTimeout(retry);
    retry = setTimeout(send, act || done ? 0 : 700);
  }

  function count(area) {
    const place = area.closest('.fields')?.querySelector('[data-count]');
    if (!place || !area.dataset.max) return;
    place.hidden = false;
    place.textContent = `${[...area.value].length} / ${area.dataset.max}`;
  }

  for (const kind of ['input', 'change']) {
    form.addEventListener(kind, (event) => {
      const row = event.target.closest('[data-row]');
      if (!row) return;
      // What the month is for is chosen when it is written.
      if (event.target.name.endsWith(':p') && event.target.value) {
        const planned = row.querySelector('input[type=radio][value=planned]');
        if (planned) planned.checked = true;
      }
      if (event.target.matches('textarea[data-max]')) count(event.target);
      changed(row.dataset.row, null, kind === 'change');
    });
  }
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[name=gor]');
    const row = button?.closest('[data-row]');
    if (!row || !navigator.onLine) return;
    event.preventDefault();
    changed(row.dataset.row, button.value);
  });
  // The page's own button sends everything; what it cannot save stands on the page that comes back. It waits for a save
  // that is on its way, though not for long: what it sends has the mark that the row had before that save, and would be
  // taken for another window's.
  form.addEventListener('submit', (event) => {
    clearTimeout(retry);
    if (sending && !hurried) {
      event.preventDefault();
      held = event;
      clearTimeout(patience);
      patience = setTimeout(() => { hurried = true; release(); }, 4000);
      return;
    }
    leaving = true;
    for (const field of waiting.keys()) store.set(key(field), typed(rows.get(field)));
    const name = crypto.getRandomValues(new Uint32Array(2)).join('n');
    const named = form.querySelector('input[name=sparat]') || form.appendChild(document.createElement('input'));
    Object.assign(named, { type: 'hidden', name: 'sparat', value: name });
    store.set(`${words.form}!sent`, { as: name, fields: [...rows.keys()] });
  });
  // Somebody who has signed in again in another tab comes back to this one.
  addEventListener('focus', () => send());
  addEventListener('online', () => { pause = 1000; send(); });
  addEventListener('beforeunload', (event) => { if (!leaving && waiting.size) event.preventDefault(); });

  // What was written and never got through is put back, and tried again.
  let back = 0;
  for (const [field, row] of rows) {
    as.set(field, said(row));
    const kept = store.get(key(field));
    if (!Array.isArray(kept)) continue;
    const mine = JSON.stringify(kept.filter(([name]) => !name.endsWith(':v')));
    if (mine === said(row)) { store.drop(key(field)); continue; }
    fill(row, kept);
    waiting.set(field, null);
    back += 1;
  }
  form.querySelectorAll('textarea[data-max]').forEach(count);
  if (back) { say(words.restored); setTimeout(send, 1500); }
})();
