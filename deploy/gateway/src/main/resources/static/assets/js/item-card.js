// One item of a score, explained: what was measured, against what, by which arithmetic, on which records.

import { fill, h } from './dom.js';
import { hasEvidence } from './achievement.js';
import {
  achievementInWords, actualInWords, basisInWords, contributionInWords, indicatorName, measuredInWords, stillGrows, targetInWords,
} from './explain.js';
import { evidenceList } from './evidence.js';
import { formulaPanel } from './formulas.js';
import { figure, points } from './format.js';
import { isMonthly, targetOfMonths } from './longer.js';
import { isLonger, spanWord } from './span.js';
import { t } from './i18n.js';
import { exactTarget, isAbsentAllMonth, prorationInWords } from './presence.js';
import { flaggedInWords } from './remarks.js';
import { halfName, scoreBar } from './words.js';

/** A card; update(item, score, explained) sets its figures and leaves what was opened open. explained: the item's own steps. */
export function itemCard({ scored, period, running, indicator, item, expected }) {
  const main = h('div', {});
  const evidence = evidenceList(scored, period, item);
  const formulas = formulaPanel(item.indicator);
  const id = `item-${item.indicator}`;
  const element = h('article', { class: 'item-card', 'aria-labelledby': id, dataset: { indicator: item.indicator } }, main, formulas.element, evidence.element);
  let shown = null;

  function update(next, score, explained) {
    formulas.update(explained);
    const target = exactTarget(next, score, explained);
    const now = JSON.stringify([next, target, score.presence, score.months, score.items.map(({ weight, achievement }) => [weight, achievement])]);
    if (now === shown) return;
    const evidenceChanged = shown !== null;
    shown = now;
    evidence.setCount(next.evidence);
    fill(main, head(next), body(next, score, target));
    element.classList.toggle('has-nodata', !hasEvidence(next));
    if (evidenceChanged) evidence.refresh();
  }

  function head(next) {
    return h('header', { class: 'item-head' },
      h('div', {},
        h('p', { class: 'eyebrow' }, halfName(next.half), indicator ? ` \u00b7 ${t(`aspect.${indicator.aspect}`)}` : ''),
        h('h3', { id }, indicatorName(indicator, next.indicator)),
        indicator ? h('p', { class: 'muted' }, measuredInWords(indicator, period)) : null),
      h('p', { class: 'item-achievement' },
        hasEvidence(next)
          ? [h('strong', {}, points(next.achievement)), h('span', { class: 'muted small' }, t('column.achievement')), scoreBar(next.achievement)]
          : h('span', { class: 'nodata' }, t('nodata'))));
  }

  function body(next, score, target) {
    const { formula, notes } = achievementInWords(next, indicator, score, target);
    const contribution = contributionInWords(next, score);
    return [
      h('dl', { class: 'figures' },
        fact(t('item.actual'), actualInWords(next, indicator), basis(next)),
        fact(t('item.target'), targetInWords(next, indicator?.unit)),
        fact(t('item.weight'), figure(next.weight)),
        fact(t('item.contribution'), points(next.contribution))),
      h('div', { class: 'workings' },
        formula ? line(t('item.how.achievement'), formula) : null,
        [...notes, ...scorecardNotes(next, score)].map((note) => h('p', { class: 'note' }, note)),
        contribution ? line(t('item.how.contribution'), contribution) : null),
    ];
  }

  function basis(next) {
    const words = basisInWords(next, indicator);
    return words ? h('span', { class: 'basis' }, words) : null;
  }

  /** What is to be said beyond the arithmetic: how many records it takes, whether absence shrank the target, what is flagged. */
  function scorecardNotes(next, score) {
    const notes = [];
    if (stillGrows(indicator, running) && next.achievement < 100 && !next.targetRange) notes.push(t(isLonger(period) ? 'item.running.longer' : 'item.running', { span: spanWord(period) }));
    if (!hasEvidence(next) && expected?.minimumEvidence > next.evidence) {
      notes.push(t('item.toolittle', { n: figure(next.evidence), needed: figure(expected.minimumEvidence) }));
    }
    if (isAbsentAllMonth(next, score)) notes.push(t('item.absent', { span: spanWord(period) }));
    const target = isMonthly(indicator, score) ? targetOfMonths(next, score, indicator) : prorationInWords(next, score, indicator?.unit, expected);
    return [...notes, ...target, ...flaggedInWords(next)];
  }

  return { element, update };
}

function fact(name, ...values) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, values));
}

function line(name, formula) {
  return h('p', { class: 'formula' }, h('span', { class: 'formula-name' }, name), h('span', { class: 'formula-text' }, formula));
}
