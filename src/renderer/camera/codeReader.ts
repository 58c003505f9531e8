import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** Reads the QR codes of a picture, as texts. */
export type CodeReader = (picture: ImageData) => Promise<string[]>

/** Loads the reader from where this page came from; by itself it would ask another place. Rejects when it cannot be had. */
export async function loadCodeReader(): Promise<CodeReader> {
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true })
  return async (picture) => {
    // A sharp code on a screen is found without the search for torn and turned ones, which takes an old telephone ten times as long.
    const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: false, tryInvert: false })
    return found.filter(({ isValid }) => isValid).map(({ text }) => text)
  }
}
