// The course of a score over the days of a month, or the months of a longer period, as a drawing and as a table that says
// the same.

import { fill, h, svg } from './dom.js';
import { month, points, shortDay, shortMonth, whole } from './format.js';
import { t } from './i18n.js';
import { isLonger, monthsOf, spanWord } from './span.js';

const WIDTH = 640;
const HEIGHT = 200;
const PAD = { left: 40, right: 14, top: 14, bottom: 28 };

/** Fills a section with the trend [{day, score}] of a period; says so where there is nothing with evidence. */
export function showTrend(element, trend, period) {
  const days = (trend ?? []).filter(({ score }) => score !== null && score !== undefined);
  if (days.length === 0) return fill(element, h('p', { class: 'nodata' }, t(isLonger(period) ? 'trend.none.longer' : 'trend.none', { span: spanWord(period) })));
  const open = element.querySelector('details')?.open ?? false;
  return fill(element,
    h('figure', { class: 'trend' }, drawing(days, period), h('figcaption', { class: 'muted small' }, t(isLonger(period) ? 'trend.caption.longer' : 'trend.caption'))),
    h('details', { open }, h('summary', {}, t('trend.table')), table(days, period)));
}

/** Along what the trend runs: the days of a month, or the months of a longer period, counted from 1. */
function axis(period) {
  if (isLonger(period)) {
    const months = monthsOf(period);
    return {
      last: months.length, column: t('trend.month'), at: (day) => months.indexOf(day.slice(0, 7)) + 1, name: (day) => month(day.slice(0, 7)),
      ticks: months.map((each, index) => [index + 1, shortMonth(each)]),
    };
  }
  const last = new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)), 0)).getUTCDate();
  return {
    last, column: t('trend.day'), at: (day) => Number(day.slice(8)), name: shortDay,
    ticks: [1, 8, 15, 22, last].map((number) => [number, whole(number)]),
  };
}

/** Where each day and score of the trend lies in the drawing. Pure. */
export function layout(days, period) {
  const { last, at, name, ticks } = axis(period);
  const scores = days.map(({ score }) => score);
  const low = Math.max(0, Math.floor((Math.min(...scores, 95) - 5) / 10) * 10);
  const high = Math.min(120, Math.ceil((Math.max(...scores, 105) + 5) / 10) * 10);
  const x = (number) => PAD.left + ((number - 1) / (last - 1)) * (WIDTH - PAD.left - PAD.right);
  const y = (score) => HEIGHT - PAD.bottom - ((score - low) / (high - low)) * (HEIGHT - PAD.top - PAD.bottom);
  const dots = days.map(({ day, score }) => ({ x: x(at(day)), y: y(score), day, score }));
  return { low, high, x, y, dots, name, ticks };
}

function drawing(days, period) {
  const { low, high, x, y, dots, name, ticks } = layout(days, period);
  const [from, to] = [days[0], days[days.length - 1]];
  const label = t('trend.alt', {
    from: name(from.day), first: points(from.score), to: name(to.day), last: points(to.score),
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
    ticks.map(([number, text]) =>
      svg('text', { x: x(number), y: HEIGHT - 8, 'text-anchor': number === ticks.length && isLonger(period) ? 'end' : 'middle', class: 'trend-text' }, text)),
    svg('path', { d: `${path}L${end.x.toFixed(1)} ${y(low)}L${dots[0].x.toFixed(1)} ${y(low)}Z`, class: 'trend-area' }),
    svg('path', { d: path, class: 'trend-line' }),
    dots.map((dot) => svg('circle', { cx: dot.x, cy: dot.y, r: dot === end ? 5 : 2.6, class: dot === end ? 'trend-end' : 'trend-dot' },
      svg('title', {}, `${name(dot.day)}: ${points(dot.score)}`))));
}

function table(days, period) {
  const { name, column } = axis(period);
  return h('div', { class: 'table-frame' }, h('table', { class: 'plain' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, column), h('th', { scope: 'col', class: 'is-number' }, t('column.score')))),
    h('tbody', {}, days.map(({ day, score }) =>
      h('tr', {}, h('th', { scope: 'row' }, name(day)), h('td', { class: 'is-number' }, points(score)))))));
}
