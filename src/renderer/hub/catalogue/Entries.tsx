import { type ReactNode, useState } from 'react'
import type { CatalogueEntry } from '../../../contract/catalogue.ts'
import { goalAreas } from '../../../contract/words.ts'
import { isFound } from '../../../domain/catalogue.ts'
import { sv } from '../../i18n/sv.ts'
import { GoalIcon } from '../../programme/GoalArea.tsx'
import { Select } from '../../staff/form/Select.tsx'
import { TextField } from '../../staff/form/TextField.tsx'
import { factsText } from './entryText.ts'
import { t } from './text.ts'
import './catalogue.css'

const anyArea = 'any'

/** The entries of the catalogue, and the way to find one among them. `foot` is what stands under each. */
export function Entries(props: {
  entries: readonly CatalogueEntry[]
  /** The level of their names below that of the page. */
  heading: 'h2' | 'h3'
  foot: (entry: CatalogueEntry) => ReactNode
}) {
  const { entries, heading: Heading, foot } = props
  const [words, setWords] = useState('')
  const [area, setArea] = useState<(typeof goalAreas)[number] | typeof anyArea>(anyArea)
  const found = entries.filter(
    (entry) => isFound(entry, words) && (area === anyArea || entry.fields.goalArea === area),
  )
  return (
    <>
      {entries.length > 0 && (
        <search className="catalogue-find">
          <TextField
            label={t('catalogue.find')}
            hint={t('catalogue.findHint')}
            value={words}
            onChange={setWords}
            maxLength={80}
          />
          <Select
            label={t('catalogue.area')}
            value={area}
            options={[
              { value: anyArea, text: t('catalogue.anyArea') },
              ...goalAreas.map((value) => ({ value, text: sv[`goal.${value}`] })),
            ]}
            onChange={setArea}
          />
        </search>
      )}
      <p role="status" className="muted catalogue-none">
        {found.length === 0 && t(entries.length === 0 ? 'catalogue.none' : 'catalogue.noneFound')}
      </p>
      <ul className="catalogue-list" aria-label={t('catalogue.list')}>
        {found.map((entry) => (
          <li key={entry.id} className="catalogue-entry" data-tone={entry.fields.goalArea}>
            <Heading className="catalogue-name">
              <GoalIcon area={entry.fields.goalArea} className="action-icon" /> {entry.fields.title.sv}
            </Heading>
            <p className="muted">{factsText(entry.fields)}</p>
            {entry.fields.description && <p>{entry.fields.description.sv}</p>}
            {entry.fields.tags.length > 0 && <p className="muted">{entry.fields.tags.join(', ')}</p>}
            <div className="catalogue-foot">{foot(entry)}</div>
          </li>
        ))}
      </ul>
    </>
  )
}
