// The course of a score over the days of a month, as a drawing and as a table that says the same.

import { fill, h, svg } from './dom.js';
import { points, shortDay, whole } from './format.js';
import { t } from './i18n.js';

const WIDTH = 640;
const HEIGHT = 200;
const PAD = { left: 40, right: 14, top: 14, bottom: 28 };

/** Fills a section with the trend [{day, score}] of a month; says so where there are no days with evidence. */
export function showTrend(element, trend, period) {
  const days = (trend ?? []).filter(({ score }) => score !== null && score !== undefined);
  if (days.length === 0) return fill(element, h('p', { class: 'nodata' }, t('trend.none')));
  const open = element.querySelector('details')?.open ?? false;
  return fill(element,
    h('figure', { class: 'trend' }, drawing(days, period), h('figcaption', { class: 'muted small' }, t('trend.caption'))),
    h('details', { open }, h('summary', {}, t('trend.table')), table(days)));
}

/** Where each day and score of the trend lies in the drawing. Pure. */
export function layout(days, period) {
  const last = new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)), 0)).getUTCDate();
  const scores = days.map(({ score }) => score);
  const low = Math.max(0, Math.floor((Math.min(...scores, 95) - 5) / 10) * 10);
  const high = Math.min(120, Math.ceil((Math.max(...scores, 105) + 5) / 10) * 10);
  const x = (number) => PAD.left + ((number - 1) / (last - 1)) * (WIDTH - PAD.left - PAD.right);
  const y = (score) => HEIGHT - PAD.bottom - ((score - low) / (high - low)) * (HEIGHT - PAD.top - PAD.bottom);
  const dots = days.map(({ day, score }) => ({ x: x(Number(day.slice(8))), y: y(score), day, score }));
  return { low, high, last, x, y, dots };
}

function drawing(days, period) {
  const { low, high, last, x, y, dots } = layout(days, period);
  const [from, to] = [days[0], days[days.length - 1]];
  const label = t('trend.alt', {
    from: shortDay(from.day), first: points(from.score), to: shortDay(to.day), last: points(to.score),
    low: points(Math.min(...days.map(({ score }) => score))), high: points(Math.max(...days.map(({ score }) => score))),
  });
  const lines = [];
  const step = high - low > 60 ? 20 : 10;
  for (let score = low; score <= high; score += step) lines.push(score);
  const at = (dot) => `${dot.x.toFixed(1)} ${dot.y.toFixed(1)}`;
  const end = dots[dots.length - 1];
  const path = `M${dots.map(at).join('L')}`;
  return svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label, class: 'trend-drawing' },
    lines.map((score) => [
      svg('line', { x1: PAD.left, x2: WIDTH - PAD.right, y1: y(score), y2: y(score), class: score === 100 ? 'trend-target' : 'trend-grid' }),
      svg('text', { x: PAD.left - 8, y: y(score) + 4, 'text-anchor': 'end', class: 'trend-text' }, whole(score)),
    ]),
    [1, 8, 15, 22, last].map((number) =>
      svg('text', { x: x(number), y: HEIGHT - 8, 'text-anchor': 'middle', class: 'trend-text' }, whole(number))),
    svg('path', { d: `${path}L${end.x.toFixed(1)} ${y(low)}L${dots[0].x.toFixed(1)} ${y(low)}Z`, class: 'trend-area' }),
    svg('path', { d: path, class: 'trend-line' }),
    dots.map((dot) => svg('circle', { cx: dot.x, cy: dot.y, r: dot === end ? 5 : 2.6, class: dot === end ? 'trend-end' : 'trend-dot' },
      svg('title', {}, `${shortDay(dot.day)}: ${points(dot.score)}`))));
}

function table(days) {
  return h('div', { class: 'table-frame' }, h('table', { class: 'plain' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('trend.day')), h('th', { scope: 'col', class: 'is-number' }, t('column.score')))),
    h('tbody', {}, days.map(({ day, score }) =>
      h('tr', {}, h('th', { scope: 'row' }, shortDay(day)), h('td', { class: 'is-number' }, points(score)))))));
}
