// What has changed between two contracts, as JSON: `node compare.js <old file> <new file>`.
import { readFileSync } from 'node:fs';
import { diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

const [before, after] = process.argv.slice(2).map((file) => buildSchema(readFileSync(file, 'utf-8')));
const found = await diff(before, after);
console.log(
  JSON.stringify(found.map(({ type, path, message, criticality: { level } }) => ({ type, path, message, level }))),
);
