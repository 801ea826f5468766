// What the page's libraries say and do is put right while the page is built. Versions are pinned, and what is no longer
// found stops the build: an upgrade can't lose any of it unseen.
import type { Plugin } from 'vite';

/** What stands in a module, and what shall stand there: a whole string, or else a part of the code. */
export type Phrases = Record<string, string>;

function reworded(code: string, phrases: Phrases, module: string): string {
  for (const [from, to] of Object.entries(phrases)) {
    const whole = `"${from}"`;
    const [found, put] = code.includes(whole) ? [whole, `"${to}"`] : [from, to];
    if (!code.includes(found)) throw new Error(`${module} no longer says ${JSON.stringify(from)}`);
    code = code.replaceAll(found, () => put);
  }
  return code;
}

/** Puts right the modules whose paths end so. */
export function rewording(name: string, modules: Record<string, Phrases>): Plugin {
  const unseen = new Set(Object.keys(modules));
  return {
    name,
    apply: 'build',
    transform(code, id) {
      const module = Object.keys(modules).find(ending => id.split('?')[0]?.endsWith(`/node_modules/${ending}`));
      if (!module) return null;
      unseen.delete(module);
      return { code: reworded(code, modules[module] as Phrases, module), map: null };
    },
    buildEnd(error) {
      if (!error && unseen.size) throw new Error(`Modules to put right that the page does not load: ${[...unseen].join(', ')}`);
    },
  };
}
