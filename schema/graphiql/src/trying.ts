import { kept } from './kept.ts';

/**
 * Whether acts are only tried: the registry does everything, tells what would come of it, and keeps nothing.
 *
 * On from the start, and on again with each act that is opened. What is saved is public and stays in the trail, so a
 * careful administrator wants to see what would happen before it does, and wants to choose to save: a forgotten switch
 * should cost one more click and never a faulty record. Saving is then one button beside what the trial said.
 */
export const trying = kept(true);

interface Sent {
  query: string;
  variables?: unknown;
}

let permitted: string | undefined;

const asText = ({ query, variables }: Sent) => JSON.stringify([query, variables ?? null]);

/** Lets just this operation be saved, once, although acts are only tried. If anything in it changes, it's tried anew. */
export function permit(sent: Sent): void {
  permitted = asText(sent);
}

/** Whether an act about to be sent is only to be tried. */
export function isTrial(sent: Sent): boolean {
  const isPermitted = permitted === asText(sent);
  permitted = undefined;
  return trying.get() && !isPermitted;
}
