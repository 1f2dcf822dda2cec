// What graphology and cytoscape.js make of graph files: one line a node, edge and issue, tab-separated, as
// gephi/Census.java prints them.
//
//   node census.cjs OUT=FILE...     .gexf and .graphml by graphology, .cyjs by cytoscape.js
'use strict';
const fs = require('node:fs');
const {MultiGraph} = require('graphology');

const clean = (text) => String(text ?? '').replace(/\s+/g, ' ');

// Days that stand beside an element as text; the times of GEXF are not read.
const span = (a) => (a.start || a.end ? `${a.start || '..'}/${a.end || '..'}` : '');

function fromGraphology(parser, text) {
  const graph = parser.parse(MultiGraph, text);
  const lines = graph.mapNodes((id, a) => ['node', id, clean(a.label), span(a)]);
  graph.forEachEdge((key, a, source, target) => {
    lines.push(['edge', a.edgeId ?? key, source, target, clean(a.kind ?? a.relation), a.weight ?? '', span(a)]);
  });
  return lines;
}

function fromCytoscape(text) {
  const document = JSON.parse(text);
  const cy = require('cytoscape')({headless: true, elements: document.elements, data: document.data});
  const lines = cy.nodes().map((n) => ['node', n.id(), clean(n.data('name')), span(n.data())]);
  cy.edges().forEach((e) => {
    lines.push(['edge', e.id(), e.source().id(), e.target().id(), clean(e.data('interaction')), e.data('weight') ?? '', span(e.data())]);
  });
  return lines;
}

function census(file) {
  const text = fs.readFileSync(file, 'utf8');
  if (file.endsWith('.gexf')) return fromGraphology(require('graphology-gexf'), text);
  if (file.endsWith('.graphml')) return fromGraphology(require('graphology-graphml'), text);
  return fromCytoscape(text);
}

for (const job of process.argv.slice(2)) {
  const [out, file] = job.split('=');
  let lines;
  try {
    lines = census(file);
  } catch (fault) {
    lines = [['issue', 'SEVERE', clean(fault.message)]];
  }
  fs.writeFileSync(out, lines.map((line) => line.join('\t') + '\n').join(''));
}
process.exit(0);
