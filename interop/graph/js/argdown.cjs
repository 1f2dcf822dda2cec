// The relations that @argdown/core finds in a document, in strict mode: TYPE, FROM and TO a line, tab-separated; then how
// many statements and arguments it holds. Exit 1, with what is wrong, where it does not parse.
'use strict';
const fs = require('node:fs');
const {ArgdownApplication, DataPlugin, ModelPlugin, ParserPlugin} = require('@argdown/core');

const input = fs.readFileSync(process.argv[2], 'utf8');

// The parser alone: together with the others its errors can pass in silence.
const parser = new ArgdownApplication();
parser.addPlugin(new ParserPlugin(), 'parse-input');
const parsed = parser.run({process: ['parse-input'], input, throwExceptions: true});
const faults = [...(parsed.lexerErrors ?? []), ...(parsed.parserErrors ?? [])];
if (faults.length > 0) {
  console.error(faults.slice(0, 5).map((f) => f.message).join('\n'));
  process.exit(1);
}

const app = new ArgdownApplication();
app.addPlugin(new ParserPlugin(), 'parse-input');
app.addPlugin(new DataPlugin(), 'build-model');
app.addPlugin(new ModelPlugin(), 'build-model');
const map = app.run({process: ['parse-input', 'build-model'], model: {mode: 'strict'}, input, throwExceptions: true});
const lines = map.relations.map((r) => `${r.relationType}\t${r.from.title}\t${r.to.title}`);
lines.push(`statements\t${Object.keys(map.statements).length}`, `arguments\t${Object.keys(map.arguments).length}`);
fs.writeFileSync(process.argv[3], lines.join('\n') + '\n');
