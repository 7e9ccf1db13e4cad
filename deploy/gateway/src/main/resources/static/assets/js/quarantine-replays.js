// Replays of many: started, followed, and told how they ended.

import { get, send } from './api.js';
import { fill, h } from './dom.js';
import { whole } from './format.js';
import { t, tn } from './i18n.js';
import { errorWords, refusalWords } from './quarantine-words.js';

const EVERY = 700;

/** The place on the page where a replay of many is told of; reload is called when one has ended. */
export function replays(csrf, reload) {
  const words = h('p', { role: 'status' });
  const bar = h('progress', { max: '1', value: '0', 'aria-label': t('quarantine.progress') });
  const failures = h('div', {});
  const element = h('section', { class: 'message replays', hidden: true, tabindex: '-1', 'aria-label': t('quarantine.progress') }, words, bar, failures);

  async function start(body) {
    element.hidden = false;
    bar.hidden = false;
    bar.value = 0;
    fill(failures);
    fill(words, t('quarantine.progress.starting'));
    element.focus();
    element.scrollIntoView({ block: 'nearest' });
    try {
      await follow(await send('POST', '/api/quarantine/replays', body, csrf));
      await reload();
    } catch (error) {
      bar.hidden = true;
      fill(words, errorWords(error));
    }
  }

  async function follow(started) {
    let state = started;
    while (state.state === 'RUNNING') {
      show(state);
      await new Promise((resolve) => { setTimeout(resolve, EVERY); });
      state = await get(`/api/quarantine/replays/${encodeURIComponent(state.replayId)}`);
    }
    show(state);
  }

  function show(state) {
    bar.max = Math.max(1, state.total);
    bar.value = state.total === 0 ? 1 : state.done;
    bar.hidden = state.state !== 'RUNNING';
    fill(words, state.state === 'RUNNING'
      ? t('quarantine.progress.running', { done: whole(state.done), total: whole(state.total) })
      : tn('quarantine.progress.ended', state.replayed, { n: whole(state.replayed), total: whole(state.total) }),
    state.problem ? ` ${state.problem}` : null,
    state.left > 0 ? ` ${t('quarantine.progress.left', { n: whole(state.left) })}` : null);
    fill(failures, state.notReplayed === 0 ? null : failed(state));
  }

  return { element, start };
}

/** Why some were not replayed: each reason once, with how many of those that were told. */
function failed({ notReplayed, failed: some }) {
  const reasons = new Map();
  for (const { code, detail } of some) {
    const words = refusalWords(code, detail);
    reasons.set(words, (reasons.get(words) ?? 0) + 1);
  }
  return [
    h('p', {}, tn('quarantine.progress.failed', notReplayed, { n: whole(notReplayed) })),
    h('ul', { class: 'failures' }, [...reasons].map(([words, n]) => h('li', {}, `${whole(n)} \u00d7 ${words}`))),
  ];
}
