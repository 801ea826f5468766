import { getOperationAST, parse, type DocumentNode, type FieldNode, type OperationDefinitionNode } from 'graphql';

/** A document, and the operation of it that is run. */
export interface ParsedDocument {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** Parses a document; nothing while it isn't whole GraphQL, or doesn't say which of its operations to run. */
export function parseDocument(query: string, name?: string | null): ParsedDocument | undefined {
  try {
    const document = parse(query);
    const operation = getOperationAST(document, name) ?? getOperationAST(document);
    return operation ? { document, operation } : undefined;
  } catch {
    return undefined;
  }
}

export const isAct = (operation: OperationDefinitionNode) => operation.operation === 'mutation';

export const isDry = (operation: OperationDefinitionNode) => operation.directives?.some(each => each.name.value === 'dryRun') ?? false;

/** The same document, with its operation only tried. All else stays as it was written. */
export function dry(query: string, operation: OperationDefinitionNode): string {
  const start = operation.selectionSet.loc?.start;
  if (start === undefined || isDry(operation)) return query;
  return `${query.slice(0, start)}@dryRun ${query.slice(start)}`;
}

/** The acts of an operation, by their key in the answer. */
export function actsOf(operation: OperationDefinitionNode): Map<string, FieldNode> {
  if (!isAct(operation)) return new Map();
  const fields = operation.selectionSet.selections.filter((each): each is FieldNode => each.kind === 'Field');
  return new Map(fields.map(field => [field.alias?.value ?? field.name.value, field]));
}

/** Whether an act answers with a key that is shown once. */
export const asksForSecret = (operation: OperationDefinitionNode): boolean =>
  [...actsOf(operation).values()].some(act => act.selectionSet?.selections.some(each => each.kind === 'Field' && each.name.value === 'secret'));

/** The names of the acts of an operation, in its order. */
export const actNames = (operation: OperationDefinitionNode): string[] => [...actsOf(operation).values()].map(each => each.name.value);
