// Sentences on how much of a month somebody was there, and by which assignment it is scored. Pure: data in, text out.

import { absent } from './achievement.js';
import { figure, quantity, shortDay, whole } from './format.js';
import { t, tn, tOr } from './i18n.js';
import { isLonger, spanWord } from './span.js';
import { positionName } from './words.js';

/** 18 of 20 working days present: annual leave 2 days. */
export function presentOf({ workingDays, present, away }) {
  const kinds = Object.entries(away ?? {}).sort(([one], [other]) => one.localeCompare(other));
  const outside = workingDays - present - kinds.reduce((sum, [, days]) => sum + days, 0);
  const reasons = kinds.map(([kind, days]) => tn('presence.away', days, { n: whole(days), kind: kindName(kind) }));
  if (outside > 0) reasons.push(tn('presence.outside', outside, { n: whole(outside) }));
  return t('presence.reason', { present: whole(present), all: whole(workingDays), reasons: reasons.join(', ') });
}

/** A kind of absence in words; one that pages do not know as it is written, without underscores. */
const kindName = (kind) => tOr(`absence.${kind}`, kind.replaceAll('_', ' ').toLowerCase());

/** What absence means for the period as a whole; nothing where there was none. */
export function presenceInWords({ presence, period }) {
  return presence ? [t('summary.presence', { span: spanWord(period), reason: presentOf(presence) })] : [];
}

/** Which assignment the period is scored by; nothing where there was one only. officeName: from an id to a name. */
export function assignmentsInWords({ assignments, period }, officeName) {
  if (!assignments || assignments.length < 2) return [];
  const share = ({ officeId, position, from, to, workingDays }) => tn('assignment.share', workingDays, {
    n: whole(workingDays), position: positionName(position), office: officeName(officeId), from: shortDay(from), to: shortDay(to),
  });
  const others = assignments.filter(({ scored }) => !scored).map(share).join('; ');
  return [t('summary.assignments', {
    span: spanWord(period), n: whole(assignments.length), scored: assignments.filter(({ scored }) => scored).map(share).join('; '), others,
  })];
}

/** Whether an item counts nothing because nobody was there to do it. */
export const isAbsentAllMonth = (item, { presence }) => presence?.present === 0 && !absent(item.fullTarget);

/** Why the target is not the scorecard's. expected: the scorecard's own item, where it is known. */
export function prorationInWords(item, { presence }, unit, expected) {
  if (!presence) return [];
  const reason = presentOf(presence);
  if (!absent(item.fullTarget)) {
    return [t('item.prorated', { full: quantity(item.fullTarget, unit), target: figure(item.target), reason })];
  }
  const [range, full] = [item.targetRange, expected?.targetRange];
  if (!range || !full || (range.from === full.from && range.to === full.to)) return [];
  const words = ({ from, to }) => t('target.range', { from: figure(from), to: quantity(to, unit) });
  return [t('item.prorated', { full: words(full), target: words(range), reason })];
}

/**
 * The target by which the achievement was worked out, with all its decimals; that of the item is rounded to be shown. Of
 * several months it is a sum of fractions that only the explanation tells; without it the rounded one stands. explained:
 * the item's own steps.
 */
export function exactTarget({ target, fullTarget }, { presence, period }, explained) {
  const told = explained?.formulas?.find(({ name }) => TARGETS.includes(name));
  if (told && !absent(target)) return told.result;
  return absent(fullTarget) || !presence || isLonger(period) ? target : (fullTarget * presence.present) / presence.workingDays;
}

const TARGETS = ['TARGET_OF_MONTHS', 'PRORATED_TARGET'];
