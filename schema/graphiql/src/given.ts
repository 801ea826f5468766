// What an act is given, asked for of the record that comes of it: so a trial shows all that it would set, and no ready act
// has to list every field that somebody may fill in.
import {
  getNamedType,
  isInputObjectType,
  isLeafType,
  isRequiredArgument,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  visit,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isCoded, isRecord, nameOf, shownBy, type RecordType } from './contract.ts';
import { actsOf, isAct, type ParsedDocument } from './documents.ts';
import type { Json } from './paths.ts';
import { variablesOf } from './variables.ts';

type Given = Record<string, Json>;

/** So much of a list is asked for. */
const MOST = 100;

/** What is told by its code is shown by its name, where it has one. */
const CALLED = ['name', 'code'];

const isGiven = (value: Json | undefined): value is Given => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is selected of a type that shows a value; undefined where it shows nothing that people read. */
function selection(value: Json, type: GraphQLOutputType): string | undefined {
  const shown = getNamedType(type);
  if (isLeafType(shown)) return shown.name === 'ID' ? undefined : '';
  if (!isObjectType(shown) && !isInterfaceType(shown)) return undefined;
  const { nodes } = shown.getFields();
  if (nodes) {
    const inside = selection(value, nodes.type);
    return inside && `(first: ${MOST}) { nodes ${inside} }`;
  }
  const coded = isCoded(shown) ? CALLED.find(each => each in shown.getFields()) : undefined;
  const name = isRecord(shown) ? nameOf(shown) : coded;
  return name ? `{ ${name} }` : inside(value, shown.getFields());
}

/** The same of the fields that a value, or any row of a list, has. */
function inside(value: Json, fields: ReturnType<RecordType['getFields']>): string | undefined {
  const rows = (Array.isArray(value) ? value : [value]).filter(isGiven);
  const names = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const parts = names.flatMap(name => part(name, rows.find(row => row[name] !== null)?.[name] ?? null, fields) ?? []);
  return parts.length ? `{ ${parts.join(' ')} }` : undefined;
}

/** A field that shows what was given by its name. */
function part(name: string, value: Json, fields: ReturnType<RecordType['getFields']>): string | undefined {
  const field = fields[name];
  const told = field && !field.args.some(isRequiredArgument) ? selection(value, field.type) : undefined;
  return told === undefined ? undefined : `${name}${told}`;
}

/** The same of a record; where it is of one kind of several, also what only that kind shows. */
function ofRecord(name: string, value: Json, schema: GraphQLSchema, record: RecordType): string[] {
  const shownIn = (type: RecordType) => part(shownBy(type, name) ?? name, value, type.getFields());
  const own = shownIn(record);
  if (own !== undefined || !isInterfaceType(record)) return own === undefined ? [] : [own];
  return schema.getPossibleTypes(record).flatMap(kind => {
    const told = shownIn(kind);
    return told === undefined ? [] : [`... on ${kind.name} { ${told} }`];
  });
}

/** What any of the rows is given, by the names of its fields: each row becomes a record. */
function ofRows(rows: Json[]): [string, Json][] {
  const given = rows.filter(isGiven);
  const names = [...new Set(given.flatMap(row => Object.keys(row)))];
  return names.map(name => [name, given.flatMap(row => row[name] ?? [])]);
}

/** What is given to a record itself, by the names of its fields: some variables are one, and others hold several. */
function givenTo(record: RecordType, schema: GraphQLSchema, parsed: ParsedDocument, values: Given): Given {
  return Object.fromEntries(
    variablesOf(schema, parsed).flatMap(({ name, type, field }) => {
      const value = values[name];
      if (value === undefined) return [];
      if (shownBy(record, field.name)) return [[field.name, value] as const];
      if (!isInputObjectType(getNamedType(type))) return [];
      return isGiven(value) ? Object.entries(value) : Array.isArray(value) ? ofRows(value) : [];
    }),
  );
}

const names = ({ selections }: SelectionSetNode) => selections.map(each => (each.kind === Kind.FIELD ? (each.alias ?? each.name).value : ''));

/** An act that also asks, of the records that come of it, for what it is given. */
export function withGiven(schema: GraphQLSchema, parsed: ParsedDocument, variables: unknown): string {
  const values = (variables ?? {}) as Given;
  const acts = schema.getMutationType()?.getFields() ?? {};
  const widened = (node: FieldNode, answered: RecordType): FieldNode => {
    const asked = node.selectionSet ? names(node.selectionSet) : [];
    const given = Object.entries(givenTo(answered, schema, parsed, values)).filter(([name]) => !asked.includes(name));
    const parts = given.flatMap(([name, value]) => ofRecord(name, value, schema, answered));
    const more = parts.length ? (parse(`{ ${parts.join(' ')} }`).definitions[0] as { selectionSet?: SelectionSetNode }).selectionSet : undefined;
    return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: [...(node.selectionSet?.selections ?? []), ...(more?.selections ?? [])] } };
  };
  const inActs = new Set([...actsOf(parsed.operation).values()].flatMap(act => act.selectionSet?.selections ?? []));
  return print(
    visit(parsed.document, {
      Field: (node, _, __, ___, ancestors) => {
        if (!isAct(parsed.operation) || !inActs.has(node)) return undefined;
        const act = ancestors.findLast(each => !Array.isArray(each) && 'kind' in each && each.kind === Kind.FIELD) as FieldNode | undefined;
        const payload = getNamedType(acts[act?.name.value ?? '']?.type);
        const answered = isObjectType(payload) ? getNamedType(payload.getFields()[node.name.value]?.type) : undefined;
        return isRecord(answered) && node.selectionSet ? widened(node, answered) : undefined;
      },
    }),
  );
}
