// Order and choice of the table's rows. Pure.

const none = (value) => value === null || value === undefined;

/** The columns that can be sorted by, and what of a row {employee, score} decides. */
export const COLUMNS = {
  name: ({ employee }) => employee.name,
  position: ({ employee }) => employee.position,
  score: ({ score }) => score?.score,
  rating: ({ score }) => score?.results?.score ?? score?.behaviour?.score,
  coverage: ({ score }) => score?.coverage,
  change: ({ score }) => score?.change?.difference,
};

/** Rows in order; those without a figure come last either way, equal ones by name. */
export function sorted(rows, { column, descending }, compareText) {
  const valueOf = COLUMNS[column];
  return [...rows].sort((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (none(one) !== none(other)) return none(one) ? 1 : -1;
    const order = none(one) ? 0 : typeof one === 'string' ? compareText(one, other) : one - other;
    return (descending ? -order : order) || compareText(a.employee.name, b.employee.name);
  });
}

/** What a click on a header makes of the order: words start at A, figures at the highest. */
export function nextOrder(order, column) {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== 'name' && column !== 'position' };
}

/** Whether a row has all the words that were typed, in name or position. */
export function matches({ employee }, text, positionName) {
  const hay = `${employee.name} ${positionName(employee.position)}`.toLocaleLowerCase();
  return text.toLocaleLowerCase().split(/\s+/).every((word) => hay.includes(word));
}

/** Figures of all rows together. */
export function totals(rows) {
  const scored = rows.filter(({ score }) => !none(score?.score));
  const rated = (rating) => scored.filter(({ score }) => score.results?.rating === rating).length;
  const sum = scored.reduce((total, { score }) => total + score.score, 0);
  return {
    employees: rows.length,
    withEvidence: scored.length,
    mean: scored.length === 0 ? null : sum / scored.length,
    ABOVE: rated('ABOVE'), MEETS: rated('MEETS'), BELOW: rated('BELOW'),
  };
}
