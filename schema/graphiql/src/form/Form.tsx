import { getNamedType, isEnumType, isInputObjectType, type GraphQLInputType } from 'graphql';
import { useMemo } from 'react';
import type { Current } from '../current.ts';
import { actNames } from '../documents.ts';
import { useAllOperations } from '../operations.ts';
import { beginning, FormContext, isOptional } from './shared.ts';
import { variablesOf, type Variable } from '../variables.ts';
import { useWords } from '../words.ts';
import { Removable } from './Field.tsx';

/** The enums that a type leads to, so that their words can be fetched at once. */
function enumsOf(type: GraphQLInputType, seen = new Set<string>()): string[] {
  const here = getNamedType(type);
  if (seen.has(here.name)) return [];
  seen.add(here.name);
  if (isEnumType(here)) return [here.name];
  return isInputObjectType(here) ? Object.values(here.getFields()).flatMap(each => enumsOf(each.type, seen)) : [];
}

interface Props {
  current: Current;
  faults: Map<string, string>;
  /** Which of the variables to show; all, when left out. */
  which?: (name: string) => boolean;
}

const all = () => true;

/** The variables of what is open, to fill in. It writes what GraphiQL's own editor of variables shows. */
export function Form({ current: { parsed, schema, variables, task, put, startOver }, faults, which = all }: Props) {
  const fillable = useMemo(() => (schema && parsed ? variablesOf(schema, parsed) : []), [schema, parsed]).filter(each => which(each.name));
  const operations = useAllOperations();
  const prose = useMemo(() => operations.flatMap(each => each.prose), [operations]);
  const acts = useMemo(() => (parsed ? actNames(parsed.operation) : []), [parsed]);
  const words = useWords(fillable.flatMap(each => enumsOf(each.type)));
  if (!schema || !fillable.length) return null;
  if (!variables) {
    return (
      <div className="task-note" role="alert">
        <p>Variablerna är inte skrivna som JSON, så formuläret kan inte visas. Rätta dem i redigeraren, eller börja om.</p>
        <button type="button" className="button-quiet" onClick={startOver}>
          Börja om med exemplet
        </button>
      </div>
    );
  }
  const given = fillable.filter(each => each.name in variables);
  const absent = fillable.filter(each => !(each.name in variables));
  return (
    <FormContext value={{ schema, acts, help: task?.help ?? {}, prose, words, faults, put }}>
      <div className="form">
        {given.map(({ name, label, field, type }) => (
          <Removable key={name} path={[name]} label={label} field={field} type={type} value={variables[name]} canGo={isOptional(type)} />
        ))}
        {absent.map(each => (
          <Absent key={each.name} variable={each} onAdd={() => put([each.name], beginning(each.type))} />
        ))}
      </div>
    </FormContext>
  );
}

function Absent({ variable, onAdd }: { variable: Variable; onAdd: () => void }) {
  return (
    <button type="button" className="button-quiet" onClick={onAdd}>
      Lägg till {variable.label.toLocaleLowerCase('sv')}
    </button>
  );
}
