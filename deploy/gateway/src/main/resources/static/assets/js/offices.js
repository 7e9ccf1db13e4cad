// The start page: the agency's offices as a tree, with their figures.

import { get, getAll } from './api.js';
import { fill, h } from './dom.js';
import { clock, month, percent, points, whole } from './format.js';
import { locale, t, tn } from './i18n.js';
import { catalogueHref, employeeHref, officeHref, start, titled } from './page.js';
import { monthSwitch } from './period.js';
import { hasOwnPageOnly, seesOffices } from './session.js';
import { meanOf, officeTree, withPeople } from './tree.js';
import { scoreBar } from './words.js';

const EVERY = 60_000;

start(async (main, { period, current, session }) => {
  if (hasOwnPageOnly(session)) {
    location.replace(employeeHref(session.employeeId));
    return;
  }
  const all = seesOffices(session);
  titled(t('offices.title'));
  const tree = h('div', {});
  const state = h('p', { class: 'muted small' });
  await show(tree, state, period, all);
  fill(main,
    h('div', { class: 'page-head' },
      h('div', {}, h('h1', {}, t('offices.title')), h('p', { class: 'lead' }, t(all ? 'offices.lead' : 'offices.lead.team', { month: month(period) })),
        h('p', { class: 'site-links' }, h('a', { href: catalogueHref() }, t('nav.catalogue')))),
      monthSwitch(period, current)),
    tree,
    all ? quarantineLink() : null,
    h('div', { class: 'notes' }, h('p', { class: 'muted small' }, t('indicative.note')), state));
  setInterval(() => {
    if (document.hidden) return;
    show(tree, state, period, all).catch(() => fill(state, h('strong', { role: 'alert' }, t('offices.stale', { time: clock(new Date()) }))));
  }, EVERY);
});

/** The way to what could not be used, with how much there is of it once that is known. */
function quarantineLink() {
  const count = h('span', {});
  get('/api/quarantine/summary')
    .then(({ total }) => fill(count, ` ${tn('quarantine.link.open', total, { n: whole(total) })}`))
    .catch((error) => console.warn('quarantine:', error.message)); // the link itself is enough
  return h('p', { class: 'quarantine-link' }, h('a', { href: '/quarantine' }, t('quarantine.title')), count);
}

/** Reads all figures and shows them; a link that has the focus keeps it. */
async function show(tree, state, period, all) {
  const [offices, employees, scores] = await Promise.all([
    getAll('/api/offices'), getAll('/api/employees'), getAll('/api/scores', { period }),
  ]);
  const everything = officeTree(offices, employees, scores, new Intl.Collator(locale()).compare);
  const roots = all ? everything : withPeople(everything);
  const focused = tree.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  fill(tree, roots.length === 0 ? empty(all) : h('ul', { class: 'office-tree' }, roots.map(branch)));
  if (focused) [...tree.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused)?.focus();
  fill(state, t('offices.read', { time: clock(new Date()) }));
}

function branch(node) {
  const { office, children, total } = node;
  return h('li', {},
    h('article', { class: 'office-card', dataset: { officeId: office.officeId } },
      h('h2', {}, h('a', { href: officeHref(office.officeId) }, office.name)),
      h('dl', { class: 'figures' },
        figureOf(t('offices.employees'), whole(total.employees)),
        figureOf(t('offices.evidence'), evidence(total)),
        figureOf(t('offices.mean'), points(meanOf(total)), scoreBar(meanOf(total))))),
    children.length === 0 ? null : h('ul', {}, children.map(branch)));
}

function evidence({ employees, withEvidence }) {
  if (employees === 0) return '\u2013';
  return t('offices.evidence.of', { n: whole(withEvidence), share: percent(Math.round((withEvidence / employees) * 100)) });
}

function figureOf(name, value, ...more) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value, more));
}

function empty(all) {
  return h('section', { class: 'message' },
    h('h2', {}, t(all ? 'offices.none.title' : 'offices.nobody.title')),
    h('p', {}, t(all ? 'offices.none.text' : 'offices.nobody.text')));
}
