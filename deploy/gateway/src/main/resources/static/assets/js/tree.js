// Offices as a tree, with figures that include the offices below. Pure.

/** Roots of the tree: {office, children, own: {...}, total: {employees, withEvidence, sum}}, names in order. */
export function officeTree(offices, employees, scores, compare) {
  const nodes = new Map(offices.map((office) => [office.officeId, { office, children: [], total: noFigures() }]));
  const roots = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(node.office.parentId);
    (parent && !leadsTo(node, parent, nodes) ? parent.children : roots).push(node);
  }
  const byEmployee = new Map(scores.map((score) => [score.employeeId, score]));
  for (const employee of employees) count(nodes.get(employee.officeId), byEmployee.get(employee.employeeId));
  sortNodes(roots, compare);
  roots.forEach(addUp);
  return roots;
}

/** The same without offices where, with those below them, nobody is to be seen. */
export function withPeople(nodes) {
  return nodes
    .filter(({ total }) => total.employees > 0)
    .map((node) => ({ ...node, children: withPeople(node.children) }));
}

/** The mean of the scores there are, or null. */
export const meanOf = ({ sum, withEvidence }) => (withEvidence === 0 ? null : sum / withEvidence);

const noFigures = () => ({ employees: 0, withEvidence: 0, sum: 0 });

// A directory mended by hand may have offices that are each other's parent: such a one becomes a root.
function leadsTo(node, parent, nodes) {
  const seen = new Set();
  for (let at = parent; at && !seen.has(at); at = nodes.get(at.office.parentId)) {
    if (at === node) return true;
    seen.add(at);
  }
  return false;
}

function count(node, score) {
  if (!node) return;
  node.total.employees++;
  if (score?.score === null || score?.score === undefined) return;
  node.total.withEvidence++;
  node.total.sum += score.score;
}

function addUp(node) {
  for (const child of node.children) {
    addUp(child);
    for (const name of Object.keys(node.total)) node.total[name] += child.total[name];
  }
}

function sortNodes(nodes, compare) {
  nodes.sort((a, b) => compare(a.office.name, b.office.name));
  nodes.forEach((node) => sortNodes(node.children, compare));
}
