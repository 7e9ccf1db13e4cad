// Where a score lies among those of the same position, by figures that name nobody.

import { fill, h } from './dom.js';
import { points, whole } from './format.js';
import { t, tn } from './i18n.js';
import { compared } from './explain.js';
import { place, positionName } from './words.js';

/** Fills a section with the peers' figures; says so where there are too few to compare with. */
export function showPeers(element, score) {
  const { peers } = score;
  const position = positionName(peers?.position ?? score.position);
  if (!peers || peers.mean === null || peers.mean === undefined) {
    const why = peers?.scope?.why === 'BEING_MADE_ANEW' ? 'peers.anew' : 'peers.none';
    return fill(element, h('p', { class: 'nodata' }, t(why, { position })));
  }
  return fill(element,
    h('p', {}, tn('peers.who', peers.n, { n: whole(peers.n), position })),
    widened(peers.scope).map((sentence) => h('p', { class: 'note' }, sentence)),
    strip(score.score, peers),
    h('dl', { class: 'figures' },
      figure(t('peers.you'), points(score.score)),
      figure(t('peers.mean'), points(peers.mean)),
      figure(t('peers.median'), points(peers.median)),
      figure(t('peers.percentile'), peers.percentile === null || peers.percentile === undefined
        ? t('nodata') : t('peers.percentile.of', { share: whole(peers.percentile) }))),
    compared(score).map((sentence) => h('p', { class: 'verdict' }, sentence)),
    h('p', { class: 'muted small' }, t('peers.percentile.means')));
}

/** Where the peers are, if not all at the own office, and why. */
function widened(scope) {
  if (!scope?.widened) return [];
  return [
    t(scope.office ? 'peers.widened.above' : 'peers.widened.all'),
    t(scope.why === 'PROTECTS_FEW' ? 'peers.why.protects' : 'peers.why.few'),
  ];
}

/** A scale from 0 to 120 with marks; the figures beside it say the same in words. */
function strip(score, peers) {
  const marks = [['is-mean', peers.mean], ['is-median', peers.median], ['is-you', score]];
  return h('div', { class: 'strip', 'aria-hidden': 'true' },
    h('div', { class: 'strip-line' },
      marks.filter(([, value]) => value !== null && value !== undefined).map(([name, value]) => {
        const mark = h('span', { class: `strip-mark ${name}` });
        mark.style.left = `${place(value)}%`;
        return mark;
      })),
    h('div', { class: 'strip-scale' }, [0, 20, 40, 60, 80, 100, 120].map((value) => h('span', {}, whole(value)))),
    h('ul', { class: 'strip-legend' },
      h('li', { class: 'is-you' }, t('peers.you')), h('li', { class: 'is-mean' }, t('peers.mean')),
      h('li', { class: 'is-median' }, t('peers.median'))));
}

function figure(name, value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}
