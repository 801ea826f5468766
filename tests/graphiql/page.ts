// What the page's tests share: the contract as the page knows it, and the ready-made operations as the server tells of them.
import { readFileSync } from 'node:fs';
import { buildClientSchema, buildSchema, introspectionFromSchema } from '../../schema/graphiql/node_modules/graphql/index.js';
import type { ReadyOperation } from '../../schema/graphiql/src/operations.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf-8');

/** The contract, through introspection: directives on its fields and inputs do not come along. */
export const contractOf = (sdl: string) => buildClientSchema(introspectionFromSchema(buildSchema(sdl), { oneOf: true }));

export const contract = contractOf(read('../../schema/schema.graphql'));

/** What `GET /operations` answers, in the file that test_modules.py names. */
export const operations = (): ReadyOperation[] => JSON.parse(readFileSync(process.argv[2] ?? '', 'utf-8')) as ReadyOperation[];
