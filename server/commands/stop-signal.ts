/**
 * Asked to stop: by Ctrl-C, by SIGTERM, or because who started this process is gone. Asking again changes nothing: under
 * npm one Ctrl-C arrives twice, from the terminal and handed on by the parent.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, abort);
  process.on('disconnect', abort);
  // Listening for the parent must not keep a process alive that has done its work.
  process.channel?.unref();
  return stop.signal;
}
