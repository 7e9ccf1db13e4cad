// How sure a score is, in plain words: what chance may have done, item by item, and the figure drawn toward the colleagues'.

import { absent } from './achievement.js';
import { fill, h } from './dom.js';
import { points, quantity, whole } from './format.js';
import { t, tn } from './i18n.js';

/** Between which figures the score lies, and what that does not mean; nothing where there is no score. */
export function sureInWords({ score, certainty }, names) {
  if (!certainty || absent(score)) return [];
  const unknown = certainty.unknown ?? [];
  const { low, high } = certainty;
  const values = { score: points(score), low: points(low), high: points(high), share: whole(certainty.confidence * 100) };
  const list = unknown.map((code) => names.get(code) ?? code).join('; ');
  if (low < high) return [t('sure.range', values), t('sure.holds', values), ...(unknown.length > 0 ? [t('sure.unknown', { items: list })] : []), t('sure.means')];
  return [unknown.length > 0 ? t('sure.unknown.only', { items: list }) : t('sure.exact')];
}

/** Between which figures an item's actual lies and how that was found, or why none are told. */
export function intervalInWords({ actual, interval }, unit) {
  if (!interval || absent(actual)) return [];
  const { method, low, high } = interval;
  if (absent(low) || absent(high)) return [t(`sure.${method}`)];
  const inUnit = (value) => quantity(value, unit);
  return [t(`sure.${method}`, { actual: inUnit(actual), low: inUnit(low), high: inUnit(high) })];
}

/** What an item's actual would be beside the colleagues', and that it changes nothing. */
export function shrunkInWords({ shrunk }, unit) {
  if (!shrunk) return [];
  const { raw, n, peerMean, value } = shrunk;
  return [tn('sure.shrunk', n, { n: whole(n), raw: quantity(raw, unit), mean: quantity(peerMean, unit), value: quantity(value, unit) })];
}

/** Fills a section with all of it. indicators: by code. */
export function showSure(element, score, names, indicators) {
  const told = sureInWords(score, names);
  const items = score.items
    .map((item) => ({ item, unit: indicators.get(item.indicator)?.unit }))
    .map(({ item, unit }) => ({ item, sentences: [...intervalInWords(item, unit), ...shrunkInWords(item, unit)] }))
    .filter(({ sentences }) => sentences.length > 0);
  return fill(element,
    told.length === 0 ? h('p', { class: 'nodata' }, t('sure.none')) : h('ul', { class: 'story' }, told.map((sentence) => h('li', {}, sentence))),
    items.length === 0 ? null : [
      h('h3', { class: 'sure-items' }, t('sure.items')),
      h('dl', { class: 'sure' }, items.map(({ item, sentences }) => h('div', { dataset: { sure: item.indicator } },
        h('dt', {}, names.get(item.indicator) ?? item.indicator),
        sentences.map((sentence) => h('dd', {}, sentence)))))],
    items.some(({ item }) => item.shrunk) ? h('p', { class: 'muted small' }, t('sure.shrunk.why')) : null);
}
