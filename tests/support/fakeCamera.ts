import { writeFile } from 'node:fs/promises'
import { create } from 'qrcode'

/** Pixels of a module and of the picture, which is square. */
const [dot, side] = [7, 720]
const [white, black, grey] = [235, 16, 128]

/**
 * Writes a film in which the codes of these texts follow each other, a fifth of a second each, as a camera before a screen would see them.
 * Chromium shows it in place of a camera (`fakeCameraFlags`), over and over.
 */
export async function filmOf(file: string, texts: readonly string[]): Promise<void> {
  const colour = Buffer.alloc(side * side * 0.5, grey)
  const pictures = texts.flatMap((text) => [Buffer.from('FRAME\n'), pictureOf(text), colour])
  await writeFile(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${side} H${side} F5:1 Ip A1:1 C420\n`), ...pictures]),
  )
}

export function fakeCameraFlags(file: string): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ]
}

function pictureOf(text: string): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'L' })
  const picture = Buffer.alloc(side * side, white)
  const edge = Math.floor((side - modules.size * dot) / 2)
  for (let y = 0; y < modules.size * dot; y++)
    for (let x = 0; x < modules.size * dot; x++)
      if (modules.get(Math.floor(y / dot), Math.floor(x / dot))) picture[(edge + y) * side + edge + x] = black
  return picture
}
