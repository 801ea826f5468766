// Monaco ships no types for its worker entries; Vite turns `?worker` into a constructor.
declare module '*?worker' {
  const worker: new () => Worker;
  export default worker;
}

interface Window {
  MonacoEnvironment?: { getWorker: (id: string, label: string) => Worker };
}
