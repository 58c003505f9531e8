import { contextBridge, ipcRenderer } from 'electron'
import { type NativeShell, nativeChannels } from '../contract/native.ts'

const shell: NativeShell = {
  relaunch: () => ipcRenderer.invoke(nativeChannels.relaunch),
}

contextBridge.exposeInMainWorld('samvaro', shell)
