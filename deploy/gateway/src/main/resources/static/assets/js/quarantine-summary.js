// What is open, counted: by reason and source, and by who and what is not known.

import { h } from './dom.js';
import { instant, whole } from './format.js';
import { t, tn } from './i18n.js';
import { mendForm } from './quarantine-mend.js';
import { REASONS, reasonWords, shortPerson, todoWords } from './quarantine-words.js';

export function summaryView(page, summary) {
  if (summary.total === 0) {
    return h('section', { class: 'message' }, h('h2', {}, t('quarantine.empty.title')), h('p', {}, t('quarantine.empty.text')));
  }
  const reasons = [...new Set(summary.counts.map(({ reason }) => reason))]
    .sort((a, b) => REASONS.indexOf(a) - REASONS.indexOf(b));
  return h('section', { 'aria-labelledby': 'open' },
    h('h2', { id: 'open' }, tn('quarantine.open', summary.total, { n: whole(summary.total) })),
    h('ul', { class: 'reasons' }, reasons.map((reason) => reasonCard(page, reason, summary))));
}

function reasonCard(page, reason, { counts, persons, indicators }) {
  const sources = counts.filter((count) => count.reason === reason);
  return h('li', { class: 'reason-card', dataset: { reason } },
    h('h3', {}, reasonWords(reason)),
    h('p', { class: 'todo' }, todoWords(reason)),
    h('ul', { class: 'sources' }, sources.map(({ source, count, lastSeen }) => h('li', {},
      h('button', {
        type: 'button', class: 'link', on: { click: () => list(page, { source, reason }) },
      }, source), ` ${whole(count)}`, h('span', { class: 'muted small' }, ` ${t('quarantine.last', { time: instant(lastSeen) })}`)))),
    reason === 'unknown-employee' ? groups(t('quarantine.persons'), persons.map((group) => personGroup(page, group))) : null,
    reason === 'unknown-indicator' ? groups(t('quarantine.indicators'), indicators.map((group) => indicatorGroup(page, group))) : null);
}

function groups(title, items) {
  if (items.length === 0) return null;
  return h('div', { class: 'groups' }, h('h4', {}, title), h('ul', {}, items));
}

/** Everything of one unknown person: nobody sees who, but it is the same person. */
function personGroup(page, { person, source, count, knownAs }) {
  const filter = { source, person };
  const known = knownAs.length > 0;
  return h('li', { class: 'group', dataset: { person } },
    h('p', {},
      h('button', { type: 'button', class: 'link', on: { click: () => list(page, filter) } },
        t('quarantine.person', { person: shortPerson(person) })),
      ` ${tn('quarantine.of', count, { n: whole(count), source })}`,
      known ? h('span', { class: 'chip chip-above' }, t('quarantine.person.known', { id: knownAs.join(', ') })) : null),
    page.mends ? mendForm(page, { filter, employee: !known, count }) : null);
}

function indicatorGroup(page, { indicator, source, count, known }) {
  const filter = { source, indicator, reason: 'unknown-indicator' };
  return h('li', { class: 'group', dataset: { indicator } },
    h('p', {},
      h('button', { type: 'button', class: 'link', on: { click: () => list(page, filter) } }, indicator),
      ` ${tn('quarantine.of', count, { n: whole(count), source })}`,
      known ? h('span', { class: 'chip chip-above' }, t('quarantine.indicator.known')) : null),
    page.mends ? mendForm(page, { filter, indicator: !known, count }) : null);
}

async function list(page, filter) {
  await page.show({ ...filter });
  document.getElementById('listed').focus();
}
