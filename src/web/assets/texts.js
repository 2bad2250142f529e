// Shows while one writes what a text comes to, puts figures in where the cursor stands, and keeps in the browser what has
// not been saved. Without this the page's own buttons do the same.
(() => {
  'use strict';
  const form = document.querySelector('form[data-text]');
  if (!form) return;
  const words = form.dataset;
  const key = `malspar-text ${words.text}`;
  const store = {
    get: () => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set: (value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full, or not allowed */ } },
    drop: () => { try { localStorage.removeItem(key); } catch { /* not allowed */ } },
  };
  const fields = () => [...form.querySelectorAll('textarea, input:not([type=hidden]), select')];
  const typed = () => fields().filter((one) => !['radio', 'checkbox'].includes(one.type) || one.checked).map((one) => [one.name, one.value]);
  const asItCame = JSON.stringify(typed());
  const isChanged = () => JSON.stringify(typed()) !== asItCame;

  // What was saved needs no keeping. It has been heard: a page that is opened again by this address says nothing of it.
  if (document.querySelector('[data-done]')) {
    store.drop();
    history.replaceState(history.state, '', location.pathname + location.hash);
  }
  for (const link of document.querySelectorAll('[data-drop]')) link.addEventListener('click', store.drop);

  // Is there something among these that is not among those? A row more that is empty says nothing.
  const more = (these, those) => these.some(([name, value]) => value && !those.some(([other, said]) => other === name && said === value));
  const kept = store.get();
  if (Array.isArray(kept) && (more(kept, typed()) || more(typed(), kept)) && !document.querySelector('[aria-invalid], #tva')) {
    const told = document.createElement('div');
    told.className = 'ds-alert';
    told.dataset.color = 'info';
    told.setAttribute('role', 'status');
    const line = told.appendChild(document.createElement('p'));
    line.textContent = words.restored;
    const button = told.appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = 'ds-button';
    button.dataset.variant = 'secondary';
    button.textContent = words.restore;
    button.addEventListener('click', () => {
      for (const field of fields()) {
        const found = kept.filter(([name]) => name === field.name).map(([, value]) => value);
        if (['radio', 'checkbox'].includes(field.type)) field.checked = found.includes(field.value);
        else if (found.length) field.value = found[0];
      }
      told.remove();
      changed();
      fields()[0]?.focus();
    });
    form.before(told);
  }

  // How many signs are left where there is a limit.
  for (const field of form.querySelectorAll('[data-max]')) {
    const count = document.createElement('p');
    count.className = 'muted';
    field.after(count);
    const tell = () => { count.textContent = words.left.replace('¤n', [...field.value.trim()].length).replace('¤m', field.dataset.max); };
    field.addEventListener('input', tell);
    tell();
  }

  const shown = document.querySelector('[data-shown]');
  let waiting = null, asked = 0;
  async function show() {
    const own = ++asked;
    try {
      const answer = await fetch(words.preview, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { accept: 'text/html' }, redirect: 'error' });
      const html = await answer.text();
      // An answer that comes late is about what was typed before.
      if (answer.ok && own === asked) shown.innerHTML = html;
    } catch { /* no connection: what is shown stays, and the button is there */ }
  }
  function changed() {
    if (isChanged()) store.set(typed()); else store.drop();
    if (!shown) return;
    clearTimeout(waiting);
    waiting = setTimeout(show, 500);
  }
  form.addEventListener('input', changed);
  let leaving = false;
  form.addEventListener('submit', () => { leaving = true; });
  addEventListener('beforeunload', (event) => { if (!leaving && isChanged()) event.preventDefault(); });

  // Figures go where the cursor stood last.
  let last = form.querySelector('textarea');
  form.addEventListener('focusin', ({ target }) => { if (target.matches('textarea')) last = target; });
  for (const code of document.querySelectorAll('.pick td code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ds-button';
    button.dataset.variant = 'tertiary';
    button.dataset.size = 'sm';
    button.textContent = words.insert;
    button.setAttribute('aria-label', `${words.insert} ${code.textContent}`);
    button.addEventListener('click', () => {
      if (!last) return;
      last.setRangeText(code.textContent, last.selectionStart, last.selectionEnd, 'end');
      last.focus();
      last.dispatchEvent(new Event('input', { bubbles: true }));
    });
    code.after(' ', button);
  }
})();
