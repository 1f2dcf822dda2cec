// How citation-js prints each item of a CSL-JSON file: ID and text a line, tab-separated.
'use strict';
const fs = require('node:fs');
const {Cite} = require('@citation-js/core');
require('@citation-js/plugin-csl');

const items = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const cite = new Cite(items, {forceType: '@csl/list+object'});
const entries = cite.format('bibliography', {format: 'text', template: 'apa', asEntryArray: true});
fs.writeFileSync(process.argv[3], entries.map(([id, text]) => `${id}\t${text.replace(/\s+/g, ' ').trim()}\n`).join(''));
