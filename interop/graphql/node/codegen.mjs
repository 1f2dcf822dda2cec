// graphql-codegen: TypeScript types and typed documents from the served schema, checked by tsc, run by node.
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { assertion, folder, graphs, line, plain, run, same, told, tools, version } from './judge.mjs';

const client = 'graphql-codegen', of = version('@graphql-codegen/cli');
const operations = readFileSync(new URL('../python/operations.graphql', import.meta.url), 'utf8');

// generate makes the folder `name` with documents.ts in it; answers {home, code, said}.
function generate(name, g, text) {
  const home = join(folder, name);
  mkdirSync(home);
  symlinkSync(tools, join(home, 'node_modules'));
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({
    compilerOptions: { strict: true, target: 'es2022', module: 'nodenext', skipLibCheck: true, types: [] }, files: ['client.ts'],
  }));
  writeFileSync(join(home, 'operations.graphql'), text);
  writeFileSync(join(home, 'codegen.json'), JSON.stringify({
    schema: g.url, documents: ['operations.graphql'],
    generates: { 'documents.ts': { plugins: ['typescript-operations', 'typed-document-node'], config: { useTypeImports: true } } },
  }));
  return { home, ...run('graphql-codegen', ['--config', 'codegen.json'], home) };
}

const tsc = (home) => run('tsc', [], home);
const source = readFileSync(new URL('client.ts', import.meta.url), 'utf8');

for (const g of graphs) {
  let made;
  await assertion(client, of, `${g.name}: the typed client compiles, and its contrast is the command line's`, async () => {
    const { home, code, said } = generate(`codegen-${g.name}`, g, operations);
    if (code !== 0) return { right: false, detail: plain(said) };
    cpSync(new URL('client.ts', import.meta.url), join(home, 'client.ts'));
    const compiled = tsc(home);
    if (compiled.code !== 0) return { right: false, detail: compiled.said };
    made = { home, module: await import(join(home, 'client.js')) };
    const { contrast } = await made.module.contrast(g.url, g.claim);
    return same(told(contrast), g);
  });
  if (!made) continue;
  await assertion(client, of, `${g.name}: it pages through all claims, each once`, async () => {
    const ids = await made.module.ids(g.url);
    const right = isDeepStrictEqual([...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))), g.claims);
    return { right, detail: `${ids.length} claims, ${ids.length - new Set(ids).size} twice` };
  });
  if (g !== graphs[0]) continue;
  await assertion('tsc', version('typescript'), 'a program that takes a claim\'s text for a number does not compile', () => {
    writeFileSync(join(made.home, 'client.ts'), source.replace('firstText: string', 'firstText: number'));
    const { code, said } = tsc(made.home);
    return { right: code !== 0 && said.includes("Type 'string' is not assignable to type 'number'"), detail: said };
  });
}

await assertion(client, of, 'a query with an unknown field makes no client, and the field is named', () => {
  const { code, said } = generate('codegen-bad', graphs[0], operations.replace('quote', 'quotation'));
  const named = said.split('\n').find((row) => row.includes('"quotation"')) ?? said;
  return { right: code !== 0 && named.includes('Cannot query field "quotation" on type "Passage"'), detail: `exit ${code}: ${named}` };
});
