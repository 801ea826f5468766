import {
  getNamedType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type ObjectFieldNode,
  type ValueNode,
} from 'graphql';
import { isRecord, labelsOf, term, type Path, type RecordType } from './contract.ts';
import { actsOf, type ParsedDocument } from './documents.ts';

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

/** The argument or field that each variable is first put into. */
function fieldsOf(schema: GraphQLSchema, document: ParsedDocument['document']): Map<string, Variable['field']> {
  const types = new TypeInfo(schema);
  const fields = new Map<string, Variable['field']>();
  const put = ({ name, value }: ArgumentNode | ObjectFieldNode, description: string | null | undefined, record?: RecordType, called?: string) => {
    if (value.kind !== Kind.VARIABLE || fields.has(value.name.value)) return;
    fields.set(value.name.value, { name: name.value, description, record, called });
  };
  const inside = {
    Argument: (node: ArgumentNode) => put(node, types.getArgument()?.description, keyed(node.name.value, types.getFieldDef()?.type), types.getFieldDef()?.description ?? undefined),
    ObjectField: (node: ObjectFieldNode) => {
      const parent = getNamedType(types.getParentInputType());
      put(node, isInputObjectType(parent) ? parent.getFields()[node.name.value]?.description : undefined);
    },
  };
  visit(document, visitWithTypeInfo(types, inside));
  return fields;
}

/** The type of record that a key leads to: `municipality(code:)` is one by what it shows as its `code`. */
function keyed(argument: string, type: GraphQLOutputType | undefined): RecordType | undefined {
  const [record, isOne] = [type && getNamedType(type), type && !isListType(isNonNullType(type) ? type.ofType : type)];
  const key = isOne && isRecord(record) ? record.getFields()[argument] : undefined;
  return key && getNamedType(key.type).name === 'String' && isRecord(record) ? record : undefined;
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
