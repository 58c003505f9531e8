import { type GoalArea, goalAreas } from '../../../contract/words.ts'
import { sv } from '../../i18n/sv.ts'
import { GoalIcon } from '../../programme/GoalArea.tsx'
import { Choice } from './Choice.tsx'

/** The goal area that every activity carries, by icon, word and colour. */
export function GoalAreaChoice(props: {
  label: string
  value: GoalArea | null
  onChange: (value: GoalArea) => void
  error?: string
}) {
  return (
    <Choice
      {...props}
      className="goal-choice"
      options={goalAreas.map((area) => ({
        value: area,
        tone: area,
        content: (
          <>
            <GoalIcon area={area} className="action-icon" /> {sv[`goal.${area}`]}
          </>
        ),
      }))}
    />
  )
}
