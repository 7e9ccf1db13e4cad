// One scorecard: what it asks, how it came to be, and the form that makes the next revision.

import { getAll, getIfThere, ApiError } from './api.js';
import { h } from './dom.js';
import { indicatorName, measuredInWords, targetInWords } from './explain.js';
import { figure, instant, zoneName } from './format.js';
import { t } from './i18n.js';
import { catalogueHref } from './page.js';
import { differences, expectationInWords, overlapping, spanInWords } from './catalogue-words.js';
import { halfName, positionName } from './words.js';

/** Everything the page shows of a scorecard. */
export async function readScorecard(id) {
  const path = `/api/scorecards/${encodeURIComponent(id)}`;
  const scorecard = await getIfThere(path);
  if (!scorecard) throw new ApiError(404, null);
  return { scorecard, revisions: await getAll(`${path}/revisions`) };
}

/** What the latest revision asks, item by item. */
export function scorecardItems(scorecard, indicators) {
  return h('ul', { class: 'item-cards' }, scorecard.items.map((item) => {
    const indicator = indicators.get(item.indicator);
    return h('li', { class: 'item-card', dataset: { indicator: item.indicator } },
      h('p', { class: 'eyebrow' }, halfName(item.half)),
      h('h3', {}, h('a', { href: catalogueHref('indicators', item.indicator) }, indicatorName(indicator, item.indicator))),
      h('dl', { class: 'figures' }, fact(t('item.weight'), figure(item.weight)), fact(t('item.target'), targetInWords(item, indicator?.unit))),
      indicator ? h('p', { class: 'muted' }, measuredInWords(indicator)) : null,
      expectationInWords(item, indicator).map((sentence) => h('p', { class: 'note' }, sentence)));
  }));
}

/** That another scorecard is for the same position and months, and which of them counts; nothing where none is. */
export function overlapNotes(scorecard, all) {
  return overlapping(scorecard, all).map(({ other, counts }) => h('p', { class: 'note overlap' },
    t('scorecard.overlap', { other: other.scorecardId, position: positionName(scorecard.position), counts: counts.scorecardId })));
}

/** Every revision, the newest first, with what it changed. */
export function history(revisions, indicators) {
  return h('ol', { class: 'revisions' }, revisions.map(({ scorecard, holds }, index) => {
    const before = revisions[index + 1]?.scorecard;
    const changes = before ? differences(before, scorecard, indicators) : [];
    return h('li', { class: 'revision', dataset: { revision: String(scorecard.revision) } },
      h('h3', {}, t('revision.title', { n: scorecard.revision })),
      h('p', {}, holds.length === 0 ? t('revision.superseded') : t('revision.holds', { months: holds.map(spanInWords).join('; ') })),
      h('p', { class: 'muted small' }, madeBy(scorecard.change)),
      scorecard.change?.reason ? h('blockquote', {}, scorecard.change.reason) : null,
      before
        ? h('ul', { class: 'plain-list' }, changes.map((sentence) => h('li', {}, sentence)))
        : h('p', { class: 'muted' }, t('revision.first')));
  }));
}

function madeBy(change) {
  return change ? t('revision.made', { by: change.by, at: `${instant(change.at)} ${zoneName()}` }) : t('revision.unknown');
}

function fact(name, value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}
