import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { after } from '../live/after.ts'
import { loadCodeReader } from './codeReader.ts'

/** `missing`: there is no camera. `refused`: nobody has let this page use it. `failed`: it, or what reads the picture, did not start. */
export type ScannerState = 'starting' | 'reading' | 'missing' | 'refused' | 'failed'

/** Sharp enough for a code of version 16 that fills half of the picture's height, and no more than an old telephone decodes some times a second. */
const wanted = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
/** Between two looks, for whatever else the page has to do. */
const restMs = 20

/** Whether this machine has a camera that a page may ask for. */
export async function hasCamera(): Promise<boolean> {
  // Absent where the page did not come over a safe way.
  const devices: MediaDevices | undefined = navigator.mediaDevices
  const all = (await devices?.enumerateDevices().catch(() => [])) ?? []
  return all.some(({ kind }) => kind === 'videoinput')
}

/** The camera's picture, and what stands in the codes that it sees, until it is taken away. No picture is kept. */
export function Scanner(props: {
  label: string
  onText: (text: string) => void
  onState: (state: ScannerState) => void
}) {
  const video = useRef<HTMLVideoElement>(null)
  const [isOn, setOn] = useState(false)
  const onText = useEffectEvent(props.onText)
  const onState = useEffectEvent(props.onState)

  useEffect(() => {
    const shown = video.current
    if (!shown) return
    let isOver = false
    let cancel = () => {}
    let stream: MediaStream | null = null
    const begin = async () => {
      onState('starting')
      stream = await startCamera()
      if (isOver) return stop(stream)
      shown.srcObject = stream
      const [read] = await Promise.all([loadCodeReader(), shown.play()])
      if (isOver) return
      setOn(true)
      onState('reading')
      const look = async () => {
        const picture = pictureOf(shown)
        const texts = picture ? await read(picture).catch(() => []) : []
        if (isOver) return
        for (const text of texts) onText(text)
        cancel = after(restMs, () => void look())
      }
      await look()
    }
    begin().catch((error: unknown) => {
      if (!isOver) onState(stateBy(error))
    })
    return () => {
      isOver = true
      cancel()
      if (stream) stop(stream)
    }
  }, [])

  return (
    <video
      ref={video}
      className="scanner"
      data-on={isOn || undefined}
      aria-label={props.label}
      muted
      playsInline
    />
  )
}

async function startCamera(): Promise<MediaStream> {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices) throw new DOMException('no safe way', 'NotFoundError')
  return devices.getUserMedia({ video: wanted, audio: false })
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function stateBy(error: unknown): ScannerState {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') return 'refused'
  return name === 'NotFoundError' ? 'missing' : 'failed'
}

/** What the camera sees now; null before the first picture. */
function pictureOf(video: HTMLVideoElement): ImageData | null {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) return null
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) return null
  context.drawImage(video, 0, 0)
  return context.getImageData(0, 0, width, height)
}
