import { store } from './store.ts';

/** What the registry is called; its usual name until it has said so. */
export const registryName = store('Register över socialtjänstens utvecklingsarbete');
