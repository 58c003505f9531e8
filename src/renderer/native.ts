/** What only a native shell can do; absent in a browser. */
export interface NativeShell {
  relaunch?(): void
}

declare global {
  interface Window {
    samvaro?: NativeShell
  }
}

/** Starts the page anew: the whole shell where there is one. */
export function restart(): void {
  if (window.samvaro?.relaunch) window.samvaro.relaunch()
  else window.location.reload()
}
