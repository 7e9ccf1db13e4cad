// Follows the scores of an office: a whole snapshot first, then each change; after a loss it starts anew.

import { SESSION_ENDED, sessionEnded, sessionIsOver } from './api.js';
import { eventReader } from './sse.js';

const SILENCE = 45_000; // three heartbeats of 15 s
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
const SHORT = 5_000;

/**
 * Follows the stream until stop() is called.
 * onSnapshot(items): all scores as they are now; again where the page fell behind, or somebody left. onScore(item): one
 * changed. onRecalculation(running): whether so many scores are being made anew that one should know. onState(state, since): 'connecting',
 * 'live', 'lost' or 'ended' (the session is over, whichever request was told so), and since when. A stream that ends of
 * itself, as it does every few minutes with the token it was opened by, is followed by the next at once, and only when
 * that fails it is lost. While the page is in the background the stream rests: browsers allow few connections to one
 * host, and a person with many tabs open would use them up.
 */
export function follow(url, { onSnapshot, onScore, onState, onRecalculation = () => {} }) {
  let stopped = false;
  let failures = 0;
  let abort = null;
  let wake = () => {};
  let state = null;

  function tell(next) {
    if (next === state) return;
    state = next;
    onState(next, new Date());
  }

  /** Reads one stream to its end; true where it was live before it ended of itself. */
  async function readOnce() {
    abort = new AbortController();
    let watchdog = 0;
    let whole = false;
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => abort.abort(), SILENCE);
    };
    try {
      alive();
      const answer = await fetch(url, {
        headers: { Accept: 'text/event-stream' }, cache: 'no-store', signal: abort.signal,
      });
      if (answer.status === 401) throw sessionEnded();
      if (!answer.ok || !answer.body) throw new Error(`HTTP ${answer.status}`);
      const take = eventReader(handler(() => (whole = true)));
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return whole;
        alive();
        take(value);
      }
    } finally {
      clearTimeout(watchdog);
      abort.abort(); // also closes a connection whose event could not be read
    }
  }

  function handler(onWhole) {
    let all = null; // by employee, once the first snapshot is whole
    let snapshot = new Map(); // one that is coming in
    return ({ event, data }) => {
      if (event === 'score') {
        const item = JSON.parse(data);
        if (snapshot) {
          snapshot.set(item.employeeId, item);
        } else {
          all.set(item.employeeId, item);
          onScore(item);
        }
      } else if (event === 'snapshot') {
        snapshot = new Map();
      } else if (event === 'gone') {
        const { employeeId } = JSON.parse(data);
        (snapshot ?? all).delete(employeeId);
        if (!snapshot) onSnapshot([...all.values()]);
      } else if (event === 'recalculation') {
        onRecalculation(JSON.parse(data).running);
      } else if (event === 'snapshot-complete' && snapshot) {
        all = snapshot;
        snapshot = null;
        failures = 0;
        onWhole();
        onSnapshot([...all.values()]);
        tell('live');
      }
    };
  }

  async function run() {
    let goesOn = false;
    while (!stopped) {
      if (sessionIsOver()) {
        tell('ended');
        return;
      }
      if (document.hidden) {
        await pause(null);
        continue;
      }
      if (!goesOn) tell(failures === 0 && state === null ? 'connecting' : 'lost');
      const begun = Date.now();
      goesOn = await readOnce().catch(report);
      if (stopped) return;
      if (sessionIsOver()) continue;
      if (document.hidden) goesOn = false;
      if (goesOn) {
        if (Date.now() - begun < SHORT) await pause(waitAfter(0));
        continue;
      }
      if (!document.hidden) tell('lost');
      await pause(document.hidden ? null : waitAfter(failures++));
    }
  }

  function report(error) {
    if (!stopped && !document.hidden) console.warn('live stream:', error.message);
    return false;
  }

  /** Waits so long, or until something speaks for trying again: the page is shown, the network is back. */
  function pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = milliseconds === null ? 0 : setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function onVisibility() {
    if (document.hidden) abort?.abort();
    else wake();
  }
  function onEnded() {
    abort?.abort();
    wake();
  }
  const onOnline = () => wake();
  document.addEventListener('visibilitychange', onVisibility);
  document.addEventListener(SESSION_ENDED, onEnded);
  window.addEventListener('online', onOnline);
  run();

  return {
    stop() {
      stopped = true;
      document.removeEventListener('visibilitychange', onVisibility);
      document.removeEventListener(SESSION_ENDED, onEnded);
      window.removeEventListener('online', onOnline);
      abort?.abort();
      wake();
    },
    retryNow: () => wake(),
  };
}

/** 1, 2, 4, 8, then 15 s, spread a little so that a thousand pages do not come back at once. */
export function waitAfter(failures, random = Math.random()) {
  return Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT) * (0.75 + random / 2);
}
