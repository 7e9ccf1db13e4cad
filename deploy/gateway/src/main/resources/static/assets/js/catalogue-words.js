// What the catalogue asks, in plain words, and how its figures add up. Pure: data in, text out.

import { indicatorName, targetInWords } from './explain.js';
import { figure, month, quantity, unitName, whole } from './format.js';
import { t } from './i18n.js';
import { halfName } from './words.js';

const none = (value) => value === null || value === undefined;
const DECIMALS = 9; // as many as the service takes

/** Months in words: from January 2026; January 2026; January to March 2026. */
export function spanInWords({ from, to }) {
  if (none(to)) return t('catalogue.span.open', { from: month(from) });
  return from === to ? month(from) : t('catalogue.span.closed', { from: month(from), to: month(to) });
}

/** What an item of a scorecard expects, as sentences. */
export function expectationInWords(item, indicator) {
  const said = [];
  if (item.targetRange) {
    said.push(t('expects.range', { range: targetInWords(item, indicator?.unit) }));
  } else {
    const lower = indicator?.polarity === 'LOWER';
    said.push(t(lower ? 'expects.lower' : 'expects.higher', { target: targetInWords(item, indicator?.unit) }));
  }
  if (item.minimumEvidence > 1) said.push(t('expects.evidence', { n: whole(item.minimumEvidence) }));
  if (isProrated(item, indicator)) said.push(t('expects.prorated'));
  return said;
}

/** Whether days of absence make the target smaller; where nothing is said, those of counts and sums. */
export function isProrated(item, indicator) {
  return none(item.prorated) ? ['COUNT', 'SUM'].includes(indicator?.measure) : item.prorated;
}

/** What an indicator says of plausible facts, as sentences; none where it says nothing. */
export function plausibleInWords({ plausibleRange: range, plausibleRate: rate, feeds, anyHour, unit, measure }) {
  const said = [];
  // A share is of values in a unit of their own, which the indicator's does not name.
  const amount = (value) => (measure === 'SHARE_WITHIN' || !unitName(unit) ? figure(value) : quantity(value, unit));
  if (range && !none(range.from) && !none(range.to)) said.push(t('plausible.between', { from: figure(range.from), to: amount(range.to) }));
  else if (range && !none(range.from)) said.push(t('plausible.from', { from: amount(range.from) }));
  else if (range) said.push(t('plausible.to', { to: amount(range.to) }));
  if (rate) said.push(t('plausible.rate', { count: whole(rate.count), minutes: whole(rate.minutes) }));
  if (feeds?.length > 0) said.push(t('plausible.feeds', { feeds: feeds.join(', ') }));
  if (anyHour) said.push(t('plausible.anyhour'));
  return said;
}

/** What a revision changes against the one before it, as sentences. */
export function differences(before, after, indicators) {
  const name = (code) => indicatorName(indicators.get(code), code);
  const said = [];
  if (before.position !== after.position) said.push(t('differs.position', { before: before.position, after: after.position }));
  if (before.from !== after.from || (before.to ?? null) !== (after.to ?? null)) {
    said.push(t('differs.months', { before: spanInWords(before), after: spanInWords(after) }));
  }
  if (before.policy !== after.policy) said.push(t('differs.policy', { before: before.policy, after: after.policy }));
  const old = new Map(before.items.map((item) => [item.indicator, item]));
  for (const item of after.items) {
    const was = old.get(item.indicator);
    old.delete(item.indicator);
    said.push(...(was ? itemDifferences(was, item, name(item.indicator), indicators.get(item.indicator))
      : [t('differs.added', { name: name(item.indicator), weight: figure(item.weight) })]));
  }
  for (const code of old.keys()) said.push(t('differs.removed', { name: name(code) }));
  if (said.length === 0 && before.items.map(({ indicator }) => indicator).join() !== after.items.map(({ indicator }) => indicator).join()) {
    said.push(t('differs.order'));
  }
  return said;
}

function itemDifferences(was, is, name, indicator) {
  const said = [];
  const add = (key, before, after) => {
    if (before !== after) said.push(t(key, { name, before, after }));
  };
  add('differs.weight', figure(was.weight), figure(is.weight));
  add('differs.target', targetInWords(was, indicator?.unit), targetInWords(is, indicator?.unit));
  add('differs.half', halfName(was.half), halfName(is.half));
  add('differs.evidence', whole(was.minimumEvidence ?? 1), whole(is.minimumEvidence ?? 1));
  const word = (item) => t(isProrated(item, indicator) ? 'yes' : 'no');
  add('differs.prorated', word(was), word(is));
  return said;
}

/** Other scorecards of the same position that hold for some of the same months, and which of the two then counts. */
export function overlapping(scorecard, all) {
  return all.filter((other) => other.scorecardId !== scorecard.scorecardId && other.position === scorecard.position
      && (none(other.to) || other.to >= scorecard.from) && (none(scorecard.to) || scorecard.to >= other.from))
    .map((other) => ({ other, counts: countsBefore(other, scorecard) ? other : scorecard }));
}

const countsBefore = (one, other) => one.from > other.from || (one.from === other.from && one.scorecardId > other.scorecardId);

/**
 * The weights' total, exactly, from what was typed: {total, off, exact}; off is how much is missing from 100, negative
 * where it is too much. What is no number counts as nothing.
 */
export function weightTotal(texts) {
  const sum = texts.map(scaled).reduce((total, each) => total + each, 0n);
  const off = scaled('100') - sum;
  return { total: unscaled(sum), off: unscaled(off), exact: off === 0n };
}

function scaled(text) {
  const parts = /^(-?)(\d+)(?:\.(\d{0,9})\d*)?$/.exec(String(text ?? '').trim());
  if (!parts) return 0n;
  const value = BigInt(parts[2] + (parts[3] ?? '').padEnd(DECIMALS, '0'));
  return parts[1] ? -value : value;
}

function unscaled(value) {
  const digits = String(value < 0n ? -value : value).padStart(DECIMALS + 1, '0');
  const decimals = digits.slice(-DECIMALS).replace(/0+$/, '');
  return (value < 0n ? '-' : '') + digits.slice(0, -DECIMALS) + (decimals ? `.${decimals}` : '');
}
