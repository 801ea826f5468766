// Lists to choose from, searched by the registry itself: a ready-made question is asked with a condition more, on what its
// records are called. Where the contract has no such condition, all pages of the list are fetched instead.
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  parseValue,
  print,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { post, type Answer } from './ask.ts';
import { askedBy, type Asked } from './asked.ts';
import { isRecord, nameOf, type RecordType } from './contract.ts';
import type { ReadyOperation } from './operations.ts';
import { readVariables, valueAt } from './paths.ts';
import { rowsIn, type Found } from './records.ts';
import { authorization } from './session.ts';
import { recordOfList } from './references.ts';
import { isFoundBySlug, suggested } from './suggesting.ts';
import { sentence } from './words.ts';

/** So many pages of a list are fetched at most. */
const PAGES = 20;

/** A list in a question: the field that shows it, what that is in the contract, and the records in it. */
interface Level {
  node: FieldNode;
  field: GraphQLField<unknown, unknown>;
  record: RecordType;
}

/** What was found, or why nothing could be. */
export type Answered = { rows: Found[] } | { message: string };

const recordBelow = (field: GraphQLField<unknown, unknown>): RecordType | undefined => {
  const type = getNamedType(field.type);
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined;
  const record = nodes && getNamedType(nodes.type);
  return isRecord(record) ? record : undefined;
};

/** The lists in a question, the outer before the inner. */
function levelsOf(schema: GraphQLSchema, document: DocumentNode): Level[] {
  const found: Level[] = [];
  const look = (selections: readonly SelectionNode[], parent: unknown) => {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return;
    for (const node of selections) {
      const field = node.kind === Kind.FIELD ? parent.getFields()[node.name.value] : undefined;
      if (!field || node.kind !== Kind.FIELD || !node.selectionSet) continue;
      const record = recordBelow(field);
      if (record && node.arguments?.length) found.push({ node, field, record });
      look(node.selectionSet.selections, getNamedType(field.type));
    }
  };
  for (const each of document.definitions) if (each.kind === Kind.OPERATION_DEFINITION) look(each.selectionSet.selections, schema.getQueryType());
  return found;
}

type Test = 'contains' | 'startsWith';

/**
 * The conditions that a record's name holds or begins with a word; of a record without a name, those that what it is about
 * is called so, but for the `whole` that the list hangs on. How a name begins is told with its capital.
 */
function conditions(how: Test, where: GraphQLInputObjectType | undefined, record: RecordType, word: string, whole?: RecordType, isInner = false): string[] {
  const name = nameOf(record);
  const test = name && where && getNamedType(where.getFields()[name]?.type);
  const written = how === 'contains' ? [word] : [word, sentence(word)];
  if (isInputObjectType(test) && test.getFields()[how]) return written.map(each => `{ ${name}: { ${how}: ${JSON.stringify(each)} } }`);
  if (name || isInner || !where) return [];
  return Object.values(where.getFields()).flatMap(each => {
    const about = record.getFields()[each.name];
    const [type, below] = [about && getNamedType(about.type), getNamedType(each.type)];
    // What the list hangs on is asked about at its own level: here it would let every row of it through.
    if (!isRecord(type) || type === whole || !isInputObjectType(below)) return [];
    return conditions(how, below, type, word, whole, true).map(inside => `{ ${each.name}: ${inside} }`);
  });
}

const whereOf = ({ field }: Level): GraphQLInputObjectType | undefined => {
  const type = getNamedType(field.args.find(each => each.name === 'where')?.type);
  return isInputObjectType(type) ? type : undefined;
};

/** A document in which some lists have an argument more, or a condition more. */
function withArguments(document: DocumentNode, changes: Map<FieldNode, Record<string, string>>, pages?: FieldNode): DocumentNode {
  const change = (node: SelectionNode): SelectionNode => {
    if (node.kind !== Kind.FIELD || !node.selectionSet) return node;
    const inside = node.selectionSet.selections.map(change);
    const added = Object.entries(changes.get(node) ?? {}).map(([name, text]): ArgumentNode => {
      const before = node.arguments?.find(each => each.name.value === name);
      const both = before ? `{ and: [${print(before.value)}, ${text}] }` : text;
      return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: parseValue(both) };
    });
    const names = added.map(each => each.name.value);
    const kept = node.arguments?.filter(each => !names.includes(each.name.value)) ?? [];
    const more = node === pages ? (parse('{ pageInfo { hasNextPage endCursor } }').definitions[0] as { selectionSet?: FieldNode['selectionSet'] }) : undefined;
    const selections = [...inside, ...(more?.selectionSet?.selections ?? [])];
    return { ...node, arguments: [...kept, ...added], selectionSet: { ...node.selectionSet, selections } };
  };
  const definitions = document.definitions.map(each =>
    each.kind === Kind.OPERATION_DEFINITION ? { ...each, selectionSet: { ...each.selectionSet, selections: each.selectionSet.selections.map(change) } } : each,
  );
  return { ...document, definitions };
}

/** A document that asks of each record what type it is of. */
const withTypes = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet: node => {
      const names = node.selections.map(each => (each.kind === Kind.FIELD ? each.name.value : ''));
      const isRecordSet = names.includes('id') && names.includes('version') && !names.includes('__typename');
      return isRecordSet ? { ...node, selections: [...node.selections, { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] } : undefined;
    },
  });

/** Several conditions as one. */
const joined = (how: 'and' | 'or', texts: string[]) => (texts.length === 1 ? texts[0]! : `{ ${how}: [${texts.join(', ')}] }`);

/** Several answers as one: nothing twice, and the first fault if there is any. */
function together(answers: Answered[]): Answered {
  const failed = answers.find(each => 'message' in each);
  if (failed) return failed;
  const rows = new Map(answers.flatMap(each => ('rows' in each ? each.rows : [])).map(each => [String(each.row.id), each]));
  return { rows: [...rows.values()] };
}

const messageOf = ({ errors: [error] = [] }: Answer) => error && (error.extensions?.messageSv ?? error.message);

/** The conditions on the record itself that a list can be asked with, and whether they are all that there are. */
function onlyConditions({ level, only }: { level: Level | undefined; only: ReadyOperation['only'] }): { texts: string[]; isAll: boolean } {
  const where = level && whereOf(level);
  const texts = Object.entries(only).flatMap(([name, values]) => {
    const test = where && getNamedType(where.getFields()[name]?.type);
    const isEnum = isInputObjectType(test) && isEnumType(getNamedType(test.getFields().in?.type));
    return isEnum ? [`{ ${name}: { in: [${values.join(', ')}] } }`] : [];
  });
  return { texts, isAll: texts.length === Object.keys(only).length };
}

/** A list to choose from: a question, and which of its rows. */
export class List {
  private readonly document: DocumentNode;
  private readonly levels: Level[];
  private readonly asked: Asked;
  private readonly question: ReadyOperation;
  private readonly schema: GraphQLSchema;
  /** Whether its rows must be gone through for those that fit. */
  private readonly isPartial: boolean;
  private everything: Promise<Answered> | undefined;

  constructor(schema: GraphQLSchema, question: ReadyOperation, only: ReadyOperation['only'] = {}) {
    this.question = question;
    this.schema = schema;
    const document = withTypes(parse(question.query));
    const level = levelsOf(schema, document).at(-1);
    const { texts, isAll } = onlyConditions({ level, only });
    this.isPartial = !isAll;
    this.document = level && texts.length ? withArguments(document, new Map([[level.node, { where: joined('and', texts) }]])) : document;
    this.levels = levelsOf(schema, this.document);
    this.asked = askedBy(schema, this.document);
  }

  /** The records that hold every word of a search, and after them those that the registry suggests; without one, those that come first. */
  async search(words: string[]): Promise<Answered> {
    const [found, slugs] = await Promise.all([this.matching(words), this.suggestions(words)]);
    const [level] = this.levels;
    if ('message' in found || !slugs.length) return found;
    // A list that cannot be searched is here in full.
    if (!level) return { rows: found.rows.map(each => (slugs.includes(String(each.row.slug)) ? { ...each, isSuggested: true } : each)) };
    const known = found.rows.map(each => each.row.slug);
    const more = slugs.filter(each => !known.includes(each));
    if (!more.length) return found;
    const also = await this.ask(withArguments(this.document, new Map([[level.node, { where: `{ slug: { in: ${JSON.stringify(more)} } }` }]])));
    if (!('rows' in also)) return found;
    const place = ({ row }: Found) => more.indexOf(String(row.slug));
    return together([found, { rows: also.rows.map(each => ({ ...each, isSuggested: true })).sort((one, other) => place(one) - place(other)) }]);
  }

  /** What is suggested for what is typed, of a list that is no list in a list. */
  private suggestions(words: string[]): Promise<string[]> {
    const [level, inner] = this.levels;
    const record = level ? level.record : recordOfList(this.asked);
    const isAsked = record && !inner && (!level || isFoundBySlug(level.record, whereOf(level)));
    return isAsked ? suggested(this.schema, record, words.join(' ')) : Promise.resolve([]);
  }

  /** The records that hold every word of a search, as far as the list can be searched. */
  private async matching(words: string[]): Promise<Answered> {
    const tests = this.levels.map(level => ({ level, texts: words.map(word => conditions('contains', whereOf(level), level.record, word, this.wholeOf(level))) }));
    const usable = tests.filter(({ texts }) => texts.some(each => each.length));
    if (!words.length) return this.isPartial ? (this.everything ??= this.all()) : this.ask(this.document);
    if (!usable.length) return together([await (this.everything ??= this.all()), ...(await this.inside(words))]);
    const ways = usable.length === 1 ? [usable] : [...usable.map(each => [each]), usable];
    const how = usable.length === 1 && this.levels.length === 1 ? 'and' : 'or';
    const asked = ways.map(way => {
      const wheres = way.map(({ level, texts }) => {
        const each = texts.filter(text => text.length).map(text => joined('or', text));
        return [level.node, { where: joined(how, each) }] as const;
      });
      return this.ask(withArguments(this.document, new Map(wheres)));
    });
    return together(await Promise.all(asked));
  }

  /** What lies in lists in a list, of which no more than one page is fetched: for each word the rows that begin with it. */
  private inside(words: string[]): Promise<Answered[]> {
    const inner = this.levels.length > 1 ? this.levels.at(-1) : undefined;
    if (!inner) return Promise.resolve([]);
    const texts = words.map(word => conditions('startsWith', whereOf(inner), inner.record, word, this.wholeOf(inner))).filter(each => each.length);
    return Promise.all(texts.map(each => this.ask(withArguments(this.document, new Map([[inner.node, { where: joined('or', each) }]])))));
  }

  /** The record that a list in a list hangs on. */
  private wholeOf(level: Level): RecordType | undefined {
    return this.levels[this.levels.indexOf(level) - 1]?.record;
  }

  private async ask(document: DocumentNode): Promise<Answered> {
    const answer = await post({ query: print(document), variables: readVariables(this.question.variables) }, authorization());
    const message = messageOf(answer);
    return message ? { message } : { rows: rowsIn(answer.data, this.asked) };
  }

  /** Every page of the outer list. */
  private async all(): Promise<Answered> {
    const [outer] = this.levels;
    if (!outer?.field.args.some(each => each.name === 'after')) return this.ask(this.document);
    const rows: Found[] = [];
    let after = '';
    for (let page = 0; page < PAGES; page += 1) {
      const changes = after ? { after: JSON.stringify(after) } : ({} as Record<string, string>);
      const document = withArguments(this.document, new Map([[outer.node, changes]]), outer.node);
      const answer = await post({ query: print(document), variables: readVariables(this.question.variables) }, authorization());
      const message = messageOf(answer);
      if (message) return { message };
      rows.push(...rowsIn(answer.data, this.asked));
      const info = valueAt(answer.data, [outer.node.alias?.value ?? outer.node.name.value, 'pageInfo']);
      if (valueAt(info, ['hasNextPage']) !== true) break;
      after = String(valueAt(info, ['endCursor']));
    }
    return { rows };
  }
}

let lists = new Map<string, List>();

/** Forgets what lists held: somebody else may see other records, and what was saved has changed them. */
export const forgetLists = () => {
  lists = new Map();
};

/** The records of a question's list that fit a search. */
export function found(schema: GraphQLSchema, question: ReadyOperation, words: string[]): Promise<Answered> {
  const list = lists.get(question.name) ?? new List(schema, question);
  lists.set(question.name, list);
  return list.search(words);
}

export const wordsIn = (search: string) => search.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
