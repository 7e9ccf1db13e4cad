// The sections of an employee's page around the item cards.

import { hasEvidence, weights } from './achievement.js';
import { fill, h } from './dom.js';
import { query } from './api.js';
import { besides, coverageInWords, summary } from './explain.js';
import { day, figure, instant, percent, points, zoneName } from './format.js';
import { localized, t } from './i18n.js';
import { catalogueHref } from './page.js';
import { countedMonths, monthsInWords } from './longer.js';
import { showPeers } from './peers.js';
import { spanOf } from './span.js';
import { showSure } from './sure.js';
import { showTrend } from './trend.js';
import { changeMark, halfName, predicateChip, ratingChip, ratingWord, scoreBar, whyNoPredicate } from './words.js';

/**
 * {element, items, update}: items is the place for the cards; update(score, explanation, names, required, growing, officeName,
 * indicators) fills the rest. explained: the sections on how the score came to be.
 */
export function employeeSections(rawHref, explained, period) {
  const headline = h('section', { class: 'headline', 'aria-labelledby': 'h-score' });
  const story = h('div', {});
  const items = h('div', { class: 'item-cards' });
  const sum = h('div', {});
  const sure = h('div', {});
  const peers = h('div', {});
  const trend = h('div', {});
  const origin = h('p', { class: 'muted small' });
  const method = h('a', {}, t('origin.method'));
  const rules = h('a', { href: catalogueHref() }, t('origin.rules'));
  const element = h('div', { class: 'sections' },
    headline,
    explained.since,
    section('story', story),
    section('items', items),
    explained.after,
    section('sum', sum),
    section('sure', sure),
    explained.last,
    h('div', { class: 'pair' }, section('peers', peers), section('trend', trend, `section.trend.${spanOf(period)}`)),
    h('footer', { class: 'origin' }, origin,
      h('p', { class: 'small' }, method),
      h('p', { class: 'small' }, rules),
      h('p', { class: 'small' }, h('a', { href: rawHref, type: 'application/json' }, t('raw.link')))));

  function update(score, explanation, names, required, growing, officeName, indicators) {
    fill(headline, headlineOf(score));
    fill(story, h('ul', { class: 'story' }, told(score, explanation, names, required, growing, officeName).map((sentence) => h('li', {}, sentence))));
    explained.update(explanation, score);
    fill(sum, sumTable(score, names));
    showSure(sure, score, names, indicators);
    showPeers(peers, score);
    showTrend(trend, score.trend, score.period);
    fill(origin, originOf(score));
    method.setAttribute('href', `/how-scores-are-computed${query({ period: countedMonths(score).at(-1), position: score.position })}`);
    rules.setAttribute('href', score.scorecard ? catalogueHref('scorecards', score.scorecard.id) : catalogueHref());
  }

  return { element, items, update };
}

/** The service's own sentences, and what only this page knows; the page's summary where the service's are away. */
function told(score, explanation, names, required, growing, officeName) {
  if (!explanation) return summary(score, names, required, growing, officeName);
  return [...explanation.sentences.map((sentence) => localized(sentence)), ...besides(score, growing)];
}

function section(id, content, title = `section.${id}`) {
  return h('section', { class: `panel panel-${id}`, 'aria-labelledby': `h-${id}` }, h('h2', { id: `h-${id}` }, t(title)), content);
}

function headlineOf(score) {
  const present = score.score !== null && score.score !== undefined;
  return [
    h('div', { class: 'headline-score' },
      h('h2', { class: 'eyebrow', id: 'h-score' }, t('column.score'), ' ', h('span', { class: 'tag' }, t('indicative'))),
      h('p', { class: present ? 'big' : 'big nodata', dataset: present ? { field: 'score', value: String(score.score) } : { field: 'score' } },
        points(score.score)),
      scoreBar(score.score),
      h('p', { class: 'small muted' }, t('bar.means')),
      monthsInWords(score).map((sentence) => h('p', { class: 'small', dataset: { field: 'months' } }, sentence))),
    h('dl', { class: 'headline-facts' },
      fact(t('column.predicate'), score.predicate ? predicateChip(score.predicate) : h('span', {}, whyNoPredicate(score)),
        halves(score), h('span', { class: 'small muted' }, t('indicative.short'))),
      fact(t('column.coverage'), h('strong', { dataset: { field: 'coverage', value: String(score.coverage) } }, percent(score.coverage ?? 0)),
        h('span', { class: 'small' }, coverageInWords(score))),
      fact(t('column.change'), h('span', { dataset: { field: 'change' } }, changeMark(score.change)),
        score.change?.since ? h('span', { class: 'small muted' }, t('change.since', { since: day(score.change.since) })) : null)),
  ];
}

function halves(score) {
  return h('ul', { class: 'half-list' }, [['RESULTS', score.results], ['BEHAVIOUR', score.behaviour]].map(([name, half]) =>
    h('li', {}, `${halfName(name)}: `, half?.rating
      ? [points(half.score), ' ', ratingChip(half.rating, ratingWord(half.rating))]
      : h('span', { class: 'nodata' }, t('nodata')))));
}

/** How the contributions add up to the score, as a table with a sum line. */
function sumTable(score, names) {
  const counted = score.items.filter(hasEvidence);
  if (counted.length === 0) return h('p', { class: 'nodata' }, t('sum.nothing'));
  const total = weights(score.items).counted;
  const column = (key, number = true) => h('th', { scope: 'col', class: number ? 'is-number' : '' }, t(key));
  const number = (text) => h('td', { class: 'is-number' }, text);
  const added = counted.reduce((sum, item) => sum + item.contribution, 0);
  return [
    h('p', {}, t('sum.lead', { counted: figure(total) })),
    h('div', { class: 'table-frame' }, h('table', { class: 'plain sum' },
      h('thead', {}, h('tr', {}, column('sum.indicator', false), column('item.weight'), column('column.achievement'), column('item.contribution'))),
      h('tbody', {}, score.items.map((item) => h('tr', { class: hasEvidence(item) ? '' : 'has-nodata' },
        h('th', { scope: 'row' }, names.get(item.indicator)), number(figure(item.weight)),
        number(points(item.achievement)), number(hasEvidence(item) ? points(item.contribution) : t('sum.notcounted'))))),
      h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, t('sum.total')), number(figure(total)), number(''), number(points(score.score)))))),
    h('p', { class: 'formula' }, h('span', { class: 'formula-text' },
      `${counted.map((item) => points(item.contribution)).join(' + ')} = ${points(score.score)}`)),
    Math.abs(added - score.score) > 0.0051 ? h('p', { class: 'note' }, t('sum.rounding')) : null,
  ];
}

function originOf(score) {
  return [
    score.scorecard ? t('origin.scorecard', { id: score.scorecard.id, revision: score.scorecard.revision, policy: score.policy ?? '' }) : null,
    score.asOf && score.items.some(({ evidence }) => evidence > 0)
      ? ` ${t('origin.asof', { time: instant(score.asOf), zone: zoneName() })}` : null,
  ];
}

function fact(name, ...values) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, values));
}
