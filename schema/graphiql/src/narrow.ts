/** Whether panels cover the query instead of standing beside it; style.css draws the line at the same width. */
export const isNarrow = () => window.matchMedia('(max-width: 50rem)').matches;
