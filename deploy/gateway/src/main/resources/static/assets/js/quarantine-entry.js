// One entry: what it is, what arrived, and what can be done about it.

import { get, send } from './api.js';
import { fill, h } from './dom.js';
import { instant, whole } from './format.js';
import { t } from './i18n.js';
import { employeeHref } from './page.js';
import { rememberView } from './quarantine-filter.js';
import { employeePicker, indicatorPicker } from './quarantine-mend.js';
import { errorWords, reasonWords, shortPerson, todoWords } from './quarantine-words.js';

let shown = 0;

/** An entry of the list; opened, it shows what arrived and the ways to mend it. */
export function entryItem(page, entry, open) {
  const id = `entry-${++shown}`;
  const body = h('div', { id, class: 'entry-body', hidden: true });
  const button = h('button', { type: 'button', class: 'entry-head', 'aria-expanded': 'false', 'aria-controls': id, on: { click: toggle } },
    h('span', { class: 'entry-reason' }, reasonWords(entry.reason), entry.state === 'OPEN' ? null
      : h('span', { class: `chip ${entry.state === 'REPLAYED' ? 'chip-above' : 'chip-meets'}` }, t(`quarantine.state.${entry.state}`))),
    h('span', { class: 'entry-what' }, `${entry.source} \u00b7 ${entry.item}`),
    h('span', { class: 'entry-when muted small' }, instant(entry.lastSeen)));
  const item = h('li', { class: 'entry', dataset: { entry: entry.entry, state: entry.state } }, h('h3', {}, button), body);

  async function toggle() {
    const opening = body.hidden;
    body.hidden = !opening;
    button.setAttribute('aria-expanded', String(opening));
    page.view = { ...page.view, entry: opening ? entry.entry : null };
    rememberView(page.view);
    if (!opening) return;
    fill(body, h('p', { class: 'loading' }, t('loading')));
    try {
      fill(body, content(page, await get(`/api/quarantine/${encodeURIComponent(entry.entry)}`)));
    } catch (error) {
      fill(body, h('p', { role: 'alert' }, errorWords(error)));
    }
  }
  if (open) toggle();
  return item;
}

function content(page, entry) {
  const open = entry.state === 'OPEN';
  return [
    open ? h('p', { class: 'todo' }, todoWords(entry.reason)) : resolution(entry),
    facts(entry),
    payload(entry),
    page.mends && entry.state !== 'REPLAYED' ? actions(page, entry) : null,
  ];
}

function facts(entry) {
  const fact = (words, value) => (value ? h('div', {}, h('dt', {}, words), h('dd', {}, value)) : null);
  const employee = entry.employeeId
    ? h('a', { href: employeeHref(entry.employeeId) }, entry.employeeId) : entry.person ? t('quarantine.person', { person: shortPerson(entry.person) }) : null;
  return h('dl', { class: 'figures' },
    fact(t(entry.record ? 'quarantine.topic' : 'quarantine.source'), entry.source),
    fact(t(entry.record ? 'quarantine.place' : 'quarantine.item'), entry.item),
    fact(t('quarantine.who'), employee),
    fact(t('quarantine.office'), entry.officeId),
    fact(t('quarantine.indicator'), entry.indicator),
    fact(t('quarantine.first'), instant(entry.firstSeen)),
    fact(t('quarantine.seen'), instant(entry.lastSeen)),
    fact(t('quarantine.times'), whole(entry.times)),
    h('div', { class: 'is-wide' }, h('dt', {}, t('quarantine.detail')), h('dd', { lang: 'en' }, entry.detail)));
}

function resolution({ state, at, by, resolution: why }) {
  return h('p', {}, t(`quarantine.resolved.${state}`, { time: instant(at), by }), why ? ` ${t('quarantine.because', { reason: why })}` : null);
}

function payload({ payload: text, base64 }) {
  if (!text) return h('p', { class: 'muted' }, t('quarantine.payload.none'));
  return h('figure', {},
    h('figcaption', { class: 'eyebrow' }, t(base64 ? 'quarantine.payload.binary' : 'quarantine.payload')),
    h('pre', { class: 'payload', tabindex: '0', 'aria-label': t('quarantine.payload') }, base64 ? text : pretty(text)));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text; // no JSON: as it arrived
  }
}

function actions(page, entry) {
  const path = `/api/quarantine/${encodeURIComponent(entry.entry)}`;
  const mend = {};
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  const reason = h('input', { id: `reason-${shown}-${entry.entry}`, type: 'text', maxlength: '1000', autocomplete: 'off' });
  const buttons = [];

  async function run(what) {
    fill(trouble);
    buttons.forEach((button) => { button.disabled = true; });
    try {
      await what();
      await page.reload();
      document.getElementById('listed').focus();
    } catch (error) {
      fill(trouble, errorWords(error));
    } finally {
      buttons.forEach((button) => { button.disabled = false; });
    }
  }
  function button(words, quiet, what) {
    const made = h('button', { type: 'button', class: quiet ? 'button is-quiet' : 'button', on: { click: what } }, words);
    buttons.push(made);
    return made;
  }
  const why = () => reason.value.trim() || null;
  function withReason(what) {
    if (why()) return run(what);
    reason.focus();
    return fill(trouble, t('quarantine.reason.needed'));
  }
  const correction = entry.reason === 'conflict';
  const replay = () => send('POST', `${path}/replay`, { ...mend, reason: why(), asCorrection: correction || null }, page.session.csrf);
  const dismissal = () => send('POST', `${path}/dismissal`, { reason: why() }, page.session.csrf);
  return h('div', { class: 'entry-actions' },
    entry.record ? null : h('div', { class: 'pickers' },
      entry.reason === 'unknown-employee' ? employeePicker((id) => { mend.employeeId = id; }) : null,
      entry.reason === 'unknown-indicator' ? indicatorPicker(page.indicators, (code) => { mend.indicator = code; }) : null),
    h('div', { class: 'picker' }, h('label', { for: reason.id }, t('quarantine.reason.field')), reason),
    h('p', { class: 'actions' },
      correction ? button(t('quarantine.correct'), false, () => withReason(replay)) : button(t('quarantine.replay'), false, () => run(replay)),
      correction || entry.state !== 'OPEN' ? null : button(t('quarantine.alike'), true, () => page.replays.start({ filter: alike(entry), mend: bulkMend(entry, mend), reason: why() })),
      entry.state === 'OPEN' ? button(t('quarantine.dismiss'), true, () => withReason(dismissal)) : null),
    trouble);
}

/** What is like an entry: all of the same unknown person, all that name the same indicator; else of its source and reason. */
function alike({ source, reason, person, indicator }) {
  if (person) return { source, person };
  return reason === 'unknown-indicator' && indicator ? { source, reason, indicator } : { source, reason };
}

/** An employee can be given to many only where they are one person's. */
const bulkMend = ({ person }, mend) => (person ? mend : { ...mend, employeeId: null });
