import type { Served } from './meals.ts'
import { readProgrammeText } from './programmeText.ts'
import type { ReadActivity, ReadLine, ReadMeal } from './reading.ts'

interface Around {
  /** Day that the lines around it are about; a weekday in the line is of its week. */
  near: string
  /** The lines above it, of which it may have its week and its day. */
  above: readonly Pick<ReadLine, 'text'>[]
  served?: Served
}

/** When something begins and ends of which nothing is written, for a person to mend. */
const placeholder = '10.00–11.00'

/** What the reader makes of a line when somebody has said that it is a meal: its day, price and allergens are not in the dish. */
export function mealInLine(text: string, { near, above, served }: Around): ReadMeal | null {
  for (const before of contexts(near, above)) {
    const lines = [...before, text]
    const { meals } = readProgrammeText(lines.join('\n'), { today: near, as: 'menu', served })
    const [meal] = meals.filter(({ line }) => line === lines.length)
    if (meal) return meal
  }
  return null
}

/** What the reader makes of a line when somebody has said that it is an activity; at ten where it says no time. */
export function activityInLine(text: string, { near, above }: Around): ReadActivity | null {
  for (const before of contexts(near, above))
    for (const line of [text, `${placeholder} ${text}`]) {
      const lines = [...before, line]
      const { activities } = readProgrammeText(lines.join('\n'), { today: near })
      const [activity] = activities.filter((each) => each.line === lines.length)
      if (activity) return activity
    }
  return null
}

function contexts(near: string, above: Around['above']): string[][] {
  return [above.map(({ text }) => text), [near]]
}
