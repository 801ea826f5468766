// Monaco ships no types for its worker entries; Vite turns `?worker` into a constructor.
declare module '*?worker' {
  const worker: new () => Worker;
  export default worker;
}

interface Window {
  MonacoEnvironment?: { getWorker: (id: string, label: string) => Worker };
}

// What a tab is called; GraphiQL's code is made to ask for it (swedish.ts).
declare var titleOfTab: (name: string) => string;
