import {
  getNamedType,
  isInputObjectType,
  isInputType,
  isInterfaceType,
  isObjectType,
  Kind,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type ObjectFieldNode,
  type ValueNode,
} from 'graphql';
import { isBySlug, isRecord, labelsOf, recordOfCondition, term, type Path, type RecordType } from './contract.ts';
import { actsOf, type ParsedDocument } from './documents.ts';
import { keyNamed, keyOf, type Key } from './keys.ts';

/** A variable of an operation: its type, the argument or field that it is put into, and what people call that. */
export interface Variable {
  name: string;
  label: string;
  type: GraphQLInputType;
  field: { name: string; description: string | null | undefined; defaultValue?: unknown; record?: RecordType; called?: string };
}

/** The variables of an operation in their order. */
export function variablesOf(schema: GraphQLSchema, { document, operation }: ParsedDocument): Variable[] {
  const fields = fieldsOf(schema, document);
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type: node }) => {
    const name = variable.name.value;
    const type = typeFromAST(schema, node as never);
    const field = fields.get(name) ?? { name, description: undefined };
    // A key is chosen as what it leads to, and called so.
    return isInputType(type) ? [{ name, type, field, label: term(field.record ? field.called : field.description, name) }] : [];
  });
}

/** The tests of a value that say what it is. */
const IS = new Set(['eq', 'in', 'startsWith']);

/** The argument or field that each variable is first put into; one that is a key, be it in a condition, is told by its record. */
function fieldsOf(schema: GraphQLSchema, document: ParsedDocument['document']): Map<string, Variable['field']> {
  const types = new TypeInfo(schema);
  const fields = new Map<string, Variable['field']>();
  const keys = new Map<string, Key>();
  const around: (string | null | undefined)[] = [];
  const put = ({ name, value }: ArgumentNode | ObjectFieldNode, description: string | null | undefined) => {
    if (value.kind === Kind.VARIABLE && !fields.has(value.name.value)) fields.set(value.name.value, { name: name.value, description });
  };
  const keep = (variable: string, key: Key | undefined) => {
    // What is one of several kinds in one place, and of one of them in another, is that one.
    const isBetter = key && (!keys.has(variable) || (isInterfaceType(keys.get(variable)?.record) && isObjectType(key.record)));
    if (isBetter) keys.set(variable, key);
  };
  const inside = {
    Argument: (node: ArgumentNode) => {
      const [argument, answered] = [types.getArgument(), getNamedType(types.getFieldDef()?.type)];
      put(node, argument?.description);
      // Another record than what is answered is told by its slug: "Only what is this organisation's, by its slug".
      const named = argument && isBySlug(argument) ? keyNamed(schema, node.name.value) : undefined;
      const key = isRecord(answered) ? keyOf(schema, answered, node.name.value) : undefined;
      if (node.value.kind === Kind.VARIABLE) keep(node.value.name.value, key ?? named);
      else if (argument) keysInCondition(schema, node.value, argument.type, keep);
    },
    ObjectField: {
      enter: (node: ObjectFieldNode) => {
        const parent = getNamedType(types.getParentInputType());
        const own = isInputObjectType(parent) ? parent.getFields()[node.name.value]?.description : undefined;
        // What something is to be is called what it is: `kind: { eq: $kind }` asks for a kind.
        put(node, IS.has(node.name.value) ? (around.at(-1) ?? own) : own);
        around.push(own);
      },
      leave: () => {
        around.pop();
      },
    },
  };
  visit(document, visitWithTypeInfo(types, inside));
  for (const [variable, { by, record, called }] of keys) fields.set(variable, { name: by, description: fields.get(variable)?.description, record, called });
  return fields;
}

type Keep = (variable: string, key: Key | undefined) => void;

/** The keys among the values of a condition on records: `{ themes: { some: { slug: { eq: $theme } } } }`. */
function keysInCondition(schema: GraphQLSchema, value: ValueNode, type: GraphQLInputType, keep: Keep, key?: Key): void {
  const here = getNamedType(type);
  if (value.kind === Kind.LIST) for (const each of value.values) keysInCondition(schema, each, type, keep, key);
  if (value.kind === Kind.VARIABLE) keep(value.name.value, key);
  if (value.kind !== Kind.OBJECT || !isInputObjectType(here)) return;
  const record = recordOfCondition(schema, here);
  for (const { name, value: inner } of value.fields) {
    const field = here.getFields()[name.value];
    if (!field) continue;
    const isOnRecords = Boolean(recordOfCondition(schema, getNamedType(field.type)));
    // Another record is told by its key straight away, `rssBody: { eq: $rss }`, or by conditions on it.
    const straight = isBySlug(field) ? keyNamed(schema, name.value) : undefined;
    keysInCondition(schema, inner, field.type, keep, isOnRecords ? undefined : (straight ?? (record && keyOf(schema, record, name.value)) ?? key));
  }
}

/** A place in the variables that an act finds fault with, and what people call it. */
export interface Place {
  path: Path;
  label: string;
}

/** The place that the `field` of a user error means: `["input", "participants", "1"]` is row 2 of the variable put in there. */
export function placeOf(schema: GraphQLSchema | null | undefined, parsed: ParsedDocument, act: string, field: string[]): Place | undefined {
  const [argument, ...steps] = field;
  const node = actsOf(parsed.operation).get(act)?.arguments?.find(each => each.name.value === argument);
  const inner = node && variableAt(node.value, steps);
  if (!inner) return undefined;
  const rest = inner.rest.map(step => (/^\d+$/.test(step) ? Number(step) : step));
  const variable = schema ? variablesOf(schema, parsed).find(each => each.name === inner.name) : undefined;
  const label = [variable?.label ?? inner.name, ...labelsOf(variable?.type, rest)].join(', ');
  return { path: [inner.name, ...rest], label };
}

function variableAt(value: ValueNode, steps: string[]): { name: string; rest: string[] } | undefined {
  if (value.kind === Kind.VARIABLE) return { name: value.name.value, rest: steps };
  const [step, ...rest] = steps;
  if (value.kind === Kind.OBJECT) {
    const field = value.fields.find(each => each.name.value === step);
    return field && variableAt(field.value, rest);
  }
  const item = value.kind === Kind.LIST ? value.values[Number(step)] : undefined;
  return item && variableAt(item, rest);
}
