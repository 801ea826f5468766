import { useEffect, useState } from 'react';
import { post } from './ask.ts';
import type { Path } from './contract.ts';
import { authorization } from './session.ts';

export interface Suggestion {
  value: string;
  label?: string;
}

interface Named {
  name: string;
  slug: string;
}

const QUERIES = {
  themes: '{ themes { name slug } }',
  organisations: `{
    municipalities(first: 300) { nodes { name slug code } }
    rssBodies(first: 100) { nodes { name slug } }
    organisations(where: { not: { kind: { in: [MUNICIPALITY, RSS_BODY] } } }, first: 100) { nodes { name slug } }
  }`,
  initiatives: '{ initiatives(orderBy: [{ updatedAt: DESC }], first: 100) { nodes { name: title slug } } }',
  needs: '{ knowledgeNeeds(orderBy: [{ raisedOn: DESC }], first: 100) { nodes { name: title slug } } }',
  outputs: '{ outputs(orderBy: [{ publishedOn: DESC }], first: 100) { nodes { name: title slug } } }',
  groups: '{ groups(first: 100) { nodes { name slug } } }',
} as const;

type Kind = keyof typeof QUERIES;

/** What a reference by slug is a reference to, by the field that it stands in. */
const BY_SLUG: Partial<Record<Kind, string[]>> = {
  initiatives: ['initiative', 'initiatives', 'follows', 'concerns', 'implementedBy'],
  needs: ['need', 'needs', 'into'],
  outputs: ['output', 'outputs', 'supersedes', 'implements', 'promptedBy'],
  groups: ['group', 'decidedBy'],
};

const pending = new Map<Kind, Promise<Record<string, unknown>>>();

function load(kind: Kind): Promise<Record<string, unknown>> {
  const asked =
    pending.get(kind) ??
    post({ query: QUERIES[kind] }, authorization()).then(answer => {
      if (!answer.data) pending.delete(kind); // Suggestions are a help; without them one writes by hand.
      return answer.data ?? {};
    });
  pending.set(kind, asked);
  return asked;
}

/** What could be written at a place: which list, and by which key. */
function wanted(path: Path): [Kind, 'name' | 'slug' | 'code'] | undefined {
  const names = path.filter((step): step is string => typeof step === 'string');
  const [key, holder] = [names.at(-1), names.at(-2)];
  if (key === 'themes') return ['themes', 'slug'];
  const kind = Object.entries(BY_SLUG).find(([, holders]) => holders.includes(holder ?? ''))?.[0];
  if (kind && key === 'slug') return [kind as Kind, 'slug'];
  if (['organisation', 'holder', 'keeper', 'via', 'publisher'].includes(holder ?? '')) {
    if (key === 'name' || key === 'slug') return ['organisations', key];
    if (key === 'municipalityCode') return ['organisations', 'code'];
  }
  return undefined;
}

function all(data: Record<string, unknown>): (Named & { code?: string })[] {
  return Object.values(data).flatMap(each => (Array.isArray(each) ? each : (each as { nodes: Named[] }).nodes)) as Named[];
}

export function useSuggestions(path: Path): Suggestion[] {
  const [found, setFound] = useState<Suggestion[]>([]);
  const want = wanted(path)?.join(' ') ?? '';
  useEffect(() => {
    let isWanted = true;
    const [kind, key] = want.split(' ') as [Kind | '', 'name' | 'slug' | 'code'];
    if (!kind) setFound([]);
    else
      load(kind).then(data => {
        const rows = all(data).filter(each => each[key]);
        if (isWanted) setFound(rows.map(each => ({ value: String(each[key]), label: key === 'name' ? undefined : each.name })));
      });
    return () => {
      isWanted = false;
    };
  }, [want]);
  return found;
}
