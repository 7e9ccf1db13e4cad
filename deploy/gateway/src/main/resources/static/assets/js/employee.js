// The page of one employee: explains the score to the person scored.

import { accessSection } from './accesses.js';
import { get, getAll, getIfThere, query } from './api.js';
import { fill, h } from './dom.js';
import { clock, points } from './format.js';
import { t } from './i18n.js';
import { indicatorName, stillGrows } from './explain.js';
import { itemCard } from './item-card.js';
import { explanationSections, readExplanation } from './explanation.js';
import { follow } from './live.js';
import { employeeSections } from './employee-sections.js';
import { idFromAddress, start, statusLine, titled, trail } from './page.js';
import { periodSwitch, wantedPeriod } from './period.js';
import { monthsOf, periodName, spanWord } from './span.js';
import { positionName } from './words.js';

const OWN_PAUSE = 400; // several changes at once are read once
const PEERS_PAUSE = 10_000; // colleagues' changes move the comparison only

start(async (main, { current, session }) => {
  const period = wantedPeriod(location.search, current);
  const employeeId = idFromAddress();
  const [employee, offices, indicatorList, score] = await Promise.all([
    get(`/api/employees/${encodeURIComponent(employeeId)}`), getAll('/api/offices'), getAll('/api/indicators'),
    readScore(employeeId, period),
  ]);
  titled(employee.name);
  const indicators = new Map(indicatorList.map((indicator) => [indicator.code, indicator]));
  const status = statusLine();
  const officeName = (id) => offices.find((office) => office.officeId === id)?.name ?? id;
  const scored = { employeeId, own: session.employeeId === employeeId, csrf: session.csrf };
  const view = scoreView({ scored, period, indicators, officeName, running: monthsOf(period).includes(current) });
  fill(main,
    trail(offices, employee.officeId, true),
    h('div', { class: 'page-head' },
      h('div', {}, h('h1', {}, employee.name),
        h('p', { class: 'lead' }, t('employee.lead', { position: positionName(score?.position ?? employee.position), month: periodName(period) })), status.element),
      periodSwitch(period, current)),
    view.element,
    accessSection(employeeId));
  await view.show(score);
  watch({ employee, period, status, view });
});

const readScore = (employeeId, period) => getIfThere(scorePath(employeeId, period));
const scorePath = (employeeId, period) => `/api/scores/${encodeURIComponent(employeeId)}${query({ period })}`;

/** The part of the page that is about the score; show(score) fills it, again and again. */
function scoreView({ scored, period, indicators, officeName, running }) {
  const element = h('div', { class: 'score-view' });
  const cards = new Map();
  let sections = null;
  let scorecard = null;

  function nothing() {
    cards.clear();
    sections = null;
    fill(element, h('section', { class: 'message' }, h('h2', {}, t('employee.nothing.title', { span: spanWord(period) })), h('p', {}, t('employee.nothing.text'))));
  }

  /** The scorecard's own words on an item, where the score was made by the revision that is in force. */
  async function expectations(reference) {
    if (!reference || scorecard?.scorecardId === reference.id) return;
    scorecard = await getIfThere(`/api/scorecards/${encodeURIComponent(reference.id)}`).catch(() => null);
  }

  function expectedOf(score, code) {
    if (scorecard?.revision !== score.scorecard?.revision) return null;
    return scorecard?.items.find((item) => item.indicator === code) ?? null;
  }

  async function show(score) {
    if (!score) return nothing();
    const [explanation] = await Promise.all([readExplanation(scored.employeeId, period), expectations(score.scorecard)]);
    if (!sections) {
      sections = employeeSections(scorePath(scored.employeeId, period), explanationSections(scored, period), period);
      fill(element, sections.element);
    }
    const names = new Map(score.items.map(({ indicator }) => [indicator, indicatorName(indicators.get(indicator), indicator)]));
    const required = new Map(score.items.map(({ indicator }) => [indicator, expectedOf(score, indicator)?.minimumEvidence]));
    const growing = score.items.some(({ indicator }) => stillGrows(indicators.get(indicator), running));
    sections.update(score, explanation, names, required, growing, officeName, indicators);
    showCards(score, explanation);
  }

  function showCards(score, explanation) {
    const codes = score.items.map(({ indicator }) => indicator);
    if (codes.join() !== [...cards.keys()].join()) {
      cards.clear();
      for (const item of score.items) {
        cards.set(item.indicator, itemCard({
          scored, period, running, indicator: indicators.get(item.indicator), item, expected: expectedOf(score, item.indicator),
        }));
      }
      fill(sections.items, [...cards.values()].map((card) => card.element));
    }
    const steps = new Map(explanation?.items.map((item) => [item.indicator, item]));
    for (const item of score.items) cards.get(item.indicator).update(item, score, steps.get(item.indicator));
  }

  return { element, show };
}

/** Reads the score again when it changed, and now and then when colleagues' scores did. */
function watch({ employee, period, status, view }) {
  const { employeeId, officeId } = employee;
  let timer = 0;
  let due = Infinity;

  async function read() {
    timer = 0;
    due = Infinity;
    try {
      await view.show(await readScore(employeeId, period));
    } catch (error) {
      console.warn('score:', error.message);
      readWithin(PEERS_PAUSE);
    }
  }

  function readWithin(pause) {
    if (timer && due <= Date.now() + pause) return;
    clearTimeout(timer);
    due = Date.now() + pause;
    timer = setTimeout(read, pause);
  }

  let first = true;
  follow(`/api/scores/stream${query({ period, office: officeId })}`, {
    onState: (state, since) => status.set(state, since),
    onSnapshot() {
      if (!first) readWithin(0); // what happened while the line was down
      first = false;
    },
    onScore(score) {
      if (score.employeeId !== employeeId) return readWithin(PEERS_PAUSE);
      status.changed(t('live.last.own', { score: points(score.score), time: clock(new Date()) }));
      return readWithin(OWN_PAUSE);
    },
  });
}
