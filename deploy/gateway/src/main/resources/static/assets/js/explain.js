// Sentences that explain a score to the person scored. Pure: data in, text out.

import { absent, countsOf, hasEvidence, outcome, weighedValue, weights, working } from './achievement.js';
import { day, figure, isPercent, percent, points, precise, quantity, signed, unitName, whole } from './format.js';
import { localized, t, tn } from './i18n.js';
import { assignmentsInWords, exactTarget, isAbsentAllMonth, presenceInWords } from './presence.js';
import { monthsInWords } from './longer.js';
import { isLonger, periodName, spanWord } from './span.js';
import { positionName } from './words.js';

export const indicatorName = (indicator, code) => localized(indicator?.name, code);

/** What an indicator measures in a period, of which only the length is told, and which direction is better. */
export function measuredInWords(indicator, period) {
  const values = {
    unit: unitName(indicator.unit), threshold: figure(indicator.threshold ?? 0), percentile: figure(indicator.percentile ?? 0),
    span: spanWord(period),
  };
  const index = (indicator.unit || '').toLowerCase() === 'index' && indicator.measure === 'RATIO';
  const measure = index ? 'INDEX' : isPercent(indicator.unit) && indicator.measure === 'RATIO' ? 'PERCENT' : indicator.measure;
  return `${t(`measure.${measure}`, values)} ${t(`polarity.${indicator.polarity}`)}`;
}

/** The target in words: a figure, or a range from .. to. */
export const targetInWords = (item, unit) => target(item, unit, 'target.range');

/** The same where there is little room. */
export const targetInBrief = (item, unit) => target(item, unit, 'target.brief');

function target(item, unit, rangeKey) {
  if (item.targetRange) return t(rangeKey, { from: figure(item.targetRange.from), to: quantity(item.targetRange.to, unit) });
  return absent(item.target) ? t('target.none') : quantity(item.target, unit);
}

/** The actual in words. */
export const actualInWords = (item, indicator) => (absent(item.actual) ? t('nodata') : quantity(item.actual, indicator?.unit));

/** What the actual rests on: of a share so many of so many; null where the actual itself is the count. */
export function basisInWords(item, indicator) {
  if (absent(item.actual) || !indicator || indicator.measure === 'COUNT') return null;
  const counts = countsOf(item, { measure: indicator.measure, inPercent: isPercent(indicator.unit) });
  if (counts) return t('actual.counts', { n: figure(counts.n), of: figure(counts.of) });
  return tn('actual.records', item.evidence, { n: whole(item.evidence) });
}

/** Whether an item is still bound to grow: a count, against the target of a whole month that is not over. */
export const stillGrows = (indicator, running) => running && ['COUNT', 'SUM'].includes(indicator?.measure);

/** The formula with the numbers in it, and the sentences that it needs; target: with all its decimals. */
export function achievementInWords(item, indicator, score, target = exactTarget(item, score)) {
  if (!hasEvidence(item)) return { formula: null, notes: whyNotCounted(item, score) };
  const worked = working({ ...item, target }, indicator?.polarity);
  if (!worked) return { formula: null, notes: [t('formula.other', { policy: score.policy ?? '' })] };
  const became = outcome(worked, item.achievement);
  return { formula: formula(item, worked, became), notes: notes(item, worked, became, score) };
}

function whyNotCounted(item, score) {
  if (isAbsentAllMonth(item, score)) return []; // said beside the target
  return [t(absent(item.actual) ? 'item.nodata' : 'item.notarget')];
}

function formula(item, worked, became) {
  const values = {
    actual: precise(item.actual), bound: precise(worked.bound ?? 0), equals: became === 'other' ? '\u2248' : '=',
    result: points(became === 'other' ? item.achievement : worked.value),
  };
  const limited = became === 'capped' || became === 'floored';
  return t(`formula.${worked.kind}`, values) + (limited ? ` \u2192 ${points(item.achievement)}` : '');
}

function notes(item, worked, became, score) {
  const said = [];
  if (item.targetRange && worked.kind !== 'inside') {
    const below = worked.bound === item.targetRange.from;
    said.push(t(below ? 'range.below' : 'range.above', { bound: figure(worked.bound) }));
  }
  if (worked.kind === 'inside') said.push(t('range.inside', { from: figure(item.targetRange.from), to: figure(item.targetRange.to) }));
  if (became === 'capped') said.push(t('formula.capped', { cap: whole(item.achievement) }));
  if (became === 'floored') said.push(t('formula.floored'));
  if (became === 'other') said.push(t('formula.unrounded'));
  if (converts(score)) {
    const result = points(weighedValue(item, score.items));
    said.push(t('formula.policy', { policy: score.policy, value: points(item.achievement), result }));
  }
  return said;
}

// A policy other than the linear one weighs a value that it makes of the achievement by a table of its own.
const converts = (score) => Boolean(score.policy) && score.policy !== 'linear';

/** weight x achievement / weight that has evidence = contribution. */
export function contributionInWords(item, score) {
  if (!hasEvidence(item)) return null;
  return t('formula.contribution', {
    weight: figure(item.weight), counted: figure(weights(score.items).counted), result: points(item.contribution),
    achievement: points(converts(score) ? weighedValue(item, score.items) : item.achievement),
  });
}

/** How much of the scorecard has evidence, in words. */
export function coverageInWords(score) {
  const { counted, all } = weights(score.items);
  if (all === 0) return t('coverage.nothing', { span: spanWord(score.period) });
  const values = { counted: figure(counted), all: figure(all), share: percent(score.coverage ?? 0) };
  return counted === all ? t('coverage.full', values) : t('coverage.part', values);
}

/**
 * How this score came to be, as a list of sentences; growing: whether some item still grows with the month; officeName:
 * from an office's id to its name.
 */
export function summary(score, names, required, growing, officeName) {
  const counted = score.items.filter(hasEvidence);
  const when = periodName(score.period);
  const name = (item) => names.get(item.indicator) ?? item.indicator;
  if (score.items.length === 0) return [coverageInWords(score)];
  if (counted.length === 0) return [t('summary.nothing', { month: when }), ...monthsInWords(score), ...assignmentsInWords(score, officeName), ...presenceInWords(score),
    ...waiting(score, name, required)];
  return [
    t('summary.score', { month: when, score: points(score.score) }),
    ...monthsInWords(score),
    tn('summary.mean', counted.length, { all: score.items.length }),
    ...strongAndWeak(counted, name),
    ...assignmentsInWords(score, officeName),
    ...presenceInWords(score),
    ...(growing ? [goesOn(score.period)] : []),
    ...waiting(score, name, required),
    ...compared(score),
    ...changed(score.change),
    t('summary.person'),
  ];
}

/** What is to be said beside the service's own sentences: that the month goes on, the peers, and since yesterday. */
export const besides = (score, growing) => [...(growing ? [goesOn(score.period)] : []), ...compared(score), ...changed(score.change)];

const goesOn = (period) => (isLonger(period) ? t('summary.running.longer', { span: spanWord(period) }) : t('summary.running'));

function strongAndWeak(counted, name) {
  const byAchievement = [...counted].sort((a, b) => b.achievement - a.achievement);
  const list = (items) => items.map((item) => t('summary.item', { name: name(item), achievement: points(item.achievement) })).join('; ');
  const met = byAchievement.filter((item) => item.achievement >= 100);
  const missed = byAchievement.filter((item) => item.achievement < 100);
  return [
    ...(met.length > 0 ? [t('summary.met', { items: list(met) })] : []),
    ...(missed.length > 0 ? [t('summary.missed', { items: list(missed) })] : []),
  ];
}

function waiting(score, name, required) {
  return score.items.filter((item) => !hasEvidence(item)).map((item) => {
    const needed = required?.get(item.indicator);
    const values = { name: name(item), weight: figure(item.weight) };
    if (isAbsentAllMonth(item, score)) return t('summary.absent', values);
    return needed > item.evidence
      ? tn('summary.toolittle', item.evidence, { ...values, needed })
      : t('summary.noevidence', values);
  });
}

/** Where the score lies among its peers; nothing where there are too few of them. */
export function compared({ score, peers, position }) {
  if (!peers || absent(peers.mean) || absent(score)) return [];
  const values = { n: whole(peers.n), position: positionName(peers.position ?? position), mean: points(peers.mean) };
  const side = peers.aboveAverage ? 'above' : score < peers.mean ? 'below' : 'at';
  return [t(`summary.peers.${side}`, values)];
}

function changed(change) {
  if (!change || absent(change.difference)) return [];
  if (change.difference === 0) return [t('summary.unchanged', { since: day(change.since) })];
  return [t('summary.changed', { since: day(change.since), difference: signed(change.difference), before: points(change.score) })];
}
