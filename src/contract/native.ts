/**
 * What only a native shell can do for the page: `window.samvaro` in Electron, absent in the browser host. One file per ability in
 * src/main/abilities.
 */
export interface NativeShell {
  /** Ends the kiosk in an orderly way and starts it again. */
  relaunch(): Promise<void>
}

/** The channel of each ability between page and shell. */
export const nativeChannels = { relaunch: 'samvaro:relaunch' } as const satisfies Record<
  keyof NativeShell,
  string
>
