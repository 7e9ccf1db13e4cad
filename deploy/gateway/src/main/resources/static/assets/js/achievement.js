// The arithmetic of one item, done again so that it can be shown step by step. The service's own figure is the one
// that counts; where this one differs from it, the page says so instead of hiding it.

/**
 * How an achievement comes from actual and target.
 * kind: 'higher' | 'lower' | 'inside'; bound: the target, or the end of the range that was passed; value: before cap
 * and floor. Null where there is no actual or nothing to divide by.
 */
export function working(item, polarity) {
  const { actual, target, targetRange } = item;
  if (absent(actual)) return null;
  if (!absent(targetRange)) return workingOfRange(actual, targetRange, polarity);
  return absent(target) ? null : against(actual, target, polarity);
}

function workingOfRange(actual, { from, to }, polarity) {
  if (actual >= from && actual <= to) return { kind: 'inside', bound: null, value: 100 };
  return against(actual, actual < from ? from : to, polarity);
}

function against(actual, bound, polarity) {
  if (bound === 0) return null;
  const kind = polarity === 'LOWER' ? 'lower' : 'higher';
  return { kind, bound, value: kind === 'lower' ? 100 * (2 - actual / bound) : (100 * actual) / bound };
}

/**
 * What became of the worked-out value: 'same' as the service's figure, 'capped', 'floored' at nothing, or 'other' where
 * the service had figures that are not shown here.
 */
export function outcome(worked, achievement) {
  if (Math.abs(worked.value - achievement) < 0.0051) return 'same';
  if (worked.value < 0 && achievement === 0) return 'floored';
  if (worked.value > achievement && achievement >= 100 && Number.isInteger(achievement)) return 'capped';
  return 'other';
}

/** The value that was weighed: the achievement itself, or what a converting policy made of it. */
export function weighedValue(item, items) {
  return Math.round((item.contribution * weights(items).counted * 100) / item.weight) / 100;
}

/** The weight of the items that have evidence, and of all. */
export function weights(items) {
  const sum = (some) => rounded(some.reduce((total, item) => total + item.weight, 0));
  return { counted: sum(items.filter(hasEvidence)), all: sum(items) };
}

/** Whether an item has enough evidence to count. */
export const hasEvidence = (item) => !absent(item.achievement);

/** For a share: how many of how many. The count follows from the share, which is given to six decimals. */
export function countsOf(item, { measure, inPercent }) {
  if (measure !== 'SHARE_WITHIN' || absent(item.actual) || item.evidence > 100_000) return null;
  return { n: Math.round((item.actual * item.evidence) / (inPercent ? 100 : 1)), of: item.evidence };
}

/** Services leave a missing figure out or give null: both mean that there is none. */
export const absent = (value) => value === null || value === undefined;
const rounded = (value) => Math.round(value * 1e6) / 1e6;
