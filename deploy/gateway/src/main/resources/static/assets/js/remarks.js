// What is to be said about a record beyond its figures: flags, who entered it, what it corrects, why it counts no more.

import { h, sign } from './dom.js';
import { figure, instant, whole } from './format.js';
import { t, tn, tOr } from './i18n.js';

/** How many of an item's records are flagged; nothing where none is. */
export function flaggedInWords({ flagged, evidence }) {
  return flagged > 0 ? [tn('item.flagged', flagged, { n: whole(flagged), of: whole(evidence) })] : [];
}

/** The remarks on one record. scored: {employeeId, own}, whose record it is, and whether that is who looks. */
export function remarks(evidence, scored) {
  return [
    ...(evidence.flags ?? []).map(flag),
    ...entered(evidence, scored),
    ...correction(evidence),
    evidence.retracted ? h('span', { class: 'remark retracted' }, t('evidence.retracted', { reason: evidence.retracted.reason })) : null,
  ];
}

function flag(code) {
  return h('span', { class: 'remark flag' },
    sign('\u2691'), h('strong', {}, tOr(`flag.${code}`, code)), ` \u2013 ${tOr(`flag.${code}.means`, t('flag.unknown'))}`);
}

function entered({ enteredBy }, { employeeId, own }) {
  if (!enteredBy) return [];
  const who = enteredBy !== employeeId ? t('entered.other', { id: enteredBy }) : t(own ? 'entered.yourself' : 'entered.self');
  return [h('span', { class: 'remark' }, who)];
}

function correction({ correction: corrected }) {
  if (!corrected) return [];
  return [
    h('span', { class: 'remark' }, h('strong', {}, t('evidence.correction', { n: whole(corrected.number - 1) }))),
    ...corrected.replaces.map((before) => h('span', { class: 'remark' }, replaced(before))),
  ];
}

function replaced(before) {
  const values = { value: recordValue(before), when: instant(before.occurredAt), reason: before.reason };
  return t(before.reason ? 'evidence.replaces' : 'evidence.replaces.only', values);
}

/** The figure of a record: its value, its part of a ratio, or one. */
export function recordValue({ value, numerator, denominator }) {
  if (value !== null && value !== undefined) return figure(value);
  if (numerator === null || numerator === undefined) return '1';
  return t('evidence.ratio', { n: figure(numerator), of: figure(denominator) });
}
