/** Asks the server for something, and again when the address changes or somebody wishes it. */
export interface Asking<T> {
  /** The last that came; it stays while the next is on its way. */
  readonly answer: T | null;
  readonly isLoading: boolean;
  /** `nothing`: it is not there. */
  readonly problem: 'nothing' | 'failed' | null;
  readonly again: () => void;
}

async function fetched<T>(address: string, signal: AbortSignal): Promise<T | 'nothing'> {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } });
  if (response.status === 404) return 'nothing';
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

/** To be called while a component is set up. @param address reads state */
export function asking<T extends object>(address: () => string): Asking<T> {
  let answer = $state.raw<T | null>(null);
  let problem = $state<Asking<T>['problem']>(null);
  let isLoading = $state(true);
  let wishes = $state(0);

  $effect(() => {
    const url = address();
    void wishes;
    const abort = new AbortController();
    isLoading = true;
    fetched<T>(url, abort.signal).then(
      (came) => {
        if (abort.signal.aborted) return;
        problem = came === 'nothing' ? 'nothing' : null;
        if (came !== 'nothing') answer = came;
        isLoading = false;
      },
      () => {
        if (abort.signal.aborted) return;
        problem = 'failed';
        isLoading = false;
      }
    );
    return () => abort.abort();
  });

  return {
    get answer() {
      return answer;
    },
    get isLoading() {
      return isLoading;
    },
    get problem() {
      return problem;
    },
    again: () => wishes++
  };
}
