/**
 * Hears that the process is to end, as often as it is said: a terminal, npm and a service manager may each say it, to the whole chain at once.
 * A second time in the middle of the stop must not end the process, which would leave its PostgreSQL behind.
 */
export function hearEnding(process: NodeJS.Process): AbortSignal {
  const heard = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => heard.abort())
  return heard.signal
}

/** Calls `end` when it is heard, or at once where it has been. */
export function whenEnding(ending: AbortSignal, end: () => void): void {
  if (ending.aborted) end()
  else ending.addEventListener('abort', end, { once: true })
}
