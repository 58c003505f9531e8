import { useText } from './text.tsx'

/** A telephone number: in one piece, and the right way round among right-to-left words. */
export function PhoneNumber({ phone }: { phone: string }) {
  return (
    <bdi className="phone" dir="ltr">
      {phone}
    </bdi>
  )
}

/** Stands where the number shall be until the sentence is cut there. */
const place = '\ufffc'

/** A sentence that says whom to call: `help`, "Do you need help? Call Karin, 016-…", or just `call`. */
export function CallSentence(props: { of: 'help' | 'call'; phone: string; name: string | undefined }) {
  const { of, phone, name } = props
  const { t } = useText()
  const words = name
    ? t(of === 'help' ? 'help.callName' : 'error.callName', { name, phone: place })
    : t(of === 'help' ? 'help.call' : 'error.call', { phone: place })
  const [before, after] = words.split(place)
  return (
    <span>
      {before}
      <PhoneNumber phone={phone} />
      {after}
    </span>
  )
}
