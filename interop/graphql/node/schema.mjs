// The served schema as programs see it: graphql-js's own introspection, get-graphql-schema's SDL, graphql-inspector's comparison.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertion, folder, graphs, load, plain, run, version } from './judge.mjs';

const { buildClientSchema, buildSchema, GraphQLSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, validateSchema } = load('graphql');
const committed = readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8');

// sorted is the SDL of a schema without the description of the schema itself, which our server cannot tell.
function sorted(schema) {
  const { description, ...config } = lexicographicSortSchema(schema).toConfig();
  return printSchema(new GraphQLSchema(config)).trim();
}

// unbroken takes out where lines of descriptions are broken: older programs break them at 80 columns.
const unbroken = (text) => text.replace(/\s+/g, ' ').replace(/ ?""" ?/g, '\n"""\n');

// difference is the first line that differs between two texts, or how many lines are the same.
function difference(a, b) {
  const [x, y] = [a.split('\n'), b.split('\n')];
  const at = x.findIndex((row, i) => row !== y[i]);
  return at < 0 && x.length === y.length ? `${a.length} characters` : `line ${at + 1}: ${x[at]} / ${y[at]}`;
}

for (const g of graphs) {
  await assertion('graphql-js', version('graphql'), `${g.name}: its introspection query rebuilds the committed SDL, descriptions and all but the schema's own`, async () => {
    const body = JSON.stringify({ query: getIntrospectionQuery() });
    const answer = await (await fetch(g.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).json();
    if (answer.errors) return { right: false, detail: JSON.stringify(answer.errors) };
    const schema = buildClientSchema(answer.data);
    const [got, want] = [sorted(schema), sorted(buildSchema(committed))];
    return { right: got === want && validateSchema(schema).length === 0, detail: difference(got, want) };
  });
  await assertion('get-graphql-schema', version('get-graphql-schema'), `${g.name}: the SDL that it prints is the committed one, but for line breaks`, () => {
    const { code, said } = run('get-graphql-schema', [g.url]);
    if (code !== 0) return { right: false, detail: said };
    const [got, want] = [said, committed].map((text) => unbroken(sorted(buildSchema(text))));
    return { right: got === want, detail: difference(got, want) };
  });
}

const inspector = 'graphql-inspector', of = version('@graphql-inspector/cli');
const old = join(folder, 'committed.graphql');
writeFileSync(old, committed);

for (const g of graphs) {
  await assertion(inspector, of, `${g.name}: README's queries are valid in the served schema`, () => {
    const { code, said } = run('graphql-inspector', ['validate', join(folder, g.name, '*.graphql'), g.url]);
    return { right: code === 0 && plain(said).includes('All documents are valid'), detail: plain(said) };
  });
  await assertion(inspector, of, `${g.name}: no change from the committed SDL to the served schema`, () => {
    const { code, said } = run('graphql-inspector', ['diff', old, g.url]);
    return { right: code === 0 && plain(said).includes('No changes detected'), detail: plain(said) };
  });
}

await assertion(inspector, of, 'a query with an unknown field is found', () => {
  writeFileSync(join(folder, 'planted.graphql'), '{ contrast(claim: "x") { robustness } }');
  const { code, said } = run('graphql-inspector', ['validate', join(folder, 'planted.graphql'), graphs[0].url]);
  return { right: code !== 0 && said.includes('Cannot query field'), detail: `exit ${code}: ${said.match(/Cannot query.*/)?.[0] ?? said}` };
});
await assertion(inspector, of, 'a field that the served schema lacks is found missing', () => {
  writeFileSync(join(folder, 'more.graphql'), committed.replace('type Contrast {', 'type Contrast {\n  sleep: Int'));
  const { code, said } = run('graphql-inspector', ['diff', join(folder, 'more.graphql'), graphs[0].url]);
  return { right: code !== 0 && said.includes('sleep was removed'), detail: `exit ${code}: ${said.split('\n').find((row) => row.includes('sleep')) ?? said}` };
});
