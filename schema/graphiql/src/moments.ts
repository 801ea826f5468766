/** Days and moments are Sweden's, wherever whoever reads them sits. */
const ZONE = 'Europe/Stockholm';

/** A moment as people in Sweden write it. */
export const moment = (iso: string, dateStyle: 'short' | 'long' = 'short') => new Date(iso).toLocaleString('sv-SE', { dateStyle, timeStyle: 'short', timeZone: ZONE });
