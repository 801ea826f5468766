import { useEffect, useRef, type FormEvent } from 'react';
import { session } from '../session.ts';
import { signingIn } from '../SignIn.tsx';
import { sentence } from '../words.ts';
import { FileReport } from './FileReport.tsx';
import { mediaOf, mediaOfText, unfit, type Offered } from './reading.ts';
import { choice, findOffer, isBusy, offer, readAndTry, startOver, work, type Choice } from './work.ts';

/** What a file is like, for whoever makes one. */
function Form({ offered }: { offered: Offered }) {
  const { type } = choice.use();
  const headings = offered.types.find(each => each.type === type)?.headings ?? [];
  return (
    <details className="field-rest">
      <summary>Så ska filen se ut</summary>
      <div className="import-form">
        <p>
          Första raden har rubriker, och varje rad därefter är en post. Kolumnen <strong>nyckel</strong> måste finnas: postens nyckel i källsystemet. En tom cell lämnar uppgiften som den är.
          Flera värden i en cell skiljs åt med |.
        </p>
        {headings.length > 0 ? (
          <>
            <p>De andra kolumnerna får heta:</p>
            <ul>
              {headings.map(each => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        ) : (
          <p>Välj slag av poster, så visas vad kolumnerna får heta.</p>
        )}
      </div>
    </details>
  );
}

interface SelectProps {
  id: 'type' | 'source';
  label: string;
  options: [value: string, label: string][];
  onChange: (some: Partial<Choice>) => void;
}

function Select({ id, label, options, onChange }: SelectProps) {
  const value = choice.use()[id];
  return (
    <div className="field">
      <label htmlFor={`import-${id}`}>{label}</label>
      <select id={`import-${id}`} required value={value} onChange={event => onChange({ [id]: event.target.value })}>
        <option value="">Välj …</option>
        {options.map(([each, called]) => (
          <option key={each} value={each}>
            {called}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The file, or what stands in it: the one that was chosen last is meant. */
function FileFields({ onChange }: { onChange: (some: Partial<Choice>) => void }) {
  const { file, pasted } = choice.use();
  const field = useRef<HTMLInputElement>(null);
  // The panel may have been closed since it was chosen, and its field is then a new one.
  const isShown = file !== undefined && field.current?.files?.[0] === file;
  return (
    <>
      <div className="field">
        <label htmlFor="import-file">Fil</label>
        <input
          ref={field}
          id="import-file"
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,.ndjson,.jsonl"
          aria-describedby="import-file-help"
          onChange={event => onChange({ file: event.target.files?.[0], pasted: '' })}
        />
        <p className="field-help" id="import-file-help">
          {file && !isShown ? `Vald: ${file.name}. ` : ''}CSV som Excel sparar det, Excel (.xlsx, första bladet) eller NDJSON.
        </p>
      </div>
      <details className="field-rest" open={pasted !== '' || undefined}>
        <summary>Klistra in i stället</summary>
        <div className="import-form">
          <label htmlFor="import-pasted">Rader med rubriker</label>
          <textarea
            id="import-pasted"
            rows={6}
            spellCheck={false}
            value={pasted}
            onChange={event => {
              if (field.current) field.current.value = '';
              onChange({ pasted: event.target.value, file: undefined });
            }}
          />
          <p className="field-help">Markera cellerna i kalkylprogrammet, rubrikerna också, och kopiera dem hit.</p>
        </div>
      </details>
    </>
  );
}

function Chooser({ offered }: { offered: Offered }) {
  const current = work.use();
  const { type, source, file, pasted, isWhole } = choice.use();
  const sent = file ? { media: mediaOf(file.name), body: file } : { media: mediaOfText(pasted), body: pasted };
  const missing = [!type && 'slag av poster', !source && 'källsystem', !file && !pasted.trim() && 'en fil'].filter(Boolean);
  const fault = file ? unfit(file, offered.mostBytes) : pasted.trim() ? unfit({ name: '', size: new Blob([pasted]).size }, offered.mostBytes) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy(current)) return;
    if (missing.length) return work.set({ ...current, step: 'choosing', fault: `Välj först ${missing.join(' och ')}.` });
    if (fault) return work.set({ ...current, step: 'choosing', fault });
    void readAndTry(type, source, sent, file?.name ?? 'inklistrat', isWhole);
  };
  // What was told is about what was chosen then.
  const change = (some: Partial<Choice>) => {
    if (!isBusy(current)) startOver();
    choice.set({ ...choice.get(), ...some });
  };
  return (
    <form className="import-chooser" onSubmit={submit} noValidate>
      <fieldset disabled={isBusy(current)}>
        <legend className="visually-hidden">Vad som ska läsas in</legend>
        <Select id="type" label="Slag av poster" options={offered.types.map(each => [each.type, sentence(each.called)])} onChange={change} />
        <Select id="source" label="Källsystem" options={offered.systems.map(each => [each, each])} onChange={change} />
        <FileFields onChange={change} />
        <div className="field import-whole">
          <label>
            <input type="checkbox" checked={isWhole} aria-describedby="import-whole-help" onChange={event => change({ isWhole: event.target.checked })} /> Filen är allt som källan har
          </label>
          <p className="field-help" id="import-whole-help">
            Det som källan har berättat om förut och som inte finns i filen återtas då. Du får se vad det är, och väljer sedan om det ska ske.
          </p>
        </div>
        <Form offered={offered} />
      </fieldset>
      <div className="run-bar">
        <div className="run-bar-row">
          <button type="submit" className="button-main run" aria-disabled={isBusy(current) || undefined}>
            {current.step === 'reading' ? 'Läser filen …' : current.step === 'trying' ? 'Provkör …' : 'Provkör'}
          </button>
        </div>
        <p className="field-help">Du får se hur filen förstås och vad som skulle hända. Inget sparas.</p>
      </div>
    </form>
  );
}

/** Why nothing can be brought in, and the way on. */
function Nothing() {
  const who = session.use();
  const told = offer.use();
  if (who.state !== 'in') {
    return (
      <p className="task-note">
        Du måste logga in för att läsa in en fil.{' '}
        <button type="button" className="button-quiet" aria-haspopup="dialog" onClick={() => signingIn.set(true)}>
          Logga in
        </button>
      </p>
    );
  }
  if (!told) return <p className="outcome-none">Hämtar vad du får läsa in …</p>;
  if ('fault' in told) return <p className="task-note">{told.fault}</p>;
  const { systems, types } = told.found;
  if (!types.length) return <p className="task-note">Din behörighet räcker inte för att läsa in poster.</p>;
  if (!systems.length) {
    return <p className="task-note">Du talar inte för något källsystem. En nyckel får sina källsystem när den skapas: vänd dig till den som sköter registrets nycklar.</p>;
  }
  return null;
}

/** Bringing in a file: what is chosen, what was understood of it, what would come of it, and what came. */
export function ImportPage() {
  const heading = useRef<HTMLHeadingElement>(null);
  const who = session.use();
  const told = offer.use();
  useEffect(() => heading.current?.focus(), []);
  const isIn = who.state === 'in';
  useEffect(() => {
    if (isIn) void findOffer();
    else offer.set(undefined);
  }, [isIn]);
  const canBring = isIn && told && 'found' in told && told.found.systems.length > 0 && told.found.types.length > 0;
  return (
    <article className="task" aria-labelledby="task-heading">
      <div className="task-columns">
        <div className="task-fill">
          <h2 id="task-heading" tabIndex={-1} ref={heading}>
            Läs in en fil
          </h2>
          <p>Poster från ett annat system, kända under sina nycklar där. Det som är nytt läggs till, det som skiljer sig ändras, och resten rörs inte. Samma fil kan läsas in igen.</p>
          {canBring ? <Chooser offered={told.found} /> : <Nothing />}
        </div>
        <FileReport />
      </div>
    </article>
  );
}
