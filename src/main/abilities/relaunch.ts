import type { App, IpcMain } from 'electron'
import { nativeChannels } from '../../contract/native.ts'
import { isOwnFrame } from '../lockdown.ts'

/**
 * Lets the kiosk's own page start the kiosk again.
 * @returns takes the ability away
 */
export function offerRelaunch(
  ipc: Pick<IpcMain, 'handle' | 'removeHandler'>,
  app: Pick<App, 'relaunch' | 'quit'>,
): () => void {
  ipc.handle(nativeChannels.relaunch, ({ senderFrame }) => {
    if (!isOwnFrame(senderFrame)) throw new Error('Refused.')
    app.relaunch()
    app.quit()
  })
  return () => ipc.removeHandler(nativeChannels.relaunch)
}
