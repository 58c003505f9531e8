import type { NativeShell } from '../contract/native.ts'

declare global {
  interface Window {
    /** Absent in a browser. */
    samvaro?: NativeShell
  }
}

/** Starts the page anew: the whole shell where there is one. */
export function restart(): void {
  if (window.samvaro) void window.samvaro.relaunch()
  else window.location.reload()
}
