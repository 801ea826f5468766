// What leads to a record: the ready question that tells of records of its type. Which one that is stands in the files of
// questions, on their lines `# open:`.
import { isObjectType, type GraphQLSchema } from 'graphql';
import { nameOf, recordTypes } from './contract.ts';
import { pathOf, valuesFor } from './links.ts';
import type { Link, ReadyOperation } from './operations.ts';
import type { Json } from './paths.ts';
import type { Row } from './records.ts';

/** What opens a record, by its type. */
export const openings = (operations: ReadyOperation[]): Record<string, Link> => Object.assign({}, ...operations.map(each => each.open)) as Record<string, Link>;

/** The question that opens a record, and its variables; nothing where no question does, or what it needs is not known. */
export function openingOf(operations: ReadyOperation[], record: Row): [ReadyOperation, [readonly (string | number)[], Json | undefined][]] | undefined {
  const link = openings(operations)[String(record.__typename)];
  const target = operations.find(each => each.name === link?.operation);
  const given = link ? valuesFor(link, record) : [];
  return target && given.every(([, value]) => value !== undefined && value !== null) ? [target, given] : undefined;
}

/** A selection of what lies at a place: `initiative.slug` is `initiative { slug }`. */
const selection = (place: string) => pathOf(place).reduceRight<string>((inside, step) => (inside ? `${step} { ${inside} }` : String(step)), '');

/** A question for what some records are called, and for what the questions that open them need of them. */
export function openingQuery(schema: GraphQLSchema, operations: ReadyOperation[]): string {
  const open = openings(operations);
  const parts = recordTypes(schema).filter(isObjectType).flatMap(type => {
    const called = nameOf(type);
    const fields = [...(called ? [`called: ${called}`] : []), ...Object.values(open[type.name]?.take ?? {}).map(selection)];
    return fields.length ? [`... on ${type.name} { ${fields.join(' ')} }`] : [];
  });
  return `query Opening($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Node { id } ${parts.join(' ')} } }`;
}
