import { useState } from 'react'
import { fileName, saveFile } from '../saveFile.ts'
import { t } from '../text.ts'

/** Saves files that the page has made, and says of the last one what it is called and where it lies. */
export function useSaveFile() {
  const [saved, setSaved] = useState<string | null>(null)
  return {
    save: (name: string, ending: string, type: string, content: string | Uint8Array<ArrayBuffer>) => {
      const file = fileName(name, ending)
      saveFile(file, type, content)
      setSaved(file)
    },
    said: saved === null ? null : t('files.saved', { name: saved }),
  }
}
