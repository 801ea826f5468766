import { store } from './store.ts';
import type { Sent } from './runs.ts';

/**
 * Whether acts are only tried: the registry does everything, tells what would come of it, and keeps nothing.
 *
 * On from the start, and on again with each act that is opened. What is saved is public and stays in the trail, so a
 * careful administrator wants to see what would happen before it does, and wants to choose to save: a forgotten switch
 * should cost one more click and never a faulty record. Saving is then one button beside what the trial said.
 */
export const trying = store(true);

let permitted: string | undefined;

const asText = ({ query, variables, operationName }: Sent) => JSON.stringify([query, variables ?? null, operationName]);

/**
 * Saves what was tried, although acts are only tried: `send` may send just that operation, and once. If anything in it
 * has changed, it is tried anew; if nothing is sent at all, the permission is gone with the press of the button.
 */
export async function saving(tried: Sent, send: () => Promise<void>): Promise<void> {
  permitted = asText(tried);
  try {
    await send();
  } finally {
    permitted = undefined;
  }
}

/** Whether an act about to be sent is only to be tried. */
export function isTrial(sent: Sent): boolean {
  const isPermitted = permitted === asText(sent);
  permitted = undefined;
  return trying.get() && !isPermitted;
}
