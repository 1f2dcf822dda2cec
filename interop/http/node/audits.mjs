// The audits of graphql-http: every MUST and every SHOULD passes, the MAYs are counted.
import { assertion, graphs, load, version } from '../../graphql/node/judge.mjs';

const { serverAudits } = load('graphql-http');
const wanted = { MUST: 13, SHOULD: 23, MAY: 25 }; // how many there are in the version pinned

for (const g of graphs) {
  const results = { MUST: [], SHOULD: [], MAY: [] };
  for (const audit of serverAudits({ url: g.url, fetchFn: fetch })) {
    results[audit.name.split(' ')[0]].push(await audit.fn());
  }
  const passed = (level) => results[level].filter((r) => r.status === 'ok').length;
  for (const level of ['MUST', 'SHOULD']) {
    await assertion('graphql-http audits', version('graphql-http'), `${g.name}: all ${level} audits pass`, () => ({
      right: results[level].length === wanted[level] && passed(level) === wanted[level],
      detail: `${passed(level)} of ${results[level].length}; ${passed('MAY')} of ${results.MAY.length} MAY` +
        results[level].filter((r) => r.status !== 'ok').map((r) => `; ${r.id} ${r.name}: ${r.reason}`).join(''),
    }));
  }
}
