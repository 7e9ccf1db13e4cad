// The start page: the agency's offices as a tree, with their figures.

import { getAll } from './api.js';
import { fill, h } from './dom.js';
import { month, percent, points, whole } from './format.js';
import { locale, t } from './i18n.js';
import { officeHref, start, titled } from './page.js';
import { monthSwitch } from './period.js';
import { meanOf, officeTree } from './tree.js';
import { scoreBar } from './words.js';

start(async (main, { period, current }) => {
  titled(t('offices.title'));
  const [offices, employees, scores] = await Promise.all([
    getAll('/api/offices'), getAll('/api/employees'), getAll('/api/scores', { period }),
  ]);
  const roots = officeTree(offices, employees, scores, new Intl.Collator(locale()).compare);
  fill(main,
    h('div', { class: 'page-head' },
      h('div', {}, h('h1', {}, t('offices.title')), h('p', { class: 'lead' }, t('offices.lead', { month: month(period) }))),
      monthSwitch(period, current)),
    roots.length === 0 ? empty() : h('ul', { class: 'office-tree' }, roots.map(branch)),
    h('p', { class: 'muted small' }, t('indicative.note')));
});

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

function empty() {
  return h('section', { class: 'message' }, h('h2', {}, t('offices.none.title')), h('p', {}, t('offices.none.text')));
}
