// Words for what the services give as codes.

import { h, hidden, sign } from './dom.js';
import { points, signed } from './format.js';
import { t } from './i18n.js';

const RATING_SIGNS = { ABOVE: '\u25B2', MEETS: '\u25CF', BELOW: '\u25BC' };
const PREDICATE_RATINGS = {
  SANGAT_BAIK: 'ABOVE', BAIK: 'MEETS', BUTUH_PERBAIKAN: 'BELOW', KURANG: 'BELOW', SANGAT_KURANG: 'BELOW',
};

/** A position as people read it: a code such as registration-officer becomes words. */
export function positionName(position) {
  if (!position) return '';
  if (!/^[a-z0-9]+([-_][a-z0-9]+)*$/.test(position)) return position;
  const words = position.replace(/[-_]/g, ' ');
  return words[0].toUpperCase() + words.slice(1);
}

export const halfName = (half) => t(`half.${half}`);
export const ratingWord = (rating) => (rating ? t(`rating.${rating}`) : t('nodata'));
export const predicateWord = (predicate) => t(`predicate.${predicate}`);

/** A rating or predicate as a small label: sign, word and colour, never colour alone. */
export function ratingChip(rating, text) {
  return h('span', { class: `chip chip-${rating.toLowerCase()}` }, sign(RATING_SIGNS[rating]), text);
}

export const predicateChip = (predicate) => ratingChip(PREDICATE_RATINGS[predicate], predicateWord(predicate));

/** Why there is no predicate yet: which half of the appraisal is not rated. */
export function whyNoPredicate(score) {
  const missing = [['RESULTS', score.results], ['BEHAVIOUR', score.behaviour]].filter(([, half]) => !half?.rating);
  if (missing.length === 0) return t('predicate.none');
  if (missing.length === 2) return t('predicate.none.both');
  return t('predicate.none.half', { half: halfName(missing[0][0]).toLowerCase() });
}

/** The change since yesterday: an arrow for the eye, a word for the ear, the number for both. */
export function changeMark(change) {
  if (change?.difference === null || change?.difference === undefined) {
    return h('span', { class: 'change is-none' }, t('change.none'));
  }
  const difference = change.difference;
  const direction = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';
  const arrow = { up: '\u2191', down: '\u2193', same: '=' }[direction];
  return h('span', { class: `change is-${direction}` },
    sign(arrow), hidden(`${t(`change.${direction}`)} `), direction === 'same' ? points(0) : signed(difference));
}

/** The score as a bar on a scale from 0 to 120, with a mark at 100, where the target is just met. */
export function scoreBar(score) {
  const filled = h('span', { class: 'bar-fill' });
  filled.style.width = `${place(score ?? 0)}%`;
  const name = score === null || score === undefined ? 'bar is-empty' : `bar is-${level(score)}`;
  return h('span', { class: name, 'aria-hidden': 'true' }, filled, h('span', { class: 'bar-mark' }));
}

/** Where a score lies on the scale from 0 to 120, in percent of its length. */
export const place = (score) => (Math.min(Math.max(score, 0), 120) / 120) * 100;

// The bands by which a half is rated; they colour the bar only. The word beside it is the service's.
const level = (score) => (score >= 110 ? 'above' : score >= 90 ? 'meets' : 'below');
