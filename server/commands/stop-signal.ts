/**
 * Asked to stop: by Ctrl-C, by SIGTERM, or because who started this process is gone. A second Ctrl-C ends it at once.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, abort);
  process.once('disconnect', abort);
  // Listening for the parent must not keep a process alive that has done its work.
  process.channel?.unref();
  return stop.signal;
}
