/** A moment as people in Sweden write it. */
export const moment = (iso: string, dateStyle: 'short' | 'long' = 'short') => new Date(iso).toLocaleString('sv-SE', { dateStyle, timeStyle: 'short' });
