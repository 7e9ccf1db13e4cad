// What every page does: words, zone, header, and what to show when something is missing or away.

import { ApiError, get, SESSION_ENDED } from './api.js';
import { byId, fill, h } from './dom.js';
import { agencyZone, clock, useZone } from './format.js';
import { bindLanguageSwitch, loadWords, t } from './i18n.js';
import { periodOf, wantedMonth } from './period.js';
import { showWho } from './session.js';

const RETRY = 5_000;

/** Starts a page: run(main, {period, current, session}), of a month, fills <main>; what it throws becomes a message with a way out. */
export async function start(run) {
  const main = byId('main');
  try {
    await loadWords();
  } catch {
    return; // the words themselves are away: the page keeps the two-language message it came with
  }
  bindLanguageSwitch(document);
  document.documentElement.dataset.ready = 'true';
  document.addEventListener(SESSION_ENDED, () => showEnded(main));
  await attempt(main, run);
}

let underWay = false;
let pending = 0; // the timer of the next attempt
let told = null; // the error that stands on the page

async function attempt(main, run, quietly = false) {
  if (underWay) return;
  underWay = true;
  clearTimeout(pending);
  if (!quietly) {
    told = null;
    main.setAttribute('aria-busy', 'true');
    fill(main, h('p', { class: 'loading' }, t('loading')));
  }
  try {
    const settings = await get('/api/settings').catch(() => null); // an older gateway has none: the default holds
    if (settings?.zone) useZone(settings.zone);
    const session = await get('/api/session');
    showWho(session);
    const current = periodOf(new Date(), agencyZone());
    await run(main, { current, session, period: wantedMonth(location.search, current) });
  } catch (error) {
    showError(main, error, (again) => attempt(main, run, again));
  } finally {
    underWay = false;
    main.removeAttribute('aria-busy');
  }
}

/** Says what is wrong and what to do; what may pass by itself is tried again without being asked. */
function showError(main, error, retry) {
  const api = error instanceof ApiError;
  if (api && error.status === 401) return showEnded(main);
  if (api && error.code === 'not-yours') return showNotYours(main);
  if (!api) console.error(error);
  const unknown = api && error.status === 404;
  const mayPass = api && (error.status === 0 || error.status >= 500);
  if (mayPass) pending = setTimeout(() => retry(true), RETRY);
  if (told === error.message) return; // it stands there already, and is not read out again
  told = error.message;
  const title = t(unknown ? 'error.unknown.title' : 'error.away.title');
  document.title = `${title} \u00b7 Timbang`;
  fill(main, h('section', { class: 'message', role: 'alert' },
    h('h1', {}, title),
    h('p', {}, t(unknown ? 'error.unknown.text' : 'error.away.text')),
    api && error.detail ? h('p', { class: 'muted' }, t('error.detail', { detail: error.detail })) : null,
    mayPass ? h('p', { class: 'muted' }, t('error.again')) : null,
    h('p', { class: 'actions' },
      unknown ? null : h('button', { type: 'button', class: 'button', on: { click: () => retry(false) } }, t('error.retry')),
      h('a', { class: 'button is-quiet', href: '/' }, t('error.home')))));
}

/** The session is over: a way to log in that leads back here. Figures that stand on the page stay, marked as they are. */
function showEnded(main) {
  clearTimeout(pending);
  const heading = h('h1', {}, t('session.ended.title'));
  const figures = main.querySelector('.page-head') !== null;
  const message = h('section', { class: 'message is-ended', role: 'alert' },
    heading,
    h('p', {}, t(figures ? 'session.ended.figures' : 'session.ended.text')),
    h('p', { class: 'actions' }, h('a', { class: 'button', href: location.pathname + location.search }, t('session.login'))));
  document.querySelector('.who')?.remove();
  main.querySelector('.message.is-ended')?.remove();
  if (!figures) {
    titled(t('session.ended.title'));
    fill(main, message);
    return;
  }
  main.classList.add('has-old-figures');
  document.documentElement.dataset.live = 'false';
  main.prepend(message);
  message.scrollIntoView({ block: 'nearest' });
}

function showNotYours(main) {
  told = null;
  titled(t('error.notyours.title'));
  fill(main, h('section', { class: 'message', role: 'alert' },
    h('h1', {}, t('error.notyours.title')),
    h('p', {}, t('error.notyours.text')),
    h('p', { class: 'actions' }, h('a', { class: 'button', href: '/' }, t('error.start')))));
}

export function titled(text) {
  document.title = `${text} \u00b7 Timbang`;
}

/** The id at the end of the address: /offices/{id}. */
export const idFromAddress = () => decodeURIComponent(location.pathname.replace(/\/+$/, '').split('/').pop());

/** The trail of offices from the agency down to this one; `last` is where one is, without a link. */
export function trail(offices, officeId, last) {
  const byOffice = new Map(offices.map((office) => [office.officeId, office]));
  const steps = [];
  for (let at = byOffice.get(officeId); at && !steps.includes(at); at = byOffice.get(at.parentId)) steps.unshift(at);
  const links = steps
    .filter((office) => last || office.officeId !== officeId)
    .map((office) => h('li', {}, h('a', { href: officeHref(office.officeId) }, office.name)));
  return h('nav', { class: 'trail', 'aria-label': t('trail') },
    h('ol', {}, h('li', {}, h('a', { href: '/' }, t('nav.offices'))), links));
}

/** Addresses keep the chosen period. */
export const officeHref = (officeId) => `/offices/${encodeURIComponent(officeId)}${chosen()}`;
export const employeeHref = (employeeId) => `/employees/${encodeURIComponent(employeeId)}${chosen()}`;

export const catalogueHref = (part, id) => (part ? `/catalogue/${part}/${encodeURIComponent(id)}` : '/catalogue');

function chosen() {
  const period = new URLSearchParams(location.search).get('period');
  return period ? `?period=${encodeURIComponent(period)}` : '';
}

/** The line that says whether the page is live; the second part says what changed last, and is not read aloud. */
export function statusLine() {
  const state = h('span', { role: 'status' });
  const last = h('span', { class: 'muted' });
  const line = h('p', { class: 'live-line is-connecting' }, h('span', { class: 'live-dot', 'aria-hidden': 'true' }), state, last);
  return {
    element: line,
    set(name, since) {
      line.className = `live-line is-${name}`;
      fill(state, t(`live.${name}`, { since: clock(since) }));
      document.documentElement.dataset.live = String(name === 'live');
    },
    changed: (text) => fill(last, text),
  };
}
