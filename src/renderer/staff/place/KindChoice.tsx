import type { Programme } from '../../../contract/programme.ts'
import { Choice } from '../form/Choice.tsx'
import { t } from './text.ts'

type Kind = NonNullable<Programme['venue']>['kind']
const kinds: readonly Kind[] = ['fixed', 'mobile']

export function KindChoice(props: { kind: Kind; onChange: (kind: Kind) => void }) {
  return (
    <Choice
      label={t('about.kind')}
      value={props.kind}
      onChange={props.onChange}
      options={kinds.map((value) => ({ value, content: t(`about.${value}`) }))}
    />
  )
}
