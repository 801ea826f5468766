import {
  getNamedType,
  isInputObjectType,
  isInputType,
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
import { spoken, term, type Path } from './contract.ts';
import { actsOf, type Parsed } from './documents.ts';

/** A variable of an operation: its type, and what people call it. */
export interface Variable {
  name: string;
  label: string;
  type: GraphQLInputType;
}

/** The variables of an operation in their order, each named as the argument or field that it is put into. */
export function variablesOf(schema: GraphQLSchema, { document, operation }: Parsed): Variable[] {
  const labels = labelsOf(schema, document);
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type: node }) => {
    const name = variable.name.value;
    const type = typeFromAST(schema, node as never);
    return isInputType(type) ? [{ name, type, label: labels.get(name) ?? name }] : [];
  });
}

function labelsOf(schema: GraphQLSchema, document: Parsed['document']): Map<string, string> {
  const types = new TypeInfo(schema);
  const labels = new Map<string, string>();
  const put = (value: ValueNode, description: string | null | undefined) => {
    if (value.kind !== Kind.VARIABLE || labels.has(value.name.value)) return;
    labels.set(value.name.value, term(description, value.name.value));
  };
  const inside = {
    Argument: (node: ArgumentNode) => put(node.value, types.getArgument()?.description),
    ObjectField: (node: ObjectFieldNode) => {
      const parent = getNamedType(types.getParentInputType());
      put(node.value, isInputObjectType(parent) ? parent.getFields()[node.name.value]?.description : undefined);
    },
  };
  visit(document, visitWithTypeInfo(types, inside));
  return labels;
}

/** Where in the variables something is that an act complains of, and what people call that place. */
export interface Place {
  path: Path;
  label: string;
}

/** From `["input", "participants", "1", "organisation"]` to row 2 of the variable that was put there. */
export function placeOf(schema: GraphQLSchema | null | undefined, found: Parsed, act: string, field: string[]): Place | undefined {
  const [argument, ...steps] = field;
  const node = actsOf(found.operation).get(act)?.arguments?.find(each => each.name.value === argument);
  const inner = node && variableAt(node.value, steps);
  if (!inner) return undefined;
  const rest = inner.rest.map(step => (/^\d+$/.test(step) ? Number(step) : step));
  const variable = schema ? variablesOf(schema, found).find(each => each.name === inner.name) : undefined;
  const label = [variable?.label ?? inner.name, ...spoken(variable?.type, rest)].join(', ');
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
