// How far one has come with a file: it stays while the panel is closed, and is gone when the page is.
import { forgetLists } from '../lists.ts';
import { store } from '../store.ts';
import { unsent, type Came } from './came.ts';
import { offered, read, type Offered, type Read, type Sent, type Told } from './reading.ts';
import { send, sendWhole, type CameWhole } from './sending.ts';
import { notWhole, type Missing } from './whole.ts';

/** What was chosen. */
export interface Choice {
  type: string;
  source: string;
  file: File | undefined;
  pasted: string;
  /** Whether the file is all that the source has. */
  isWhole: boolean;
}

export interface Work {
  step: 'choosing' | 'reading' | 'trying' | 'tried' | 'keeping' | 'kept';
  /** What the file was called, and the system that its rows are from. */
  name: string;
  source: string;
  isWhole: boolean;
  read?: Read;
  sent?: Sent;
  came: Came[];
  done: number;
  /** What the file lacks, of a file that is all that the source has; whether that is much, and is to be withdrawn all the same. */
  missing: Missing[];
  isMany: boolean;
  isMeant: boolean;
  /** Why it went no further. */
  fault?: string;
}

const NOTHING: Work = { step: 'choosing', name: '', source: '', isWhole: false, came: [], done: 0, missing: [], isMany: false, isMeant: false };

export const choice = store<Choice>({ type: '', source: '', file: undefined, pasted: '', isWhole: false });
export const work = store<Work>(NOTHING);
/** What may be brought in; nothing until that is known. */
export const offer = store<Told<Offered> | undefined>(undefined);

let isStopped = false;

const put = (some: Partial<Work>) => work.set({ ...work.get(), ...some });

export const isBusy = ({ step }: Work) => step === 'reading' || step === 'trying' || step === 'keeping';

export const startOver = () => work.set(NOTHING);

export const stop = () => {
  isStopped = true;
};

export async function findOffer(): Promise<void> {
  const told = await offered();
  offer.set(told);
  if (!('found' in told)) return;
  const { systems, types } = told.found;
  const { type, source } = choice.get();
  // Where there is only one it is that one.
  const only = <T>(some: T[]) => (some.length === 1 ? some[0] : undefined);
  choice.set({
    ...choice.get(),
    type: types.some(each => each.type === type) ? type : (only(types)?.type ?? ''),
    source: systems.includes(source) ? source : (only(systems) ?? ''),
  });
}

/** Says that what the file lacks is to be withdrawn, or not. */
export const mean = (isMeant: boolean) => put({ isMeant });

/** What would come of the rows of a file that cannot be all that its source has, with why it cannot. */
async function triedInParts(found: Read, isTried: boolean, why: string): Promise<CameWhole> {
  const came: Came[] = [];
  const broken = isTried && (await send(found, work.get().source, true, { tell: some => came.push(...some), isStopped: () => false }));
  return { came, missing: [], isMany: false, fault: [why, broken].filter(Boolean).join(' ') };
}

/** Sends a file that is all that its source has. What was shown when it was tried is the most that is withdrawn. */
async function sendAsWhole(found: Read, isTried: boolean): Promise<void> {
  const { source, missing: shown } = work.get();
  const why = notWhole(found);
  put({ step: isTried ? 'trying' : 'keeping', came: [], missing: [], done: 0, isMany: false, fault: undefined });
  const { came, ...told } = why ? await triedInParts(found, isTried, why) : await sendWhole(found, source, isTried, isTried ? undefined : shown.length);
  if (!isTried) forgetLists();
  put({ ...told, step: isTried ? 'tried' : 'kept', came: [...came, ...unsent(found, came)], isMeant: false });
}

/** Sends the rows, tried or kept, and tells of them as they come. */
async function sendAll(isTried: boolean): Promise<void> {
  const { read: found, source, isWhole } = work.get();
  if (!found) return;
  if (isWhole) return sendAsWhole(found, isTried);
  isStopped = false;
  put({ step: isTried ? 'trying' : 'keeping', came: [], done: 0, fault: undefined });
  const tell = (came: Came[], done: number) => put({ came: [...work.get().came, ...came], done });
  const fault = await send(found, source, isTried, { tell, isStopped: () => isStopped });
  const { came } = work.get();
  if (!isTried) forgetLists();
  put({ step: isTried ? 'tried' : 'kept', came: fault ? came : [...came, ...unsent(found, came)], fault });
}

export const keep = () => sendAll(false);

/** Reads a file, and tries its rows. */
export async function readAndTry(type: string, source: string, sent: Sent, name: string, isWhole: boolean): Promise<void> {
  work.set({ ...NOTHING, step: 'reading', name, source, sent, isWhole });
  const told = await read(type, source, sent);
  if ('fault' in told) return work.set({ ...NOTHING, name, fault: told.fault });
  put({ read: told.found });
  await sendAll(true);
}
