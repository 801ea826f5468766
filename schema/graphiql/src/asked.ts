// What a document asks for: the fields of its answer, each with what the contract says of it.
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isOfAllRecords } from './contract.ts';

/** The fields of an object in an answer, by their keys there. */
export type Asked = Map<string, AskedField>;

/** A field of an answer, and what the contract says of it. */
export interface AskedField {
  name: string;
  description: string;
  type: GraphQLNamedType;
  isList: boolean;
  /** Whether it is always there. */
  isRequired: boolean;
  /** Whether every record has it, whatever it is a record of. */
  isOfAllRecords: boolean;
  /** Where it stands among the fields of its type. */
  order: number;
  /** What is asked for of it in turn. */
  below: Asked;
}

const NOTHING: Asked = new Map();

/** What stands below a field; nothing when it was not asked for. */
export const below = (asked: Asked, ...keys: string[]): Asked =>
  keys.reduce((inside, key) => inside.get(key)?.below ?? NOTHING, asked);

/** What an answer to a document holds; nothing until the contract has come. */
export function askedBy(schema: GraphQLSchema | null | undefined, document: DocumentNode | undefined): Asked {
  const asked: Asked = new Map();
  if (!schema || !document) return asked;
  const fragments = document.definitions.filter(each => each.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(fragments.map(each => [each.name.value, each]));
  for (const each of document.definitions) {
    const root = each.kind === Kind.OPERATION_DEFINITION ? schema.getRootType(each.operation) : undefined;
    if (root && each.kind === Kind.OPERATION_DEFINITION) new Reader(schema, byName).read(each.selectionSet, root, asked);
  }
  return asked;
}

class Reader {
  private readonly schema: GraphQLSchema;
  private readonly fragments: Map<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, fragments: Map<string, FragmentDefinitionNode>) {
    this.schema = schema;
    this.fragments = fragments;
  }

  /** Adds what is selected of a type; `spread` are the fragments that it stands in, which may not stand in themselves. */
  read(selections: SelectionSetNode, parent: GraphQLCompositeType, asked: Asked, spread: string[] = []): void {
    for (const each of selections.selections) {
      if (each.kind === Kind.FIELD) {
        const key = each.alias?.value ?? each.name.value;
        const field = asked.get(key) ?? this.field(parent, each.name.value);
        if (!field) continue;
        asked.set(key, field);
        if (each.selectionSet && isCompositeType(field.type)) this.read(each.selectionSet, field.type, field.below, spread);
      } else if (each.kind === Kind.INLINE_FRAGMENT) {
        const type = each.typeCondition ? this.schema.getType(each.typeCondition.name.value) : parent;
        if (isCompositeType(type)) this.read(each.selectionSet, type, asked, spread);
      } else {
        const name = each.name.value;
        const fragment = spread.includes(name) ? undefined : this.fragments.get(name);
        const type = fragment && this.schema.getType(fragment.typeCondition.name.value);
        if (fragment && isCompositeType(type)) this.read(fragment.selectionSet, type, asked, [...spread, name]);
      }
    }
  }

  private field(parent: GraphQLCompositeType, name: string): AskedField | undefined {
    const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
    const field = fields[name];
    if (!field) return undefined;
    const isRequired = isNonNullType(field.type);
    return {
      name,
      description: field.description ?? '',
      type: getNamedType(field.type),
      isList: isListType(isNonNullType(field.type) ? field.type.ofType : field.type),
      isRequired,
      isOfAllRecords: isOfAllRecords(this.schema, name),
      order: Object.keys(fields).indexOf(name),
      below: new Map(),
    };
  }
}

/** The enums of an answer, so that their words can be fetched at once. */
export function enumsOf(asked: Asked): string[] {
  return [...asked.values()].flatMap(({ type, below }) => (isEnumType(type) ? [type.name] : enumsOf(below)));
}
