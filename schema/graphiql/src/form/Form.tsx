import { getNamedType, isEnumType, isInputObjectType, type GraphQLInputType } from 'graphql';
import { useMemo } from 'react';
import { keyOf, type Current } from '../current.ts';
import { actNames } from '../documents.ts';
import { useAllOperations, type ReadyOperation } from '../operations.ts';
import { readVariables } from '../paths.ts';
import { useWords } from '../words.ts';
import { Field } from './Field.tsx';
import { FormContext, isOptional } from './shared.ts';
import { shownIn } from './draft.ts';

/** The enums that a type leads to, so that their words can be fetched at once. */
function enumsOf(type: GraphQLInputType, seen = new Set<string>()): string[] {
  const here = getNamedType(type);
  if (seen.has(here.name)) return [];
  seen.add(here.name);
  if (isEnumType(here)) return [here.name];
  return isInputObjectType(here) ? Object.values(here.getFields()).flatMap(each => enumsOf(each.type, seen)) : [];
}

/** The names of fields that can be given in each place, of the one type of record that it is about, or of the chosen record's. */
function choicesOf(task: ReadyOperation | undefined, chosen: string | undefined): Record<string, Record<string, string>> {
  const kind = chosen?.slice(0, chosen.lastIndexOf('_')).toUpperCase() ?? '';
  const places = Object.entries(task?.choices ?? {});
  return Object.fromEntries(
    places.map(([place, byKind]) => {
      const [only, ...others] = Object.values(byKind);
      return [place, (others.length ? byKind[kind] : only) ?? {}];
    }),
  );
}

interface Props {
  current: Current;
  faults: Map<string, string>;
}

/** The variables of what is open, to fill in. It writes what GraphiQL's own editor of variables shows. */
export function Form({ current, faults }: Props) {
  const { parsed, schema, variables, task, fillable, isHidden, standing, chosen, put, putAll, startOver } = current;
  const operations = useAllOperations();
  const prose = useMemo(() => operations.flatMap(each => each.prose), [operations]);
  const acts = useMemo(() => (parsed ? actNames(parsed.operation) : []), [parsed]);
  const example = useMemo(() => readVariables(task?.variables ?? '') ?? {}, [task]);
  const words = useWords(fillable.flatMap(each => enumsOf(each.type)));
  const id = keyOf(current);
  const choices = useMemo(() => choicesOf(task, id), [task, id]);
  const shown = fillable.filter(each => !isHidden([each.name]));
  if (!schema || !shown.length) return null;
  if (!variables) {
    return (
      <div className="task-note" role="alert">
        <p>Variablerna är inte skrivna som JSON, så formuläret kan inte visas. Rätta dem i redigeraren, eller börja om.</p>
        <button type="button" className="button-quiet" onClick={startOver}>
          Börja om
        </button>
      </div>
    );
  }
  const all = shownIn(variables, standing);
  const about = id && chosen ? { id, chosen } : undefined;
  return (
    <FormContext value={{ schema, about, acts, help: task?.help ?? {}, example, needs: task?.needs ?? [], choices, standing, isHidden, prose, words, faults, put, putAll }}>
      <div className="form">
        {shown.map(({ name, label, field, type }) => (
          <Field key={name} path={[name]} label={label} field={field} type={type} value={all[name]} isNeeded={!isOptional(type) || (task?.needs ?? []).includes(name)} />
        ))}
      </div>
    </FormContext>
  );
}
